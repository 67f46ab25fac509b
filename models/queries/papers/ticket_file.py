"""One ticket with its history, norms and order, as the forms about a ticket read it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Customer, Ticket, WorkOrder
from models.domain.edition import norms_on
from models.domain.ledger import Past, past_of
from models.errors import RefusedError
from models.queries.papers.asking import Filled, PaperAsk
from models.queries.work_orders import dispatch_block, order_named
from models.rules.norms import Norms
from models.rules.zone import local_day
from models.sheets import DispatchBlock
from models.sheets.letter import Tick


@dataclass(frozen=True, slots=True)
class TicketFile:
    """Everything on one ticket that papers draw from; ``order`` is none before a dispatch."""

    session: Session
    ticket: Ticket
    past: Sequence[Past]
    norms: Norms
    order: WorkOrder | None

    @property
    def customer(self) -> Customer | None:
        """Return the customer's record, none for one without."""
        if self.ticket.customer_id is None:
            return None
        return self.session.get(Customer, self.ticket.customer_id)

    def dispatch(self) -> DispatchBlock:
        """Return who was sent with what."""
        return dispatch_block(self.session, self.order, self.past)

    def filled(self, sheet: Any) -> Filled:
        """Return a sheet whose print belongs to this ticket."""
        order = None if self.order is None else self.order.number
        return Filled(
            sheet=sheet,
            row_id=self.ticket.id,
            ticket=self.ticket.number,
            order=order if sheet.number == order else None,
        )


def read_ticket(session: Session, number: str, ask: PaperAsk) -> TicketFile:
    """Read a ticket by its number or by one of its orders'; refuses ticket.unknown."""
    owner = session.execute(
        select(Ticket, WorkOrder.number)
        .join(WorkOrder, WorkOrder.ticket_id == Ticket.id)
        .where(WorkOrder.number == number)
    ).first()
    ticket = session.scalar(select(Ticket).where(Ticket.number == number))
    if owner is not None:
        ticket = owner[0]
    if ticket is None:
        raise RefusedError("ticket.unknown", number=number)
    order = order_named(session, ticket, None if owner is None else number)
    norms = norms_on(session, local_day(ask.now))
    return TicketFile(session, ticket, past_of(session, ticket.id), norms, order)


def ticks(labels: Iterable[str], done: Collection[str] = ()) -> tuple[Tick, ...]:
    """Return boxes in their order, those named ticked."""
    return tuple(Tick(label=label, done=label in done) for label in labels)
