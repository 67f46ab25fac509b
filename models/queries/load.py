"""What the crews' days are filled with: bookings from orders, beside capacity from the roster."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from models.domain import Crew, Event, PaperState, Technician, Ticket, WorkOrder
from models.domain.edition import norms_on
from models.domain.ledger import TICKET
from models.queries.capacity import capacity
from models.rules.load import (
    Booking,
    Capacity,
    LoadDay,
    LoadTerms,
    OrderFacts,
    booking_of,
    load_of,
)
from models.rules.states import TicketState, Verb
from models.rules.terms import Segment, ServiceGrade, TicketKind
from models.rules.zone import SHANGHAI

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ChartFilter:
    """What all charts are narrowed to; an empty set means everything."""

    crews: frozenset[str] = frozenset()
    kinds: frozenset[TicketKind] = frozenset()
    grades: frozenset[ServiceGrade] = frozenset()
    towns: frozenset[str] = frozenset()
    segments: frozenset[Segment] = frozenset()

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return what the filter asks of a ticket; crews are asked of whoever books."""
        wanted: Sequence[tuple[Any, frozenset[Any]]] = (
            (Ticket.kind, self.kinds),
            (Ticket.grade, self.grades),
            (Ticket.town, self.towns),
            (Ticket.segment, self.segments),
        )
        return [column.in_(sorted(values)) for column, values in wanted if values]


@dataclass(frozen=True, slots=True)
class LoadTable:
    """Crews by days, both ends included; a cell without shift and booking is not there."""

    from_on: date
    to_on: date
    crews: tuple[tuple[str, str], ...]
    cells: dict[tuple[str, date], LoadDay] = field(repr=False)

    @property
    def days(self) -> tuple[date, ...]:
        """Return the days in order."""
        count = (self.to_on - self.from_on).days + 1
        return tuple(self.from_on + timedelta(days=offset) for offset in range(count))

    @property
    def booked(self) -> int:
        """Return all minutes booked in the period."""
        return sum(cell.booked for cell in self.cells.values())


def crew_load(
    session: Session,
    from_on: date,
    to_on: date,
    *,
    now: datetime,
    filters: ChartFilter | None = None,
) -> LoadTable:
    """Return the load of every crew on every day of a period (班组负荷).

    Capacity never follows a filter: what is left out of the bookings still fills a day.
    """
    filters = filters or ChartFilter()
    rows = capacity(session, from_on, to_on)
    names = {row.crew_code: row.crew_name for row in rows}
    found = bookings(session, from_on, to_on, now=now, filters=filters)
    for code, name in session.execute(select(Crew.code, Crew.name)):
        if any(one.crew == code for one in found):
            names.setdefault(code, name)
    wanted = filters.crews or names.keys()
    capacities = {
        (row.crew_code, row.day_on): Capacity(row.minutes, row.reserve_minutes)
        for row in rows
        if row.crew_code in wanted
    }
    crews = tuple(sorted((code, name) for code, name in names.items() if code in wanted))
    return LoadTable(from_on, to_on, crews, load_of(capacities, found))


def bookings(
    session: Session,
    from_on: date,
    to_on: date,
    *,
    now: datetime,
    filters: ChartFilter | None = None,
) -> tuple[Booking, ...]:
    """Return what is booked on the days of a period, in the order the orders were issued."""
    filters = filters or ChartFilter()

    @cache
    def terms(day: date) -> LoadTerms:
        return load_terms(session, day)

    found = (
        booking_of(order, now=now, terms=terms)
        for order in order_facts(session, from_on, to_on, filters=filters)
    )
    return tuple(one for one in found if one is not None and from_on <= one.day_on <= to_on)


def load_terms(session: Session, day: date) -> LoadTerms:
    """Return the standard minutes in force on a day."""
    office = norms_on(session, day).office
    return LoadTerms(
        work={kind: limit // MINUTE for kind, limit in office.workload.kinds.items()},
        travel={place: limit // MINUTE for place, limit in office.travel.limit.items()},
    )


def order_facts(
    session: Session, from_on: date, to_on: date, *, filters: ChartFilter
) -> list[OrderFacts]:
    """Return the orders that can touch a period, in the order they were issued."""
    statement = _statement().where(_may_book(from_on, to_on), *filters.conditions())
    if filters.crews:
        statement = statement.where(Crew.code.in_(sorted(filters.crews)))
    return [OrderFacts(*row) for row in session.execute(statement)]


def _statement() -> Any:
    """Ask for the columns of ``OrderFacts``, in its order."""
    arrived = (
        select(func.max(Event.happened_at))
        .where(
            Event.subject_kind == TICKET,
            Event.subject_id == Ticket.id,
            Event.verb == Verb.ARRIVE,
            Event.happened_at >= WorkOrder.issued_at,
        )
        .correlate(Ticket, WorkOrder)
        .scalar_subquery()
    )
    printed = and_(Ticket.paper_state == PaperState.PRINTED, WorkOrder.prints > 0)
    return (
        select(
            WorkOrder.number,
            Ticket.number,
            Crew.code,
            Ticket.kind,
            Ticket.locality,
            Ticket.grade,
            Ticket.town,
            Ticket.segment,
            WorkOrder.lead,
            WorkOrder.state,
            WorkOrder.planned_at,
            WorkOrder.planned_minutes,
            WorkOrder.issued_at,
            WorkOrder.acknowledged_at,
            WorkOrder.finished_at,
            Ticket.reported_at,
            Ticket.restored_at,
            Ticket.closed_at,
            Ticket.due_at,
            case((Ticket.state == TicketState.SUSPENDED, 1), else_=0),
            case((printed, 1), else_=0),
            arrived,
            Technician.name,
        )
        .join(Ticket, Ticket.id == WorkOrder.ticket_id)
        .join(Crew, Crew.id == WorkOrder.crew_id)
        .outerjoin(Technician, Technician.id == WorkOrder.leader_id)
        .order_by(WorkOrder.id)
    )


def _may_book(from_on: date, to_on: date) -> ColumnElement[bool]:
    """Leave out orders that cannot touch the period: issued after it, or over before it."""
    starts = datetime.combine(from_on, time(), SHANGHAI)
    ends = datetime.combine(to_on + timedelta(days=1), time(), SHANGHAI)
    over = or_(
        WorkOrder.finished_at < starts,
        Ticket.restored_at < starts,
        Ticket.closed_at < starts,
    )
    return and_(
        or_(WorkOrder.issued_at < ends, WorkOrder.planned_at < ends),
        or_(over.is_(None), ~over),
    )
