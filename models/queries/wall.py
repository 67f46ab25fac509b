"""What hangs on the wall: counts, the tickets nearest their limit, crews today, the month's rate.

No customer and no phone is read at all: whoever walks past sees it.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.queries.flow import ticket_times
from models.queries.load import LoadTable, crew_load
from models.queries.ticket_board import board_counts, open_board
from models.queries.ticket_rows import BoardCounts, BoardFilter
from models.rules.clock import LimitState
from models.rules.flow import TrendPoint, trend
from models.rules.states import TicketState
from models.rules.terms import ServiceGrade
from models.rules.zone import local_day

MOST = 8
RUNNING = frozenset({LimitState.RUNNING, LimitState.OVERDUE})


@dataclass(frozen=True, slots=True)
class WallTicket:
    """A ticket as it may hang on the wall."""

    number: str
    grade: ServiceGrade | None
    town: str
    crew: str
    state: TicketState
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Wall:
    """Everything that is shown, as of ``at``."""

    at: datetime
    counts: BoardCounts
    nearest: tuple[WallTicket, ...]
    today: LoadTable
    month: TrendPoint


def wall(session: Session, *, now: datetime) -> Wall:
    """Return what the wallboard shows."""
    today = local_day(now)
    first = today.replace(day=1)
    rows = open_board(session, now=now, filters=BoardFilter())
    nearest = [
        WallTicket(
            row.number, row.grade, row.town, row.crew_name or "", row.state, due_at=row.due_at
        )
        for row in rows
        if row.due_at is not None and row.clock in RUNNING
    ]
    times = ticket_times(session, first, today, now=now)
    [month] = trend(times, [(first, today)])
    return Wall(
        at=now,
        counts=board_counts(session, now=now),
        nearest=tuple(nearest[:MOST]),
        today=crew_load(session, today, today, now=now),
        month=month,
    )
