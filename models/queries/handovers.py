"""Shifts handed over: what the next one would take over now, and what was taken over before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Account, Crew, Handover, Shift
from models.domain.open_list import (
    Counted,
    OpenList,
    OpenPromise,
    OpenSection,
    OpenTicket,
    open_list,
)
from models.errors import RefusedError
from models.rules.terms import Role, ShiftKind

__all__ = [
    "Counted",
    "HandoverRow",
    "HandoverStart",
    "OpenList",
    "OpenPromise",
    "OpenSection",
    "OpenTicket",
    "handover_named",
    "handover_rows",
    "handover_start",
]

TAKERS = frozenset({Role.DISPATCHER, Role.SUPERVISOR})


@dataclass(frozen=True, slots=True)
class HandoverStart:
    """What a hand-over begins with: the list, who could take over, who is on duty."""

    listed: OpenList
    takers: tuple[tuple[str, str], ...]
    on_duty: tuple[str, ...]
    last_number: str
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """One hand-over as a list shows it."""

    number: str
    shift: str
    next_shift: str
    handed_over_at: datetime
    handed_over_by: str
    taken_over_by: str
    by_password: bool
    tickets: int
    urgent: int
    promises: int
    major_reason: str


def handover_start(session: Session, *, now: datetime, actor: str) -> HandoverStart:
    """Return what stands open now and what the form offers."""
    takers = session.execute(
        select(Account.name, Account.display_name)
        .where(Account.active, Account.name != actor, Account.role.in_(sorted(TAKERS)))
        .order_by(Account.name)
    )
    last = session.scalar(select(Handover).order_by(Handover.id.desc()).limit(1))
    return HandoverStart(
        listed=open_list(session, now=now),
        takers=tuple((name, shown or name) for name, shown in takers),
        on_duty=_on_duty(session, now),
        last_number="" if last is None else last.number,
        last_at=None if last is None else last.handed_over_at,
    )


def handover_rows(session: Session, *, limit: int = 100) -> tuple[HandoverRow, ...]:
    """Return the hand-overs, the latest first."""
    statement = select(Handover).order_by(Handover.id.desc()).limit(limit)
    return tuple(_row(one) for one in session.scalars(statement))


def handover_named(session: Session, number: str) -> Handover:
    """Return one hand-over; refuses handover.unknown."""
    row = session.scalar(select(Handover).where(Handover.number == number))
    if row is None:
        raise RefusedError("handover.unknown", number=number)
    return row


def _row(one: Handover) -> HandoverRow:
    tickets: list[Mapping[str, Any]] = one.listed["tickets"]
    return HandoverRow(
        number=one.number,
        shift=one.shift,
        next_shift=one.next_shift,
        handed_over_at=one.handed_over_at,
        handed_over_by=one.handed_over_by,
        taken_over_by=one.taken_over_by,
        by_password=one.by_password,
        tickets=len(tickets),
        urgent=sum(ticket["section"] in ("overdue", "near") for ticket in tickets),
        promises=len(one.listed["promises"]),
        major_reason=one.major_reason,
    )


def _on_duty(session: Session, now: datetime) -> tuple[str, ...]:
    """Return the crews whose shift runs now, as the roster says."""
    statement = (
        select(Crew.name)
        .join(Shift, Shift.crew_id == Crew.id)
        .where(
            Shift.starts_at <= now,
            Shift.ends_at > now,
            Shift.kind != ShiftKind.REST,
            Shift.technician_id.is_(None),
        )
        .distinct()
        .order_by(Crew.name)
    )
    return tuple(session.scalars(statement))
