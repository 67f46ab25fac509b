"""What a returned sheet still has to tell: whose it is, and the steps the record lacks."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Ticket, WorkOrder
from models.errors import RefusedError
from models.rules.facts_sheet import steps_left
from models.rules.lifecycle_gates import CAUSE_KINDS
from models.rules.states import TicketState, Verb


@dataclass(frozen=True, slots=True)
class BackfillStart:
    """One sheet in hand; ``steps`` are those whose time is still to be copied from it."""

    order: str
    ticket: str
    customer_name: str
    circuit_number: str
    state: TicketState
    lead: bool
    steps: tuple[Verb, ...]
    asks_report: bool
    asks_cause: bool
    sent_at: datetime
    cause_code: str


def backfill_start(session: Session, *, number: str) -> BackfillStart:
    """Return what the sheet of an order, or of a ticket's latest one, still has to tell.

    Refuses paper.unknown_number.
    """
    statement = (
        select(WorkOrder, Ticket)
        .join(Ticket, Ticket.id == WorkOrder.ticket_id)
        .where((WorkOrder.number == number) | (Ticket.number == number))
        .order_by(WorkOrder.lead.desc(), WorkOrder.sequence.desc())
        .limit(1)
    )
    found = session.execute(statement).first()
    if found is None:
        raise RefusedError("paper.unknown_number", number=number, field="number")
    order, ticket = found
    steps = steps_left(ticket.state) if order.lead else ()
    waits = order.lead and (bool(steps) or ticket.state is TicketState.RESTORED)
    return BackfillStart(
        order=order.number,
        ticket=ticket.number,
        customer_name=ticket.customer_name,
        circuit_number=ticket.circuit_number,
        state=ticket.state,
        lead=order.lead,
        steps=steps,
        asks_report=waits or not order.lead,
        asks_cause=waits and ticket.kind in CAUSE_KINDS,
        sent_at=order.issued_at,
        cause_code=ticket.cause_code,
    )
