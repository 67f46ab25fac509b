"""Made-up visits: one on the way, one that was paid, the nastiest one."""

from dataclasses import replace
from datetime import date

from models.sheets import SATISFACTIONS
from models.sheets.phone_visit import Commitment
from models.sheets.site_visit import CheckedItem, Score, SiteVisitSheet
from printing.samples import county

_RUNNING = ("正常", "异常")
_SCORED = ("服务态度", "及时性", "维护质量", "技术水平")
_FOUND = ("38", "-53.2", "", "光口无防尘帽", "", "-18.9", "", "", "3.2", "UPS 40 分钟", "", "无")
_BAD = 3  # where in the list something was to be put right


def sheets() -> dict[str, SiteVisitSheet]:
    """Return sample sheets by name."""
    short = _short()
    full = _full(short)
    return {"short": short, "long": full, "nasty": _nasty(full)}


def _short() -> SiteVisitSheet:
    return SiteVisitSheet(
        number="LX-ZF-20261124-0001",
        letterhead=county.letterhead(),
        copy=county.first_copy(4900),
        customer=county.bank(),
        contact_title="信息科科长",
        visitors=("赵主任", "王敏"),
        visited_at=county.after(5310),
        place="城东支行三楼信息科",
        purpose="季度走访;投诉 LX-TS-20261120-0002 办结后回访",
        running=county.ticks(_RUNNING),
        items=county.routine_items(),
        scores=tuple(Score(name=name, boxes=county.ticks(SATISFACTIONS)) for name in _SCORED),
    )


def _full(short: SiteVisitSheet) -> SiteVisitSheet:
    return replace(
        short,
        visitors=("赵主任", "王敏", "陈海波"),
        left_at=county.after(5395),
        participants="叶建国(信息科)、李工(机房)、林小燕(客户经理)",
        running=county.ticks(_RUNNING, (0,)),
        running_note="更换光缆后运行正常,视频会议未再中断;"
        "二楼会议室无线信号偏弱,现场测得 -74 dBm。",
        ticket="LX-GZ-20261124-0003",
        recent_fault="11-20 光缆被挖断,已修复",
        items=_items(),
        scores=tuple(
            Score(name=name, boxes=county.ticks(SATISFACTIONS, (n // 2,)))
            for n, name in enumerate(_SCORED)
        ),
        needs="虹桥支行明年一季度迁址,需 50M 专线一条、语音 8 线;有异地灾备需求,初步意向 200M。",
        competition="另一家运营商报价 200M 专线月租低三成。",
        contact_change="机房联系人改为李工 13905771234",
        opinion="抢修速度比以前快;希望检修前一天电话通知,并把机房巡检结果给一份复印件。",
        plans=(
            Commitment(what="会议室加装面板 AP 一只", owner="陈海波", due_on=date(2026, 11, 28)),
            Commitment(what="检修通知改为电话加短信", owner="王敏", due_on=date(2026, 11, 25)),
        ),
        photos="ZF1124-01 至 ZF1124-06",
        next_visit_on=date(2027, 2, 24),
        language_check="未发现禁语",
    )


def _nasty(full: SiteVisitSheet) -> SiteVisitSheet:
    return replace(
        full,
        customer=replace(full.customer, name=county.HOSTILE, contact=county.RARE),
        opinion=county.COMPLAINT,
        items=(replace(full.items[0], answer=county.HOSTILE, note="记" * 200), *full.items[1:]),
        needs="需求" * 500,
        participants=county.RARE * 3,
    )


def _items() -> tuple[CheckedItem, ...]:
    return tuple(
        replace(
            county.ticked(item, found, good=n != _BAD),
            verdict="不合格" if n == _BAD else "合格" if item.choices or item.unit else "",
            note="当场加装" if n == _BAD else "",
        )
        for n, (item, found) in enumerate(zip(county.routine_items(), _FOUND, strict=True))
    )
