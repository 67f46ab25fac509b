"""Sample receipts of counts: three vans, a shelf of four hundred parts, the nastiest one."""

from dataclasses import replace

from models.sheets.stocktake import (
    AWAY,
    MISPLACED,
    MISSING,
    SURPLUS,
    UNLISTED,
    CountedItem,
    StocktakeSheet,
)
from printing.samples.county import COMPLAINT, HOSTILE, RARE, after, first_copy, letterhead

_PARTS = (
    ("GM", "光猫", "HG8010H 单口", "台"),
    ("ONU", "企业 ONU", "8FE 机架式", "台"),
    ("SFP", "光模块", "1.25G 10km LC 双纤", "只"),
    ("WX", "尾纤", "SC/UPC 3m", "条"),
    ("PX", "蝶形光缆", "单芯 室外 150m", "盘"),
    ("DY", "电源适配器", "12V 1.5A", "只"),
    ("FLQ", "分光器", "1:8 插片式", "只"),
)
_MANY = 400


def sheets() -> dict[str, StocktakeSheet]:
    """Return the samples by name."""
    short = StocktakeSheet(
        number="LX-PD-20261120-0001",
        letterhead=letterhead(),
        copy=first_copy(),
        scope="车辆",
        started_at=after(-600),
        closed_at=after(-560),
        counted_by="王敏",
        settled="账实相符，无需调整",
        items=(
            _van("浙C·D1234", "城东一组 陈海波"),
            _van("浙C·D2234", "城西二组"),
            replace(
                _van("浙C·D3234"),
                expected=0,
                found=0,
                result=AWAY,
                remark="领用 郑伟 抢修组 LX-LY-20261119-0004",
            ),
        ),
    )
    return {"short": short, "long": _long(short), "nasty": _nasty(short)}


def _van(plate: str, place: str = "") -> CountedItem:
    return CountedItem(
        code=plate,
        name="厢式工程车",
        model="5 座 自有",
        unit="辆",
        place=place,
        expected=1,
        found=1,
    )


def _long(short: StocktakeSheet) -> StocktakeSheet:
    """Return a shelf on which little differs, as it should be, and every way it can."""
    items = [_part(n) for n in range(_MANY)]
    for place, (gain, result, remark) in _DIFFERENT.items():
        one = items[place]
        items[place] = replace(one, found=one.expected + gain, result=result, remark=remark)
    unlisted = CountedItem(
        code="6901028075831", found=1, result=UNLISTED, remark="仪表台账 光功率计 YB-0007"
    )
    return replace(
        short,
        number="LX-PD-20261120-0002",
        scope="备件",
        place="县办一号库房",
        counted_by="王敏、吴丽萍",
        supervised_by="赵主任",
        settled="账面已按实盘数调整 2 项",
        note="季度末全面盘点,盘点期间暂停出入库。",
        items=(*items, unlisted),
    )


_DIFFERENT = {
    17: (-1, MISSING, "未见 HWT0917003382；账面已调 −1"),
    103: (2, SURPLUS, "账面已调 +2"),
    240: (0, MISPLACED, "未见 SFP0001121；账上已出库 SFP0001077"),
}


def _part(n: int) -> CountedItem:
    code, name, model, unit = _PARTS[n % len(_PARTS)]
    pieces = n * 7919 % 61
    return CountedItem(
        code=f"{code}-{n + 1:04d}",
        name=name,
        model=model,
        unit=unit,
        place=f"{'ABCD'[n % 4]}区 {n % 9 + 1} 架 {n % 5 + 1} 层",
        expected=pieces,
        found=pieces,
    )


def _nasty(short: StocktakeSheet) -> StocktakeSheet:
    first, second, third = short.items
    return replace(
        short,
        scope="仪表",
        place=HOSTILE,
        counted_by="欧阳" * 12,
        supervised_by=RARE,
        settled=COMPLAINT[:200],
        note=COMPLAINT[:500],
        items=(
            replace(first, code="W" * 90, name=HOSTILE + RARE, found=0, result=MISSING),
            replace(
                second,
                model=HOSTILE,
                place=COMPLAINT[:300],
                expected=10**9,
                result=RARE,
                unit="台套" * 9,
            ),
            replace(third, remark="长" * 900, result=MISPLACED, expected=0),
        ),
    )
