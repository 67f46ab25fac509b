"""Issuing work orders: judging the placement, binding vehicle and instruments, letting go."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from models.domain import Crew, Event, Instrument, Reservation, WorkOrder
from models.domain.edition import norms_on
from models.domain.judging import judged
from models.domain.placing import LIVE_ORDERS, crew_facts
from models.errors import RefusedError
from models.rules.facts_open import Party
from models.rules.numbering import format_order
from models.rules.placement import Job, Placement, Reason, Weight, judge_people
from models.rules.terms import OrderState, ThingKind
from models.rules.zone import local_day
from models.services.records import find
from models.services.tickets.holding import hold_again
from models.services.tickets.move import Move

_HELD = select(Reservation).where(
    Reservation.work_order_id == bindparam("order"), Reservation.released_at.is_(None)
)


def issue(
    move: Move,
    party: Party,
    *,
    task: str | None,
    lead: bool,
    planned_at: datetime,
    placement: Placement | None = None,
) -> WorkOrder:
    """Give a crew its order once the placement holds; refuses ``placement.<code>``.

    One judged before (``placement``) is not judged again.
    """
    session, ticket = move.session, move.ticket
    crew: Crew = find(session, "crew", party.crew)
    if placement is None:
        placement = judged(session, ticket, party, planned_at=planned_at, lead=lead)
        refuse(move, placement, party.override_reason)
    sequence = session.scalar(
        select(func.coalesce(func.max(WorkOrder.sequence), 0)).where(
            WorkOrder.ticket_id == ticket.id
        )
    )
    number = (sequence or 0) + 1
    order = WorkOrder(
        number=format_order(ticket.number, number),
        ticket_id=ticket.id,
        sequence=number,
        crew_id=crew.id,
        planned_at=planned_at,
        planned_minutes=party.planned_minutes,
        vehicle_id=None if party.vehicle is None else find(session, "vehicle", party.vehicle).id,
        leader_id=None if party.leader is None else find(session, "technician", party.leader).id,
        lead=lead,
        task=task or "",
        issued_at=move.at,
    )
    session.add(order)
    session.flush()
    _bind(move, order, party)
    move.order = order
    move.warnings = placement.warnings
    move.extra["order"] = order.number
    move.extra["crew_name"] = crew.name
    return order


def refuse_unfit(move: Move, people: Collection[str]) -> None:
    """Refuse people who are not of the ticket's crew, or whom the customer fell out with."""
    crew = move.session.get(Crew, move.ticket.crew_id)
    if crew is None:
        raise RefusedError("ticket.no_crew", number=move.ticket.number)
    facts = crew_facts(
        move.session,
        starts_at=move.at,
        ends_at=move.at,
        minutes=lambda _kind, _locality: 0,
        codes=[crew.code],
    )[crew.code]
    job = Job(move.ticket.kind, move.at, move.at, customer_id=move.ticket.customer_id)
    norms = norms_on(move.session, local_day(move.at))
    for reason in judge_people(job, facts, people, held=norms):
        if reason.weight is Weight.BLOCK:
            raise _refusal(reason)


def _refusal(reason: Reason) -> RefusedError:
    """Return a reason as a refusal: what stands against it, then what to do about it."""
    override = {"override": True} if reason.weight is Weight.OVERRIDE else {}
    advice = f"placement.then_{reason.weight}"
    return RefusedError(reason.wording_code, **reason.facts, **override, advice=advice)


def replacing(move: Move, party: Party, before: WorkOrder, *, planned_at: datetime) -> Placement:
    """Judge a party that takes over from an order, as the form does: what it held is free.

    Refuses ``placement.<code>``.
    """
    placement = judged(move.session, move.ticket, party, planned_at=planned_at, order_id=before.id)
    refuse(move, placement, party.override_reason)
    return placement


def refuse_passed_on(move: Move, party: Party, *, planned_at: datetime) -> None:
    """Stop at things that went on to another order of the crew before."""
    again = judged(move.session, move.ticket, party, planned_at=planned_at)
    for reason in again.of(Weight.BLOCK):
        raise _refusal(reason)


