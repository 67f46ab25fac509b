"""Work orders of a ticket: given, taken, declined, recalled, passed on, reinforced."""

from models.domain import Crew, Technician, WorkOrder
from models.domain.judging import named
from models.errors import RefusedError
from models.rules.facts_field import FinishPartFacts
from models.rules.facts_open import (
    AssignFacts,
    DispatchFacts,
    Party,
    ReasonFacts,
    ReassignFacts,
    ReinforceFacts,
)
from models.rules.terms import OrderState
from models.services.records import find
from models.services.tickets.move import Move
from models.services.tickets.placing import (
    end,
    issue,
    refuse_passed_on,
    refuse_unfit,
    replacing,
)


def dispatch(move: Move) -> None:
    """Send a crew (派单)."""
    told = move.facts(DispatchFacts)
    _send(move, told, issue(move, told, task=told.task, lead=True, planned_at=told.planned_at))


def _send(move: Move, party: Party, order: WorkOrder) -> None:
    move.ticket.crew_id = order.crew_id
    move.ticket.technician_id = order.leader_id
    move.ticket.dispatched_at = move.at
    move.extra["planned_at"] = order.planned_at
    if party.technicians:
        named_people = named(party.leader, party.technicians)
        move.extra["people"] = [find(move.session, "technician", one).name for one in named_people]


def assign(move: Move) -> None:
    """Say who of the crew goes (指派)."""
    told = move.facts(AssignFacts)
    refuse_unfit(move, named(told.leader, told.technicians))
    leader: Technician = find(move.session, "technician", told.leader)
    move.ticket.technician_id = leader.id
    order = _lead(move)
    order.leader_id = leader.id
    move.order = order


def acknowledge(move: Move) -> None:
    """The crew takes the job (接单)."""
    order = _lead(move)
    order.state = OrderState.ACKNOWLEDGED
    order.acknowledged_at = move.at
    move.order = order


def decline(move: Move) -> None:
    """The crew hands the job back (退单)."""
    order = _lead(move)
    end(move, order, OrderState.DECLINED, reason=move.facts(ReasonFacts).reason)
    move.extra["crew_name"] = _crew_name(move, order)
    move.order = order
    _without_crew(move)


def recall(move: Move) -> None:
    """The desk takes the orders back (撤回派单)."""
    for order in move.live_orders():
        end(move, order, OrderState.RECALLED, reason=move.facts(ReasonFacts).reason)
    _without_crew(move)


def _without_crew(move: Move) -> None:
    move.ticket.crew_id = move.ticket.technician_id = move.ticket.dispatched_at = None
    move.ticket.appointed_at = None


def reassign(move: Move) -> None:
    """Pass the ticket to another crew; the first one keeps the time it spent (转派)."""
    told = move.facts(ReassignFacts)
    before = _lead(move)
    taken = before.acknowledged_at is not None
    move.extra["crew_before"] = _crew_name(move, before)
    planned_at = told.planned_at or move.at
    placement = replacing(move, told, before, planned_at=planned_at)
    end(move, before, OrderState.FINISHED if taken else OrderState.RECALLED, reason=told.reason)
    refuse_passed_on(move, told, planned_at=planned_at)
    order = issue(move, told, task=told.task, lead=True, planned_at=planned_at, placement=placement)
    _send(move, told, order)
    move.ticket.suspended_until = None


def reinforce(move: Move) -> None:
    """Give one more crew a part of its own (加派)."""
    told = move.facts(ReinforceFacts)
    issue(move, told, task=told.task, lead=False, planned_at=told.planned_at or move.at)


def finish_part(move: Move) -> None:
    """A reinforcing crew is done (子任务完成)."""
    number = move.facts(FinishPartFacts).order
    for order in move.live_orders():
        if order.number == number and not order.lead:
            end(move, order, OrderState.FINISHED)
            move.order = order
            return
    raise RefusedError("ticket.no_such_part", number=move.ticket.number, order=number)


def _lead(move: Move) -> WorkOrder:
    for order in reversed(move.live_orders()):
        if order.lead:
            return order
    raise RefusedError("ticket.no_order", number=move.ticket.number)


def _crew_name(move: Move, order: WorkOrder) -> str:
    crew = move.session.get(Crew, order.crew_id)
    return "" if crew is None else crew.name
