"""Sample slips for spare parts: one part, a repair with exchanges, the nastiest one."""

from dataclasses import replace

from models.sheets.spare_part import PartLine, SparePartSheet
from printing.samples.county import COMPLAINT, HOSTILE, RARE, after, first_copy, letterhead


def sheets() -> dict[str, SparePartSheet]:
    """Return the samples by name."""
    short = SparePartSheet(
        number="LX-BJ-20261120-0004",
        letterhead=letterhead(),
        copy=first_copy(),
        parts=(_closure(),),
        taken_by="陈海波",
        crew="城东一组",
        taken_at=after(14),
        keeper="李秀兰",
        order="LX-GZ-20261120-0007-P1",
        customer="乐溪农商银行城东支行",
        circuit="WZLX-HLW-ZX0123",
        purpose="故障更换",
    )
    long = replace(
        short,
        parts=(_closure(), _modem(), _cable(), *(_patch_cord(n) for n in range(8))),
        customer="中国共产党乐溪县委员会机要保密局(县政务服务中心)",
        remarks="旧光猫送省维修中心,报废尾纤当场剪断;余料 3 m 退库,仓库已点收。",
    )
    return {"short": short, "long": long, "nasty": _nasty(long)}


def _closure() -> PartLine:
    return PartLine(
        code="BJ-0102", name="12芯接头盒", model="GPJ-12", batch="202605", quantity="1 只"
    )


def _modem() -> PartLine:
    return PartLine(
        code="BJ-0007",
        name="光猫",
        model="HG8240",
        batch="202603",
        serial="48575443C3D4",
        quantity="1 台",
        old_serial="48575443A1B2",
        old_fate="返修",
    )


def _cable() -> PartLine:
    return PartLine(code="BJ-0033", name="光缆", model="GYTS-12B1", batch="202511", quantity="8 m")


def _patch_cord(n: int) -> PartLine:
    return PartLine(
        code="BJ-0061",
        name="尾纤",
        model="SC-LC 3 m",
        batch="202608",
        serial=f"WX2608-{n:03d}",
        quantity="1 条",
        old_serial=f"WX2101-{n + 40:03d}",
        old_fate="报废" if n else "留样检验",
    )


def _nasty(long: SparePartSheet) -> SparePartSheet:
    first, second, *others = long.parts
    return replace(
        long,
        parts=(
            replace(first, name=HOSTILE, code="W" * 50),
            replace(second, old_fate=RARE, serial="长" * 60),
            *others,
        ),
        customer=HOSTILE + RARE,
        remarks=COMPLAINT,
    )
