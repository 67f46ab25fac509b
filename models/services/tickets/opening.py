"""Registering a request: what is known twice is one, and each request gets its number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Ticket
from models.domain.ledger import TICKET, event_as_past
from models.errors import RefusedError
from models.rules.action import Action
from models.rules.facts_base import FactsModel
from models.rules.facts_open import OpenFacts
from models.rules.lifecycle import decide
from models.rules.states import SERVICE_DOWN_STATES, TicketState, Verb
from models.services.journal import action_of, record
from models.services.numbering import next_number
from models.services.records import find
from models.services.tickets.asking import Caller, who_asks
from models.services.tickets.doing import do
from models.services.tickets.late import check_late
from models.services.tickets.move import given
from models.services.tickets.projection import project

ANYWAY = "open_anyway"


@dataclass(frozen=True, slots=True)
class Opened:
    """The ticket a request became; ``repeated`` when it was known already (重复申告)."""

    number: str
    state: TicketState
    version: int
    due_at: datetime | None
    repeated: bool = False


def open_ticket(
    session: Session,
    facts: Mapping[str, object] | FactsModel,
    *,
    accept: bool = False,
    anyway: bool = False,
) -> Opened:
    """Register a request (登记) and, if asked and enough is known, accept it as well.

    A fault on a circuit that is down already is counted on its open ticket unless
    ``anyway`` (or the fact ``open_anyway``). Raises ``RefusedError`` customer.unknown,
    circuit.unknown, circuit.not_theirs, circuit.removed, ticket.external_taken, facts.*.
    """
    action = action_of(session)
    told = facts
    if isinstance(told, Mapping):
        anyway = anyway or told.get(ANYWAY) is True
        told = {name: value for name, value in told.items() if name != ANYWAY}
    at = action.at
    decision = decide(Verb.OPEN, told, ticket=None, role=action.role, at=at)
    known = cast(OpenFacts, decision.facts)
    if action.happened_at is not None:
        check_late(action, at, known.reported_at, number="")
    caller = who_asks(session, known)
    if not anyway and not known.draft:
        standing = _known_already(session, known, caller)
        if standing is not None:
            return _repeat(session, standing, known)
    with session.no_autoflush:
        ticket = _keep(session, known, caller, state=decision.after, action=action)
        if accept and not known.draft and all((ticket.grade, ticket.reach, ticket.service)):
            do(session, verb=Verb.ACCEPT, number=ticket.number)
        session.flush()
    return Opened(ticket.number, ticket.state, ticket.version, ticket.due_at)


def _known_already(session: Session, known: OpenFacts, caller: Caller) -> str | None:
    """Return the open ticket of the same kind on the same circuit, while service is down."""
    if caller.circuit is None:
        return None
    return session.scalar(
        select(Ticket.number)
        .where(
            Ticket.circuit_id == caller.circuit.id,
            Ticket.closed_at.is_(None),
            Ticket.kind == known.kind,
            Ticket.state.in_(SERVICE_DOWN_STATES - {TicketState.DRAFT}),
        )
        .order_by(Ticket.id)
        .limit(1)
    )


def _repeat(session: Session, number: str, known: OpenFacts) -> Opened:
    done = do(
        session,
        verb=Verb.REPEAT,
        number=number,
        facts={
            "reporter": known.reporter,
            "text": _said_again(known),
            "phone": known.contact_phone,
            "channel": known.channel,
        },
    )
    return Opened(number, done.state, done.version, done.due_at, repeated=True)


def _said_again(known: OpenFacts) -> str:
    """Return the caller's words, with the other system's number, which has no ticket of its own."""
    if known.external_number is None:
        return known.symptom
    return f"{known.symptom}\n{known.external_source} {known.external_number}"


def _keep(
    session: Session,
    known: OpenFacts,
    caller: Caller,
    *,
    state: TicketState,
    action: Action,
) -> Ticket:
    _refuse_second(session, known)
    ticket = Ticket(
        number=next_number(session, known.kind.letters, known.reported_at),
        kind=known.kind,
        category=known.category,
        state=state,
        symptom=known.symptom,
        reporter=known.reporter,
        channel=known.channel,
        external_source=known.external_source or "",
        external_number=known.external_number or "",
        severity=known.severity,
        first_recipient=known.first_recipient or action.actor,
        responsible=known.first_recipient or action.actor,
        reported_at=known.reported_at,
        parent_id=None if known.parent is None else find(session, "ticket", known.parent).id,
        **caller.columns(session, known),
    )
    session.add(ticket)
    session.flush()
    standing = {"to_state": state, "version": 0}
    terms = {name: getattr(ticket, name) for name in ("grade", "reach", "service", "locality")}
    event = record(
        session,
        verb=Verb.OPEN,
        subject_kind=TICKET,
        subject_id=ticket.id,
        subject=ticket.number,
        facts={**given(known), **standing, **terms},
        happened_at=max(action.at, known.reported_at),
    )
    project(ticket, [event_as_past(event)], now=action.now)
    return ticket


def _refuse_second(session: Session, known: OpenFacts) -> None:
    """One ticket for one number of another system (外部单号)."""
    if known.external_number is None:
        return
    standing = session.scalar(
        select(Ticket.number).where(
            Ticket.external_source == known.external_source,
            Ticket.external_number == known.external_number,
        )
    )
    if standing is not None:
        raise RefusedError("ticket.external_taken", external=known.external_number, number=standing)
