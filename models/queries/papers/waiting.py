"""Work orders that nobody has printed yet, in the order a person would hand them out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Crew, Ticket, WorkOrder

MOST = 500  # what one print job takes


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderToPrint:
    """An order that was issued and is not on paper."""

    number: str
    ticket: str
    customer: str
    town: str
    address: str
    crew: str
    crew_name: str
    issued_at: datetime
    planned_at: datetime | None
    due_at: datetime | None


def orders_to_print(session: Session) -> tuple[OrderToPrint, ...]:
    """Return the open orders without a print, the newest ``MOST`` of them, by crew."""
    statement = (
        select(WorkOrder, Ticket, Crew)
        .join(Ticket, Ticket.id == WorkOrder.ticket_id)
        .outerjoin(Crew, Crew.id == WorkOrder.crew_id)
        .where(
            WorkOrder.prints == 0,
            WorkOrder.recalled_at.is_(None),
            WorkOrder.finished_at.is_(None),
            Ticket.closed_at.is_(None),
        )
        .order_by(WorkOrder.issued_at.desc(), WorkOrder.id.desc())
        .limit(MOST)
    )
    rows = (_row(*found) for found in session.execute(statement))
    return sorted_by("crew", rows)


def _row(order: WorkOrder, ticket: Ticket, crew: Crew | None) -> OrderToPrint:
    return OrderToPrint(
        number=order.number,
        ticket=ticket.number,
        customer=ticket.customer_name,
        town=ticket.town,
        address=ticket.address,
        crew="" if crew is None else crew.code,
        crew_name="" if crew is None else crew.name,
        issued_at=order.issued_at,
        planned_at=order.planned_at,
        due_at=ticket.due_at,
    )


def sorted_by(by: str, rows: Iterable[OrderToPrint]) -> tuple[OrderToPrint, ...]:
    """Return orders by ``crew`` (then by their planned time) or by ``route`` (town, address)."""
    return tuple(sorted(rows, key=_KEYS[by]))


def _planned(row: OrderToPrint) -> datetime:
    return row.planned_at or row.due_at or row.issued_at


_KEYS: dict[str, Callable[[OrderToPrint], Any]] = {
    "crew": lambda row: (row.crew, _planned(row), row.number),
    "route": lambda row: (row.town, row.address, _planned(row), row.number),
}
