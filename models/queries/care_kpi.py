"""How customer care did in a month (K16, K19, K19B, K20, K34), each figure with its calls.

Names, formulas and targets are those of ``resources/norms/kpi.toml``; what exactly is
counted is said by each function, and every figure opens the lines it was counted from.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from models.domain import CallAttempt, Customer, Event, FollowUpCall, PhoneVisit, SiteVisit, Ticket
from models.domain.ledger import TICKET
from models.queries.care_month import Month, Planned, month_of, planned_calls, planned_site_visits
from models.queries.visit_log import flags_of
from models.rules.norms.kpi import Kpi
from models.rules.sampling import COMPLAINTS
from models.rules.states import TicketState, Verb
from models.rules.terms import CallOutcome, CallWindow, Satisfaction, TicketKind

PLEASED = (Satisfaction.SATISFIED, Satisfaction.FAIRLY_SATISFIED)


@dataclass(frozen=True, slots=True)
class Counted:
    """One line a figure was counted from; ``hits`` says whether it is in the numerator."""

    number: str
    customer: str
    hits: bool
    kind: str = ""
    at: datetime | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class CareFigure:
    """One indicator of a month; ``part`` names what of it is counted where there are several."""

    id: str
    part: str
    kpi: Kpi
    target: float | None
    rows: tuple[Counted, ...]

    @property
    def denominator(self) -> int:
        """How many lines there are."""
        return len(self.rows)

    @property
    def numerator(self) -> int:
        """How many of them count."""
        return sum(one.hits for one in self.rows)

    @property
    def value(self) -> float | None:
        """The share; none of nothing."""
        return self.numerator / self.denominator if self.rows else None

    @property
    def is_met(self) -> bool | None:
        """Say whether the target is met; none where nothing was counted."""
        return None if self.value is None or self.target is None else self.value >= self.target


def care_kpi(session: Session, day: date) -> tuple[CareFigure, ...]:
    """Return the figures of the month a day lies in."""
    month = month_of(session, day)
    return tuple(
        _figure(month, kpi_id, part, rows=tuple(count(session, month)))
        for kpi_id, part, count in _FIGURES
    )


def _figure(month: Month, kpi_id: str, part: str, *, rows: tuple[Counted, ...]) -> CareFigure:
    """Put a figure beside its target; how many are called back is a norm of its own."""
    kpi, rule = month.norms.kpi.indicators[kpi_id], month.norms.care.follow_up
    shares = {"complaints": rule.complaints, "others": rule.others}
    return CareFigure(kpi_id, part, kpi, shares.get(part, kpi.target), rows)


def satisfied(session: Session, month: Month) -> Iterable[Counted]:
    """K16: of the follow-up calls that were answered, those satisfied or fairly satisfied."""
    statement = (
        select(FollowUpCall, Ticket.number, Ticket.customer_name)
        .join(Ticket, Ticket.id == FollowUpCall.ticket_id)
        .where(
            FollowUpCall.called_at >= month.start,
            FollowUpCall.called_at < month.end,
            FollowUpCall.outcome == CallOutcome.CONNECTED,
        )
        .order_by(FollowUpCall.called_at)
    )
    for call, number, name in session.execute(statement):
        yield Counted(number, name, call.satisfaction in PLEASED, TICKET, call.called_at)


def complaints_called(session: Session, month: Month) -> Iterable[Counted]:
    """K16, rate: of the complaints filed in the month, those somebody called back about."""
    return _called(session, month, complaints=True)


def others_called(session: Session, month: Month) -> Iterable[Counted]:
    """K16, rate: of the other tickets filed in the month, those somebody called back about."""
    return _called(session, month, complaints=False)


def _called(session: Session, month: Month, *, complaints: bool) -> Iterable[Counted]:
    called = exists().where(FollowUpCall.ticket_id == Ticket.id)
    statement = (
        select(Ticket.number, Ticket.customer_name, Ticket.closed_at, called.label("called"))
        .where(
            Ticket.state == TicketState.CLOSED,
            Ticket.closed_at >= month.start,
            Ticket.closed_at < month.end,
            _is_complaint() if complaints else ~_is_complaint(),
        )
        .order_by(Ticket.closed_at)
    )
    for number, name, closed_at, was_called in session.execute(statement):
        yield Counted(number, name, bool(was_called), TICKET, closed_at)


def _is_complaint() -> ColumnElement[bool]:
    return or_(Ticket.kind == TicketKind.COMPLAINT, Ticket.category.in_(COMPLAINTS))


def calls_done(session: Session, month: Month) -> Iterable[Counted]:
    """K19: of the calls the month owed, those that reached the customer in it."""
    return (_planned(one, "phone_visit") for one in planned_calls(session, month))


def visits_done(session: Session, month: Month) -> Iterable[Counted]:
    """K20: of the visits in person the month owed or somebody planned, those made in it."""
    return (_planned(one, "site_visit") for one in planned_site_visits(session, month))


def _planned(one: Planned, kind: str) -> Counted:
    return Counted(one.met_by, one.customer, bool(one.met_by), kind, None, one.due_on)


def in_windows(session: Session, month: Month) -> Iterable[Counted]:
    """K19B: of all times a customer was dialled, those inside one of the three windows."""
    statement = (
        select(CallAttempt, PhoneVisit.number, Customer.name)
        .join(PhoneVisit, PhoneVisit.id == CallAttempt.phone_visit_id)
        .join(Customer, Customer.id == PhoneVisit.customer_id)
        .where(CallAttempt.called_at >= month.start, CallAttempt.called_at < month.end)
        .order_by(CallAttempt.called_at)
    )
    for call, number, name in session.execute(statement):
        inside = call.window is not CallWindow.OUTSIDE
        yield Counted(number, name, inside, "phone_visit", call.called_at)


def well_worded(session: Session, month: Month) -> Iterable[Counted]:
    """K34: of calls, visits and feedback told to customers, those without a bad wording."""
    yield from _calls_worded(session, month)
    yield from _visits_worded(session, month)
    yield from _feedback_worded(session, month)


def _calls_worded(session: Session, month: Month) -> Iterable[Counted]:
    statement = (
        select(
            PhoneVisit.number,
            PhoneVisit.called_at,
            PhoneVisit.topics,
            PhoneVisit.promised,
            Customer.name,
        )
        .join(Customer, Customer.id == PhoneVisit.customer_id)
        .where(PhoneVisit.called_at >= month.start, PhoneVisit.called_at < month.end)
        .order_by(PhoneVisit.called_at)
    )
    for number, called_at, topics, promised, name in session.execute(statement):
        texts = {**(topics or {}), "promised": promised}
        good = not flags_of(texts, month.norms.language)
        yield Counted(number, name, good, "phone_visit", called_at)


def _visits_worded(session: Session, month: Month) -> Iterable[Counted]:
    statement = (
        select(SiteVisit, Customer.name)
        .join(Customer, Customer.id == SiteVisit.customer_id)
        .where(SiteVisit.visited_at >= month.start, SiteVisit.visited_at < month.end)
        .order_by(SiteVisit.visited_at)
    )
    for visit, name in session.execute(statement):
        texts = {**(visit.topics or {}), "plan": visit.plan}
        good = not flags_of(texts, month.norms.language, place="site_visit")
        yield Counted(visit.number, name, good, "site_visit", visit.visited_at)


def _feedback_worded(session: Session, month: Month) -> Iterable[Counted]:
    statement = (
        select(Event.facts, Event.happened_at, Ticket.number, Ticket.customer_name)
        .join(Ticket, Ticket.id == Event.subject_id)
        .where(
            Event.subject_kind == TICKET,
            Event.verb == Verb.FEEDBACK,
            Event.happened_at >= month.start,
            Event.happened_at < month.end,
        )
        .order_by(Event.sequence)
    )
    for facts, at, number, name in session.execute(statement):
        texts = {"progress": str(facts.get("progress") or "")}
        good = not flags_of(texts, month.norms.language, place="feedback")
        yield Counted(number, name, good, TICKET, at)


_Count = Callable[[Session, Month], Iterable[Counted]]
_FIGURES: tuple[tuple[str, str, _Count], ...] = (
    ("K16", "satisfied", satisfied),
    ("K16", "complaints", complaints_called),
    ("K16", "others", others_called),
    ("K19", "", calls_done),
    ("K19B", "", in_windows),
    ("K20", "", visits_done),
    ("K34", "", well_worded),
)
