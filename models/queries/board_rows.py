"""What the dispatch board shows: one frozen row a ticket, a crew, a bar."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from models.rules.stage import Level, LimitMarks, pressing
from models.rules.states import TicketState
from models.rules.terms import (
    Locality,
    OrderState,
    ServiceGrade,
    Severity,
    ShiftKind,
    TicketKind,
)


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One ticket as a list of the board shows it.

    ``planned_at``, ``planned_minutes`` and ``order`` are those of the leading order while one
    stands. ``limits`` are what runs, empty while the clock stands.
    """

    id: int
    number: str
    kind: TicketKind
    state: TicketState
    version: int
    customer_name: str
    grade: ServiceGrade | None
    severity: Severity
    locality: Locality
    town: str
    symptom: str
    urges: int
    crew_code: str
    crew_name: str
    order: str
    planned_at: datetime | None
    planned_minutes: int | None
    reported_at: datetime
    appointed_at: datetime | None
    suspended_until: datetime | None
    due_at: datetime | None
    restored_at: datetime | None
    closed_at: datetime | None
    limits: tuple[LimitMarks, ...]

    def pressing(self, now: datetime) -> LimitMarks | None:
        """Return the limit furthest used up, none while nothing runs."""
        return pressing(self.limits, now)

    def level(self, now: datetime) -> Level:
        """Return how far that limit is used up."""
        limit = self.pressing(now)
        return Level.CALM if limit is None else limit.level(now)

    @property
    def is_waiting(self) -> bool:
        """Say whether a crew has still to be found (待派)."""
        return self.state in WAITING

    @property
    def was_kept(self) -> bool | None:
        """Say whether service was back in time; none where that was never asked."""
        if self.restored_at is None or self.due_at is None:
            return None
        return self.restored_at <= self.due_at


WAITING = frozenset({TicketState.DRAFT, TicketState.PENDING, TicketState.TO_DISPATCH})


@dataclass(frozen=True, slots=True)
class BoardLists:
    """The three lists of the board, read in one go; ``day_on`` is the day ``closed`` is of."""

    waiting: tuple[BoardLine, ...]
    active: tuple[BoardLine, ...]
    closed: tuple[BoardLine, ...]
    day_on: date


@dataclass(frozen=True, slots=True)
class ShiftSpan:
    """A shift as the Gantt paints it; ``technician`` is empty for the whole crew."""

    kind: ShiftKind
    starts_at: datetime
    ends_at: datetime
    technician: str = ""


@dataclass(frozen=True, slots=True)
class Away:
    """A member's approved leave."""

    technician: str
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class GanttMember:
    """One person of a crew."""

    number: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class GanttCrew:
    """One crew's row: its people, shifts, leave, and how today is used (班组状态).

    ``on_duty`` is none where no shifts are entered for it.
    """

    code: str
    name: str
    zone: str
    base_town: str
    vehicle: str
    members: tuple[GanttMember, ...]
    shifts: tuple[ShiftSpan, ...]
    away: tuple[Away, ...]
    on_duty: bool | None
    load_minutes: int
    duty_minutes: int

    @property
    def load_percent(self) -> int | None:
        """Planned minutes as a share of the minutes on duty; none without a shift."""
        return round(100 * self.load_minutes / self.duty_minutes) if self.duty_minutes else None


@dataclass(frozen=True, slots=True)
class GanttBar:
    """One order's place in time; it starts with the way there (``travel_minutes``).

    ``departed_at`` and ``arrived_at`` are what really happened.
    """

    order: str
    number: str
    ticket_id: int
    version: int
    crew_code: str
    lead: bool
    starts_at: datetime
    minutes: int
    travel_minutes: int
    order_state: OrderState
    state: TicketState
    kind: TicketKind
    grade: ServiceGrade | None
    customer_name: str
    town: str
    symptom: str
    vehicle: str
    leader: str
    planned: bool
    limits: tuple[LimitMarks, ...]
    departed_at: datetime | None = None
    arrived_at: datetime | None = None
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class GanttPicture:
    """Crews and bars between two days, both included.

    ``standard`` says how many minutes a kind of work takes at a place, the way included.
    """

    first_on: date
    last_on: date
    crews: tuple[GanttCrew, ...]
    bars: tuple[GanttBar, ...]
    standard: Mapping[tuple[TicketKind, Locality], int] = field(default_factory=dict)

    def takes(self, line: BoardLine) -> int:
        """Return how many minutes a ticket is reckoned with: as planned, or its standard."""
        return line.planned_minutes or self.standard.get((line.kind, line.locality), 0)
