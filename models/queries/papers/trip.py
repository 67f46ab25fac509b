"""F12, one drive of a vehicle (派车单): who drove where for what, from and to which kilometre."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Crew, Event, Technician, Ticket, Trip, Vehicle
from models.domain.edition import norms_on
from models.errors import RefusedError
from models.queries.papers.asking import Filled, PaperAsk, letterhead
from models.rules.stock import parts_of
from models.rules.zone import local_day
from models.sheets.letter import Tick
from models.sheets.vehicle_trip import VehicleTripSheet


def fill(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the slip of the trip of this number; refuses trip.unknown.

    What is looked over on leaving and on return is ticked by hand; what the vehicle carries
    is looked over too.
    """
    trip = session.scalar(select(Trip).where(Trip.number == number)) if number else None
    if trip is None:
        raise RefusedError("trip.unknown", number=number)
    vehicle = session.get_one(Vehicle, trip.vehicle_id)
    driver = session.get(Technician, trip.technician_id) if trip.technician_id else None
    crew = session.get(Crew, trip.crew_id) if trip.crew_id is not None else None
    ticket = session.get(Ticket, trip.ticket_id) if trip.ticket_id is not None else None
    checks = norms_on(session, local_day(trip.left_at)).checklists.vehicle
    parts = (*(line.zh for line in checks.lines), *parts_of(vehicle.accessories))
    looked = tuple(Tick(label=one) for one in parts)
    sheet = VehicleTripSheet(
        number=trip.number,
        letterhead=letterhead(session),
        copy=ask.copy(),
        plate=vehicle.plate,
        vehicle=vehicle.kind,
        driver="" if driver is None else driver.name,
        driving_class="" if driver is None else driver.driving_class,
        user="" if driver is None else driver.name,
        crew="" if crew is None else crew.name,
        ticket="" if ticket is None else ticket.number,
        reason=trip.purpose or ("" if ticket is None else ticket.customer_name),
        route=trip.route,
        left_at=trip.left_at,
        back_at=trip.back_at,
        odometer_out=f"{trip.start_km:,}",
        odometer_back="" if trip.end_km is None else f"{trip.end_km:,}",
        state_out=looked,
        state_back=looked,
        incidents=trip.incidents,
        dispatcher=_sent_by(session, trip),
    )
    told = None if ticket is None else ticket.number
    return Filled(sheet=sheet, row_id=trip.id, ticket=told)


def _sent_by(session: Session, trip: Trip) -> str:
    statement = (
        select(Event.actor)
        .where(Event.subject_kind == "trip", Event.subject_id == trip.id, Event.verb == "add")
        .limit(1)
    )
    return session.scalar(statement) or ""
