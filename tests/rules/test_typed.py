"""Lines as dispatchers type them, Chinese and English, and what each means."""

from datetime import datetime, timedelta

import pytest

from models.errors import RefusedError
from models.rules.states import Verb
from models.rules.typed import (
    Other,
    Typed,
    Vocabulary,
    parse,
    pin_words,
    reason_words,
    table,
    verb_named,
)
from models.rules.typed.table import read_table
from models.rules.zone import SHANGHAI

NOW = datetime(2026, 11, 20, 14, 30, tzinfo=SHANGHAI)
OFFICE = Vocabulary(
    crews=(
        ("B01", "城区一班"),
        ("B02", "城区二班"),
        ("B03", "桥头班"),
        ("B04", "乡镇二班"),
        ("C08", "抢修班"),
    ),
    reasons=(
        *reason_words(),
        ("cust_defer", "客户要求延期或改约"),
        ("spare", "等待备件"),
        ("upstream", "上层网络或其他代维责任段"),
    ),
    pins=pin_words(),
    places=(("tickets", "工单"), ("customers", "客户档案"), ("things", "车辆仪表"), ("F5", "刷新")),
)


def at(hour, minute=0, day=20):
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


V = Verb
LINES = {
    # the four lines of the road, as they are said on the phone
    "派 GZ-0007 桥头班": (V.DISPATCH, {"ticket": "GZ-0007", "crew": "B03"}),
    "到 0007": (V.ARRIVE, {"ticket": "0007"}),
    "恢复 0007 14:20": (V.RESTORE, {"ticket": "0007", "moment": at(14, 20)}),
    "挂 0007 客户原因 15:00": (
        V.SUSPEND,
        {"ticket": "0007", "reason": "cust_defer", "moment": at(15)},
    ),
    # every verb by its own word
    "受理 0007": (V.ACCEPT, {"ticket": "0007"}),
    "预处理 0007 网管正常": (V.PRETEST, {"ticket": "0007", "text": "网管正常"}),
    "派单 0007 B01": (V.DISPATCH, {"ticket": "0007", "crew": "B01"}),
    "指派 0007 T12": (V.ASSIGN, {"ticket": "0007", "text": "T12"}),
    "接单 0007": (V.ACKNOWLEDGE, {"ticket": "0007"}),
    "退单 0007 人手不够": (V.DECLINE, {"ticket": "0007", "text": "人手不够"}),
    "撤回派单 0007 派错": (V.RECALL, {"ticket": "0007", "text": "派错"}),
    "改计划 0007 16:00": (V.REPLAN, {"ticket": "0007", "moment": at(16)}),
    "转派 0007 抢修班 车坏了": (
        V.REASSIGN,
        {"ticket": "0007", "crew": "C08", "text": "车坏了"},
    ),
    "加派 0007 C08 协助布缆": (V.REINFORCE, {"crew": "C08", "text": "协助布缆"}),
    "子任务完成 0007 布好了": (V.FINISH_PART, {"text": "布好了"}),
    "转出 0007 市公司": (V.TRANSFER, {"text": "市公司"}),
    "联系客户 0007 约下午": (V.CONTACT, {"ticket": "0007", "text": "约下午"}),
    "预约 0007 周敏 16:30": (V.APPOINT, {"text": "周敏", "moment": at(16, 30)}),
    "改约 0007 明天 9:00 客户有会": (
        V.REAPPOINT,
        {"text": "客户有会", "moment": at(9, day=21)},
    ),
    "出发 0007": (V.DEPART, {"ticket": "0007"}),
    "到场 0007 门卫带路": (V.ARRIVE, {"text": "门卫带路"}),
    "客户不在 0007": (V.ABSENT, {"ticket": "0007"}),
    "开始处理 0007 光衰": (V.START, {"text": "光衰"}),
    "反馈 0007 在熔接 15:30": (V.FEEDBACK, {"text": "在熔接", "moment": at(15, 30)}),
    "催单 0007 客户急用": (V.URGE, {"text": "客户急用"}),
    "升级 0007 快到时限": (V.ESCALATE, {"text": "快到时限"}),
    "申请挂起 0007 备件 明天": (V.REQUEST_SUSPEND, {"reason": "spare", "moment": None}),
    "挂起 0007 备件 明天 10:00": (V.SUSPEND, {"reason": "spare", "moment": at(10, day=21)}),
    "批准挂起 0007": (V.APPROVE_SUSPEND, {"ticket": "0007"}),
    "不批准挂起 0007 无凭据": (V.REFUSE_SUSPEND, {"text": "无凭据"}),
    "续挂 0007 18:00 还没到货": (V.RENEW_SUSPEND, {"moment": at(18), "text": "还没到货"}),
    "解挂 0007": (V.RESUME, {"ticket": "0007"}),
    "业务恢复 0007 换尾纤": (V.RESTORE, {"text": "换尾纤"}),
    "回单 0007 换尾纤后正常": (V.REPORT, {"text": "换尾纤后正常"}),
    "质检通过 0007": (V.PASS_CHECK, {"ticket": "0007"}),
    "驳回 0007 照片不清": (V.SEND_BACK, {"text": "照片不清"}),
    "回访 0007": (V.FOLLOW_UP, {"ticket": "0007"}),
    "归档 0007": (V.CLOSE, {"ticket": "0007"}),
    "作废 0007 误报": (V.VOID, {"text": "误报"}),
    "重开 0007 又断": (V.REOPEN, {"text": "又断"}),
    "重复申告 0007 还没好": (V.REPEAT, {"text": "还没好"}),
    "备注 0007 门禁码 4321": (V.NOTE, {"text": "门禁码 4321"}),
    "更正等级 0007 合同": (V.REGRADE, {"text": "合同"}),
    "打印 0007": (V.PRINT, {"ticket": "0007"}),
    "工单回收 0007": (V.RETURN_PAPER, {"ticket": "0007"}),
    "并入主单 0007 LX-GZ-20261120-0001": (V.JOIN, {"text": "LX-GZ-20261120-0001"}),
    "移出主单 0007 不是一回事": (V.TAKE_OUT, {"text": "不是一回事"}),
    "移交 0007 王芳": (V.PASS_ON, {"text": "王芳"}),
    "新单": (V.OPEN, {}),
    # short words
    "收 0007": (V.ACCEPT, {}),
    "接 0007": (V.ACKNOWLEDGE, {}),
    "退 0007 忙": (V.DECLINE, {"text": "忙"}),
    "撤 0007 改主意": (V.RECALL, {"text": "改主意"}),
    "走 0007": (V.DEPART, {}),
    "约 0007 明天 9点": (V.APPOINT, {"moment": at(9, day=21)}),
    "开工 0007 查光路": (V.START, {"text": "查光路"}),
    "催 0007": (V.URGE, {}),
    "解 0007": (V.RESUME, {}),
    "通 0007": (V.RESTORE, {}),
    "结 0012": (V.REPORT, {"ticket": "0012"}),
    "访 0007": (V.FOLLOW_UP, {}),
    "记 0007 钥匙在物业": (V.NOTE, {"text": "钥匙在物业"}),
    "收单 0007": (None, {}),
    # pinyin initials
    "pd 0007 qtb": (V.DISPATCH, {"ticket": "0007", "crew": "B03"}),
    "jd 0007": (V.ACKNOWLEDGE, {"ticket": "0007"}),
    "gq 0007 bj": (V.SUSPEND, {"reason": "spare"}),
    "cf 0007": (V.DEPART, {}),
    "zp 0007 cqyb": (None, {}),
    "qianshou 0007": (None, {}),
    # English
    "dispatch 0007 B01": (V.DISPATCH, {"crew": "B01", "ticket": "0007"}),
    "send 0007 B01 +30": (V.DISPATCH, {"crew": "B01", "moment": NOW + timedelta(minutes=30)}),
    "ack 0007": (V.ACKNOWLEDGE, {}),
    "arrive 0007": (V.ARRIVE, {"ticket": "0007"}),
    "ARRIVE 0007": (V.ARRIVE, {"ticket": "0007"}),
    "start 0007 attenuation": (V.START, {"text": "attenuation"}),
    "restore 0007 14:20": (V.RESTORE, {"moment": at(14, 20)}),
    "fixed 0007 pigtail changed": (V.RESTORE, {"text": "pigtail changed"}),
    "hold 0007 spare 16:00": (V.SUSPEND, {"reason": "spare", "moment": at(16)}),
    "resume 0007": (V.RESUME, {}),
    "unhold 0007": (V.RESUME, {}),
    "recall 0007 wrong crew": (V.RECALL, {"text": "wrong crew"}),
    "note 0007 key at the gate": (V.NOTE, {"text": "key at the gate"}),
    "close 0007": (V.CLOSE, {}),
    "reopen 0007 down again": (V.REOPEN, {"text": "down again"}),
    "call 0007": (V.CONTACT, {}),
    "pass_check 0007": (V.PASS_CHECK, {}),
    "pass-check 0007": (V.PASS_CHECK, {}),
    "undo": (Other.UNDO, {}),
    "show 0007": (Other.SHOW, {"ticket": "0007"}),
    "suggest 0007": (Other.SUGGEST, {"ticket": "0007"}),
    # the other words
    "撤销": (Other.UNDO, {}),
    "重做": (Other.REDO, {}),
    "看 0007": (Other.SHOW, {"ticket": "0007"}),
    "推荐 0007": (Other.SUGGEST, {"ticket": "0007"}),
    "锁定 0007 班组": (V.PIN, {"ticket": "0007", "reason": "crew"}),
    "锁 0007 时段 16:00 已约好": (V.PIN, {"reason": "window", "moment": at(16), "text": "已约好"}),
    "锁 0007 解锁": (V.PIN, {"reason": "none"}),
    "lock 0007 both": (V.PIN, {"reason": "both"}),
    # numbers in every shape, in every place
    "派0007 桥头班": (V.DISPATCH, {"ticket": "0007", "crew": "B03"}),
    "派GZ-0007 桥头班": (V.DISPATCH, {"ticket": "GZ-0007", "crew": "B03"}),
    "0007 到": (V.ARRIVE, {"ticket": "0007"}),
    "到 LX-GZ-20261120-0007": (V.ARRIVE, {"ticket": "LX-GZ-20261120-0007"}),
    "到 20261120-0007": (V.ARRIVE, {"ticket": "20261120-0007"}),
    "到 lx-gz-20261120-0007": (V.ARRIVE, {"ticket": "LX-GZ-20261120-0007"}),
    "到 LX-GZ-20261120-0007-P1": (V.ARRIVE, {"ticket": "LX-GZ-20261120-0007-P1"}),
    "到 EOMS20261120007": (V.ARRIVE, {"ticket": "EOMS20261120007"}),
    "到": (V.ARRIVE, {"ticket": ""}),
    "到 桥头班": (V.ARRIVE, {"ticket": "", "crew": "B03"}),
    "派 0007 抢修": (V.DISPATCH, {"crew": "C08"}),
    "派 0007 c08": (V.DISPATCH, {"crew": "C08"}),
    # times
    "到 0007 14:25": (V.ARRIVE, {"moment": at(14, 25)}),
    "到 0007 14点25": (V.ARRIVE, {"moment": at(14, 25)}),
    "到 0007 14点25分": (V.ARRIVE, {"moment": at(14, 25)}),
    "到 0007 下午2点": (V.ARRIVE, {"moment": at(14)}),
    "到 0007 下午2点半": (V.ARRIVE, {"moment": at(14, 30)}),
    "到 0007 2:10pm": (V.ARRIVE, {"moment": at(14, 10)}),
    "到 0007 -10": (V.ARRIVE, {"moment": NOW - timedelta(minutes=10)}),
    "到 0007 -1h": (V.ARRIVE, {"moment": NOW - timedelta(hours=1)}),
    "到 0007 昨天 14:20": (V.ARRIVE, {"moment": at(14, 20, day=19)}),
    "到 0007 昨天14:20": (V.ARRIVE, {"moment": at(14, 20, day=19)}),
    "到 0007 14:20 昨天": (V.ARRIVE, {"moment": at(14, 20, day=19)}),
    "到 0007 yesterday 14:20": (V.ARRIVE, {"moment": at(14, 20, day=19)}),
    "到 0007 前天 8:00": (V.ARRIVE, {"moment": at(8, day=18)}),
    "到 0007 11-19 08:00": (V.ARRIVE, {"moment": at(8, day=19)}),
    "到 0007 2026-11-19 08:00": (V.ARRIVE, {"moment": at(8, day=19)}),
    "到 0007 11月19日 08:00": (V.ARRIVE, {"moment": at(8, day=19)}),
    "到 0007 23:50": (V.ARRIVE, {"moment": at(23, 50, day=19)}),  # has not come yet: last night
    "到 0007 现在": (V.ARRIVE, {"moment": NOW}),
    "挂 0007 备件 9:00": (V.SUSPEND, {"moment": at(9, day=21)}),  # a hold ends ahead
    "派 0007 B01 14:00": (V.DISPATCH, {"moment": at(14)}),  # just gone by: still today
    "派 0007 B01 +1h": (V.DISPATCH, {"moment": NOW + timedelta(hours=1)}),
    "派 0007 B01 +30分": (V.DISPATCH, {"moment": NOW + timedelta(minutes=30)}),
    "到 0007 25:00": (V.ARRIVE, {"moment": None, "text": "25:00"}),
    "到 0007 99-99": (V.ARRIVE, {"moment": None, "text": "99-99"}),
    # why it is entered late
    "到 0007 13:00 补:电话没打通": (
        V.ARRIVE,
        {"moment": at(13), "late": "电话没打通"},
    ),
    "恢复 0007 13:00 换纤 补录：班组晚报": (
        V.RESTORE,
        {"text": "换纤", "late": "班组晚报"},
    ),
    "arrive 0007 13:00 late:radio was down": (V.ARRIVE, {"late": "radio was down"}),
    # nothing and noise
    "": (None, {}),
    "   ": (None, {}),
    "你好": (None, {}),
    "0007": (None, {"ticket": "0007"}),
}


