"""Registering a request: what the archive knows is filled in, what is known twice is one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Circuit, Contact, Customer, Site, Ticket
from models.domain.ledger import TICKET, event_as_past
from models.errors import RefusedError
from models.rules.action import Action
from models.rules.facts_base import FactsModel
from models.rules.facts_open import OpenFacts
from models.rules.lifecycle import decide
from models.rules.lifecycle_gates import TESTED_KINDS
from models.rules.states import SERVICE_DOWN_STATES, TicketState, Verb
from models.rules.terms import CircuitState, Reach, Service, ServiceGrade, TicketKind
from models.services.journal import action_of, record
from models.services.numbering import next_number
from models.services.records import find
from models.services.tickets.doing import check_late, do
from models.services.tickets.move import given
from models.services.tickets.projection import project

ANYWAY = "open_anyway"
ON_A_CIRCUIT = TESTED_KINDS | {TicketKind.REMOVAL}


@dataclass(frozen=True, slots=True)
class Opened:
    """The ticket a request became; ``repeated`` when it was known already (重复申告)."""

    number: str
    state: TicketState
    version: int
    due_at: datetime | None
    repeated: bool = False


@dataclass(slots=True)
class Caller:
    """What the archive knows of who is asking."""

    customer: Customer | None = None
    circuit: Circuit | None = None
    site: Site | None = None


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
    caller = _caller(session, known)
    if not anyway and not known.draft:
        standing = _known_already(session, known, caller)
        if standing is not None:
            return _repeat(session, standing, known)
    with session.no_autoflush:
        ticket = _keep(session, known, caller, decision.after, action=action, at=at)
        if accept and not known.draft and all((ticket.grade, ticket.reach, ticket.service)):
            do(session, verb=Verb.ACCEPT, number=ticket.number)
        session.flush()
    return Opened(ticket.number, ticket.state, ticket.version, ticket.due_at)


def _caller(session: Session, known: OpenFacts) -> Caller:
    caller = Caller()
    if known.circuit_number is not None:
        caller.circuit = find(session, "circuit", known.circuit_number)
        if caller.circuit.state is CircuitState.REMOVED:
            raise RefusedError("circuit.removed", number=known.circuit_number)
    if known.customer_number is not None:
        caller.customer = find(session, "customer", known.customer_number)
    elif caller.circuit is not None:
        caller.customer = session.get(Customer, caller.circuit.customer_id)
    customer, circuit = caller.customer, caller.circuit
    if customer is not None and circuit is not None and circuit.customer_id != customer.id:
        raise RefusedError("circuit.not_theirs", number=circuit.number, customer=customer.number)
    caller.site = _site(session, known, caller)
    return caller


def _site(session: Session, known: OpenFacts, caller: Caller) -> Site | None:
    """Return the site named, or the near end of the circuit."""
    if known.site is not None and caller.customer is not None:
        site = session.scalar(
            select(Site)
            .where(Site.customer_id == caller.customer.id, Site.name == known.site)
            .order_by(Site.id)
        )
        if site is None:
            raise RefusedError("site.unknown", number=known.site)
        return site
    if caller.circuit is not None and caller.circuit.site_a_id is not None:
        return session.get(Site, caller.circuit.site_a_id)
    return None


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
            "text": known.symptom,
            "phone": known.contact_phone,
            "channel": known.channel,
        },
    )
    return Opened(number, done.state, done.version, done.due_at, repeated=True)


def _keep(
    session: Session,
    known: OpenFacts,
    caller: Caller,
    state: TicketState,
    *,
    action: Action,
    at: datetime,
) -> Ticket:
    customer, circuit, site = caller.customer, caller.circuit, caller.site
    contact = _contact(session, known, customer)
    places = [one for one in (site, customer) if one is not None]
    _refuse_second(session, known)
    grade, reach, service = _terms(known, caller)
    number = next_number(session, known.kind.letters, known.reported_at)
    ticket = Ticket(
        number=number,
        kind=known.kind,
        category=known.category,
        state=state,
        customer_id=None if customer is None else customer.id,
        customer_name=known.customer_name if customer is None else customer.name,
        circuit_id=None if circuit is None else circuit.id,
        circuit_number="" if circuit is None else circuit.number,
        site_id=None if site is None else site.id,
        contact_name=contact[0],
        contact_phone=contact[1],
        service=service,
        reach=reach,
        grade=grade,
        segment=None if circuit is None else circuit.segment,
        town=_first(known.town, *(one.town for one in places)),
        address=_first(known.address, *(one.address for one in places)),
        symptom=known.symptom,
        reporter=known.reporter,
        channel=known.channel,
        external_source=known.external_source or "",
        external_number=known.external_number or "",
        severity=known.severity,
        first_recipient=known.first_recipient or action.actor,
        reported_at=known.reported_at,
        parent_id=None if known.parent is None else find(session, "ticket", known.parent).id,
    )
    if known.locality is not None or places:
        ticket.locality = known.locality or places[0].locality
    session.add(ticket)
    session.flush()
    standing = {
        "to_state": state,
        "version": 0,
        "grade": grade,
        "reach": reach,
        "service": service,
        "locality": ticket.locality,
    }
    event = record(
        session,
        verb=Verb.OPEN,
        subject_kind=TICKET,
        subject_id=ticket.id,
        subject=number,
        facts={**given(known), **standing},
        happened_at=max(at, known.reported_at),
    )
    project(ticket, [event_as_past(event)], now=action.now)
    return ticket


def _terms(
    known: OpenFacts, caller: Caller
) -> tuple[ServiceGrade | None, Reach | None, Service | None]:
    """Return grade, reach and service: told, else the circuit's, else the customer's.

    Work that is not about a circuit runs under the limits of other services.
    """
    circuit, customer = caller.circuit, caller.customer
    grade = known.grade or (circuit and circuit.grade) or (customer and customer.grade)
    reach = known.reach or (circuit and circuit.reach)
    service = known.service or (circuit and circuit.service)
    if known.kind not in ON_A_CIRCUIT:
        grade = grade or ServiceGrade.STANDARD
        reach = reach or Reach.WITHIN_PROVINCE
        service = service or Service.OTHER
    return grade or None, reach or None, service or None


def _contact(session: Session, known: OpenFacts, customer: Customer | None) -> tuple[str, str]:
    """Return whom to ring: as told, else the first contact of the archive."""
    name, phone = known.contact_name, known.contact_phone or known.caller_number
    if customer is None or (name and phone):
        return name or "", phone or ""
    statement = select(Contact.name, Contact.phones).where(
        Contact.customer_id == customer.id, Contact.valid_to_on.is_(None)
    )
    if name is not None:
        statement = statement.where(Contact.name == name)
    known_contact = session.execute(statement.order_by(Contact.id).limit(1)).first()
    if known_contact is None or (phone is not None and name is None):
        return name or "", phone or ""
    return known_contact.name, phone or next(iter(known_contact.phones), "")


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


def _first(*texts: str | None) -> str:
    return next((text for text in texts if text), "")
