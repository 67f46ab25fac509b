"""The lists of the dispatch board, read by columns; the first list waits for no norm."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, Text, and_, bindparam, exists, or_, select, type_coerce
from sqlalchemy.orm import Session, aliased

from models.domain import Crew, Ticket, WorkOrder
from models.domain.ledger import calendar
from models.queries.board_rows import WAITING, BoardLine, BoardLists
from models.rules.clock import LimitName
from models.rules.promise import Promise
from models.rules.stage import LimitMarks, Moments, limits_of, natural
from models.rules.states import FINAL_STATES
from models.rules.terms import OrderState
from models.rules.zone import SHANGHAI, local_day

TICKET_COLUMNS = (
    Ticket.id,
    Ticket.number,
    Ticket.kind,
    Ticket.state,
    Ticket.version,
    Ticket.customer_name,
    Ticket.grade,
    Ticket.severity,
    Ticket.locality,
    Ticket.town,
    Ticket.symptom,
    Ticket.urges,
    Ticket.reported_at,
    Ticket.accepted_at,
    Ticket.dispatched_at,
    Ticket.appointed_at,
    Ticket.suspended_until,
    Ticket.due_at,
    Ticket.restored_at,
    Ticket.closed_at,
    type_coerce(Ticket.promise, Text).label("promise"),
)
_EVER = aliased(WorkOrder)
_SENT = exists().where(_EVER.ticket_id == Ticket.id).correlate(Ticket).label("sent_before")
_LISTED: Any = (
    select(
        *TICKET_COLUMNS,
        _SENT,
        Crew.code.label("crew_code"),
        Crew.name.label("crew_name"),
        WorkOrder.number.label("order"),
        WorkOrder.planned_at,
        WorkOrder.planned_minutes,
    )
    .outerjoin(Crew, Crew.id == Ticket.crew_id)
    .outerjoin(
        WorkOrder,
        and_(
            WorkOrder.ticket_id == Ticket.id,
            WorkOrder.lead,
            WorkOrder.state.in_((OrderState.ISSUED, OrderState.ACKNOWLEDGED)),
        ),
    )
    .where(or_(Ticket.closed_at.is_(None), Ticket.closed_at >= bindparam("since")))
    .order_by(Ticket.due_at.is_(None), Ticket.due_at, Ticket.id)
)

_SPANS = {
    LimitName.DISPATCH: "dispatch",
    LimitName.ACKNOWLEDGE: "acknowledge",
    LimitName.ARRIVAL: "arrival",
    LimitName.RESTORATION: "restoration",
    LimitName.REPORT: "report",
}


def board_lists(session: Session, *, now: datetime) -> BoardLists:
    """Return what waits, what is under way, and what was filed since midnight (今日已结)."""
    today = local_day(now)
    since = datetime.combine(today, time(), tzinfo=SHANGHAI).astimezone(UTC)
    lines = _lines(session, since)
    return BoardLists(
        waiting=tuple(line for line in lines if line.state in WAITING),
        active=tuple(
            line for line in lines if line.state not in WAITING and line.state not in FINAL_STATES
        ),
        closed=tuple(
            sorted(
                (line for line in lines if line.closed_at is not None),
                key=lambda line: (line.closed_at or now, line.id),
                reverse=True,
            )
        ),
        day_on=today,
    )


def open_lines(session: Session, *, now: datetime) -> tuple[BoardLine, ...]:
    """Return every open ticket, first due first."""
    return tuple(line for line in _lines(session, now) if line.closed_at is None)


def _lines(session: Session, since: datetime) -> list[BoardLine]:
    return [_line(row) for row in session.execute(_LISTED, {"since": since})]


def limit_marks(row: Row[Any], *, sent_before: bool) -> tuple[LimitMarks, ...]:
    """Return the limits that run on a ticket, read from its columns."""
    if row.promise is None or row.closed_at is not None:
        return ()
    spans, working = _spans(row.promise)
    told = Moments(
        state=row.state,
        reported_at=row.reported_at,
        accepted_at=row.accepted_at,
        dispatched_at=row.dispatched_at,
        restored_at=row.restored_at,
        due_at=row.due_at,
        sent_before=sent_before,
    )
    return limits_of(told, spans, add=_in_office_hours if working else natural)


def _in_office_hours(start: datetime, length: timedelta) -> datetime:
    return calendar().add_counted(start, length).astimezone(UTC)


@lru_cache(maxsize=512)
def _spans(promise: str) -> tuple[Mapping[LimitName, timedelta], bool]:
    """Return the limits of a promise as stored; the same few texts stand on every ticket."""
    told = Promise.from_json(json.loads(promise))
    spans = {name: getattr(told, field) for name, field in _SPANS.items()}
    return spans, told.basis == "working"


def _line(row: Row[Any]) -> BoardLine:
    return BoardLine(
        id=row.id,
        number=row.number,
        kind=row.kind,
        state=row.state,
        version=row.version,
        customer_name=row.customer_name,
        grade=row.grade,
        severity=row.severity,
        locality=row.locality,
        town=row.town,
        symptom=row.symptom.split("\n", 1)[0],
        urges=row.urges,
        crew_code=row.crew_code or "",
        crew_name=row.crew_name or "",
        order=row.order or "",
        planned_at=row.planned_at,
        planned_minutes=row.planned_minutes,
        reported_at=row.reported_at,
        appointed_at=row.appointed_at,
        suspended_until=row.suspended_until,
        due_at=row.due_at,
        restored_at=row.restored_at,
        closed_at=row.closed_at,
        limits=limit_marks(row, sent_before=row.sent_before),
    )