def seen(typed: Typed):
    return {
        "ticket": typed.ticket,
        "crew": typed.crews[0] if len(typed.crews) == 1 else None,
        "reason": typed.reasons[0] if len(typed.reasons) == 1 else None,
        "moment": typed.moment,
        "text": typed.text,
        "late": typed.late,
    }


@pytest.mark.parametrize("line", LINES)
def test_a_typed_line_means_what_was_meant(line):
    verb, told = LINES[line]
    typed = parse(line, OFFICE, NOW)
    assert typed.verb is verb
    assert {name: seen(typed)[name] for name in told} == told


def test_the_table_of_lines_is_long_enough_and_has_every_verb():
    assert len(LINES) > 100
    said = {verb for verb, _ in LINES.values()}
    assert set(Verb) - said == {Verb.RESTORE_ALONG}


def test_what_could_be_two_things_is_not_guessed():
    assert set(parse("派 0007 二班", OFFICE, NOW).crews) == {"B02", "B04"}
    assert parse("派 0007 二班", OFFICE, NOW).unclear
    assert set(parse("zp 0007", OFFICE, NOW).verbs) == {Verb.ASSIGN, Verb.REASSIGN}
    assert parse("zp 0007", OFFICE, NOW).verb is None


def test_a_screen_or_an_action_is_found_by_name_and_initials():
    assert parse("客户档案", OFFICE, NOW).places == ("customers",)
    assert parse("khda", OFFICE, NOW).places == ("customers",)
    assert parse("仪表", OFFICE, NOW).places == ("things",)
    assert parse("到 0007", OFFICE, NOW).places == ()


