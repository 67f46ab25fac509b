"""Made-up rounds of routine maintenance: a blank one, a long one, the nastiest one."""

from dataclasses import replace
from datetime import date

from models.rules.norms import norms
from models.sheets import InstrumentLine
from models.sheets.inspection import FoundHazard, RoutineItem, RoutineLine, RoutineSheet
from printing.samples import county

_SITES = ("城东汇聚", "虹桥汇聚", "柳市基站", "北白象基站", "县行政中心", "人民医院")
_DEVICES = ("OLT MA5680T", "交换机 S3328", "PTN 950", "ONU HG8240")
_GOOD = ("36", "53.4", "正常", "正常", "正常", "-18.9", "正常", "正常", "2.6", "—", "正常", "—")
_ODD = 9  # every so many devices one has something to put right


def sheets() -> dict[str, RoutineSheet]:
    """Return sample sheets by name."""
    short = _short()
    full = _full(short)
    return {"short": short, "long": full, "nasty": _nasty(full)}


def _short() -> RoutineSheet:
    lines = norms().checklists.routine.lines
    return RoutineSheet(
        number="LX-WH-20261123-0001",
        letterhead=county.letterhead(),
        copy=county.first_copy(3400),
        plan_number="WH202611-02",
        area="城东、虹桥片区",
        segment="数据汇聚层",
        day_on=date(2026, 11, 23),
        crew="城东一组 陈海波、郑伟",
        items=tuple(RoutineItem(code=one.code, name=one.zh) for one in lines),
        lines=tuple(replace(_line(n), answers=(), verdict="", remark="") for n in range(8)),
    )


def _full(short: RoutineSheet) -> RoutineSheet:
    return replace(
        short,
        instruments=(
            InstrumentLine(number="YB-0007", name="光功率计", valid_until_on=date(2027, 6, 30)),
        ),
        lines=tuple(map(_line, range(56))),
        hazards=(
            FoundHazard(what="柳市基站空调故障,室温 33 °C", ticket="LX-YH-20261123-0003"),
            FoundHazard(what="北白象基站 B 路电源未接", ticket="LX-YH-20261123-0004"),
        ),
        remark="人民医院机房当日有手术保障未进入,改 11-26 补做。",
    )


def _nasty(full: RoutineSheet) -> RoutineSheet:
    return replace(
        full,
        area=county.HOSTILE,
        lines=(
            replace(full.lines[0], device=county.HOSTILE, remark="记" * 900),
            replace(full.lines[1], place=county.RARE, answers=("长" * 40,) * 12),
            *full.lines[2:5],
        ),
        remark=county.COMPLAINT,
    )


def _line(n: int) -> RoutineLine:
    odd = n % _ODD == _ODD - 1
    answers = (*_GOOD[:3], "异常", *_GOOD[4:]) if odd else _GOOD
    return RoutineLine(
        device=f"{_DEVICES[n % len(_DEVICES)]}-{n // len(_DEVICES) + 1}",
        place=f"{_SITES[n % len(_SITES)]}机房",
        answers=answers,
        verdict="不合格" if odd else "合格",
        remark="端口补封堵" if odd else "",
    )
