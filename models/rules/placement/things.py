"""What speaks against taking a vehicle or an instrument along."""

from datetime import timedelta
from typing import TYPE_CHECKING

from models.rules.placement.answer import Reason, Reasons
from models.rules.placement.facts import InstrumentFacts, Job, VehicleFacts
from models.rules.placement.held import held_or_shipped
from models.rules.reasons import PlacementCode
from models.rules.terms import InstrumentKind, ThingState
from models.rules.zone import local_day

if TYPE_CHECKING:
    from models.rules.norms import Norms


# Tools that get a function check, not a certificate, so nothing about them expires.
CALIBRATED = frozenset(InstrumentKind) - {
    InstrumentKind.MULTIMETER,
    InstrumentKind.RED_LIGHT_PEN,
    InstrumentKind.LINE_FINDER,
    InstrumentKind.CABLE_TESTER,
    InstrumentKind.LABEL_PRINTER,
}


def judge_vehicle(
    job: Job, vehicle: VehicleFacts, held: "Norms | None" = None
) -> tuple[Reason, ...]:
    """Return what speaks against taking this vehicle."""
    rules = held_or_shipped(held).placement
    found, plate = Reasons(rules.weights), vehicle.plate
    if not _usable(vehicle.state, lent_here=vehicle.lent_here):
        found.add(PlacementCode.VEHICLE_NOT_USABLE, plate, number=plate, state=vehicle.state)
    if vehicle.reserved_by is not None:
        found.add(PlacementCode.VEHICLE_RESERVED, plate, number=plate, order=vehicle.reserved_by)
    last_day = local_day(job.ends_at)
    if vehicle.lease_ends_on is not None and vehicle.lease_ends_on < last_day:
        found.add(PlacementCode.LEASE_ENDED, plate, plate=plate, on=vehicle.lease_ends_on)
    for due in vehicle.dues:
        days = (due.due_on - last_day) // timedelta(days=1)
        told = {"plate": plate, "due": due.title or due.kind, "on": due.due_on, "days": days}
        if days < 0:
            found.add(PlacementCode.VEHICLE_OVERDUE, plate, **told)
        elif due.due_km is not None and due.due_km < vehicle.odometer_km:
            driven = {"due": due.due_km, "now": vehicle.odometer_km}
            found.add(PlacementCode.SERVICE_OVERDUE, plate, plate=plate, **driven)
        elif days <= rules.due_soon_days:
            found.add(PlacementCode.VEHICLE_DUE_SOON, plate, **told)
    return tuple(found.found)


def judge_instrument(
    job: Job, instrument: InstrumentFacts, held: "Norms | None" = None
) -> tuple[Reason, ...]:
    """Return what speaks against taking this instrument."""
    rules = held_or_shipped(held).placement
    found, number = Reasons(rules.weights), instrument.number
    if not _usable(instrument.state, lent_here=instrument.lent_here):
        told = {"number": number, "state": instrument.state}
        found.add(PlacementCode.INSTRUMENT_NOT_USABLE, number, **told)
    if instrument.reserved_by is not None:
        told = {"number": number, "order": instrument.reserved_by}
        found.add(PlacementCode.INSTRUMENT_RESERVED, number, **told)
    if instrument.needs_calibration:
        until = instrument.valid_until_on
        days = -1 if until is None else (until - local_day(job.ends_at)) // timedelta(days=1)
        if days < 0:
            found.add(PlacementCode.CALIBRATION_EXPIRED, number, number=number, on=until, days=days)
        elif days <= rules.due_soon_days:
            code = PlacementCode.CALIBRATION_DUE_SOON
            found.add(code, number, number=number, on=until, days=days)
    for due in instrument.dues:
        if due.due_on < local_day(job.ends_at):
            what = due.title or due.kind
            found.add(
                PlacementCode.INSTRUMENT_OVERDUE, number, number=number, due=what, on=due.due_on
            )
    return tuple(found.found)


def _usable(state: ThingState, *, lent_here: bool) -> bool:
    """A thing has to be in store, or already in this crew's hands."""
    return state is ThingState.IN_STORE or (state is ThingState.LENT and lent_here)
