"""What is owed to customers by phone: read for the call list, the record and the month.

The rule stands in ``models/rules/cadence``; this collects what it asks about, in a few
questions however many customers there are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from models.domain.customers import Customer
from models.domain.tickets import Ticket
from models.domain.visits import FollowUpCall, PhoneVisit, Undertaking
from models.rules.cadence import (
    CallReason,
    Owed,
    after_complaint,
    after_repair,
    by_rhythm,
    phone_months,
)
from models.rules.calendar import Hours, WorkingCalendar, working_calendar
from models.rules.norms import Norms
from models.rules.office_hours import hours_of
from models.rules.sampling import COMPLAINTS, Finished, drawn
from models.rules.states import TicketState
from models.rules.terms import CallOutcome, Satisfaction, ServiceGrade, TicketKind, ValueClass
from models.rules.zone import SHANGHAI, local, local_day

LOOK_BACK = timedelta(days=62)  # a complaint's call is owed within days, shown late for weeks
BATCH = 500
_DONE = (TicketState.VISITING, TicketState.CLOSED)


@dataclass(slots=True)
class Standing:
    """A customer with all that is owed, and the visit that is under way."""

    id: int
    number: str
    name: str
    grade: ServiceGrade
    value_class: ValueClass | None
    town: str
    office_hours: Mapping[str, Any] | None
    last_on: date
    owed: list[Owed] = field(default_factory=list)
    visit: PhoneVisit | None = None


@dataclass(frozen=True, slots=True)
class _Ask:
    """One look at the office: when, by which norms, and at whom (all where none are named)."""

    session: Session
    now: datetime
    norms: Norms
    calendar: WorkingCalendar
    customers: Collection[int] | None

    def only(self, column: Any) -> tuple[ColumnElement[bool], ...]:
        """Return the condition that a column is one of the customers asked about."""
        return () if self.customers is None else (column.in_(self.customers),)


def standing_calls(
    session: Session, *, now: datetime, norms: Norms, customers: Collection[int] | None = None
) -> dict[int, Standing]:
    """Return what is owed to each customer in the archive, or to some of them."""
    ask = _Ask(session, now, norms, working_calendar(), customers)
    found = _customers(ask)
    for add in (_by_rhythm, _after_complaints, _after_repairs, _promised, _tried):
        add(ask, found)
    return found


def visit_hours(kept: Mapping[str, Any] | None, norms: Norms) -> Hours:
    """Return a customer's own hours, or those of an ordinary office."""
    return hours_of(kept) or Hours(norms.care.windows.office_hours)


def _customers(ask: _Ask) -> dict[int, Standing]:
    statement = select(
        Customer.id,
        Customer.number,
        Customer.name,
        Customer.grade,
        Customer.value_class,
        Customer.town,
        Customer.office_hours,
        Customer.created_at,
    ).where(Customer.archived_at.is_(None), *ask.only(Customer.id))
    return {
        row.id: Standing(
            id=row.id,
            number=row.number,
            name=row.name,
            grade=row.grade,
            value_class=row.value_class,
            town=row.town,
            office_hours=row.office_hours,
            last_on=local_day(row.created_at),
        )
        for row in ask.session.execute(statement)
    }


def _by_rhythm(ask: _Ask, found: dict[int, Standing]) -> None:
    reached = (PhoneVisit.outcome == CallOutcome.CONNECTED, *ask.only(PhoneVisit.customer_id))
    latest = (
        select(PhoneVisit.customer_id, func.max(PhoneVisit.called_at).label("called_at"))
        .where(*reached)
        .group_by(PhoneVisit.customer_id)
        .subquery()
    )
    same = and_(
        PhoneVisit.customer_id == latest.c.customer_id, PhoneVisit.called_at == latest.c.called_at
    )
    statement = select(PhoneVisit.customer_id, PhoneVisit.called_at, PhoneVisit.next_visit_on).join(
        latest, same
    )
    agreed: dict[int, date | None] = {}
    for customer, called_at, next_on in ask.session.execute(statement):
        if customer in found and called_at is not None:
            found[customer].last_on = local_day(called_at)
            agreed[customer] = next_on
    for one in found.values():
        months = phone_months(one.grade, one.value_class, ask.norms.care)
        if months is not None:
            owed = by_rhythm(one.last_on, months, ask.calendar, agreed_on=agreed.get(one.id))
            one.owed.append(owed)


