"""Who calls whom, and what a supervisor decides where nobody can be reached (拜访分工)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import CallAssignment, Customer, PhoneVisit
from models.errors import RefusedError
from models.rules.facts_visit import PhoneVisitFacts, told_as
from models.rules.terms import Role, Satisfaction
from models.rules.text import clean
from models.services.customer_upkeep import MAY_SEE_PHONES
from models.services.journal import action_of, record
from models.services.records import add, edit, find

NOUN = "phone_visit"
NAME, REASON = 200, 1000
FOLLOW_UP = "回访"
CORRECTED = ("needs", "suggestions", "competition", "recent_fault", "running_note", "greeting")


def assign_calls(session: Session, customers: Sequence[str], *, caller: str) -> int:
    """Give customers to a caller, or take them over; returns how many changed hands."""
    told = clean(caller, limit=NAME, field="caller")
    if not told:
        raise RefusedError("record.empty", field="caller")
    return sum(_assign(session, number, told) for number in customers)


def _assign(session: Session, number: str, caller: str) -> bool:
    customer: Customer = find(session, "customer", number)
    row = session.scalar(select(CallAssignment).where(CallAssignment.customer_id == customer.id))
    if row is None:
        fresh = CallAssignment(customer_id=customer.id, caller=caller)
        add(session, fresh, noun="call_assignment", subject=number, facts={"caller": caller})
        return True
    if row.caller == caller:
        return False
    edit(
        session,
        row,
        noun="call_assignment",
        subject=number,
        expected_version=None,
        values={"caller": caller},
        verb="take_over",
    )
    return True


def show_ticket_phone(session: Session, number: str) -> str:
    """Return the whole number a ticket is followed up at, and leave an event of who looked."""
    role = action_of(session).role
    if role not in MAY_SEE_PHONES:
        raise RefusedError("contact.not_yours", role=role)
    ticket = find(session, "ticket", number)
    record(
        session,
        verb="show_phone",
        subject_kind="ticket_contact",
        subject_id=ticket.id,
        subject=number,
        facts={"reason": FOLLOW_UP},
    )
    return str(ticket.contact_phone)


def try_again(session: Session, number: str, *, at: datetime, reason: str) -> int:
    """Let callers try once more where the numbers were spent; a supervisor's word."""
    visit = _handed(session, number)
    return _decide(session, visit, reason, values={"next_call_at": at, "handed_to": ""})


def give_up_visit(session: Session, number: str, *, reason: str) -> int:
    """End a visit that reached nobody; the rhythm goes on. A supervisor's word."""
    visit = _handed(session, number)
    values = {"finished_at": action_of(session).at, "next_call_at": None, "handed_to": ""}
    return _decide(session, visit, reason, values=values, verb="give_up")


def _handed(session: Session, number: str) -> PhoneVisit:
    role = action_of(session).role
    if role is not Role.SUPERVISOR:
        raise RefusedError("visit.not_yours", role=role)
    visit = phone_visit(session, number)
    if visit.finished_at is not None:
        raise RefusedError("visit.finished", number=number)
    return visit


def _decide(
    session: Session,
    visit: PhoneVisit,
    reason: str,
    *,
    values: Mapping[str, object],
    verb: str = "try_again",
) -> int:
    told = clean(reason, limit=REASON, field="reason")
    if not told:
        raise RefusedError("record.empty", field="reason")
    return edit(
        session,
        visit,
        noun=NOUN,
        subject=visit.number,
        expected_version=None,
        values=values,
        verb=verb,
        reason=told,
    )


def correct_visit(
    session: Session,
    number: str,
    *,
    reason: str,
    expected_version: int | None = None,
    satisfaction: Satisfaction | None = None,
    **topics: str,
) -> int:
    """Correct what was written of a call; what stood there stays in its trail.

    Raises ``RefusedError`` record.unknown_field, record.empty, ``ConflictError``.
    """
    visit = phone_visit(session, number)
    unknown = sorted(topics.keys() - set(CORRECTED))
    if unknown:
        raise RefusedError("record.unknown_field", field=unknown[0], record=NOUN)
    why = clean(reason, limit=REASON, field="reason")
    if not why:
        raise RefusedError("record.empty", field="reason")
    # The gate of a call's texts is the model of its facts.
    checked = told_as(
        PhoneVisitFacts,
        {
            "customer": "-",
            "called_at": action_of(session).now,
            "outcome": visit.outcome or "connected",
            **topics,
        },
    ).topics()
    kept = {k: v for k, v in {**(visit.topics or {}), **topics, **checked}.items() if v}
    return edit(
        session,
        visit,
        noun=NOUN,
        subject=number,
        expected_version=expected_version,
        values={"topics": kept, "satisfaction": satisfaction or visit.satisfaction},
        reason=why,
    )


def phone_visit(session: Session, number: str) -> PhoneVisit:
    """Return a phone visit; raises ``RefusedError("visit.unknown")``."""
    row = session.scalar(select(PhoneVisit).where(PhoneVisit.number == number))
    if row is None:
        raise RefusedError("visit.unknown", number=number)
    return row
