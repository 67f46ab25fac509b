"""The office at a glance: who it is, how much it keeps, how far its records reach."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.domain.crews import Crew, Technician
from models.domain.customers import Circuit, Customer
from models.domain.events import Event
from models.domain.office import Office
from models.domain.things import Instrument, Vehicle
from models.domain.tickets import Ticket
from models.errors import RefusedError
from models.rules.reference import townships

OFFICE_FIELDS = (
    "code", "name", "short_name", "county", "contractor", "carrier", "phone", "supervise_phone",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """What the office is called and how many of everything it has."""

    code: str
    name: str
    short_name: str
    county: str
    contractor: str
    carrier: str
    phone: str
    supervise_phone: str
    townships: int
    demo: bool
    customers: int
    circuits: int
    crews: int
    technicians: int
    vehicles: int
    instruments: int
    tickets: int
    open_tickets: int
    events: int
    last_event_at: datetime | None


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """What is entered of the office, as its editor shows it."""

    values: Mapping[str, Any]
    version: int


def office_file(session: Session) -> OfficeFile:
    """Return what is entered; refused as office.missing before the office is founded."""
    office = _the_office(session)
    return OfficeFile({name: getattr(office, name) for name in OFFICE_FIELDS}, office.version)


def has_office(session: Session) -> bool:
    """Say whether the office has been founded."""
    return session.scalar(select(Office.id).limit(1)) is not None


def office_card(session: Session) -> OfficeCard:
    """Return the card; refused as office.missing before the office is founded."""
    office = _the_office(session)
    return OfficeCard(
        code=office.code,
        name=office.name,
        short_name=office.short_name,
        county=office.county,
        contractor=office.contractor,
        carrier=office.carrier,
        phone=office.phone,
        supervise_phone=office.supervise_phone,
        townships=len(townships(office.county)),
        demo=office.demo,
        customers=_count(session, Customer.id),
        circuits=_count(session, Circuit.id),
        crews=_count(session, Crew.id),
        technicians=_count(session, Technician.id),
        vehicles=_count(session, Vehicle.id),
        instruments=_count(session, Instrument.id),
        tickets=_count(session, Ticket.id),
        open_tickets=session.scalar(select(func.count(Ticket.id)).where(Ticket.closed_at.is_(None)))
        or 0,
        events=_count(session, Event.sequence),
        last_event_at=session.scalar(select(func.max(Event.recorded_at))),
    )


def _the_office(session: Session) -> Office:
    office = session.scalar(select(Office).order_by(Office.id).limit(1))
    if office is None:
        raise RefusedError("office.missing")
    return office


def _count(session: Session, column: InstrumentedAttribute[int]) -> int:
    return session.scalar(select(func.count(column))) or 0
