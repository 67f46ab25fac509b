"""What a vehicle drives and burns: trips, fuel, and an odometer that never runs back unsaid."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Refuel, Trip, Vehicle
from models.errors import RefusedError
from models.rules.terms import ThingKind, ThingState
from models.services.custody import not_promised, overridden
from models.services.journal import action_of, record
from models.services.numbering import next_number
from models.services.records import add, checked, edit, find

SLIP = "PC"


def start_trip(
    session: Session,
    *,
    vehicle: str,
    start_km: int | None = None,
    override_reason: str | None = None,
    **told: object,
) -> int:
    """Note that a vehicle leaves (出车), with its odometer; what is overdue stays here.

    Refuses trip.already_out, what ``custody`` finds unfit, and an odometer that runs back.
    """
    row: Vehicle = find(session, "vehicle", vehicle)
    if _out(session, row) is not None:
        raise RefusedError("trip.already_out", plate=row.plate)
    if row.state not in (ThingState.IN_STORE, ThingState.LENT):
        raise RefusedError("thing.not_in_store", number=vehicle, state=row.state)
    values = checked(session, Trip, told)
    not_promised(
        session, ThingKind.VEHICLE, row.id, subject=vehicle, ticket_id=values.get("ticket_id")
    )
    against = overridden(session, ThingKind.VEHICLE, row, subject=vehicle, reason=override_reason)
    at = action_of(session).at
    if start_km is not None:
        drive_on(session, row, start_km, field="start_km")
    trip = Trip(
        **values,
        vehicle_id=row.id,
        left_at=at,
        start_km=row.odometer_km,
        number=next_number(session, SLIP, at),
    )
    facts = {**values, "start_km": row.odometer_km}
    facts["override_reason"] = override_reason if against else None
    return add(session, trip, noun="trip", subject=vehicle, facts=facts)


def end_trip(
    session: Session, *, vehicle: str, end_km: int, incidents: str = "", route: str = ""
) -> int:
    """Note that a vehicle is back (回车), with its odometer and what happened on the way."""
    row: Vehicle = find(session, "vehicle", vehicle)
    trip = _out(session, row)
    if trip is None:
        raise RefusedError("trip.not_out", plate=row.plate)
    told: dict[str, object] = {"end_km": end_km, "incidents": incidents}
    values = checked(session, Trip, told | ({"route": route} if route else {}))
    drive_on(session, row, values["end_km"], field="end_km")
    return edit(
        session,
        trip,
        noun="trip",
        subject=vehicle,
        expected_version=None,
        values=values | {"back_at": action_of(session).at},
        verb="give_back",
    )


def log_trip(
    session: Session,
    *,
    vehicle: str,
    left_at: datetime,
    back_at: datetime,
    start_km: int,
    end_km: int,
    **told: object,
) -> int:
    """Enter a drive that is over (补录), in the order the odometer ran."""
    row: Vehicle = find(session, "vehicle", vehicle)
    given = {"left_at": left_at, "back_at": back_at, "start_km": start_km, "end_km": end_km}
    values = checked(session, Trip, {**given, **told})
    if values["end_km"] < values["start_km"]:
        raise RefusedError(
            "vehicle.odometer_back", plate=row.plate, now=values["start_km"], field="end_km"
        )
    if values["back_at"] < values["left_at"]:
        raise RefusedError("trip.back_before_left", plate=row.plate, field="back_at")
    row.odometer_km = max(row.odometer_km, values["end_km"])
    number = next_number(session, SLIP, values["left_at"])
    trip = Trip(**values, vehicle_id=row.id, number=number)
    return add(session, trip, noun="trip", subject=vehicle, facts=values)


def refuel(
    session: Session,
    *,
    vehicle: str,
    litres: float,
    odometer_km: int,
    amount: float = 0.0,
    **told: object,
) -> int:
    """Note fuel taken (加油), with the odometer it was taken at."""
    row: Vehicle = find(session, "vehicle", vehicle)
    given = {"litres": litres, "odometer_km": odometer_km, "amount": amount, **told}
    values = checked(session, Refuel, given)
    if values["litres"] <= 0:
        raise RefusedError("record.bad_value", field="litres", value=str(litres))
    if values["amount"] < 0:
        raise RefusedError("record.bad_value", field="amount", value=str(amount))
    drive_on(session, row, values["odometer_km"], field="odometer_km")
    taken = Refuel(**values, vehicle_id=row.id, fuelled_at=action_of(session).at)
    return add(session, taken, noun="refuel", subject=vehicle, facts=values)


def correct_odometer(session: Session, *, vehicle: str, odometer_km: int, reason: str) -> int:
    """Set the odometer to what it shows, back too, for a reason: a new one, a slip of the pen."""
    row: Vehicle = find(session, "vehicle", vehicle)
    if not reason.strip():
        raise RefusedError("record.empty", field="reason")
    return edit(
        session,
        row,
        noun="vehicle",
        subject=vehicle,
        expected_version=None,
        values=checked(session, Vehicle, {"odometer_km": odometer_km}),
        verb="correct_odometer",
        reason=reason,
    )


def drive_on(session: Session, row: Vehicle, odometer_km: int, *, field: str) -> None:
    """Move the odometer on and keep that as an event; refuses vehicle.odometer_back."""
    told = checked(session, Vehicle, {"odometer_km": odometer_km})["odometer_km"]
    if told < row.odometer_km:
        raise RefusedError(
            "vehicle.odometer_back", plate=row.plate, now=row.odometer_km, field=field
        )
    before, row.odometer_km = row.odometer_km, told
    if told == before:
        return
    session.flush()
    record(
        session,
        verb="drive_on",
        subject_kind="vehicle",
        subject_id=row.id,
        subject=row.plate,
        facts={"version": row.version, "changed": {"odometer_km": [before, told]}},
    )


def _out(session: Session, row: Vehicle) -> Trip | None:
    return session.scalar(select(Trip).where(Trip.vehicle_id == row.id, Trip.back_at.is_(None)))
