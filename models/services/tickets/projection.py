"""The ticket row's cached clock: recomputed from the events after each one, never patched."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from models.domain import Ticket
from models.domain.ledger import Past, read
from models.rules.states import FINAL_STATES, TicketState

REMIND_BEFORE_RESUME = timedelta(minutes=30)


def project(ticket: Ticket, past: Sequence[Past], *, now: datetime) -> None:
    """Write what the clock says of the history into the columns lists are sorted by."""
    ticket.last_sequence = past[-1].sequence
    reading = read(past, now=now)
    limit = reading.restoration
    ticket.due_at = limit.due_at
    ticket.restored_at = limit.met_at
    ticket.next_mark_at = next_mark(ticket, limit.next_mark_at, now=now)


def next_mark(ticket: Ticket, clock_mark: datetime | None, *, now: datetime) -> datetime | None:
    """Return when the row next changes its colour, or a hold is about to run out."""
    if ticket.state in FINAL_STATES:
        return None
    moments = [clock_mark]
    if ticket.state is TicketState.SUSPENDED and ticket.suspended_until is not None:
        moments += [ticket.suspended_until - REMIND_BEFORE_RESUME, ticket.suspended_until]
    return min((one for one in moments if one is not None and one > now), default=None)
