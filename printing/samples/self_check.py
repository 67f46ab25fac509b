"""Sample checks: an empty list to tick, a spot check with faults, the nastiest one."""

from dataclasses import replace
from datetime import date

from models.rules.norms import norms
from models.rules.norms.checklists import CheckLine
from models.sheets.letter import InstrumentLine
from models.sheets.self_check import AppearanceLine, CertificateLine, SelfCheckSheet
from printing.samples.county import (
    COMPLAINT,
    HOSTILE,
    RARE,
    after,
    first_copy,
    five_ones,
    letterhead,
    ticks,
)

_TOOLS = ("工具包", "红光笔", "网线测试仪", "标签打印机", "绝缘手套", "安全帽", "安全带")
_VEHICLE = ("外观", "灯光", "轮胎", "油量", "灭火器", "三角牌", "行驶证")
_APPLIES = {"all": "", "male": "男", "female": "女"}


def sheets() -> dict[str, SelfCheckSheet]:
    """Return the samples by name."""
    short = SelfCheckSheet(
        number="LX-ZJ-20261120-0003",
        letterhead=letterhead(),
        copy=first_copy(),
        person="陈海波",
        crew="城东一组",
        lines=tuple(map(_line, norms().checklists.appearance.lines)),
        five_ones=five_ones(),
        tools=ticks(_TOOLS),
        vehicle_checks=ticks(_VEHICLE),
    )
    return {"short": short, "long": _long(short), "nasty": _nasty(_long(short))}


def _line(line: CheckLine) -> AppearanceLine:
    return AppearanceLine(code=line.code, text=line.zh, applies=_APPLIES[line.applies])


def _long(short: SelfCheckSheet) -> SelfCheckSheet:
    notes = {"YR-12": "左袖有油渍,当场更换", "YR-17": "工号牌未戴"}
    lines = tuple(
        replace(one, fit=one.code not in notes, note=notes.get(one.code, ""))
        if one.applies != _APPLIES["female"]
        else one
        for one in short.lines
    )
    return replace(
        short,
        checked_at=after(-900),
        by_another=True,
        checker="赵主任",
        lines=lines,
        five_ones=five_ones((0, 1, 2, 4)),
        tools=ticks(_TOOLS, (0, 1, 2, 4, 5)),
        instruments=(
            InstrumentLine(number="YB-0007", name="光功率计", valid_until_on=date(2027, 6, 30)),
            InstrumentLine(
                number="YB-0031",
                name="光时域反射仪",
                valid_until_on=date(2026, 11, 1),
                expired=True,
            ),
        ),
        certificates=(
            CertificateLine(
                kind="低压电工作业", number="T330381198807", expires_on=date(2029, 5, 20)
            ),
            CertificateLine(
                kind="高处作业",
                number="T330381198807G",
                expires_on=date(2026, 10, 31),
                expired=True,
            ),
            CertificateLine(kind="代维上岗证", number="DW-0417"),
        ),
        vehicle="浙C·D1234",
        vehicle_checks=ticks(_VEHICLE, (0, 1, 2, 3, 6)),
        result="不合格,整改后出班",
        remarks="工号牌当日补办;高处作业证过期,登高任务改派郑伟。",
    )


def _nasty(long: SelfCheckSheet) -> SelfCheckSheet:
    first, second, *others = long.lines
    return replace(
        long,
        person=RARE,
        crew=HOSTILE,
        lines=(
            replace(first, text=HOSTILE * 3, note=COMPLAINT[:700]),
            replace(second, code="W" * 30, applies=RARE),
            *others,
        ),
        tools=ticks((HOSTILE, *(f"工具{n}" for n in range(40))), (0, 3)),
        remarks=COMPLAINT,
    )
