"""Where a ticket can stand, and everything that can be done to it."""

from enum import StrEnum


class TicketState(StrEnum):
    """Where a ticket stands (工单状态)."""

    DRAFT = "draft"  # 拟稿
    PENDING = "pending"  # 待受理
    TO_DISPATCH = "to_dispatch"  # 待派单
    DISPATCHED = "dispatched"  # 待接单
    TAKEN = "taken"  # 已接单
    APPOINTED = "appointed"  # 已预约
    EN_ROUTE = "en_route"  # 已出发
    ON_SITE = "on_site"  # 已到场
    WORKING = "working"  # 处理中
    SUSPENDED = "suspended"  # 挂起
    RESTORED = "restored"  # 已恢复待回单
    REPLIED = "replied"  # 待质检
    VISITING = "visiting"  # 待回访
    CLOSED = "closed"  # 已归档
    VOID = "void"  # 作废
    TRANSFERRED = "transferred"  # 已转出


FINAL_STATES = frozenset({TicketState.CLOSED, TicketState.VOID, TicketState.TRANSFERRED})
OPEN_STATES = frozenset(TicketState) - FINAL_STATES
SERVICE_DOWN_STATES = OPEN_STATES - {
    TicketState.RESTORED,
    TicketState.REPLIED,
    TicketState.VISITING,
}


class Verb(StrEnum):
    """What can be done to a ticket (工单动作)."""

    OPEN = "open"  # 登记
    ACCEPT = "accept"  # 受理
    PRETEST = "pretest"  # 预处理
    DISPATCH = "dispatch"  # 派单
    ASSIGN = "assign"  # 指派
    ACKNOWLEDGE = "acknowledge"  # 接单
    DECLINE = "decline"  # 退单
    REASSIGN = "reassign"  # 转派
    TRANSFER = "transfer"  # 转出
    REINFORCE = "reinforce"  # 加派
    FINISH_PART = "finish_part"  # 子任务完成
    CONTACT = "contact"  # 联系客户(首次响应)
    APPOINT = "appoint"  # 预约
    REAPPOINT = "reappoint"  # 改约
    DEPART = "depart"  # 出发
    ARRIVE = "arrive"  # 到场
    ABSENT = "absent"  # 客户不在
    START = "start"  # 开始处理
    FEEDBACK = "feedback"  # 反馈
    URGE = "urge"  # 催单
    ESCALATE = "escalate"  # 升级
    REQUEST_SUSPEND = "request_suspend"  # 申请挂起
    APPROVE_SUSPEND = "approve_suspend"  # 批准挂起
    REFUSE_SUSPEND = "refuse_suspend"  # 不批准挂起
    SUSPEND = "suspend"  # 挂起
    RENEW_SUSPEND = "renew_suspend"  # 续挂
    RESUME = "resume"  # 解挂
    RESTORE = "restore"  # 业务恢复
    REPORT = "report"  # 回单
    PASS_CHECK = "pass_check"  # noqa: S105  a verb, no password (质检通过)
    SEND_BACK = "send_back"  # 驳回
    FOLLOW_UP = "follow_up"  # 回访
    CLOSE = "close"  # 归档
    VOID = "void"  # 作废
    REOPEN = "reopen"  # 重开
    REPEAT = "repeat"  # 重复申告
    NOTE = "note"  # 备注
    REGRADE = "regrade"  # 更正等级
    RECALL = "recall"  # 撤回派单
    REPLAN = "replan"  # 改计划
    PIN = "pin"  # 锁定
    PRINT = "print"  # 打印
    RETURN_PAPER = "return_paper"  # 工单回收
    JOIN = "join"  # 并入主单
    TAKE_OUT = "take_out"  # 移出主单
    RESTORE_ALONG = "restore_along"  # 随主单恢复
    PASS_ON = "pass_on"  # noqa: S105  a verb, no password (移交,首问负责)
