"""Taking a call: who rings, on which line, what was promised, and is it known already."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from models.domain import Circuit, Contact, Crew, Customer, Site, Ticket
from models.domain.edition import norms_on
from models.domain.ledger import calendar
from models.rules.clock import ClockEvent, LimitName, read_clock
from models.rules.norms import Norms, limit_of, promise_for
from models.rules.states import TicketState, Verb
from models.rules.terms import (
    CircuitState,
    Importance,
    Locality,
    Reach,
    Service,
    ServiceGrade,
    TicketKind,
)
from models.rules.text import search_key
from models.rules.zone import local_day

_SHORTEST_NUMBER = 3
_CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class CallerRow:
    """A customer who may be calling, and what of the typed text matched.

    ``matched`` is one of ``phone``, ``number``, ``name``, ``initials``, ``circuit``, ``contact``.
    """

    customer_number: str
    customer_name: str
    grade: ServiceGrade
    importance: Importance | None
    locality: Locality | None
    town: str
    address: str
    contact_name: str
    contact_phone: str
    circuit_number: str | None
    matched: str
    open_tickets: int
    notes: str
    premises_rules: str


@dataclass(frozen=True, slots=True)
class CircuitRow:
    """A circuit to choose at intake; ``grade`` is the effective one."""

    number: str
    service: Service
    reach: Reach
    grade: ServiceGrade
    grade_inherited: bool
    limit: timedelta | None
    state: CircuitState
    speed: str
    access: str
    site_a: str
    site_z: str
    town: str
    locality: Locality | None
    address: str
    open_ticket: str | None


@dataclass(frozen=True, slots=True)
class DuplicateRow:
    """A ticket on the same circuit, open or recent."""

    number: str
    state: TicketState
    reported_at: datetime
    due_at: datetime | None
    symptom: str
    repeats: int
    crew_name: str | None


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """What the norm promises before anything is saved: shown live at intake."""

    due_at: datetime | None
    response_due_at: datetime | None
    arrival_due_at: datetime | None
    restoration: timedelta
    basis: str
    edition: str
    article: str
    source: str
    inferred: bool


def find_caller(session: Session, text: str, *, limit: int = 20) -> tuple[CallerRow, ...]:
    """Return customers by phone, number, name, pinyin initials or circuit, best match first.

    A phone is found by any three digits of it in a row, so that its tail is enough.
    """
    key = search_key(text)
    if not key:
        return ()
    matches = _matches(session, key)
    chosen = list(matches)[:limit]
    return _caller_rows(session, chosen, matches)


@dataclass(slots=True)
class _Match:
    """Why a customer was found, and through what."""

    matched: str
    rank: int
    contact: int | None = None
    circuit: str | None = None


def _matches(session: Session, key: str) -> dict[int, _Match]:
    found: dict[int, _Match] = {}

    def note(customer: int, match: _Match) -> None:
        held = found.get(customer)
        if held is None or match.rank < held.rank:
            found[customer] = match

    for customer, name, number, initials in _by_name(session, key):
        note(customer, _named(key, name=name, number=number, initials=initials))
    if key.isdigit() and len(key) >= _SHORTEST_NUMBER:
        phones = select(Contact.customer_id, Contact.id, Contact.phone_key).where(
            Contact.phone_key.contains(key, autoescape=True), Contact.valid_to_on.is_(None)
        )
        for customer, contact, phone_key in session.execute(phones.limit(_CANDIDATES)):
            ends = f"{key}," in phone_key
            note(customer, _Match("phone", 0 if ends else 2, contact=contact))
    people = select(Contact.customer_id, Contact.id).where(
        Contact.name == key, Contact.valid_to_on.is_(None)
    )
    for customer, contact in session.execute(people.limit(_CANDIDATES)):
        note(customer, _Match("contact", 2, contact=contact))
    if len(key) >= _SHORTEST_NUMBER:
        for customer, number in _by_circuit(session, key):
            same = search_key(number) == key
            note(customer, _Match("circuit", 0 if same else 3, circuit=number))
    return dict(sorted(found.items(), key=lambda item: (item[1].rank, item[0])))


def _by_name(session: Session, key: str) -> Iterable[tuple[int, str, str, str]]:
    where: list[ColumnElement[bool]] = [Customer.search_key.contains(key, autoescape=True)]
    if key.isascii():
        where.append(Customer.initials.contains(key, autoescape=True))
    statement = (
        select(Customer.id, Customer.name, Customer.number, Customer.initials)
        .where(or_(*where), Customer.archived_at.is_(None))
        .order_by(best_grade_first(), Customer.id)
        .limit(_CANDIDATES)
    )
    return [(row[0], row[1], row[2], row[3]) for row in session.execute(statement)]


def best_grade_first() -> ColumnElement[int]:
    """Return the order AAA, AA, A, ordinary, which is not that of the letters."""
    places = {grade: place for place, grade in enumerate(ServiceGrade)}
    return case(places, value=Customer.grade)


def _by_circuit(session: Session, key: str) -> Iterable[tuple[int, str]]:
    """Return circuits whose number holds the key, hyphens and case not minded."""
    plain = func.replace(func.lower(Circuit.number), "-", "")
    statement = (
        select(Circuit.customer_id, Circuit.number)
        .where(plain.contains(key, autoescape=True), Circuit.archived_at.is_(None))
        .order_by(Circuit.number)
        .limit(_CANDIDATES)
    )
    return [(row[0], row[1]) for row in session.execute(statement)]


def _named(key: str, *, name: str, number: str, initials: str) -> _Match:
    if search_key(number) == key:
        return _Match("number", 0)
    plain = search_key(name)
    if key in plain:
        return _Match("name", 1 if plain.startswith(key) else 3)
    if any(one.startswith(key) for one in initials.split()):
        return _Match("initials", 2)
    return _Match("initials" if key in initials else "name", 4)


def _caller_rows(
    session: Session, customers: Sequence[int], matches: dict[int, _Match]
) -> tuple[CallerRow, ...]:
    rows = {
        row.id: row for row in session.scalars(select(Customer).where(Customer.id.in_(customers)))
    }
    contacts: dict[int, list[Contact]] = defaultdict(list)
    people = select(Contact).where(
        Contact.customer_id.in_(customers), Contact.valid_to_on.is_(None)
    )
    for one in session.scalars(people.order_by(Contact.id)):
        contacts[one.customer_id].append(one)
    counted = (
        select(Ticket.customer_id, func.count())
        .where(Ticket.customer_id.in_(customers), Ticket.closed_at.is_(None))
        .group_by(Ticket.customer_id)
    )
    open_tickets = {row[0]: row[1] for row in session.execute(counted)}
    return tuple(
        _caller_row(
            rows[one],
            matches[one],
            contacts=contacts[one],
            open_tickets=open_tickets.get(one, 0),
        )
        for one in customers
    )


def _caller_row(
    customer: Customer, match: _Match, *, contacts: list[Contact], open_tickets: int
) -> CallerRow:
    contact = next((one for one in contacts if one.id == match.contact), None)
    contact = contact or next(iter(contacts), None)
    return CallerRow(
        customer_number=customer.number,
        customer_name=customer.name,
        grade=customer.grade,
        importance=customer.importance,
        locality=customer.locality,
        town=customer.town,
        address=customer.address,
        contact_name="" if contact is None else contact.name,
        contact_phone=contact.phones[0] if contact is not None and contact.phones else "",
        circuit_number=match.circuit,
        matched=match.matched,
        open_tickets=open_tickets,
        notes=customer.notes,
        premises_rules=customer.premises_rules,
    )


def circuits_of(session: Session, customer: str, *, now: datetime) -> tuple[CircuitRow, ...]:
    """Return a customer's circuits with the grade and limit each really has."""
    near, far = aliased(Site), aliased(Site)
    statement = (
        select(Circuit, Customer.grade, near, far)
        .join(Customer, Customer.id == Circuit.customer_id)
        .outerjoin(near, near.id == Circuit.site_a_id)
        .outerjoin(far, far.id == Circuit.site_z_id)
        .where(Customer.number == customer, Circuit.archived_at.is_(None))
        .order_by(Circuit.number)
    )
    rows = session.execute(statement).all()
    ids = [row[0].id for row in rows]
    down = select(Ticket.circuit_id, Ticket.number).where(
        Ticket.circuit_id.in_(ids), Ticket.closed_at.is_(None)
    )
    open_tickets = {row[0]: row[1] for row in session.execute(down)}
    held = norms_on(session, local_day(now))
    return tuple(
        _circuit_row(
            circuit, ends, held=held, grade=grade, open_ticket=open_tickets.get(circuit.id)
        )
        for circuit, grade, *ends in rows
    )


