"""Made-up inspections: one to be carried out, one that was, the nastiest one."""

from dataclasses import replace
from datetime import date

from models.sheets import InstrumentLine
from models.sheets.inspection import FoundHazard, InspectionSheet
from printing.samples import county

_FOUND = (
    ("41", "合格", "网管"),
    ("-53.4 / -53.1", "合格", "双路"),
    ("装修余料", "不合格", "当场清理"),
    ("", "合格", "端口已封堵"),
    ("", "合格", "滤网已清洗"),
    ("-18.9", "合格", ""),
    ("", "合格", "补贴 2 张"),
    ("弯曲半径小", "不合格", "转隐患单"),
    ("2.6", "合格", ""),
    ("UPS 40 min;24℃", "合格", ""),
    ("SN 不符", "不合格", "已更新资料"),
    ("希望检修前电话通知", "", ""),
)


def sheets() -> dict[str, InspectionSheet]:
    """Return sample sheets by name."""
    short = _short()
    full = _full(short)
    return {"short": short, "long": full, "nasty": _nasty(full)}


def _short() -> InspectionSheet:
    return InspectionSheet(
        number="LX-XJ-20261123-0003",
        letterhead=county.letterhead(),
        copy=county.first_copy(3400),
        customer=county.bank(),
        plan_number="XJ2026Q4-0117",
        site="城东支行三楼机房",
        equipment="ONU HG8240 48575443C3D4;交换机 S2700;机柜 1 架",
        segment="集客接入",
        cycle="每月(AAA级)",
        last_on=date(2026, 10, 21),
        due_on=date(2026, 11, 30),
        crew="城东一组 陈海波、郑伟",
        items=county.routine_items(),
    )


def _full(short: InspectionSheet) -> InspectionSheet:
    return replace(
        short,
        begun_at=county.after(3450),
        ended_at=county.after(3512),
        instruments=(
            InstrumentLine(number="YB-0007", name="光功率计", valid_until_on=date(2027, 6, 30)),
            InstrumentLine(
                number="YB-0022",
                name="接地电阻测试仪",
                valid_until_on=date(2026, 10, 31),
                expired=True,
            ),
        ),
        items=tuple(
            replace(
                county.ticked(item, answer, good=verdict != "不合格"), verdict=verdict, note=note
            )
            for item, (answer, verdict, note) in zip(short.items, _FOUND, strict=True)
        ),
        photos=6,
        hazards=(
            FoundHazard(what="机柜后侧尾纤弯曲半径小于 30 mm", ticket="LX-YH-20261123-0001"),
            FoundHazard(what="弱电井盖板缺失,雨天进水", ticket="LX-YH-20261123-0002"),
        ),
        remark="弱电井盖板需物业配合更换,已告知叶科长。",
    )


def _nasty(full: InspectionSheet) -> InspectionSheet:
    return replace(
        full,
        customer=replace(full.customer, name=county.HOSTILE, contact=county.RARE),
        items=(replace(full.items[0], answer="测" * 2500, note=county.HOSTILE), *full.items[1:]),
        hazards=tuple(FoundHazard(what=f"隐患{n} " + "详" * 90) for n in range(30)),
        remark=county.COMPLAINT,
    )
