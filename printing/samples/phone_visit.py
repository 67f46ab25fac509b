"""Made-up calls: a planned one, one that was made, the nastiest one."""

from dataclasses import replace
from datetime import date

from models.rules.norms import norms
from models.sheets import SATISFACTIONS
from models.sheets.phone_visit import Commitment, PhoneVisitSheet
from printing.samples import county

WINDOWS = ("刚上班 08:30-09:30", "午饭前 11:00-12:00", "下班前1小时 16:30-17:30")
OUTCOMES = ("接通", "未接", "占线", "空号", "改约")
_YES_NO = ("是", "否")
_RUNNING = ("正常", "异常")


def sheets() -> dict[str, PhoneVisitSheet]:
    """Return sample sheets by name."""
    short = _short()
    full = _full(short)
    return {"short": short, "long": full, "nasty": _nasty(full)}


def _short() -> PhoneVisitSheet:
    return PhoneVisitSheet(
        number="LX-DF-20261123-0004",
        letterhead=county.letterhead(),
        copy=county.first_copy(3400),
        customer=county.bank(),
        contact_title="信息科科长",
        caller="王敏",
        planned_at=county.after(3420),
        windows=county.ticks(WINDOWS, (0,)),
        in_window=county.ticks(_YES_NO),
        outcome=county.ticks(OUTCOMES),
        steps=county.ticks(county.labels(norms().checklists.phone_visit)),
        running=county.ticks(_RUNNING),
        satisfaction=county.ticks(SATISFACTIONS),
    )


def _full(short: PhoneVisitSheet) -> PhoneVisitSheet:
    return replace(
        short,
        called_at=county.after(3432),
        minutes=6,
        in_window=county.ticks(_YES_NO, (0,)),
        outcome=county.ticks(OUTCOMES, (0,)),
        steps=county.ticks(county.labels(norms().checklists.phone_visit), range(4)),
        greeting="叶科长早上好,我是代维办王敏,打扰您几分钟。",
        running=county.ticks(_RUNNING, (1,)),
        running_note="专线白天正常;二楼会议室无线偶有卡顿,上周三下午视频会议断过一次,约两分钟自行恢复。",
        ticket="LX-GZ-20261123-0002",
        recent_fault="LX-GZ-20261120-0007 光缆被挖断",
        satisfaction=county.ticks(SATISFACTIONS, (0,)),
        needs="明年一季度虹桥支行迁址,需要 50M 专线一条、语音 8 线,希望春节前开通。",
        suggestions="希望停电检修能提前一天打电话告知,短信容易漏看。",
        competition="另一家运营商上门推介 200M 专线,月租低三成,合同明年 6 月到期前会比较。",
        contact_change="机房联系人由周工改为李工 13905771234。",
        commitments=(
            Commitment(
                what="安排班组到二楼会议室测试无线", due_on=date(2026, 11, 25), owner="陈海波"
            ),
            Commitment(what="客户经理上门谈迁址方案", due_on=date(2026, 11, 30), owner="林小燕"),
        ),
        next_visit_on=date(2026, 12, 22),
        language_check="未发现禁语",
    )


def _nasty(full: PhoneVisitSheet) -> PhoneVisitSheet:
    return replace(
        full,
        customer=replace(full.customer, name=county.HOSTILE, contact=county.RARE),
        running_note=county.COMPLAINT,
        needs="需求" * 700,
        suggestions=county.HOSTILE * 6,
        contact_change=county.RARE,
    )
