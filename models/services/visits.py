"""Ringing customers: one call is recorded whole, with all that came of it (电话拜访)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import CallAttempt, Contact, Customer, PhoneVisit
from models.domain.edition import norms_on
from models.domain.owing import standing_calls, visit_hours
from models.errors import RefusedError
from models.rules.attempts import Advice, NextStep, Tried, advise, next_window
from models.rules.cadence import by_rhythm, most_pressing, phone_months
from models.rules.calendar import working_calendar
from models.rules.facts_visit import PhoneVisitFacts, told_as
from models.rules.norms import Norms
from models.rules.talk import Confirmed, check_talk
from models.rules.terms import CallOutcome, CallWindow
from models.rules.windows import window_of
from models.rules.zone import local_day
from models.services.journal import action_of, record
from models.services.numbering import next_number
from models.services.records import find
from models.services.undertakings import keep_promises
from models.services.visit_outcome import change_contact, open_fault

LETTERS = "DF"
NOUN = "phone_visit"
CLOCKS_DIFFER = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class VisitDone:
    """What a call led to: its number, the ticket of a fault heard, and what follows."""

    number: str
    reached: bool
    ticket: str | None = None
    advice: Advice | None = None


def record_phone_visit(session: Session, facts: Mapping[str, Any] | PhoneVisitFacts) -> VisitDone:
    """Keep one call: an attempt of the visit under way, or the first of a new one.

    A connected call needs the equipment confirmed before any other topic
    (``visit.equipment_first``, ``visit.not_confirmed``) and finishes the visit; promises,
    a change of person and a ticket for a fault heard are kept in the same action. Raises
    ``RefusedError`` visit.bad_fact, visit.talk_unanswered, visit.fault_unsaid,
    visit.fault_but_normal,    visit.in_future, customer.unknown, contact.unknown.
    """
    told = told_as(PhoneVisitFacts, facts)
    customer: Customer = find(session, "customer", told.customer)
    norms = norms_on(session, local_day(told.called_at))
    contact = _checked(session, told, customer, norms=norms)
    visit = under_way(session, customer.id) or _new(session, told, customer, norms=norms)
    visit.contact_id = None if contact is None else contact.id
    window = _dial(session, visit, told, customer=customer, norms=norms)
    advice: Advice | None = None
    ticket: str | None = None
    if told.outcome is CallOutcome.CONNECTED:
        _talk(visit, told, customer, norms=norms)
        ticket = _follow(session, visit, told, customer=customer, contact=contact)
    else:
        advice = _again(session, visit, told, customer=customer, norms=norms)
    session.flush()
    record(
        session,
        verb="call",
        subject_kind=NOUN,
        subject_id=visit.id,
        subject=visit.number,
        facts={
            **told.model_dump(mode="json", exclude_defaults=True),
            "version": visit.version,
            "window": window,
            "attempt": visit.attempts,
            "ticket": ticket,
        },
        happened_at=told.called_at,
    )
    return VisitDone(visit.number, told.outcome is CallOutcome.CONNECTED, ticket, advice)


def under_way(session: Session, customer_id: int) -> PhoneVisit | None:
    """Return the visit in which somebody rang and reached nobody yet."""
    return session.scalar(
        select(PhoneVisit)
        .where(
            PhoneVisit.customer_id == customer_id,
            PhoneVisit.finished_at.is_(None),
            PhoneVisit.outcome.is_not(None),
        )
        .order_by(PhoneVisit.id.desc())
        .limit(1)
    )


def _checked(
    session: Session, told: PhoneVisitFacts, customer: Customer, *, norms: Norms
) -> Contact | None:
    if told.called_at > action_of(session).now + CLOCKS_DIFFER:
        raise RefusedError("visit.in_future", field="called_at", at=told.called_at)
    contact = None if told.contact is None else session.get(Contact, told.contact)
    if told.contact is not None and (contact is None or contact.customer_id != customer.id):
        raise RefusedError("contact.unknown", number=told.contact)
    talked = told.talked_about()
    if told.outcome is CallOutcome.CONNECTED:
        confirmed = Confirmed(told.running_normal, told.confirmed_by or "")
        check_talk(talked, confirmed, norms.care.talk)
        if told.fault and told.running_normal:
            raise RefusedError("visit.fault_but_normal", field="running_normal")
        if told.running_normal is False and not (told.fault or told.running_note):
            raise RefusedError("visit.fault_unsaid", field="running_note")
    elif talked or told.running_normal is not None or told.fault:
        raise RefusedError("visit.talk_unanswered", field="outcome", outcome=told.outcome)
    return contact


def _new(
    session: Session, told: PhoneVisitFacts, customer: Customer, *, norms: Norms
) -> PhoneVisit:
    """Begin a visit, noting why the customer was called and by when it was owed."""
    found = standing_calls(session, now=told.called_at, norms=norms, customers=[customer.id])
    standing = found.get(customer.id)
    day = local_day(told.called_at)
    leading = None if standing is None else most_pressing(standing.owed, day, norms.care)
    visit = PhoneVisit(
        number=next_number(session, LETTERS, told.called_at),
        customer_id=customer.id,
        planned_on=told.planned_on or (leading.due_on if leading else None),
        reason=told.reason or (leading.reason.value if leading else ""),
    )
    session.add(visit)
    session.flush()
    return visit


def _dial(
    session: Session,
    visit: PhoneVisit,
    told: PhoneVisitFacts,
    *,
    customer: Customer,
    norms: Norms,
) -> CallWindow:
    window = window_of(
        told.called_at,
        visit_hours(customer.office_hours, norms),
        calendar=working_calendar(),
        length=norms.care.windows.length,
    )
    visit.called_at = told.called_at
    visit.duration_seconds = told.seconds
    visit.caller = action_of(session).actor
    visit.outcome = told.outcome
    visit.window = window
    visit.in_window = window is not CallWindow.OUTSIDE
    visit.attempts += 1
    session.add(
        CallAttempt(
            phone_visit_id=visit.id,
            contact_id=visit.contact_id,
            called_at=told.called_at,
            duration_seconds=told.seconds,
            caller=visit.caller,
            outcome=told.outcome,
            window=window,
            note=told.note or "",
        )
    )
    return window


def _talk(visit: PhoneVisit, told: PhoneVisitFacts, customer: Customer, *, norms: Norms) -> None:
    visit.equipment_confirmed = told.confirmed_by or ""
    visit.running_normal = told.running_normal
    visit.satisfaction = told.satisfaction
    visit.topics = dict(told.topics())
    day = local_day(told.called_at)
    months = phone_months(customer.grade, customer.value_class, norms.care)
    rhythm = None if months is None else by_rhythm(day, months, working_calendar()).due_on
    visit.next_visit_on = told.next_visit_on or rhythm
    visit.finished_at = told.called_at
    visit.next_call_at = None
    visit.handed_to = ""


def _follow(
    session: Session,
    visit: PhoneVisit,
    told: PhoneVisitFacts,
    *,
    customer: Customer,
    contact: Contact | None,
) -> str | None:
    """Do what the talk led to; return the number of the ticket that was opened."""
    if told.promises:
        keep_promises(session, told.promises, customer=customer, phone_visit=visit)
        visit.promised = "；".join(one.what for one in told.promises)
        visit.promised_on = min(one.due_on for one in told.promises)
    if told.contact_change is not None:
        words = change_contact(session, told.contact_change, customer=customer, visit=visit)
        visit.topics = {**(visit.topics or {}), "contact_change": words}
    if told.fault is None:
        return None
    ticket = open_fault(session, told.fault, customer=customer, contact=contact, visit=visit)
    visit.ticket_id = find(session, "ticket", ticket).id
    return ticket


def _again(
    session: Session,
    visit: PhoneVisit,
    told: PhoneVisitFacts,
    *,
    customer: Customer,
    norms: Norms,
) -> Advice:
    """Propose whom to try next and when; all numbers spent, a supervisor decides."""
    session.flush()
    tried = [
        Tried(one.contact_id, one.outcome)
        for one in session.scalars(
            select(CallAttempt)
            .where(CallAttempt.phone_visit_id == visit.id)
            .order_by(CallAttempt.id)
        )
    ]
    advice = advise(
        tried,
        callable_contacts(session, customer.id),
        most=norms.care.calling.attempts,
        again_at=told.next_call_at or _next_at(told.called_at, customer, norms),
    )
    visit.next_call_at = advice.at
    visit.handed_to = NextStep.SUPERVISOR.value if advice.step is NextStep.SUPERVISOR else ""
    return advice


def _next_at(called_at: datetime, customer: Customer, norms: Norms) -> datetime | None:
    window = next_window(
        called_at,
        visit_hours(customer.office_hours, norms),
        calendar=working_calendar(),
        length=norms.care.windows.length,
    )
    return None if window is None else window.starts_at


def callable_contacts(session: Session, customer_id: int) -> list[int]:
    """Return who may be called at a customer, those who decide in the order entered."""
    rows = session.execute(
        select(Contact.id, Contact.phones)
        .where(
            Contact.customer_id == customer_id,
            Contact.valid_to_on.is_(None),
            Contact.do_not_call.is_(False),
        )
        .order_by(Contact.id)
    )
    return [row.id for row in rows if row.phones]
