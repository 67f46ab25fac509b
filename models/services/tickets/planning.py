"""The plan of an order that stands: another time or length (改计划), or held fast (锁定)."""

from models.domain import Crew, Technician, Vehicle, WorkOrder
from models.domain.judging import judged
from models.errors import RefusedError
from models.rules.facts_open import Party, PinFacts, ReplanFacts
from models.services.tickets.holding import held_instruments
from models.services.tickets.move import Move
from models.services.tickets.placing import refuse


def replan(move: Move) -> None:
    """Plan an order anew once the new place in time holds; refuses ``placement.<code>``."""
    told = move.facts(ReplanFacts)
    order = _standing(move, told.order)
    planned_at = told.planned_at or order.planned_at or move.at
    minutes = told.planned_minutes or order.planned_minutes
    party = _party(move, order, minutes)
    placement = judged(move.session, move.ticket, party, planned_at=planned_at, order_id=order.id)
    refuse(move, placement, told.override_reason)
    move.extra |= {
        "order": order.number,
        "planned_at_before": order.planned_at,
        "planned_minutes_before": order.planned_minutes,
    }
    order.planned_at, order.planned_minutes = planned_at, minutes
    move.order, move.warnings = order, placement.warnings


def pin(move: Move) -> None:
    """Hold an order to its crew, its time, both or a window, or let it go again."""
    told = move.facts(PinFacts)
    order = _standing(move, told.order)
    move.extra |= {"order": order.number, "pin_before": order.pin}
    order.pin = told.pin
    order.window_from_at, order.window_to_at = told.from_at, told.to_at
    move.order = order


def _standing(move: Move, number: str | None) -> WorkOrder:
    """Return the order named, or the leading one; refuses ticket.no_order, ticket.no_such_order."""
    live = move.live_orders()
    if number is None:
        leads = [order for order in live if order.lead]
        if not leads:
            raise RefusedError("ticket.no_order", number=move.ticket.number)
        return leads[-1]
    for order in live:
        if order.number == number:
            return order
    raise RefusedError("ticket.no_such_order", number=move.ticket.number, order=number)


def _party(move: Move, order: WorkOrder, minutes: int | None) -> Party:
    """Return who goes with the order now, and with what: all of it has to be good then too."""
    session = move.session
    crew = session.get_one(Crew, order.crew_id)
    leader = None if order.leader_id is None else session.get_one(Technician, order.leader_id)
    vehicle = None if order.vehicle_id is None else session.get_one(Vehicle, order.vehicle_id)
    return Party(
        crew=crew.code,
        leader=None if leader is None else leader.number,
        vehicle=None if vehicle is None else vehicle.plate,
        instruments=held_instruments(session, order),
        planned_minutes=minutes,
    )
