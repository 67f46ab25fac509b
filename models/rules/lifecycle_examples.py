"""One true-looking set of facts per verb, for the manual, for forms and for tests."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.rules.states import Verb

_CALL = {"person": "周敏", "phone": "13800000021"}
_PARTY = {
    "crew": "LX-03",
    "leader": "T0312",
    "technicians": ["T0315"],
    "vehicle": "辽B·A1203",
    "instruments": ["OTDR-02", "PM-05"],
    "planned_at": "2026-11-21 00:10",
}
_HOLD = {
    "reason": "cust_defer",
    "expected_resume_at": "2026-11-21 02:00",
    "proof": "周敏 13800000021 00:50 来电",
}
_TESTS = [
    {"item": "optical_dbm", "value": -19.4, "unit": "dBm", "passed": True},
    {"item": "loss_percent", "value": 0, "unit": "%", "passed": True},
]

EXAMPLES: Final[Mapping[Verb, Mapping[str, object]]] = MappingProxyType(
    {
        Verb.OPEN: {
            "kind": "fault",
            "category": "equipment_fault",
            "symptom": "专线中断,光猫 LOS 灯红。",
            "customer_name": "临溪县农村信用社",
            "customer_number": "C00017",
            "circuit_number": "LX-INT-00042",
            "reporter": "周敏",
            "reported_at": "2026-11-20T23:30:00+08:00",
            "contact_name": "周敏",
            "contact_phone": "13800000021",
            "service": "internet",
            "reach": "within_province",
            "grade": "AAA",
            "locality": "urban",
        },
        Verb.ACCEPT: {"grade": "AAA", "service": "internet", "reach": "within_province"},
        Verb.PRETEST: {"result": "网管看光猫离线,同分光器其他用户正常。"},
        Verb.DISPATCH: _PARTY | {"task": "查入户皮线与光猫收光。"},
        Verb.ASSIGN: {"leader": "T0312", "technicians": ["T0315"]},
        Verb.ACKNOWLEDGE: {"by": "T0312", "by_phone": True},
        Verb.DECLINE: {"reason": "正在抢修主干光缆,无法前往。"},
        Verb.RECALL: {"reason": "派错班组。"},
        Verb.REPLAN: {"planned_at": "2026-11-21 01:00", "planned_minutes": 120},
        Verb.PIN: {"pin": "both", "reason": "已与客户约定。"},
        Verb.REASSIGN: _PARTY | {"reason": "原班组车辆故障。"},
        Verb.TRANSFER: {
            "maintainer": "市公司传输中心",
            "accepted_by": "何军",
            "reference": "CS-20261121-18",
        },
        Verb.REINFORCE: _PARTY | {"crew": "LX-05", "task": "协助杆路抢修。"},
        Verb.FINISH_PART: {"order": "LX-GZ-20261120-0001-P2", "done": "吊线已恢复。"},
        Verb.CONTACT: _CALL | {"outcome": "connected", "text": "已告知预计到场时间。"},
        Verb.APPOINT: _CALL | {"appointed_at": "2026-11-21 08:30"},
        Verb.REAPPOINT: _CALL
        | {"appointed_at": "2026-11-21 14:00", "reason": "客户上午停电检修。"},
        Verb.DEPART: {
            "called": "connected",
            "five_ones": ["badge", "shoe_covers"],
            "self_checked": True,
        },
        Verb.ARRIVE: {"met": "周敏"},
        Verb.ABSENT: {
            "left_at": "2026-11-21 00:45",
            "attempts": [
                {
                    "called_at": "2026-11-21 00:38",
                    "phone": "13800000021",
                    "outcome": "no_answer",
                }
            ],
            "slip": "LX-LY-0007",
        },
        Verb.START: {"cause_guess": "入户皮线折断"},
        Verb.FEEDBACK: {
            "progress": "已找到断点,正在熔接。",
            "expected_at": "2026-11-21 01:20",
            "to_customer": True,
        },
        Verb.URGE: {"who": "客户经理 王颖", "text": "客户要求尽快恢复。"},
        Verb.ESCALATE: {
            "level": "supervisor",
            "recipient": "主任 刘洋",
            "text": "恢复时限已用 75%,预计 01:20 恢复。",
        },
        Verb.REQUEST_SUSPEND: _HOLD,
        Verb.APPROVE_SUSPEND: {"note": "同意。"},
        Verb.REFUSE_SUSPEND: {"reason": "客户未要求改期。"},
        Verb.SUSPEND: _HOLD,
        Verb.RENEW_SUSPEND: {
            "expected_resume_at": "2026-11-21 08:00",
            "reason": "客户机房早上才开门。",
        },
        Verb.RESUME: {"note": "客户已开门。"},
        Verb.RESTORE: {"how": "更换皮线并熔接,复测正常。", "tests": _TESTS},
        Verb.REPORT: {
            "process": "断点在弱电井,更换皮线 30 米,熔接后收光 -19.4 dBm。",
            "cause_code": "line.pigtail",
            "liability": "operator",
            "prevention": "弱电井内皮线加装保护管。",
            "materials": [{"name": "皮线光缆", "quantity": 30, "unit": "米"}],
            "tests": _TESTS,
            "customer_signed": True,
        },
        Verb.PASS_CHECK: {"note": "资料齐全。"},
        Verb.SEND_BACK: {"defects": ["未填熔接损耗"], "service_down": False},
        Verb.FOLLOW_UP: _CALL
        | {"outcome": "connected", "fixed": True, "satisfaction": "satisfied"},
        Verb.CLOSE: {"prevention": "弱电井内皮线加装保护管。"},
        Verb.VOID: {"reason": "误报,客户自行断电。", "approved_by": "主任 刘洋"},
        Verb.REOPEN: {"reason": "客户反映再次中断。", "service_down": True},
        Verb.REPEAT: {"reporter": "周敏", "text": "仍然不通。"},
        Verb.NOTE: {"text": "门卫电话 13800000022。"},
        Verb.REGRADE: {"grade": "AA", "reason": "合同等级为 AA。"},
        Verb.PRINT: {"form": "F01", "paper": "a4", "order": "LX-GZ-20261120-0001-P1"},
        Verb.RETURN_PAPER: {"signed": True, "order": "LX-GZ-20261120-0001-P1"},
        Verb.JOIN: {"parent": "LX-GZ-20261120-0009"},
        Verb.TAKE_OUT: {"reason": "客户内网故障,与光缆无关。"},
        Verb.RESTORE_ALONG: {"how": "主干光缆熔接完成,复测正常。", "tests": _TESTS},
        Verb.PASS_ON: {"accepted_by": "小李", "reason": "下班,未办结。"},
    }
)


def example_facts(verb: Verb) -> dict[str, object]:
    """Return a fresh copy of the example facts of a verb."""
    return dict(EXAMPLES[verb])
