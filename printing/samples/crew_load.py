"""Sample rosters with load: a week, a month, the nastiest one."""

from dataclasses import replace
from datetime import date, timedelta

from models.rules.norms import norms
from models.sheets.crew_load import CrewLoad, CrewLoadSheet, LeaveLine, LoadDay, RosterLine
from printing.samples.county import HOSTILE, RARE, first_copy, letterhead

_CREWS = {
    "城东一组": ("陈海波", "郑伟", "潘晓东"),
    "城西二组": ("林志强", "周建平"),
    "北岸三组": ("黄国华", "徐磊", "谢文斌"),
    "山区四组": ("吴大勇", "郑小山"),
}
_CYCLE = ("白", "夜", "休", "休", "白", "备", "白")


def sheets() -> dict[str, CrewLoadSheet]:
    """Return the samples by name."""
    week = _sheet("2026-11-16 至 2026-11-22", date(2026, 11, 16), 7)
    month = _sheet("2026年12月", date(2026, 12, 1), 31)
    return {"short": week, "long": month, "nasty": _nasty(week)}


def _sheet(period: str, first: date, count: int) -> CrewLoadSheet:
    load = norms().office.load
    days = tuple(first + timedelta(days=n) for n in range(count))
    crews = tuple(
        CrewLoad(crew=crew, people=len(people), days=_loads(seed, len(people), count))
        for seed, (crew, people) in enumerate(_CREWS.items())
    )
    roster = tuple(
        RosterLine(crew=crew, person=person, shifts=_shifts(crew + person, count))
        for crew, people in _CREWS.items()
        for person in people
    )
    leave = LeaveLine(
        person="周建平",
        kind="年休假",
        begins_on=first + timedelta(days=2),
        ends_on=first + timedelta(days=4),
        approved_by="赵主任",
    )
    return CrewLoadSheet(
        number=f"LX-PB-{first:%Y%m%d}-0001",
        letterhead=letterhead(),
        copy=first_copy(),
        period=period,
        days=days,
        amber_from=load.amber_from,
        full_above=load.red_above,
        crews=crews,
        roster=roster,
        leaves=(leave,),
        shift_words="白 08:30–17:30；夜 17:30–次日 08:30；备 电话值守；休 休息；假 请假。",
        remarks="12 小时以上连续在岗须经主任同意。",
    )


def _loads(seed: int, people: int, count: int) -> tuple[LoadDay, ...]:
    return tuple(_load(seed * 5 + n * 3, people) for n in range(count))


def _load(n: int, people: int) -> LoadDay:
    planned = (n * 7 % 19 + 2) * people / 2
    return LoadDay(
        planned=planned, actual=max(0.5, planned + n % 5 - 2.5), load=planned / (people * 8)
    )


def _shifts(name: str, count: int) -> tuple[str, ...]:
    begin = sum(map(ord, name)) % len(_CYCLE)
    shifts = [_CYCLE[(begin + n) % len(_CYCLE)] for n in range(count)]
    if "周建平" in name:
        shifts[2:5] = ["假"] * 3
    return tuple(shifts)


def _nasty(week: CrewLoadSheet) -> CrewLoadSheet:
    person = RosterLine(crew=HOSTILE, person=RARE, shifts=("W" * 40, HOSTILE, "白"))
    crew = CrewLoad(crew="长" * 120, people=0, days=(LoadDay(planned=1e6, actual=-1.0, load=99.0),))
    return replace(
        week,
        period=HOSTILE,
        roster=(person, *week.roster * 8),
        crews=(crew, *week.crews),
        remarks="长" * 700,
    )