def refuse(move: Move, placement: Placement, override_reason: str | None) -> None:
    """Stop at what nobody may order, and at what only a supervisor may with a reason."""
    for reason in placement.of(Weight.BLOCK):
        raise _refusal(reason)
    overridden = placement.of(Weight.OVERRIDE)
    for reason in overridden:
        if not move.is_supervisor or override_reason is None:
            raise _refusal(reason)
    if overridden:
        move.extra["overrides"] = [_told(reason) for reason in overridden]


def _told(reason: Reason) -> dict[str, object]:
    return {"code": reason.wording_code, "subject": reason.subject, "facts": dict(reason.facts)}


def _bind(move: Move, order: WorkOrder, party: Party) -> None:
    """Hold the things for the order; what the crew holds for another order is shared."""
    things: list[tuple[ThingKind, int]] = []
    if order.vehicle_id is not None:
        things.append((ThingKind.VEHICLE, order.vehicle_id))
    ids = select(Instrument.id).where(Instrument.number.in_(party.instruments))
    things += [(ThingKind.INSTRUMENT, one) for one in move.session.scalars(ids)]
    for kind, thing in things:
        held = move.session.scalar(
            select(Reservation.id).where(
                Reservation.subject_kind == kind,
                Reservation.subject_id == thing,
                Reservation.released_at.is_(None),
            )
        )
        if held is None:
            move.session.add(
                Reservation(
                    subject_kind=kind,
                    subject_id=thing,
                    work_order_id=order.id,
                    starts_at=order.planned_at or move.at,
                )
            )


def end(move: Move, order: WorkOrder, state: OrderState, *, reason: str = "") -> None:
    """End an order: the crew keeps the time it spent, the things go free or to its next order."""
    order.state = state
    order.reason = reason
    if state is OrderState.RECALLED:
        order.recalled_at = move.at
    if state is OrderState.FINISHED or order.acknowledged_at is not None:
        order.finished_at = move.at
    move.session.flush()
    rows = move.session.scalars(_HELD, {"order": order.id}).all()
    if not rows:
        return
    sharing = _sharing(move.session, order)
    for row in rows:
        heir = sharing.get((row.subject_kind, row.subject_id))
        if heir is None:
            row.released_at = move.at
        else:
            row.work_order_id = heir
    move.session.flush()


def wake(move: Move) -> None:
    """Give the last crew its order again when the work turns out not to be done.

    What it went with is held for it again as far as nobody else has it by now; the rest is
    told with the event, for the dispatcher to see to.
    """
    done = [one for one in move.orders() if one.lead and one.state is OrderState.FINISHED]
    if not done or any(one.lead for one in move.live_orders()):
        return
    order = done[-1]
    order.state, order.finished_at = OrderState.ACKNOWLEDGED, None
    order.acknowledged_at = order.acknowledged_at or move.at
    move.order = order
    gone = hold_again(move.session, order, at=move.at)
    if gone:
        move.extra["not_held_again"] = gone


def _sharing(session: Session, order: WorkOrder) -> dict[tuple[ThingKind, int], int]:
    """Return which other live order of the crew takes each thing along as well."""
    others = session.execute(
        select(WorkOrder.id, WorkOrder.number, WorkOrder.ticket_id, WorkOrder.vehicle_id).where(
            WorkOrder.crew_id == order.crew_id,
            WorkOrder.id != order.id,
            WorkOrder.state.in_(LIVE_ORDERS),
        )
    ).all()
    found: dict[tuple[ThingKind, int], int] = {}
    if not others:
        return found
    by_number = {row.number: row.id for row in others}
    for row in others:
        if row.vehicle_id is not None:
            found[ThingKind.VEHICLE, row.vehicle_id] = row.id
    tickets = {row.ticket_id for row in others}
    events = select(Event.facts).where(
        Event.subject_kind == "ticket",
        Event.subject_id.in_(tickets),
        Event.verb.in_(("dispatch", "reassign", "reinforce")),
    )
    instruments: dict[str, int] = {}
    for facts in session.scalars(events):
        if facts.get("order") in by_number:
            for number in facts.get("instruments", ()):
                instruments[number] = by_number[facts["order"]]
    ids = select(Instrument.number, Instrument.id).where(Instrument.number.in_(instruments))
    for number, thing in session.execute(ids):
        found[ThingKind.INSTRUMENT, thing] = instruments[number]
    return found
