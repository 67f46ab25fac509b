"""F18, roster and load of the crews (班组排班与负荷表): a week, a month, or a run of days."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Crew, Leave, Office, Technician
from models.domain.edition import norms_on
from models.domain.rostering import read_roster
from models.errors import RefusedError
from models.queries.load import LoadTable, crew_load
from models.queries.papers.asking import Filled, PaperAsk, letterhead
from models.rules.glossary import say
from models.rules.leave import leave_kind
from models.rules.load import LoadDay as Load
from models.rules.norms import Norms
from models.rules.papers import Period
from models.rules.roster import Member, Roster
from models.rules.terms import LeaveKind, LeaveState, ShiftKind
from models.sheets.crew_load import CrewLoad, CrewLoadSheet, LeaveLine, LoadDay, RosterLine

LONGEST = 31
HOUR = 60
SHORT = {ShiftKind.DAY: "白", ShiftKind.NIGHT: "夜", ShiftKind.ON_CALL: "备", ShiftKind.REST: "休"}
AWAY, BLANK = "假", "缺"
CHINESE = "zh_CN"


def fill(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the table of a period such as ``2026-11``, ``2026-W48`` or ``DAY..DAY``.

    Refuses print.bad_period, and load.too_long_to_print beyond a month.
    """
    period = Period.read(number)
    if (period.last - period.first).days >= LONGEST:
        facts = {"first": period.first, "last": period.last, "limit": LONGEST}
        raise RefusedError("load.too_long_to_print", **facts)
    norms = norms_on(session, period.first)
    table = crew_load(session, period.first, period.last, now=ask.now)
    code = session.scalar(select(Office.code).order_by(Office.id).limit(1))
    sheet = CrewLoadSheet(
        number=f"{code}-PB-{period.text}",
        letterhead=letterhead(session),
        copy=ask.copy(),
        period=period.text,
        days=table.days,
        amber_from=norms.office.load.amber_from,
        full_above=norms.office.load.red_above,
        crews=tuple(_crews(session, table)),
        roster=tuple(_roster(session, table)),
        leaves=tuple(_leaves(session, period)),
        shift_words=_shift_words(norms),
    )
    return Filled(sheet=sheet)


def _crews(session: Session, table: LoadTable) -> Iterable[CrewLoad]:
    people = _headcount(session)
    for code, name in table.crews:
        cells = (table.cells.get((code, day)) for day in table.days)
        yield CrewLoad(
            crew=name,
            people=people.get(code, 0),
            days=tuple(LoadDay() if cell is None else _day(cell) for cell in cells),
        )


def _day(cell: Load) -> LoadDay:
    return LoadDay(
        planned=cell.booked / HOUR,
        actual=None if cell.actual is None else cell.actual / HOUR,
        load=cell.share,
    )


def _headcount(session: Session) -> dict[str, int]:
    statement = (
        select(Crew.code)
        .join(Technician, Technician.crew_id == Crew.id)
        .where(Technician.active, Technician.archived_at.is_(None))
    )
    found: dict[str, int] = {}
    for code in session.scalars(statement):
        found[code] = found.get(code, 0) + 1
    return found


def _roster(session: Session, table: LoadTable) -> Iterable[RosterLine]:
    roster = read_roster(session, table.from_on, table.to_on)
    crews = {row.id: row.name for row in session.execute(select(Crew.id, Crew.name))}
    names = {row.id: row.name for row in session.execute(select(Technician.id, Technician.name))}
    order = {crew: place for place, crew in enumerate(roster.crews)}
    members = sorted(
        (one for one in roster.members if one.belongs_on(table.from_on)),
        key=lambda one: order.get(one.crew_id or 0, len(order)),
    )
    for member in members:
        yield RosterLine(
            crew=crews.get(member.crew_id or 0, ""),
            person=names[member.technician_id],
            shifts=tuple(_shift(roster, member, day) for day in table.days),
        )


def _shift(roster: Roster, member: Member, day: date) -> str:
    if not member.belongs_on(day):
        return ""
    if roster.is_away(member, day):
        return AWAY
    duty = roster.duty_of(member, day)
    return BLANK if duty is None else SHORT[duty.kind]


def _leaves(session: Session, period: Period) -> Iterable[LeaveLine]:
    statement = (
        select(Leave, Technician.name)
        .join(Technician, Technician.id == Leave.technician_id)
        .where(
            Leave.state == LeaveState.APPROVED,
            Leave.starts_on <= period.last,
            Leave.ends_on >= period.first,
        )
        .order_by(Leave.starts_on, Leave.id)
    )
    for leave, person in session.execute(statement):
        yield LeaveLine(
            person=person,
            kind=_leave_word(leave.kind),
            begins_on=leave.starts_on,
            ends_on=leave.ends_on,
            approved_by=leave.approved_by,
        )


def _leave_word(told: str) -> str:
    kind = leave_kind(told)
    return say(kind, CHINESE) if isinstance(kind, LeaveKind) else kind


def _shift_words(norms: Norms) -> str:
    """Say what each shift's sign stands for, with its hours."""
    told = []
    for kind, sign in SHORT.items():
        hours = norms.office.shifts[kind]
        if hours.starts is not None and hours.ends is not None:
            over = "次日 " if hours.ends <= hours.starts else ""
            told.append(f"{sign} {hours.starts:%H:%M}–{over}{hours.ends:%H:%M}")
        else:
            told.append(f"{sign} {say(kind, CHINESE)}")
    return "；".join([*told, f"{AWAY} 请假", f"{BLANK} 未排班"]) + "。"
