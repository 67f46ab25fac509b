"""The ticket row's cached clock: recomputed from the events after each one, never patched."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from models.domain import Ticket
from models.domain.ledger import Past, read
from models.rules.clock import ClockReading, LimitName, LimitState
from models.rules.states import FINAL_STATES, SERVICE_DOWN_STATES, TicketState

REMIND_BEFORE_RESUME = timedelta(minutes=30)
MARKS = (0.5, 0.8)


def project(ticket: Ticket, past: Sequence[Past], *, now: datetime) -> None:
    """Write what the clock says of the history into the columns lists are sorted by."""
    ticket.last_sequence = past[-1].sequence
    if ticket.promise is None:
        ticket.due_at = ticket.next_mark_at = None
        return
    reading = read(past, now=now)
    limit = reading.limits[LimitName.RESTORATION]
    ticket.due_at = limit.due_at
    ticket.restored_at = None if ticket.state in SERVICE_DOWN_STATES else limit.met_at
    ticket.next_mark_at = next_mark(ticket, reading, now=now)


def next_mark(ticket: Ticket, reading: ClockReading, *, now: datetime) -> datetime | None:
    """Return when the row next changes its colour, or a hold is about to run out."""
    if ticket.state in FINAL_STATES:
        return None
    moments: list[datetime] = []
    if ticket.state is TicketState.SUSPENDED and ticket.suspended_until is not None:
        moments += [ticket.suspended_until - REMIND_BEFORE_RESUME, ticket.suspended_until]
    limit = reading.limits[LimitName.RESTORATION]
    if limit.state is LimitState.RUNNING and limit.due_at is not None:
        whole = limit.counted + limit.remaining
        moments += [limit.due_at - whole * (1 - mark) for mark in MARKS] + [limit.due_at]
    return min((moment for moment in moments if moment > now), default=None)
