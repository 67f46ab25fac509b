"""The roster as it is shown: a grid of days, what is asked for, and what is wrong ahead."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.domain import Crew, Leave, RosterTemplate, ShiftSwap, Technician
from models.domain.edition import norms_between
from models.domain.rostering import read_roster
from models.rules.calendar import working_calendar
from models.rules.leave import leave_kind
from models.rules.roster import Duty, Member, Roster, days_between
from models.rules.roster_cells import ShiftCell
from models.rules.roster_checks import people_on
from models.rules.terms import LeaveKind, LeaveState, ShiftKind


@dataclass(frozen=True, slots=True)
class DayHead:
    """A day as the calendar has it; ``holiday`` names what it is off, or worked, for."""

    day_on: date
    working: bool
    made_up: bool
    holiday: str
    covered: bool


@dataclass(frozen=True, slots=True)
class RosterCell:
    """One person or crew on one day: the shift they stand on, whose it is, and any leave."""

    kind: ShiftKind | None = None
    own: bool = False
    leave: LeaveKind | str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    lent_to: str = ""

    @property
    def is_blank(self) -> bool:
        """Say whether nothing is entered and nobody is on leave: a gap."""
        return self.kind is None and not self.leave


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A row of the grid: a crew where ``technician`` is empty, else one of its people."""

    crew_code: str
    crew_name: str
    technician: str
    name: str
    cells: tuple[RosterCell, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Tell rows apart."""
        return (self.crew_code, self.technician)


@dataclass(frozen=True, slots=True)
class DayTotal:
    """How many people stand on each shift of a day, and how many on none."""

    people: Mapping[ShiftKind, int]
    blank: int
    away: int


@dataclass(frozen=True, slots=True)
class RosterSheet:
    """A period of the roster, its lines in the order crews and people are listed."""

    heads: tuple[DayHead, ...]
    lines: tuple[RosterLine, ...]
    totals: tuple[DayTotal, ...]
    needed: Mapping[ShiftKind, int]


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A pattern that can be laid over a period."""

    name: str
    steps: tuple[ShiftKind, ...]
    follows_calendar: bool
    version: int


@dataclass(frozen=True, slots=True)
class TemplatePreview:
    """What a pattern would do: entries it makes, entries it changes, entries like it already."""

    fills: int
    changes: int
    same: int


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A leave or a swap: who, when, and where it stands."""

    id: int
    is_swap: bool
    technician: str
    name: str
    crew_name: str
    kind: LeaveKind | str
    starts_on: date
    ends_on: date
    other: str
    reason: str
    state: LeaveState
    decided_by: str

    @property
    def key(self) -> tuple[bool, int]:
        """Tell rows apart."""
        return (self.is_swap, self.id)


def roster_sheet(session: Session, *, first: date, last: date) -> RosterSheet:
    """Return the grid of a period, both ends included."""
    roster = read_roster(session, first, last)
    days = tuple(days_between(first, last))
    leaves = _leave_words(session, first, last)
    crews = session.execute(select(Crew.id, Crew.code, Crew.name).order_by(Crew.code)).all()
    codes = {row.id: row.code for row in crews}
    people = {row.id: row for row in session.scalars(select(Technician))}
    lines: list[RosterLine] = []
    for crew in crews:
        if _is_gone(roster.crews[crew.id], first):
            continue
        whole = tuple(_whole(roster.whole.get((crew.id, day))) for day in days)
        lines.append(RosterLine(crew.code, crew.name, "", crew.name, whole))
        for member in roster.members:
            if member.crew_id != crew.id or _is_gone(member.gone_on, first):
                continue
            who = people[member.technician_id]
            cells = tuple(_cell(roster, member, day, leaves=leaves, codes=codes) for day in days)
            lines.append(RosterLine(crew.code, crew.name, who.number, who.name, cells))
    norms = norms_between(session, first, last)(first)
    return RosterSheet(
        heads=tuple(map(day_head, days)),
        lines=tuple(lines),
        totals=tuple(_total(roster, day) for day in days),
        needed=norms.office.staffing.people,
    )


def day_head(day: date) -> DayHead:
    """Return what the calendar says of a day."""
    calendar = working_calendar()
    return DayHead(
        day_on=day,
        working=calendar.is_working(day),
        made_up=day in calendar.made_up,
        holiday=calendar.reason(day),
        covered=calendar.is_covered(day),
    )


def template_rows(session: Session) -> tuple[TemplateRow, ...]:
    """Return the patterns in use, by name."""
    statement = select(RosterTemplate).where(RosterTemplate.archived_at.is_(None))
    return tuple(
        TemplateRow(row.name, tuple(map(ShiftKind, row.steps)), row.follows_calendar, row.version)
        for row in session.scalars(statement.order_by(RosterTemplate.name))
    )


def template_preview(session: Session, *, cells: Sequence[ShiftCell]) -> TemplatePreview:
    """Return what setting these cells would do, and what it would leave without a shift."""
    if not cells:
        return TemplatePreview(0, 0, 0)
    days = [cell.day_on for cell in cells]
    roster = read_roster(session, min(days), max(days))
    crews = {row.code: row.id for row in session.execute(select(Crew.code, Crew.id))}
    people = {
        row.number: row.id for row in session.execute(select(Technician.number, Technician.id))
    }
    counted = Counter(
        _effect(roster, cell, crew=crews.get(cell.crew), person=people.get(cell.technician))
        for cell in cells
    )
    return TemplatePreview(counted["fills"], counted["changes"], counted["same"])


def _effect(roster: Roster, cell: ShiftCell, *, crew: int | None, person: int | None) -> str:
    standing = (
        roster.own.get((person, cell.day_on))
        if person is not None
        else roster.whole.get((crew or 0, cell.day_on))
    )
    if standing is None:
        return "fills"
    return "same" if standing.kind is cell.kind else "changes"


def asked_rows(session: Session, *, since: date) -> tuple[AskedRow, ...]:
    """Return leaves and swaps that end on or after a day, the undecided first."""
    rows = [*_leaves(session, since), *_swaps(session, since)]
    return tuple(
        sorted(rows, key=lambda row: (row.state is not LeaveState.ASKED, row.starts_on, row.key))
    )


def _whole(duty: Duty | None) -> RosterCell:
    if duty is None:
        return RosterCell()
    return RosterCell(duty.kind, own=True, starts_at=duty.starts_at, ends_at=duty.ends_at)


def _cell(
    roster: Roster,
    member: Member,
    day: date,
    *,
    leaves: Mapping[tuple[int, date], LeaveKind | str],
    codes: Mapping[int, str],
) -> RosterCell:
    if not member.belongs_on(day):
        return RosterCell(ShiftKind.REST)
    duty = roster.duty_of(member, day)
    leave = leaves.get((member.technician_id, day), "")
    if duty is None:
        return RosterCell(leave=leave)
    lent = duty.crew_id != member.crew_id
    return RosterCell(
        duty.kind,
        own=duty.technician_id is not None,
        leave=leave,
        starts_at=duty.starts_at,
        ends_at=duty.ends_at,
        lent_to=codes[duty.crew_id] if lent else "",
    )


def _total(roster: Roster, day: date) -> DayTotal:
    away = blank = 0
    for member in roster.members:
        if not member.belongs_on(day):
            continue
        if roster.is_away(member, day):
            away += 1
        elif roster.duty_of(member, day) is None:
            blank += 1
    staffed = {member.crew_id for member in roster.members if member.belongs_on(day)}
    for crew, gone_on in roster.crews.items():
        there = gone_on is None or day < gone_on
        blank += there and crew not in staffed and (crew, day) not in roster.whole
    return DayTotal(people_on(roster, day), blank, away)


def _is_gone(gone_on: date | None, first: date) -> bool:
    return gone_on is not None and gone_on <= first


def _leave_words(
    session: Session, first: date, last: date
) -> dict[tuple[int, date], LeaveKind | str]:
    statement = select(Leave).where(
        Leave.state == LeaveState.APPROVED, Leave.starts_on <= last, Leave.ends_on >= first
    )
    found: dict[tuple[int, date], LeaveKind | str] = {}
    for row in session.scalars(statement):
        for day in days_between(max(row.starts_on, first), min(row.ends_on, last)):
            found[row.technician_id, day] = leave_kind(row.kind)
    return found


def _leaves(session: Session, since: date) -> list[AskedRow]:
    statement = (
        select(Leave, Technician, Crew.name)
        .join(Technician, Technician.id == Leave.technician_id)
        .outerjoin(Crew, Crew.id == Technician.crew_id)
        .where(Leave.ends_on >= since)
    )
    return [
        AskedRow(
            id=leave.id,
            is_swap=False,
            technician=who.number,
            name=who.name,
            crew_name=crew or "",
            kind=leave_kind(leave.kind),
            starts_on=leave.starts_on,
            ends_on=leave.ends_on,
            other="",
            reason=leave.reason,
            state=leave.state,
            decided_by=leave.approved_by,
        )
        for leave, who, crew in session.execute(statement)
    ]


def _swaps(session: Session, since: date) -> list[AskedRow]:
    other = aliased(Technician)
    statement = (
        select(ShiftSwap, Technician, other.name, Crew.name)
        .join(Technician, Technician.id == ShiftSwap.technician_id)
        .join(other, other.id == ShiftSwap.other_id)
        .outerjoin(Crew, Crew.id == Technician.crew_id)
        .where((ShiftSwap.day_on >= since) | (ShiftSwap.other_day_on >= since))
    )
    return [
        AskedRow(
            id=swap.id,
            is_swap=True,
            technician=who.number,
            name=who.name,
            crew_name=crew or "",
            kind="",
            starts_on=swap.day_on,
            ends_on=swap.other_day_on,
            other=other_name,
            reason=swap.reason,
            state=swap.state,
            decided_by=swap.decided_by,
        )
        for swap, who, other_name, crew in session.execute(statement)
    ]
