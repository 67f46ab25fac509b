"""One customer's file in full: sites, contacts, circuits, terminals, and what it lacks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.domain import Circuit, Contact, Crew, Customer, Event, Site, Terminal, Ticket
from models.errors import RefusedError
from models.queries.customers import HistoryRow
from models.queries.file_facts import file_facts, line_facts
from models.rules.completeness import FileFacts, Gap, file_gaps, line_gaps, share
from models.rules.office_hours import hours_text
from models.rules.phones import mask
from models.rules.terms import CircuitState, ServiceGrade

Values = Mapping[str, Any]
HIDDEN = frozenset({"id", "version", "created_at", "search_key", "initials", "phones", "phone_key"})
CHANGES = 500


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A place of the customer; ``values`` are its fields as an editor shows them."""

    id: int
    version: int
    name: str
    circuits: int
    values: Values


@dataclass(frozen=True, slots=True)
class ContactFile:
    """Somebody at the customer, phones masked; ``values`` leaves them out.

    ``site`` is where they sit; ``hours`` are their own office hours, else the customer's.
    """

    id: int
    version: int
    name: str
    phones: tuple[str, ...]
    past: bool
    site: str
    hours: str
    values: Values


@dataclass(frozen=True, slots=True)
class CircuitFile:
    """A circuit with the grade it really has, its ends by name, and what it lacks."""

    number: str
    version: int
    grade: ServiceGrade
    inherited: bool
    site_a: str
    site_z: str
    open_ticket: str | None
    gaps: tuple[Gap, ...]
    values: Values


@dataclass(frozen=True, slots=True)
class TerminalFile:
    """A box on a circuit; a removed one names what took its place."""

    id: int
    version: int
    circuit: str
    removed_at: datetime | None
    replaced_by: str
    values: Values


@dataclass(frozen=True, slots=True)
class CustomerFile:
    """Everything on record about one customer."""

    id: int
    number: str
    version: int
    archived_at: datetime | None
    crew_code: str | None
    crew_name: str | None
    complete: int
    gaps: tuple[Gap, ...]
    values: Values
    sites: tuple[SiteFile, ...]
    contacts: tuple[ContactFile, ...]
    circuits: tuple[CircuitFile, ...]
    terminals: tuple[TerminalFile, ...]


def customer_file(session: Session, number: str) -> CustomerFile:
    """Return a customer's file; refuses customer.unknown."""
    found = session.execute(
        select(Customer, Crew.code, Crew.name)
        .outerjoin(Crew, Crew.id == Customer.responsible_crew_id)
        .where(Customer.number == number)
    ).first()
    if found is None:
        raise RefusedError("customer.unknown", number=number)
    customer, code, crew = found
    sites, circuits = _places(session, customer)
    contacts = _contacts(session, customer, {site.id: site.name for site in sites})
    gaps = tuple(file_gaps(_facts(customer, contacts, sites=sites, circuits=circuits)))
    live = [one for one in circuits if _is_live(one)]
    return CustomerFile(
        id=customer.id,
        number=customer.number,
        version=customer.version,
        archived_at=customer.archived_at,
        crew_code=code,
        crew_name=crew,
        complete=share(len(gaps) + sum(len(one.gaps) for one in live), circuits=len(live)),
        gaps=gaps,
        values=_values(customer) | {"responsible_crew": code},
        sites=sites,
        contacts=contacts,
        circuits=circuits,
        terminals=_terminals(session, customer.id),
    )


def circuit_owner(session: Session, circuit: str) -> str:
    """Return the number of the customer a circuit belongs to; refuses circuit.unknown."""
    found = session.scalar(
        select(Customer.number)
        .join(Circuit, Circuit.customer_id == Customer.id)
        .where(Circuit.number == circuit)
    )
    if found is None:
        raise RefusedError("circuit.unknown", number=circuit)
    return found


def _values(row: Any) -> dict[str, Any]:
    columns = row.__table__.columns
    return {column.key: getattr(row, column.key) for column in columns if column.key not in HIDDEN}


def _contacts(
    session: Session, customer: Customer, sites: Mapping[int, str]
) -> tuple[ContactFile, ...]:
    rows = session.scalars(
        select(Contact)
        .where(Contact.customer_id == customer.id)
        .order_by(Contact.valid_to_on.is_not(None), Contact.id)
    )
    return tuple(
        ContactFile(
            id=one.id,
            version=one.version,
            name=one.name,
            phones=tuple(mask(phone) for phone in one.phones),
            past=one.valid_to_on is not None,
            site=sites.get(one.site_id or 0, ""),
            hours=hours_text(one.office_hours or customer.office_hours),
            values=_values(one),
        )
        for one in rows
    )


