"""What a month owed its customers (月度计划): each call and visit planned, and what met it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.domain import Customer, PhoneVisit, SiteVisit, Ticket
from models.domain.edition import norms_on
from models.domain.owing import LOOK_BACK
from models.queries.visit_log import day_start
from models.rules.cadence import (
    CallReason,
    Owed,
    after_complaint,
    by_rhythm,
    months_on,
    phone_months,
    site_months,
)
from models.rules.calendar import working_calendar
from models.rules.norms import Norms
from models.rules.sampling import COMPLAINTS
from models.rules.states import TicketState
from models.rules.terms import CallOutcome, ServiceGrade, TicketKind, ValueClass
from models.rules.zone import local_day


@dataclass(frozen=True, slots=True)
class Month:
    """A natural month with its norms; ``end`` is the first moment after it."""

    first: date
    norms: Norms

    @property
    def last(self) -> date:
        """The last day."""
        return date.fromordinal(months_on(self.first, 1).toordinal() - 1)

    @property
    def start(self) -> datetime:
        """The first moment."""
        return day_start(self.first)

    @property
    def end(self) -> datetime:
        """The first moment after the month."""
        return day_start(self.last, after=1)


@dataclass(frozen=True, slots=True)
class Planned:
    """One call or visit a month owed; ``met_by`` is the number of what met it, if any did."""

    customer_id: int
    customer_number: str
    customer: str
    grade: ServiceGrade
    reason: str
    due_on: date
    about: str = ""
    met_by: str = ""


@dataclass(frozen=True, slots=True)
class _Who:
    """What the plan asks of a customer; loading whole files of a county would take seconds."""

    id: int
    number: str
    name: str
    grade: ServiceGrade
    value_class: ValueClass | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class _Reached:
    number: str
    at: datetime
    agreed_on: date | None = None


def month_of(session: Session, day: date) -> Month:
    """Return the month a day lies in, with the norms in force at its end."""
    first = day.replace(day=1)
    last = date.fromordinal(months_on(first, 1).toordinal() - 1)
    return Month(first, norms_on(session, last))


def planned_calls(session: Session, month: Month) -> tuple[Planned, ...]:
    """Return the calls a month owed: by rhythm, and after complaints.

    One was owed if its day came by the end of the month and nothing had met it before the
    month began; it is met by the first call of the month that reached somebody.
    """
    customers = _customers(session, month)
    before = _last_before(session, month)
    inside = _inside(session, month)
    calendar = working_calendar()
    found: list[Planned] = []
    for one in customers.values():
        months = phone_months(one.grade, one.value_class, month.norms.care)
        if months is None:
            continue
        last = before.get(one.id)
        since = local_day(last.at if last else one.created_at)
        agreed = last.agreed_on if last else None
        owed = by_rhythm(since, months, calendar, agreed_on=agreed)
        if owed.due_on <= month.last:
            found.append(_planned(one, owed, inside.get(one.id, ())))
    found += _complaints(session, month, customers, inside=inside)
    return tuple(sorted(found, key=lambda one: (one.due_on, one.customer_number, one.reason)))


def _customers(session: Session, month: Month) -> dict[int, _Who]:
    """Return whose file was open in the month."""
    statement = select(
        Customer.id,
        Customer.number,
        Customer.name,
        Customer.grade,
        Customer.value_class,
        Customer.created_at,
    ).where(
        Customer.created_at < month.end,
        or_(Customer.archived_at.is_(None), Customer.archived_at >= month.end),
    )
    return {row.id: _Who(*row) for row in session.execute(statement)}


def _last_before(session: Session, month: Month) -> dict[int, _Reached]:
    reached = (PhoneVisit.outcome == CallOutcome.CONNECTED, PhoneVisit.called_at < month.start)
    latest = (
        select(PhoneVisit.customer_id, func.max(PhoneVisit.called_at).label("at"))
        .where(*reached)
        .group_by(PhoneVisit.customer_id)
        .subquery()
    )
    statement = select(
        PhoneVisit.customer_id, PhoneVisit.number, PhoneVisit.called_at, PhoneVisit.next_visit_on
    ).join(
        latest,
        (PhoneVisit.customer_id == latest.c.customer_id) & (PhoneVisit.called_at == latest.c.at),
    )
    return {
        customer: _Reached(number, at, agreed_on)
        for customer, number, at, agreed_on in session.execute(statement)
        if at is not None
    }


def _inside(session: Session, month: Month) -> Mapping[int, list[_Reached]]:
    """Return the calls of the month that reached somebody, by customer, in order."""
    statement = (
        select(PhoneVisit.customer_id, PhoneVisit.number, PhoneVisit.called_at)
        .where(
            PhoneVisit.outcome == CallOutcome.CONNECTED,
            PhoneVisit.called_at >= month.start,
            PhoneVisit.called_at < month.end,
        )
        .order_by(PhoneVisit.called_at)
    )
    found: dict[int, list[_Reached]] = defaultdict(list)
    for customer, number, at in session.execute(statement):
        if at is not None:
            found[customer].append(_Reached(number, at))
    return found


def _planned(one: _Who, owed: Owed, met: Iterable[_Reached]) -> Planned:
    first = next(iter(met), None)
    return Planned(
        customer_id=one.id,
        customer_number=one.number,
        customer=one.name,
        grade=one.grade,
        reason=owed.reason.value,
        due_on=owed.due_on,
        about=owed.about,
        met_by="" if first is None else first.number,
    )


def _complaints(
    session: Session,
    month: Month,
    customers: Mapping[int, _Who],
    *,
    inside: Mapping[int, list[_Reached]],
) -> Iterable[Planned]:
    closed = session.execute(
        select(Ticket.customer_id, Ticket.number, Ticket.closed_at).where(
            or_(Ticket.kind == TicketKind.COMPLAINT, Ticket.category.in_(COMPLAINTS)),
            Ticket.state == TicketState.CLOSED,
            Ticket.closed_at >= month.start - LOOK_BACK,
            Ticket.closed_at < month.end,
        )
    ).all()
    earlier = _earlier(session, month, {row.customer_id for row in closed if row.customer_id})
    calendar = working_calendar()
    for row in closed:
        if row.customer_id not in customers:
            continue
        day = local_day(row.closed_at)
        owed = after_complaint(day, month.norms.care, calendar, about=row.number)
        met_before = any(at > row.closed_at for at in earlier[row.customer_id])
        if owed.due_on <= month.last and not met_before:
            later = [one for one in inside.get(row.customer_id, ()) if one.at > row.closed_at]
            yield _planned(customers[row.customer_id], owed, later)


def _earlier(
    session: Session, month: Month, customers: Iterable[int]
) -> Mapping[int, list[datetime]]:
    statement = select(PhoneVisit.customer_id, PhoneVisit.called_at).where(
        PhoneVisit.outcome == CallOutcome.CONNECTED,
        PhoneVisit.called_at >= month.start - LOOK_BACK,
        PhoneVisit.called_at < month.start,
        PhoneVisit.customer_id.in_(sorted(customers)),
    )
    found: dict[int, list[datetime]] = defaultdict(list)
    for customer, at in session.execute(statement):
        if at is not None:
            found[customer].append(at)
    return found


def planned_site_visits(session: Session, month: Month) -> tuple[Planned, ...]:
    """Return the visits in person a month owed: by rhythm, and those somebody planned."""
    customers = _customers(session, month)
    visits = session.scalars(
        select(SiteVisit).where(
            or_(
                SiteVisit.visited_at < month.end,
                SiteVisit.planned_on.between(month.first, month.last),
            )
        )
    ).all()
    before: dict[int, datetime] = {}
    inside: dict[int, list[_Reached]] = defaultdict(list)
    for one in sorted(visits, key=lambda one: one.visited_at or one.created_at):
        if one.visited_at is None:
            continue
        if one.visited_at < month.start:
            before[one.customer_id] = one.visited_at
        elif one.visited_at < month.end:
            inside[one.customer_id].append(_Reached(one.number, one.visited_at))
    found = _site_rhythm(month, customers, before=before, inside=inside)
    owed = {one.customer_id for one in found}
    for one in visits:
        planned = one.planned_on is not None and month.first <= one.planned_on <= month.last
        if planned and one.customer_id in customers and one.customer_id not in owed:
            made = one.visited_at is not None and month.start <= one.visited_at < month.end
            met = [_Reached(one.number, one.visited_at or month.start)] if made else []
            day = one.planned_on or month.last
            reason = Owed(CallReason.CADENCE, day, day, one.purpose)
            found.append(_planned(customers[one.customer_id], reason, met))
    return tuple(sorted(found, key=lambda one: (one.due_on, one.customer_number)))


def _site_rhythm(
    month: Month,
    customers: Mapping[int, _Who],
    *,
    before: Mapping[int, datetime],
    inside: Mapping[int, list[_Reached]],
) -> list[Planned]:
    calendar = working_calendar()
    found: list[Planned] = []
    for one in customers.values():
        months = site_months(one.grade, one.value_class, month.norms.care)
        if months is None:
            continue
        since = local_day(before.get(one.id, one.created_at))
        owed = by_rhythm(since, months, calendar)
        if owed.due_on <= month.last:
            found.append(_planned(one, owed, inside.get(one.id, ())))
    return found
