"""Tickets' moments for charts and counts: who came when, and how long it took."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from models.domain import Crew, Event, Ticket
from models.domain.ledger import TICKET, pasts_of, read
from models.queries.load import ChartFilter
from models.rules.clock import SegmentKind
from models.rules.flow import TicketTimes
from models.rules.states import Verb
from models.rules.zone import SHANGHAI

NOTHING = timedelta()
HOLDING = (Verb.SUSPEND, Verb.APPROVE_SUSPEND)
SLICE = 500  # histories read at once


def ticket_times(
    session: Session,
    from_on: date,
    to_on: date,
    *,
    now: datetime,
    filters: ChartFilter | None = None,
) -> tuple[TicketTimes, ...]:
    """Return every ticket that was there in a period, both days included, oldest first.

    There means: reported by its end, and not gone before its start.
    """
    filters = filters or ChartFilter()
    statement = _statement().where(_was_there(from_on, to_on), *filters.conditions())
    if filters.crews:
        statement = statement.where(Crew.code.in_(sorted(filters.crews)))
    rows = session.execute(statement).all()
    pauses = _pauses(session, [row.id for row in rows if row.held], now=now)
    return tuple(TicketTimes._make((*row[2:], pauses.get(row.id, NOTHING))) for row in rows)


def _statement() -> Any:
    """Ask for id, whether it was ever held, and the columns of ``TicketTimes``."""
    arrived = (
        select(func.min(Event.happened_at))
        .where(
            Event.subject_kind == TICKET,
            Event.subject_id == Ticket.id,
            Event.verb == Verb.ARRIVE,
        )
        .correlate(Ticket)
        .scalar_subquery()
    )
    held = exists().where(
        Event.subject_kind == TICKET, Event.subject_id == Ticket.id, Event.verb.in_(HOLDING)
    )
    return (
        select(
            Ticket.id,
            held.label("held"),
            Ticket.number,
            Crew.code,
            Ticket.kind,
            Ticket.grade,
            Ticket.town,
            Ticket.segment,
            Ticket.reported_at,
            arrived,
            Ticket.restored_at,
            Ticket.closed_at,
            Ticket.due_at,
        )
        .outerjoin(Crew, Crew.id == Ticket.crew_id)
        .order_by(Ticket.reported_at, Ticket.id)
    )


def _was_there(from_on: date, to_on: date) -> ColumnElement[bool]:
    starts = datetime.combine(from_on, time(), SHANGHAI)
    ends = datetime.combine(to_on + timedelta(days=1), time(), SHANGHAI)
    left = func.coalesce(Ticket.restored_at, Ticket.closed_at)
    return and_(Ticket.reported_at < ends, or_(left.is_(None), left >= starts))


def _pauses(session: Session, held: list[int], *, now: datetime) -> dict[int, timedelta]:
    """Return how long the clock stood still, for tickets that were ever held."""
    found = {}
    for start in range(0, len(held), SLICE):
        for ticket, past in pasts_of(session, held[start : start + SLICE]).items():
            segments = read(past, now=now).segments
            paused = (one.length for one in segments if one.kind is SegmentKind.PAUSED)
            found[ticket] = sum(paused, NOTHING)
    return found