def _places(
    session: Session, customer: Customer
) -> tuple[tuple[SiteFile, ...], tuple[CircuitFile, ...]]:
    sites = session.scalars(
        select(Site)
        .where(Site.customer_id == customer.id, Site.archived_at.is_(None))
        .order_by(Site.id)
    ).all()
    circuits = session.scalars(
        select(Circuit)
        .where(Circuit.customer_id == customer.id, Circuit.archived_at.is_(None))
        .order_by(Circuit.number)
    ).all()
    down = select(Ticket.circuit_id, Ticket.number).where(
        Ticket.customer_id == customer.id, Ticket.closed_at.is_(None)
    )
    tickets = {row[0]: row[1] for row in session.execute(down)}
    names = {one.id: one.name for one in sites}
    ends = [end for one in circuits for end in (one.site_a_id, one.site_z_id)]
    return (
        tuple(
            SiteFile(one.id, one.version, one.name, ends.count(one.id), _values(one))
            for one in sites
        ),
        tuple(_circuit(one, customer, names=names, ticket=tickets.get(one.id)) for one in circuits),
    )


def _circuit(
    row: Circuit, customer: Customer, *, names: Mapping[int, str], ticket: str | None
) -> CircuitFile:
    grade = row.grade or customer.grade
    facts = line_facts(row, grade)
    site_a, site_z = names.get(row.site_a_id or 0, ""), names.get(row.site_z_id or 0, "")
    return CircuitFile(
        number=row.number,
        version=row.version,
        grade=grade,
        inherited=row.grade is None,
        site_a=site_a,
        site_z=site_z,
        open_ticket=ticket,
        gaps=() if row.state is CircuitState.REMOVED else tuple(line_gaps(facts)),
        values=_values(row) | {"site_a": row.site_a_id, "site_z": row.site_z_id},
    )


def _is_live(circuit: CircuitFile) -> bool:
    return circuit.values["state"] is not CircuitState.REMOVED


def _facts(
    customer: Customer,
    contacts: Iterable[ContactFile],
    *,
    sites: Sequence[SiteFile],
    circuits: Sequence[CircuitFile],
) -> FileFacts:
    return file_facts(
        customer,
        phones=sum(1 for one in contacts if one.phones and not one.past),
        sites=len(sites),
        circuits=sum(map(_is_live, circuits)),
    )


def _terminals(session: Session, customer: int) -> tuple[TerminalFile, ...]:
    rows = session.execute(
        select(Terminal, Circuit.number)
        .join(Circuit, Circuit.id == Terminal.circuit_id)
        .where(Circuit.customer_id == customer)
        .order_by(Circuit.number, Terminal.removed_at.is_not(None), Terminal.id.desc())
    ).all()
    serials = {row[0].id: row[0].serial for row in rows}
    return tuple(
        TerminalFile(
            id=one.id,
            version=one.version,
            circuit=circuit,
            removed_at=one.removed_at,
            replaced_by=serials.get(one.replaced_by_id or 0, ""),
            values=_values(one),
        )
        for one, circuit in rows
    )


def record_changes(session: Session, number: str, *, limit: int = CHANGES) -> list[HistoryRow]:
    """Return what was changed in a customer's file, newest first.

    ``line`` names the changed fields, comma-separated; no value of a field is repeated.
    """
    customer = session.scalar(select(Customer.id).where(Customer.number == number))
    circuits = select(Circuit.id).where(Circuit.customer_id == customer)
    hanging: dict[str, Any] = {
        "customer": [customer],
        "contact": select(Contact.id).where(Contact.customer_id == customer),
        "site": select(Site.id).where(Site.customer_id == customer),
        "circuit": circuits,
        "terminal": select(Terminal.id).where(Terminal.circuit_id.in_(circuits)),
    }
    mine = [
        (Event.subject_kind == noun) & Event.subject_id.in_(ids) for noun, ids in hanging.items()
    ]
    statement = select(Event).where(or_(*mine)).order_by(Event.sequence.desc()).limit(limit)
    return [_change(one) for one in session.scalars(statement)]


def _change(event: Event) -> HistoryRow:
    fields = sorted(set(event.facts.get("changed", {})) - HIDDEN)
    return HistoryRow(
        happened_at=event.happened_at,
        what=event.subject_kind,
        verb=event.verb,
        subject=event.subject,
        actor=event.actor,
        line=",".join(fields) or str(event.facts.get("reason", "")),
    )


def contract_is_over(file: CustomerFile, today: date) -> bool:
    """Tell whether the contract on record has run out."""
    ends: date | None = file.values["contract_ends_on"]
    return ends is not None and ends < today