def _circuit_row(
    circuit: Circuit,
    ends: Sequence[Site | None],
    *,
    held: Norms,
    grade: ServiceGrade,
    open_ticket: str | None,
) -> CircuitRow:
    site_a, site_z = ends
    grade = circuit.grade or grade
    locality = Locality.URBAN if site_a is None else site_a.locality
    answer = limit_of(
        held, service=circuit.service, reach=circuit.reach, grade=grade, locality=locality
    )
    return CircuitRow(
        number=circuit.number,
        service=circuit.service,
        reach=circuit.reach,
        grade=grade,
        grade_inherited=circuit.grade is None,
        limit=answer.limit,
        state=circuit.state,
        speed=circuit.speed,
        access=circuit.access,
        site_a="" if site_a is None else site_a.name,
        site_z="" if site_z is None else site_z.name,
        town="" if site_a is None else site_a.town,
        locality=locality,
        address="" if site_a is None else site_a.address,
        open_ticket=open_ticket,
    )


def duplicates(session: Session, circuit: str) -> tuple[DuplicateRow, ...]:
    """Return the tickets still open on a circuit."""
    return _on_circuit(session, Ticket.circuit_number == circuit, Ticket.closed_at.is_(None))


def repeats_of(session: Session, circuit: str, *, since: datetime) -> tuple[DuplicateRow, ...]:
    """Return the tickets on a circuit reported since a moment, newest first (重复故障)."""
    return _on_circuit(session, Ticket.circuit_number == circuit, Ticket.reported_at >= since)


