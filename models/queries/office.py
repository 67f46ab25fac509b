"""The office at a glance: who it is, how much it keeps, how far its records reach."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.domain.crews import Crew, Technician
from models.domain.customers import Circuit, Customer
from models.domain.events import Event
from models.domain.office import Office
from models.domain.things import Instrument, Vehicle
from models.domain.tickets import Ticket
from models.errors import RefusedError


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """What the office is called and how many of everything it has."""

    code: str
    name: str
    county: str
    contractor: str
    carrier: str
    phone: str
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


def has_office(session: Session) -> bool:
    """Say whether the office has been founded."""
    return session.scalar(select(Office.id).limit(1)) is not None


def office_card(session: Session) -> OfficeCard:
    """Return the card; refused as office.missing before the office is founded."""
    office = session.scalar(select(Office).order_by(Office.id).limit(1))
    if office is None:
        raise RefusedError("office.missing")
    return OfficeCard(
        code=office.code,
        name=office.name,
        county=office.county,
        contractor=office.contractor,
        carrier=office.carrier,
        phone=office.phone,
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


def _count(session: Session, column: InstrumentedAttribute[int]) -> int:
    return session.scalar(select(func.count(column))) or 0
