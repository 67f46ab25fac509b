"""Everything about one ticket: facts, timeline, clock ledger, orders and prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Crew, PaperState, Print, Technician, Ticket, Vehicle, WorkOrder
from models.domain.ledger import Past, Undone, past_of, read, was_tested, whole_past_of
from models.errors import RefusedError
from models.queries.boundary import Boundary, boundary_of
from models.queries.ticket_board import ticket_row
from models.queries.ticket_rows import TicketRow
from models.rules.clock import ClockReading
from models.rules.lifecycle import verbs_from
from models.rules.lifecycle_gates import CAUSE_KINDS, PREVENTION_GRADES, TESTED_KINDS
from models.rules.reasons import PinKind
from models.rules.states import FINAL_STATES, Verb
from models.rules.terms import (
    Liability,
    OrderState,
    RequestCategory,
    Role,
    Satisfaction,
    TicketKind,
)

_ORDERING = frozenset({Verb.DISPATCH, Verb.REASSIGN, Verb.REINFORCE})
_COMPLAINTS = frozenset({RequestCategory.COMPLAINT, RequestCategory.GRAVE_COMPLAINT})


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One thing that happened to a ticket; ``late_reason`` marks a late entry (补录).

    A step that was taken back stays in sight, with who did that and when.
    """

    sequence: int
    verb: Verb
    happened_at: datetime
    recorded_at: datetime
    actor: str
    desk: str
    facts: Mapping[str, object]
    late_reason: str | None
    undone_by: str = ""
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One work order of a ticket: who went, with what."""

    number: str
    sequence: int
    state: OrderState
    lead: bool
    crew_code: str
    crew_name: str
    leader: str | None
    vehicle: str | None
    instruments: tuple[str, ...]
    task: str
    planned_at: datetime | None
    issued_at: datetime
    finished_at: datetime | None
    prints: int
    pin: PinKind = PinKind.NONE
    window_from_at: datetime | None = None
    window_to_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PrintRow:
    """One sheet that really came out of a printer."""

    form: str
    form_version: str
    copy_number: int
    printed_at: datetime
    actor: str
    desk: str
    printer: str
    paper: str
    pages: int
    sha256: str
    reason: str | None
    order_number: str | None


@dataclass(frozen=True, slots=True)
class RepeatRow:
    """An earlier ticket on the same circuit."""

    number: str
    reported_at: datetime
    symptom: str
    cause_code: str | None
    liability: Liability | None


@dataclass(frozen=True, slots=True)
class TicketDetail:
    """One ticket in full; ``clock`` explains every second of the limits."""

    row: TicketRow
    symptom: str
    address: str
    reporter: str
    external_source: str | None
    first_recipient: str
    responsible: str
    cause_code: str | None
    liability: Liability | None
    process: str
    prevention: str
    satisfaction: Satisfaction | None
    norm_edition: str | None
    verbs: tuple[Verb, ...]
    clock: ClockReading
    timeline: tuple[TimelineRow, ...]
    orders: tuple[OrderRow, ...]
    prints: tuple[PrintRow, ...]
    repeats: tuple[RepeatRow, ...]
    missing: tuple[str, ...]
    boundary: Boundary | None = None


def detail(
    session: Session, number: str, *, now: datetime, role: Role = Role.DISPATCHER
) -> TicketDetail:
    """Return a ticket in full; ``verbs`` are those ``role`` may try from its state.

    ``missing`` names what still has to be known before it can be filed.
    """
    ticket = _ticket(session, number)
    past = past_of(session, ticket.id)
    return TicketDetail(
        row=ticket_row(session, number, now=now),
        symptom=ticket.symptom,
        address=ticket.address,
        reporter=ticket.reporter,
        external_source=ticket.external_source or None,
        first_recipient=ticket.first_recipient,
        responsible=ticket.responsible or ticket.first_recipient,
        cause_code=ticket.cause_code or None,
        liability=ticket.liability,
        process=ticket.process,
        prevention=ticket.prevention,
        satisfaction=ticket.satisfaction,
        norm_edition=ticket.norm_edition or None,
        verbs=tuple(verb for verb in verbs_from(ticket.state, role) if verb is not Verb.OPEN),
        clock=read(past, now=now),
        timeline=tuple(_timeline(*one) for one in whole_past_of(session, ticket.id)),
        orders=orders_of(session, ticket.id, past),
        prints=prints_of(session, ticket.id),
        repeats=_repeats(session, ticket),
        missing=_missing(ticket, past),
        boundary=boundary_of(session, ticket.circuit_number),
    )


def clock_of(session: Session, number: str, *, now: datetime) -> ClockReading:
    """Return every limit of a ticket and the ledger of its restoration limit."""
    return read(past_of(session, _ticket(session, number).id), now=now)


def _ticket(session: Session, number: str) -> Ticket:
    ticket = session.scalar(select(Ticket).where(Ticket.number == number))
    if ticket is None:
        raise RefusedError("ticket.unknown", number=number)
    return ticket


def _timeline(event: Past, undone: Undone | None) -> TimelineRow:
    return TimelineRow(
        sequence=event.sequence,
        verb=event.verb,
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
        actor=event.actor,
        desk=event.desk,
        facts=event.facts,
        late_reason=event.late_reason,
        undone_by="" if undone is None else undone.actor,
        undone_at=None if undone is None else undone.recorded_at,
    )


def orders_of(session: Session, ticket_id: int, past: Sequence[Past]) -> tuple[OrderRow, ...]:
    """Return a ticket's work orders; what was taken along is what its event says."""
    taken = {e.facts.get("order"): e.facts for e in past if e.verb in _ORDERING}
    statement = (
        select(WorkOrder, Crew, Technician.name, Vehicle.plate)
        .join(Crew, Crew.id == WorkOrder.crew_id)
        .outerjoin(Technician, Technician.id == WorkOrder.leader_id)
        .outerjoin(Vehicle, Vehicle.id == WorkOrder.vehicle_id)
        .where(WorkOrder.ticket_id == ticket_id)
        .order_by(WorkOrder.sequence)
    )
    return tuple(
        OrderRow(
            number=order.number,
            sequence=order.sequence,
            state=order.state,
            lead=order.lead,
            crew_code=crew.code,
            crew_name=crew.name,
            leader=leader,
            vehicle=plate,
            instruments=tuple(taken.get(order.number, {}).get("instruments", ())),
            task=order.task,
            planned_at=order.planned_at,
            issued_at=order.issued_at,
            finished_at=order.finished_at,
            prints=order.prints,
            pin=order.pin,
            window_from_at=order.window_from_at,
            window_to_at=order.window_to_at,
        )
        for order, crew, leader, plate in session.execute(statement)
    )