def _on_circuit(session: Session, *where: ColumnElement[bool]) -> tuple[DuplicateRow, ...]:
    statement = (
        select(Ticket, Crew.name)
        .outerjoin(Crew, Crew.id == Ticket.crew_id)
        .where(*where)
        .order_by(Ticket.reported_at.desc(), Ticket.id.desc())
    )
    return tuple(
        DuplicateRow(
            number=ticket.number,
            state=ticket.state,
            reported_at=ticket.reported_at,
            due_at=ticket.due_at,
            symptom=ticket.symptom.split("\n", 1)[0],
            repeats=ticket.repeats,
            crew_name=crew,
        )
        for ticket, crew in session.execute(statement)
    )


def promise_shown(
    session: Session,
    *,
    kind: TicketKind,
    service: Service,
    reach: Reach,
    grade: ServiceGrade,
    locality: Locality,
    reported_at: datetime,
    now: datetime,
) -> PromiseRow:
    """Return what a ticket accepted now would be promised, before anything is saved."""
    promise = promise_for(
        norms_on(session, local_day(now)),
        kind=kind,
        service=service,
        reach=reach,
        grade=grade,
        locality=locality,
    )
    opened = ClockEvent(
        verb=Verb.OPEN,
        happened_at=reported_at,
        facts={"reported_at": reported_at.isoformat()},
        sequence=1,
    )
    accepted = ClockEvent(
        verb=Verb.ACCEPT,
        happened_at=max(now, reported_at),
        facts={"promise": promise.to_json()},
        sequence=2,
    )
    reading = read_clock([opened, accepted], calendar=calendar(), now=max(now, reported_at))
    return PromiseRow(
        due_at=reading.limits[LimitName.RESTORATION].due_at,
        response_due_at=reading.limits[LimitName.RESPONSE].due_at,
        arrival_due_at=reading.limits[LimitName.ARRIVAL].due_at,
        restoration=promise.restoration,
        basis=promise.basis,
        edition=promise.edition,
        article=promise.article,
        source=promise.source,
        inferred=promise.inferred,
    )
