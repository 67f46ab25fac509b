"""F01, the work order: asked for by the ticket's number or by one of its orders'."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Ticket, WorkOrder
from models.queries.papers.asking import Filled, PaperAsk
from models.queries.work_orders import work_order_sheet


def fill(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the order named, or the latest leading one of the ticket named."""
    owner = session.scalar(
        select(Ticket.number)
        .join(WorkOrder, WorkOrder.ticket_id == Ticket.id)
        .where(WorkOrder.number == number)
    )
    ticket = number if owner is None else owner
    sheet = work_order_sheet(
        session,
        ticket,
        order=None if owner is None else number,
        actor=ask.actor,
        now=ask.now,
        reason=ask.reason,
    )
    row_id = session.scalar(select(Ticket.id).where(Ticket.number == ticket))
    order = sheet.number if sheet.number != ticket else None
    return Filled(sheet=sheet, row_id=row_id, ticket=ticket, order=order)