def prints_of(session: Session, ticket_id: int) -> tuple[PrintRow, ...]:
    """Return what was printed for a ticket, oldest first."""
    statement = (
        select(Print, WorkOrder.number)
        .outerjoin(WorkOrder, WorkOrder.id == Print.work_order_id)
        .where(Print.ticket_id == ticket_id)
        .order_by(Print.id)
    )
    return tuple(
        PrintRow(
            form=one.form,
            form_version=one.form_version,
            copy_number=one.copy_number,
            printed_at=one.printed_at,
            actor=one.actor,
            desk=one.desk,
            printer=one.printer,
            paper=one.paper,
            pages=one.pages,
            sha256=one.sha256,
            reason=one.reason or None,
            order_number=order,
        )
        for one, order in session.execute(statement)
    )


def _repeats(session: Session, ticket: Ticket, limit: int = 10) -> tuple[RepeatRow, ...]:
    """Return the latest earlier tickets on the circuit (重复故障)."""
    if ticket.circuit_id is None:
        return ()
    statement = (
        select(Ticket)
        .where(Ticket.circuit_id == ticket.circuit_id, Ticket.id != ticket.id)
        .where(Ticket.reported_at <= ticket.reported_at)
        .order_by(Ticket.reported_at.desc(), Ticket.id.desc())
        .limit(limit)
    )
    return tuple(
        RepeatRow(
            number=one.number,
            reported_at=one.reported_at,
            symptom=one.symptom.split("\n", 1)[0],
            cause_code=one.cause_code or None,
            liability=one.liability,
        )
        for one in session.scalars(statement)
    )


def _missing(ticket: Ticket, past: Sequence[Past]) -> tuple[str, ...]:
    """Return what filing still asks for, in the order of the road."""
    if ticket.state in FINAL_STATES:
        return ()
    fault = ticket.kind is TicketKind.FAULT
    complaint = ticket.kind is TicketKind.COMPLAINT or ticket.category in _COMPLAINTS
    confirmed = any(e.verb is Verb.FOLLOW_UP and e.facts.get("fixed") for e in past)
    tested = ticket.circuit_id is None or ticket.kind not in TESTED_KINDS or was_tested(past)
    prevented = not fault or ticket.grade not in PREVENTION_GRADES or bool(ticket.prevention)
    wanted = {
        "cause_code": ticket.kind in CAUSE_KINDS and not ticket.cause_code,
        "tests": not tested,
        "prevention": not prevented,
        "coordination": ticket.category is RequestCategory.GRAVE_COMPLAINT,
        "confirmed_by": complaint and not confirmed,
        "paper": ticket.paper_state is PaperState.PRINTED,
    }
    return tuple(name for name, missing in wanted.items() if missing)