def test_the_facts_go_where_the_verb_wants_them():
    def facts(line):
        return parse(line, OFFICE, NOW).facts()

    assert facts("派 0007 B01 15:00 查光路") == {
        "crew": "B01",
        "planned_at": at(15),
        "task": "查光路",
    }
    assert facts("挂 0007 备件 16:00 等光猫") == {
        "reason": "spare",
        "expected_resume_at": at(16),
        "proof": "等光猫",
    }
    assert facts("接 0007") == {"by_phone": True}
    assert facts("驳回 0007 照片不清") == {"defects": ["照片不清"]}
    typed = parse("到 0007 13:00", OFFICE, NOW)
    assert (typed.facts(), typed.happened_at) == ({}, at(13))
    assert parse("派 0007 B01 15:00", OFFICE, NOW).happened_at is None
    assert parse("0007", OFFICE, NOW).facts() == {}


def test_the_same_words_name_a_verb_for_the_headless_command():
    for word in ("restore", "恢复", "业务恢复", "通", "fixed"):
        assert verb_named(word) is Verb.RESTORE
    for word in ("撤销", "zp", "nonsense", ""):
        with pytest.raises(RefusedError, match=r"ticket\.unknown_verb"):
            verb_named(word)


def test_no_word_means_two_things():
    words = [word for spoken in table().values() for word in spoken.words]
    assert len(words) == len(set(words))


def test_counter_proof_a_word_for_two_verbs_or_a_verb_without_words_is_refused():
    import resources

    text = resources.read_text("commands.toml")
    for wrong in (
        text.replace('zh = ["派"', 'zh = ["到"', 1),
        text.replace("[verbs.arrive]", "[verbs.arrived]"),
        text.replace("[others.undo]", "[others.undone]"),
        "[[",
    ):
        assert wrong != text
        with pytest.raises(RefusedError, match=r"commands\.broken"):
            read_table(wrong)
