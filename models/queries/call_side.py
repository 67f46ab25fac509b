"""What a caller sees beside the talk: whom to ring, what happened last, what was promised."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Customer, PhoneVisit, Ticket, Undertaking
from models.domain.edition import norms_on
from models.domain.owing import Standing, standing_calls, visit_hours
from models.errors import RefusedError
from models.queries.customers import ContactRow, HistoryRow, contacts_of, history
from models.queries.intake import CircuitRow, circuits_of
from models.rules.attempts import next_window, window_now
from models.rules.cadence import Loss, by_rhythm, loss_of, most_pressing, phone_months
from models.rules.calendar import working_calendar
from models.rules.norms import Norms
from models.rules.norms.care import Topic
from models.rules.norms.language import LanguageNorms
from models.rules.office_hours import hours_text
from models.rules.phones import mask
from models.rules.terms import CallOutcome, ServiceGrade
from models.rules.windows import Window, call_windows
from models.rules.zone import local_day

EVENTS = 12
REPAIRS = 5


@dataclass(frozen=True, slots=True)
class RepairRow:
    """A repair the customer may be asked about."""

    number: str
    symptom: str
    restored_at: datetime | None


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise that is not kept yet."""

    id: int
    what: str
    owner: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the last call that reached somebody found."""

    number: str
    called_at: datetime
    caller: str
    topics: dict[str, str]


@dataclass(frozen=True, slots=True)
class CallSide:
    """Everything one call needs to know; the phones are masked until the call is dialled."""

    number: str
    name: str
    grade: ServiceGrade
    address: str
    premises: str
    hours: str
    windows: tuple[Window, ...]
    now: Window | None
    next: Window | None
    losses: tuple[Loss, ...]
    contacts: tuple[ContactRow, ...]
    circuits: tuple[CircuitRow, ...]
    events: tuple[HistoryRow, ...]
    repairs: tuple[RepairRow, ...]
    promises: tuple[OpenPromise, ...]
    earlier: Earlier | None
    next_visit_on: date | None
    topics: tuple[Topic, ...]
    language: LanguageNorms
    visit: str = ""
    attempts: int = 0


def call_side(session: Session, customer: str, *, now: datetime) -> CallSide:
    """Return what stands beside a call; raises ``RefusedError("customer.unknown")``."""
    row = session.scalar(select(Customer).where(Customer.number == customer))
    if row is None:
        raise RefusedError("customer.unknown", number=customer)
    today = local_day(now)
    norms = norms_on(session, today)
    calendar, length = working_calendar(), norms.care.windows.length
    hours = visit_hours(row.office_hours, norms)
    standing = standing_calls(session, now=now, norms=norms, customers=[row.id]).get(row.id)
    months = phone_months(row.grade, row.value_class, norms.care)
    return CallSide(
        number=row.number,
        name=row.name,
        grade=row.grade,
        address=" ".join(filter(None, (row.town, row.address))),
        premises=row.premises_rules,
        hours=hours_text(row.office_hours) or str(hours).replace("/", " "),
        windows=call_windows(hours, today, calendar=calendar, length=length),
        now=window_now(now, hours, calendar=calendar, length=length),
        next=next_window(now, hours, calendar=calendar, length=length),
        losses=_losses(standing, today, norms),
        contacts=tuple(_masked(one) for one in contacts_of(session, customer)),
        circuits=circuits_of(session, customer, now=now),
        events=history(session, customer, limit=EVENTS).rows,
        repairs=_repairs(session, row.id),
        promises=open_promises(session, row.id),
        earlier=_earlier(session, row.id),
        next_visit_on=None if months is None else by_rhythm(today, months, calendar).due_on,
        topics=norms.care.talk.topics,
        language=norms.language,
        visit="" if standing is None or standing.visit is None else standing.visit.number,
        attempts=0 if standing is None or standing.visit is None else standing.visit.attempts,
    )


def open_promises(session: Session, customer_id: int) -> tuple[OpenPromise, ...]:
    """Return the promises to a customer that are not kept yet, the earliest first."""
    statement = (
        select(Undertaking)
        .where(Undertaking.customer_id == customer_id, Undertaking.done_at.is_(None))
        .order_by(Undertaking.due_on, Undertaking.id)
    )
    return tuple(
        OpenPromise(one.id, one.what, one.owner, one.due_on) for one in session.scalars(statement)
    )


def _masked(one: ContactRow) -> ContactRow:
    return replace(one, phones=tuple(map(mask, one.phones)))


def _losses(standing: Standing | None, today: date, norms: Norms) -> tuple[Loss, ...]:
    if standing is None:
        return ()
    leading = most_pressing(standing.owed, today, norms.care)
    if leading is None:
        return ()
    rest = sorted((o for o in standing.owed if o is not leading), key=lambda o: o.due_on)
    return tuple(loss_of(owed, today) for owed in (leading, *rest))


def _repairs(session: Session, customer_id: int) -> tuple[RepairRow, ...]:
    statement = (
        select(Ticket.number, Ticket.symptom, Ticket.restored_at)
        .where(Ticket.customer_id == customer_id, Ticket.restored_at.is_not(None))
        .order_by(Ticket.restored_at.desc())
        .limit(REPAIRS)
    )
    return tuple(
        RepairRow(row.number, row.symptom.split("\n", 1)[0], row.restored_at)
        for row in session.execute(statement)
    )


def _earlier(session: Session, customer_id: int) -> Earlier | None:
    visit = session.scalar(
        select(PhoneVisit)
        .where(PhoneVisit.customer_id == customer_id, PhoneVisit.outcome == CallOutcome.CONNECTED)
        .order_by(PhoneVisit.called_at.desc())
        .limit(1)
    )
    if visit is None or visit.called_at is None:
        return None
    return Earlier(visit.number, visit.called_at, visit.caller, dict(visit.topics or {}))
