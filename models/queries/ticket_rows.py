"""What a list of tickets shows: one frozen row for each, and the counts above it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from models.rules.clock import LimitState
from models.rules.states import OPEN_STATES, TicketState
from models.rules.terms import (
    Channel,
    Importance,
    Locality,
    Reach,
    RequestCategory,
    Service,
    ServiceGrade,
    Severity,
    TicketKind,
)


@dataclass(frozen=True, slots=True)
class TicketRow:
    """One ticket as the board, an export and a command show it.

    ``remaining`` is read at the moment of the query; while the clock runs a screen may
    subtract from ``due_at`` itself. ``at50`` and ``at80`` are when half and four fifths of
    the restoration limit are used up, none while nothing runs.
    """

    number: str
    kind: TicketKind
    category: RequestCategory | None
    state: TicketState
    version: int
    customer_number: str | None
    customer_name: str
    importance: Importance | None
    grade: ServiceGrade | None
    service: Service | None
    reach: Reach | None
    circuit_number: str | None
    symptom: str
    contact_name: str
    contact_phone: str
    crew_code: str | None
    crew_name: str | None
    locality: Locality | None
    town: str
    channel: Channel | None
    external_number: str | None
    first_recipient: str
    severity: Severity | None
    reported_at: datetime
    accepted_at: datetime | None
    due_at: datetime | None
    at50: datetime | None
    at80: datetime | None
    clock: LimitState
    remaining: timedelta | None
    urges: int
    repeats: int
    reopened: int
    appointed_at: datetime | None
    suspended_until: datetime | None
    restored_at: datetime | None
    closed_at: datetime | None
    paper_state: str
    parent_number: str | None

    @property
    def is_late(self) -> bool:
        """Say whether the promise was missed or is being missed (超时)."""
        return self.clock in (LimitState.OVERDUE, LimitState.MISSED)


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What the board is asked for; an empty filter is every open ticket."""

    states: frozenset[TicketState] = OPEN_STATES
    crew: str | None = None
    grade: ServiceGrade | None = None
    kind: TicketKind | None = None
    customer: str | None = None
    overdue: bool = False
    unprinted: bool = False
    text: str = ""
    reported_from: datetime | None = None
    reported_to: datetime | None = None
    limit: int = 2000


@dataclass(frozen=True, slots=True)
class BoardCounts:
    """The figures of the status line and of the filter chips, over open tickets."""

    open: int = 0
    overdue: int = 0
    due_soon: int = 0
    suspended: int = 0
    to_dispatch: int = 0
    unacknowledged: int = 0
    to_check: int = 0
    to_visit: int = 0
    papers_out: int = 0
    by_state: Mapping[TicketState, int] = field(default_factory=dict)
    by_crew: Mapping[str, int] = field(default_factory=dict)
