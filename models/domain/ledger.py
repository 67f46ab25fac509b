"""A ticket's history as the clock reads it: services cache from it, queries show it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from models.domain.events import Event
from models.rules.calendar import WorkingCalendar, working_calendar
from models.rules.clock import ClockEvent, ClockReading, read_clock
from models.rules.states import Verb

TICKET = "ticket"
TAKEN_BACK = "undo"  # what an event is about that takes back, or does again, steps of a ticket
UNDO, REDO = "undo", "redo"
_COLUMNS = (
    Event.sequence,
    Event.subject_kind,
    Event.subject_id,
    Event.verb,
    Event.happened_at,
    Event.recorded_at,
    Event.actor,
    Event.desk,
    Event.facts,
    Event.late_reason,
)
_ONE = (
    select(*_COLUMNS)
    .where(Event.subject_kind.in_((TICKET, TAKEN_BACK)), Event.subject_id == bindparam("ticket"))
    .order_by(Event.sequence)
)


@dataclass(frozen=True, slots=True)
class Past:
    """One thing that happened to a ticket."""

    sequence: int
    verb: Verb
    happened_at: datetime
    recorded_at: datetime
    actor: str
    desk: str
    facts: Mapping[str, Any]
    late_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Undone:
    """Who took a step back, and when (撤销)."""

    actor: str
    recorded_at: datetime


def past_of(session: Session, ticket_id: int) -> list[Past]:
    """Return a ticket's events in the order they were written, without those taken back."""
    rows = session.execute(_ONE, {"ticket": ticket_id}).all()
    undone = _undone(rows)
    return [_past(row) for row in rows if _stands(row, undone)]


def whole_past_of(session: Session, ticket_id: int) -> list[tuple[Past, Undone | None]]:
    """Return a ticket's events, and for those taken back by whom and when."""
    rows = session.execute(_ONE, {"ticket": ticket_id}).all()
    undone = _undone(rows)
    return [(_past(row), undone.get(row.sequence)) for row in rows if row.subject_kind == TICKET]


def _undone(rows: Iterable[Row[Any]]) -> dict[int, Undone]:
    found: dict[int, Undone] = {}
    for row in rows:
        if row.subject_kind != TAKEN_BACK:
            continue
        for sequence in row.facts["of"]:
            if row.verb == UNDO:
                found[sequence] = Undone(row.actor, row.recorded_at)
            else:
                found.pop(sequence, None)
    return found


def _stands(row: Row[Any], undone: Mapping[int, Undone]) -> bool:
    return row.subject_kind == TICKET and row.sequence not in undone


def pasts_of(session: Session, tickets: Collection[int]) -> dict[int, list[Past]]:
    """Return the events of several tickets in one question."""
    found: dict[int, list[Past]] = {ticket: [] for ticket in tickets}
    if not found:
        return found
    statement = (
        select(*_COLUMNS)
        .where(Event.subject_kind.in_((TICKET, TAKEN_BACK)), Event.subject_id.in_(found))
        .order_by(Event.sequence)
    )
    rows = session.execute(statement).all()
    undone = _undone(rows)
    for row in rows:
        if _stands(row, undone):
            found[row.subject_id].append(_past(row))
    return found


def event_as_past(event: Event) -> Past:
    """Return an event just written as part of the history."""
    return Past(
        sequence=event.sequence,
        verb=Verb(event.verb),
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
        actor=event.actor,
        desk=event.desk,
        facts=event.facts,
        late_reason=event.late_reason,
    )


def was_tested(past: Sequence[Past]) -> bool:
    """Say whether a test value was told since the ticket was last taken up."""
    for event in reversed(past):
        if event.verb is Verb.REOPEN:
            return False
        if event.facts.get("tests"):
            return True
    return False


def moment_in(event: Past, name: str) -> datetime | None:
    """Return a moment told with an event."""
    value = event.facts.get(name)
    return datetime.fromisoformat(value) if isinstance(value, str) else None


def read(past: Iterable[Past], *, now: datetime) -> ClockReading:
    """Return what the clock says of a history at a moment."""
    return read_clock(as_clock_events(past), calendar=calendar(), now=now)


def as_clock_events(past: Iterable[Past]) -> Sequence[ClockEvent]:
    """Return the history in the clock's own terms."""
    return [
        ClockEvent(
            verb=event.verb,
            happened_at=event.happened_at,
            facts=event.facts,
            sequence=event.sequence,
            actor=event.actor,
        )
        for event in past
    ]


def calendar() -> WorkingCalendar:
    """Return the working calendar every clock of the office is read with."""
    return working_calendar()


def _past(row: Row[Any]) -> Past:
    return Past(
        sequence=row.sequence,
        verb=Verb(row.verb),
        happened_at=row.happened_at,
        recorded_at=row.recorded_at,
        actor=row.actor,
        desk=row.desk,
        facts=row.facts,
        late_reason=row.late_reason,
    )
