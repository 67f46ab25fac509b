"""What vehicles drove and burnt: trips with the kilometres of each job, fuel, consumption."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain import Crew, Refuel, Technician, Ticket, Trip, Vehicle

LOG_LENGTH = 500


@dataclass(frozen=True, slots=True)
class DriveRow:
    """One trip or one filling, as the mileage log lists them.

    ``litres`` is none for a trip; ``km`` is none for a filling and while a trip is out.
    """

    key: tuple[str, int]
    number: str
    at: datetime
    until: datetime | None
    driver: str
    ticket: str
    route: str
    start_km: int
    end_km: int | None
    litres: float | None
    amount: float | None
    note: str

    @property
    def km(self) -> int | None:
        """How far it went."""
        return (
            None if self.end_km is None or self.litres is not None else self.end_km - self.start_km
        )

    @property
    def is_out(self) -> bool:
        """Say whether the vehicle is still on this trip."""
        return self.litres is None and self.until is None


@dataclass(frozen=True, slots=True)
class DrivingLog:
    """The log of a vehicle, newest first; ``per_100_km`` is in litres, none until it is known."""

    rows: tuple[DriveRow, ...]
    is_out: bool
    km_for_jobs: int
    km_without_job: int
    litres: float
    amount: float
    per_100_km: float | None


def driving_log(session: Session, plate: str) -> DrivingLog:
    """Return what a vehicle drove and burnt; an unknown one did nothing."""
    vehicle = session.scalar(select(Vehicle.id).where(Vehicle.plate == plate))
    trips, fuel = _trips(session, vehicle), _fuel(session, vehicle)
    rows = sorted((*trips, *fuel), key=lambda row: (row.at, row.key), reverse=True)
    return DrivingLog(
        rows=tuple(rows),
        is_out=any(row.is_out for row in trips),
        km_for_jobs=sum(row.km or 0 for row in trips if row.ticket),
        km_without_job=sum(row.km or 0 for row in trips if not row.ticket),
        litres=sum(row.litres or 0.0 for row in fuel),
        amount=sum(row.amount or 0.0 for row in fuel),
        per_100_km=consumption([(row.start_km, row.litres or 0.0) for row in fuel]),
    )


def job_km(session: Session, ticket: str) -> int:
    """Return how many kilometres were driven for a ticket."""
    statement = (
        select(func.coalesce(func.sum(Trip.end_km - Trip.start_km), 0))
        .join(Ticket, Ticket.id == Trip.ticket_id)
        .where(Ticket.number == ticket, Trip.end_km.is_not(None))
    )
    return int(session.scalar(statement) or 0)


def consumption(fillings: Iterable[tuple[int, float]]) -> float | None:
    """Return litres per 100 km from odometers and litres; the first filling starts the count.

    What was burnt before the first filling is not known, so its litres do not count.
    """
    ordered = sorted(fillings)
    distance = ordered[-1][0] - ordered[0][0] if ordered else 0
    if distance <= 0:
        return None
    return sum(litres for _, litres in ordered[1:]) / distance * 100


def _trips(session: Session, vehicle: int | None) -> tuple[DriveRow, ...]:
    statement = (
        select(Trip, Technician.name, Crew.name, Ticket.number)
        .outerjoin(Technician, Technician.id == Trip.technician_id)
        .outerjoin(Crew, Crew.id == Trip.crew_id)
        .outerjoin(Ticket, Ticket.id == Trip.ticket_id)
        .where(Trip.vehicle_id == vehicle)
        .order_by(Trip.left_at.desc())
        .limit(LOG_LENGTH)
    )
    return tuple(
        DriveRow(
            key=("trip", trip.id),
            number=trip.number,
            at=trip.left_at,
            until=trip.back_at,
            driver=" ".join(word for word in (person, crew) if word),
            ticket=ticket or "",
            route=trip.route or trip.purpose,
            start_km=trip.start_km,
            end_km=trip.end_km,
            litres=None,
            amount=None,
            note=trip.incidents,
        )
        for trip, person, crew, ticket in session.execute(statement)
    )


def _fuel(session: Session, vehicle: int | None) -> tuple[DriveRow, ...]:
    statement = (
        select(Refuel, Technician.name)
        .outerjoin(Technician, Technician.id == Refuel.technician_id)
        .where(Refuel.vehicle_id == vehicle)
        .order_by(Refuel.fuelled_at.desc())
        .limit(LOG_LENGTH)
    )
    return tuple(
        DriveRow(
            key=("refuel", one.id),
            number="",
            at=one.fuelled_at,
            until=one.fuelled_at,
            driver=person or "",
            ticket="",
            route=one.station,
            start_km=one.odometer_km,
            end_km=None,
            litres=one.litres,
            amount=one.amount,
            note=one.note,
        )
        for one, person in session.execute(statement)
    )
