"""Paper that left the office: which sheets are still out, what was spoilt, how much comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from models.domain import Crew, Event, Print, Ticket, VoidPaper, WorkOrder
from models.domain.ledger import TICKET
from models.rules.states import TicketState, Verb


class SheetState(StrEnum):
    """Where a printed sheet is (单据去向)."""

    OUT = "out"
    RETURNED = "returned"
    UNSIGNED = "unsigned"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One work order on paper: its copies are one sheet, since one of them is signed."""

    order: str
    ticket: str
    customer_name: str
    crew_name: str
    ticket_state: TicketState
    form: str
    copies: int
    printed_at: datetime
    state: SheetState
    returned_at: datetime | None

    def age(self, now: datetime) -> timedelta:
        """How long the sheet has been, or was, away."""
        return (self.returned_at or now) - self.printed_at


@dataclass(frozen=True, slots=True)
class VoidRow:
    """One line of the register of void sheets."""

    id: int
    form: str
    number: str
    serial: str
    reason: str
    voided_at: datetime
    voided_by: str


@dataclass(frozen=True, slots=True)
class ReprintRow:
    """One line of the register of reprints (补打)."""

    id: int
    form: str
    number: str
    copy_number: int
    reason: str
    printed_at: datetime
    actor: str
    printer: str


@dataclass(frozen=True, slots=True)
class ReturnRate:
    """Signed paper back out of printed (工单回收率, K37); void sheets count nowhere."""

    printed: int
    returned: int

    @property
    def share(self) -> float | None:
        """The rate, none while nothing was printed."""
        return self.returned / self.printed if self.printed else None


def sheet_rows(
    session: Session, *, since: datetime | None = None, until: datetime | None = None
) -> tuple[SheetRow, ...]:
    """Return the sheets first printed in a stretch, the longest away first."""
    printed = (
        select(
            Print.work_order_id,
            func.min(Print.printed_at).label("first"),
            func.max(Print.printed_at).label("last"),
            func.max(Print.form).label("form"),
            func.count(Print.id).label("copies"),
        )
        .where(Print.work_order_id.is_not(None))
        .group_by(Print.work_order_id)
        .subquery()
    )
    statement = (
        select(WorkOrder, Ticket, Crew.name, printed)
        .join(printed, printed.c.work_order_id == WorkOrder.id)
        .join(Ticket, Ticket.id == WorkOrder.ticket_id)
        .join(Crew, Crew.id == WorkOrder.crew_id)
        .order_by(printed.c.first, WorkOrder.id)
    )
    if since is not None:
        statement = statement.where(printed.c.first >= since)
    if until is not None:
        statement = statement.where(printed.c.first < until)
    found = session.execute(statement).all()
    back = _returns(session, [row.Ticket.id for row in found])
    void = _voided(session, [row.WorkOrder.number for row in found])
    return tuple(_sheet(row, back, void) for row in found)


def sheets_out(session: Session) -> tuple[SheetRow, ...]:
    """Return the sheets that are still out, the longest away first."""
    return tuple(row for row in sheet_rows(session) if row.state is SheetState.OUT)


def rate_of(rows: Sequence[SheetRow]) -> ReturnRate:
    """Return how much of what was printed came back signed."""
    counted = [row for row in rows if row.state is not SheetState.VOID]
    return ReturnRate(len(counted), sum(row.state is SheetState.RETURNED for row in counted))


def void_rows(session: Session, *, limit: int = 500) -> tuple[VoidRow, ...]:
    """Return the register of void sheets, the latest first."""
    statement = select(VoidPaper).order_by(VoidPaper.id.desc()).limit(limit)
    return tuple(
        VoidRow(
            id=one.id,
            form=one.form,
            number=one.subject_number,
            serial=one.serial,
            reason=one.reason,
            voided_at=one.voided_at,
            voided_by=one.voided_by,
        )
        for one in session.scalars(statement)
    )


def reprint_rows(session: Session, *, limit: int = 500) -> tuple[ReprintRow, ...]:
    """Return every copy after the first, the latest first, each with its reason."""
    statement = select(Print).where(Print.copy_number > 1).order_by(Print.id.desc()).limit(limit)
    return tuple(
        ReprintRow(
            id=one.id,
            form=one.form,
            number=one.subject_number,
            copy_number=one.copy_number,
            reason=one.reason,
            printed_at=one.printed_at,
            actor=one.actor,
            printer=one.printer,
        )
        for one in session.scalars(statement)
    )


Back = Mapping[tuple[int, str], tuple[datetime, bool]]


def _returns(session: Session, tickets: Sequence[int]) -> Back:
    """Return the latest return of each order, and of tickets whose return names no order."""
    events = session.execute(
        select(Event.subject_id, Event.happened_at, Event.facts)
        .where(
            Event.subject_kind == TICKET,
            Event.subject_id.in_(tickets),
            Event.verb == Verb.RETURN_PAPER,
        )
        .order_by(Event.sequence)
    )
    return {
        (ticket, str(facts.get("order") or "")): (at, facts.get("signed") is True)
        for ticket, at, facts in events
        if ticket is not None
    }


def _voided(session: Session, orders: Sequence[str]) -> Mapping[str, datetime]:
    rows = session.execute(
        select(VoidPaper.subject_number, func.max(VoidPaper.voided_at))
        .where(VoidPaper.subject_number.in_(orders))
        .group_by(VoidPaper.subject_number)
    )
    return {row[0]: row[1] for row in rows}


def _sheet(row: Row[Any], back: Back, void: Mapping[str, datetime]) -> SheetRow:
    order, ticket = row.WorkOrder, row.Ticket
    returned = back.get((ticket.id, order.number)) or back.get((ticket.id, ""))
    voided = void.get(order.number)
    state, at = SheetState.OUT, None
    if returned is not None and returned[0] >= row.last:
        at = returned[0]
        state = SheetState.RETURNED if returned[1] else SheetState.UNSIGNED
    elif voided is not None and voided >= row.last:
        state, at = SheetState.VOID, voided
    return SheetRow(
        order=order.number,
        ticket=ticket.number,
        customer_name=ticket.customer_name,
        crew_name=row.name,
        ticket_state=ticket.state,
        form=row.form,
        copies=row.copies,
        printed_at=row.first,
        state=state,
        returned_at=at,
    )
