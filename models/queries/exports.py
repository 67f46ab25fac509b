"""Every kind's records as a list has them, so that what goes out can come in again."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.domain import (
    Circuit,
    Contact,
    Crew,
    Customer,
    Due,
    Instrument,
    Leave,
    PhoneVisit,
    Shift,
    Site,
    Technician,
    Terminal,
    Ticket,
    Vehicle,
)
from models.rules import glossary
from models.rules.imports import Field, Kind, kind_of
from models.rules.imports.kinds import FieldType
from models.rules.office_hours import hours_text
from models.rules.terms import ThingKind
from models.rules.zone import stamp

Facts = dict[str, Any]

_SITE_A, _SITE_Z = aliased(Site), aliased(Site)
_KEEPER = aliased(Technician)


def list_of(session: Session, kind: str, *, language: str) -> tuple[list[str], Iterator[list[str]]]:
    """Return the headings and the cells of every record of a kind that is not put away."""
    known = kind_of(kind)
    heads = [field.title(language) for field in known.fields.values()]
    return heads, _cells(known, _ROWS[kind](session), language)


def whole_list(session: Session, *, kind: str, language: str) -> tuple[list[str], list[list[str]]]:
    """Return the headings and every row of a kind, read to the end."""
    head, cells = list_of(session, kind, language=language)
    return head, list(cells)


def _cells(kind: Kind, rows: Iterable[Facts], language: str) -> Iterator[list[str]]:
    fields = tuple(kind.fields.values())
    for row in rows:
        yield [written(field, row.get(field.name), language) for field in fields]


def written(field: Field, value: object, language: str) -> str:
    """Return a value as a list writes it, and as it is read again."""
    if field.type is FieldType.HOURS:
        return hours_text(value if isinstance(value, Mapping) else None)
    match _as_meant(field, value):
        case None:
            text = ""
        case StrEnum() as word:
            text = glossary.say(word, language)
        case bool() as truth:
            text = dict(zip((True, False), field.choices(language), strict=False))[truth]
        case datetime() as moment:
            text = stamp(moment)
        case list() | tuple() as several:
            text = "、".join(str(one) for one in several)
        case other:
            text = str(other)
    return text


def _as_meant(field: Field, value: object) -> object:
    """Return a fact in its own type, where a list on its way in has it as text."""
    if not isinstance(value, str) or isinstance(value, StrEnum):
        return value
    if field.type is FieldType.MOMENT:
        return datetime.fromisoformat(value)
    return next((one for one in field.values() if one.value == value), value)


def _of(row: object, kind: str, **others: object) -> Facts:
    """Return a record's own columns by the kind's field names, and what comes from others."""
    names = [name for name in kind_of(kind).fields if name not in others]
    return {name: getattr(row, name) for name in names if hasattr(row, name)} | others


def _customers(session: Session) -> Iterator[Facts]:
    query = select(Customer, Crew.code).outerjoin(Crew, Customer.responsible_crew_id == Crew.id)
    for row, crew in _in_order(session, query.where(Customer.archived_at.is_(None)), Customer):
        yield _of(row, "customers", responsible_crew=crew)


def _contacts(session: Session) -> Iterator[Facts]:
    query = select(Contact, Customer.number).join(Customer)
    for row, owner in _in_order(session, query.where(Contact.valid_to_on.is_(None)), Contact):
        yield _of(row, "contacts", customer=owner)


def _sites(session: Session) -> Iterator[Facts]:
    query = select(Site, Customer.number).join(Customer).where(Site.archived_at.is_(None))
    for row, owner in _in_order(session, query, Site):
        yield _of(row, "sites", customer=owner)


def _circuits(session: Session) -> Iterator[Facts]:
    query = (
        select(Circuit, Customer.number, _SITE_A.name, _SITE_Z.name)
        .join(Customer, Circuit.customer_id == Customer.id)
        .outerjoin(_SITE_A, Circuit.site_a_id == _SITE_A.id)
        .outerjoin(_SITE_Z, Circuit.site_z_id == _SITE_Z.id)
        .where(Circuit.archived_at.is_(None))
    )
    for row, owner, site_a, site_z in _in_order(session, query, Circuit):
        yield _of(row, "circuits", customer=owner, site_a=site_a, site_z=site_z)


def _terminals(session: Session) -> Iterator[Facts]:
    query = select(Terminal, Circuit.number).join(Circuit).where(Terminal.removed_at.is_(None))
    for row, circuit in _in_order(session, query, Terminal):
        yield _of(row, "terminals", circuit=circuit)


def _crews(session: Session) -> Iterator[Facts]:
    for (row,) in _in_order(session, select(Crew).where(Crew.archived_at.is_(None)), Crew):
        yield _of(row, "crews")


def _technicians(session: Session) -> Iterator[Facts]:
    query = select(Technician, Crew.code).outerjoin(Crew, Technician.crew_id == Crew.id)
    for row, crew in _in_order(session, query.where(Technician.archived_at.is_(None)), Technician):
        yield _of(row, "technicians", crew=crew, role=_ROLES.get(row.role, row.role))


_ROLES = {"leader": "班长", "member": "成员", "driver": "司机"}


def _shifts(session: Session) -> Iterator[Facts]:
    query = (
        select(Shift, Crew.code, Technician.number)
        .join(Crew, Shift.crew_id == Crew.id)
        .outerjoin(Technician, Shift.technician_id == Technician.id)
    )
    for row, crew, person in _in_order(session, query, Shift):
        yield _of(row, "shifts", crew=crew, technician=person)


def _leaves(session: Session) -> Iterator[Facts]:
    query = select(Leave, Technician.number).join(Technician)
    for row, person in _in_order(session, query, Leave):
        yield _of(row, "leaves", technician=person)


def _vehicles(session: Session) -> Iterator[Facts]:
    query = (
        select(Vehicle, Crew.code, _KEEPER.number)
        .outerjoin(Crew, Vehicle.crew_id == Crew.id)
        .outerjoin(_KEEPER, Vehicle.keeper_id == _KEEPER.id)
        .where(Vehicle.archived_at.is_(None))
    )
    dues = _dues(session)
    for row, crew, keeper in _in_order(session, query, Vehicle):
        yield _of(row, "vehicles", crew=crew, keeper=keeper) | dues.get(row.id, {})


def _dues(session: Session) -> dict[int, Facts]:
    """Return the open due days of vehicles by their kind."""
    query = select(Due.subject_id, Due.kind, Due.due_on).where(
        Due.subject_kind == ThingKind.VEHICLE, Due.done_at.is_(None)
    )
    found: dict[int, Facts] = {}
    for vehicle, kind, due_on in session.execute(query):
        found.setdefault(vehicle, {})[kind.value] = due_on
    return found


def _instruments(session: Session) -> Iterator[Facts]:
    query = (
        select(Instrument, Crew.code, _KEEPER.number)
        .outerjoin(Crew, Instrument.crew_id == Crew.id)
        .outerjoin(_KEEPER, Instrument.keeper_id == _KEEPER.id)
        .where(Instrument.archived_at.is_(None))
    )
    for row, crew, keeper in _in_order(session, query, Instrument):
        yield _of(row, "instruments", crew=crew, keeper=keeper)


def _tickets(session: Session) -> Iterator[Facts]:
    for (row,) in _in_order(session, select(Ticket), Ticket):
        yield _of(row, "tickets", external_number=row.external_number or row.number)


def _phone_visits(session: Session) -> Iterator[Facts]:
    query = (
        select(PhoneVisit, Customer.number, Contact.name)
        .join(Customer, PhoneVisit.customer_id == Customer.id)
        .outerjoin(Contact, PhoneVisit.contact_id == Contact.id)
    )
    for row, owner, person in _in_order(session, query, PhoneVisit):
        yield _of(row, "phone-visits", customer=owner, contact=person)


def _in_order(session: Session, query: Any, model: Any) -> Iterator[Sequence[Any]]:
    """Yield the answers by their key, a slice of them in memory at a time."""
    yield from session.execute(query.order_by(model.id).execution_options(yield_per=1_000))


_ROWS: Mapping[str, Callable[[Session], Iterable[Facts]]] = {
    "customers": _customers,
    "contacts": _contacts,
    "sites": _sites,
    "circuits": _circuits,
    "terminals": _terminals,
    "crews": _crews,
    "technicians": _technicians,
    "shifts": _shifts,
    "leaves": _leaves,
    "vehicles": _vehicles,
    "instruments": _instruments,
    "tickets": _tickets,
    "phone-visits": _phone_visits,
}