def _after_complaints(ask: _Ask, found: dict[int, Standing]) -> None:
    statement = select(Ticket.customer_id, Ticket.number, Ticket.closed_at).where(
        or_(Ticket.kind == TicketKind.COMPLAINT, Ticket.category.in_(COMPLAINTS)),
        Ticket.state == TicketState.CLOSED,
        Ticket.closed_at > ask.now - LOOK_BACK,
        Ticket.customer_id.is_not(None),
        *ask.only(Ticket.customer_id),
    )
    closed = [row for row in ask.session.execute(statement) if row.customer_id in found]
    wanted = {row.customer_id for row in closed}
    calls = reached_since(ask.session, wanted, ask.now - LOOK_BACK)
    for row in closed:
        since = sum(at > row.closed_at for at in calls[row.customer_id])
        if since < ask.norms.care.after_complaint.phone_calls:
            day = local_day(row.closed_at)
            owed = after_complaint(day, ask.norms.care, ask.calendar, about=row.number)
            found[row.customer_id].owed.append(owed)


def reached_since(
    session: Session, customers: Collection[int], since: datetime
) -> dict[int, list[datetime]]:
    """Return when each customer was reached by a courtesy call since a moment."""
    calls: dict[int, list[datetime]] = defaultdict(list)
    wanted = sorted(customers)
    for first in range(0, len(wanted), BATCH):
        statement = select(PhoneVisit.customer_id, PhoneVisit.called_at).where(
            PhoneVisit.customer_id.in_(wanted[first : first + BATCH]),
            PhoneVisit.outcome == CallOutcome.CONNECTED,
            PhoneVisit.called_at > since,
        )
        for customer, called_at in session.execute(statement):
            if called_at is not None:
                calls[customer].append(called_at)
    return calls


def _after_repairs(ask: _Ask, found: dict[int, Standing]) -> None:
    waiting = ask.session.execute(
        select(Ticket.number, Ticket.customer_id, Ticket.restored_at, Ticket.reported_at).where(
            waits_for_a_call(), *ask.only(Ticket.customer_id)
        )
    ).all()
    days = {local_day(row.reported_at) for row in waiting}
    chosen = drawn_numbers(ask.session, days, ask.norms)
    for row in waiting:
        if row.number in chosen and row.customer_id in found:
            day = local_day(row.restored_at or row.reported_at)
            found[row.customer_id].owed.append(after_repair(day, ask.calendar, about=row.number))


def waits_for_a_call() -> ColumnElement[bool]:
    """Return the condition that a ticket still waits to be followed up.

    One whose customer said that all is well only waits to be filed.
    """
    answered = exists().where(
        FollowUpCall.ticket_id == Ticket.id,
        FollowUpCall.fixed.is_(True),
        FollowUpCall.satisfaction != Satisfaction.DISSATISFIED,
        FollowUpCall.called_at > Ticket.restored_at,
    )
    return and_(Ticket.state == TicketState.VISITING, ~answered)


def drawn_numbers(session: Session, days: Iterable[date], norms: Norms) -> frozenset[str]:
    """Return the finished tickets drawn for a call back, in the months of some days."""
    chosen: frozenset[str] = frozenset()
    for month in sorted({day.replace(day=1) for day in days}):
        chosen |= drawn(finished_tickets(session, month), norms.care.follow_up)
    return chosen


def finished_tickets(session: Session, month: date) -> list[Finished]:
    """Return the tickets reported in a month that are done: the pot the draw is made from."""
    start = datetime(month.year, month.month, 1, tzinfo=SHANGHAI)
    end = (start + timedelta(days=32)).replace(day=1)
    statement = select(Ticket.number, Ticket.kind, Ticket.category, Ticket.reported_at).where(
        Ticket.reported_at >= start, Ticket.reported_at < end, Ticket.state.in_(_DONE)
    )
    return [
        Finished(row.number, row.kind, row.category, f"{local(row.reported_at):%Y-%m}")
        for row in session.execute(statement)
    ]


def _promised(ask: _Ask, found: dict[int, Standing]) -> None:
    still_open = (Undertaking.done_at.is_(None), *ask.only(Undertaking.customer_id))
    for one in ask.session.scalars(select(Undertaking).where(*still_open)):
        if one.customer_id in found:
            since = local_day(one.created_at)
            owed = Owed(CallReason.PROMISE, since, one.due_on, one.what)
            found[one.customer_id].owed.append(owed)


def _tried(ask: _Ask, found: dict[int, Standing]) -> None:
    """Note the visits under way: somebody rang and reached nobody yet."""
    statement = (
        select(PhoneVisit)
        .where(
            PhoneVisit.finished_at.is_(None),
            PhoneVisit.outcome.is_not(None),
            *ask.only(PhoneVisit.customer_id),
        )
        .order_by(PhoneVisit.id)
    )
    for visit in ask.session.scalars(statement):
        standing = found.get(visit.customer_id)
        if standing is None or visit.called_at is None:
            continue
        standing.visit = visit
        day = local_day(visit.next_call_at or visit.called_at)
        owed = Owed(CallReason.RETRY, local_day(visit.called_at), day, visit.number)
        standing.owed.append(owed)
