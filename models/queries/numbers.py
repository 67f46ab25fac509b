"""What a typed or scanned number means: a ticket, a work order, a report upwards."""

import re
from typing import Final

from sqlalchemy import ColumnElement, case, select
from sqlalchemy.orm import Session

from models.domain import Escalation, Ticket, WorkOrder
from models.queries.number_rows import NumberRow

MOST: Final = 8
_WHOLE = re.compile(r"[A-Z0-9]{1,8}-[A-Z]{2}-[0-9]{8}-[0-9]{4,9}(?:-P[0-9]{1,5})?")
_TAIL = re.compile(r"(?:([A-Z]{2})[- ]?)?([0-9]{1,9})(?:[- ]?P([0-9]{1,5}))?")


def find_number(session: Session, *, text: str) -> tuple[NumberRow, ...]:
    """Return what a number may mean, the exact record alone, else open ones and the latest first.

    Reads whole numbers out of whatever a scanner sends around them, and tails as people say
    them: ``7``, ``GZ 7``, ``0007-P1``, or the number of the carrier's own system.
    """
    told = text.strip().upper()
    whole = _WHOLE.search(told)
    if whole is not None:
        return _whole(session, whole.group())
    outside = _rows(session, Ticket.external_number == text.strip()) if told else ()
    tail = _TAIL.fullmatch(told)
    if outside or tail is None:
        return outside
    letters, digits, part = tail.groups()
    kind = f"-{letters}-" if letters else "-"
    found = _rows(
        session,
        Ticket.number.endswith(f"-{int(digits):04d}", autoescape=True)
        | Ticket.number.endswith(f"-{digits}", autoescape=True),
        Ticket.number.contains(kind, autoescape=True),
    )
    return tuple(_with_order(one, part) for one in found) if part else found


def _whole(session: Session, number: str) -> tuple[NumberRow, ...]:
    ticket, _, part = number.partition("-P")
    found = _rows(session, Ticket.number == ticket)
    if found and part:
        known = session.scalar(select(WorkOrder.id).where(WorkOrder.number == number))
        return (_with_order(found[0], part),) if known is not None else ()
    return found or _reported(session, number)


def _reported(session: Session, number: str) -> tuple[NumberRow, ...]:
    """Return the ticket a report upwards is about; a hand-over is about none."""
    about = session.scalar(select(Escalation.ticket_id).where(Escalation.number == number))
    return () if about is None else _rows(session, Ticket.id == about)


def _with_order(row: NumberRow, part: str) -> NumberRow:
    return NumberRow(row.number, row.ticket, row.customer_name, row.state, f"{row.ticket}-P{part}")


def _rows(session: Session, *where: ColumnElement[bool]) -> tuple[NumberRow, ...]:
    statement = (
        select(Ticket.number, Ticket.customer_name, Ticket.state)
        .where(*where)
        .order_by(case((Ticket.closed_at.is_(None), 0), else_=1), Ticket.id.desc())
        .limit(MOST)
    )
    return tuple(
        NumberRow(number, number, customer, state)
        for number, customer, state in session.execute(statement)
    )
