"""What the rules say of a bar while it is carried over the chart: the form's own judgement."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Crew, Technician, Ticket, Vehicle, WorkOrder
from models.domain.judging import judged
from models.errors import RefusedError
from models.rules.facts_open import Party
from models.rules.placement import Placement, Reason, Weight

_VEHICLE = ("vehicle_", "lease_", "no_driver")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who would go with what, and everything that speaks against it."""

    party: Party
    placement: Placement


def verdict(
    session: Session,
    *,
    number: str,
    crew: str,
    planned_at: datetime,
    minutes: int | None = None,
    order: str | None = None,
) -> Verdict:
    """Judge a place on the chart for a ticket, or for an order that stands (``order``).

    An order that stays with its crew keeps who goes and in what; any other crew goes in its
    own vehicle, unless that one cannot go. Refuses ticket.unknown and crew.unknown.
    """
    ticket = session.scalar(select(Ticket).where(Ticket.number == number))
    if ticket is None:
        raise RefusedError("ticket.unknown", number=number)
    row = session.execute(
        select(Crew.id, Vehicle.plate)
        .outerjoin(Vehicle, Vehicle.id == Crew.default_vehicle_id)
        .where(Crew.code == crew)
    ).first()
    if row is None:
        raise RefusedError("crew.unknown", number=crew)
    standing = _standing(session, order, row.id)
    if standing is not None:
        party = _kept(session, standing, crew, minutes=minutes)
        found = judged(session, ticket, party, planned_at=planned_at, order_id=standing.id)
        return Verdict(party, found)
    party = Party(crew=crew, vehicle=row.plate, planned_minutes=minutes)
    found = judged(session, ticket, party, planned_at=planned_at)
    if any(reason.code.startswith(_VEHICLE) for reason in _heavy(found)):
        party = Party(crew=crew, planned_minutes=minutes)
        found = judged(session, ticket, party, planned_at=planned_at)
    return Verdict(party, found)


def _standing(session: Session, order: str | None, crew_id: int) -> WorkOrder | None:
    if order is None:
        return None
    return session.scalar(
        select(WorkOrder).where(WorkOrder.number == order, WorkOrder.crew_id == crew_id)
    )


def _kept(session: Session, order: WorkOrder, crew: str, *, minutes: int | None) -> Party:
    leader = None if order.leader_id is None else session.get(Technician, order.leader_id)
    vehicle = None if order.vehicle_id is None else session.get(Vehicle, order.vehicle_id)
    return Party(
        crew=crew,
        leader=None if leader is None else leader.number,
        vehicle=None if vehicle is None else vehicle.plate,
        planned_minutes=minutes or order.planned_minutes,
    )


def _heavy(found: Placement) -> tuple[Reason, ...]:
    return (*found.of(Weight.BLOCK), *found.of(Weight.OVERRIDE))
