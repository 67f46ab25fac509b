"""What a crew has before it around a moment: shifts, planned orders, visits to a customer.

Read for all crews at once in a fixed number of questions, beside ``models.domain.placing``.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain.crews import Shift
from models.domain.tickets import Ticket, WorkOrder
from models.rules.placement import PinKind, Planned
from models.rules.states import TicketState
from models.rules.terms import Locality, OrderState, ShiftKind, TicketKind
from models.rules.zone import local_day

Minutes = Callable[[TicketKind, Locality], int]

LIVE_ORDERS = (OrderState.ISSUED, OrderState.ACKNOWLEDGED)
_NOT_BEGUN = (TicketState.DISPATCHED, TicketState.TAKEN, TicketState.APPOINTED)


@dataclass(slots=True)
class Around:
    """What lies before one crew around a moment."""

    night_ended_at: datetime | None = None
    shift_ends_at: datetime | None = None
    planned: list[Planned] = field(default_factory=list)
    visits: int = 0


def around(
    session: Session,
    crews: Sequence[int],
    *,
    at: datetime,
    minutes: Minutes,
    customer_id: int | None = None,
    since: timedelta = timedelta(),
    order_id: int | None = None,
) -> dict[int, Around]:
    """Return it by crew; ``since`` is how far back a visit to the customer still counts."""
    found: dict[int, Around] = defaultdict(Around)
    _add_shifts(session, crews, found, at=at)
    for crew, planned in planned_of(session, crews, minutes=minutes, order_id=order_id).items():
        found[crew].planned = planned
    if customer_id is not None and since:
        statement = (
            select(WorkOrder.crew_id, func.count(WorkOrder.ticket_id.distinct()))
            .join(Ticket, Ticket.id == WorkOrder.ticket_id)
            .where(
                Ticket.customer_id == customer_id,
                Ticket.reported_at >= at - since,
                WorkOrder.state == OrderState.FINISHED,
            )
            .group_by(WorkOrder.crew_id)
        )
        for crew, visits in session.execute(statement):
            found[crew].visits = visits
    return found


def _add_shifts(
    session: Session, crews: Sequence[int], found: dict[int, Around], *, at: datetime
) -> None:
    """Note when the last night shift ended and when the present shift will."""
    day = local_day(at)
    statement = select(Shift.crew_id, Shift.kind, Shift.starts_at, Shift.ends_at).where(
        Shift.crew_id.in_(crews),
        Shift.technician_id.is_(None),
        Shift.day_on.in_((day - timedelta(days=1), day)),
    )
    for crew, kind, starts_at, ends_at in session.execute(statement):
        if starts_at is None or ends_at is None:
            continue
        one = found[crew]
        if kind is not ShiftKind.REST and starts_at <= at < ends_at:
            one.shift_ends_at = max(ends_at, one.shift_ends_at or ends_at)
        if kind is ShiftKind.NIGHT and ends_at <= at:
            one.night_ended_at = max(ends_at, one.night_ended_at or ends_at)


def planned_of(
    session: Session, crews: Sequence[int], *, minutes: Minutes, order_id: int | None = None
) -> dict[int, list[Planned]]:
    """Return each crew's live orders with a planned time, first planned first."""
    statement = (
        select(
            WorkOrder.id,
            WorkOrder.crew_id,
            WorkOrder.number,
            WorkOrder.planned_at,
            WorkOrder.planned_minutes,
            WorkOrder.pin,
            WorkOrder.window_to_at,
            Ticket.number.label("ticket"),
            Ticket.kind,
            Ticket.locality,
            Ticket.state,
            Ticket.due_at,
        )
        .join(Ticket, Ticket.id == WorkOrder.ticket_id)
        .where(
            WorkOrder.crew_id.in_(crews),
            WorkOrder.state.in_(LIVE_ORDERS),
            WorkOrder.planned_at.is_not(None),
            Ticket.restored_at.is_(None),
            Ticket.closed_at.is_(None),
        )
        .order_by(WorkOrder.planned_at, WorkOrder.number)
    )
    found: dict[int, list[Planned]] = defaultdict(list)
    for row in session.execute(statement):
        if row.id != order_id:
            length = row.planned_minutes or minutes(row.kind, row.locality)
            found[row.crew_id].append(
                Planned(
                    order=row.number,
                    ticket=row.ticket,
                    starts_at=row.planned_at,
                    ends_at=row.planned_at + timedelta(minutes=length),
                    due_at=row.due_at,
                    begun=row.state not in _NOT_BEGUN,
                    pin=row.pin or PinKind.NONE,
                    to_at=row.window_to_at,
                )
            )
    return found
