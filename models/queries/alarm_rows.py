"""What the alarm list shows: one frozen row an alarm."""

from dataclasses import dataclass
from datetime import datetime

from models.rules.stage import Level
from models.rules.states import TicketState


@dataclass(frozen=True, slots=True)
class AlarmRow:
    """One alarm: which limit of which ticket, how far, and what somebody answered.

    ``limit`` is a ``LimitName`` or ``hold``; ``level`` is near or late, by its name.
    """

    ticket_id: int
    number: str
    limit: str
    level: Level
    due_at: datetime
    customer_name: str
    crew_name: str
    state: TicketState
    acknowledged_by: str = ""
    acknowledged_at: datetime | None = None
    snoozed_by: str = ""
    snoozed_until: datetime | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What tells this alarm from every other; one that falls due anew is another."""
        return (self.number, self.limit, self.level, self.due_at)

    def is_quiet(self, now: datetime) -> bool:
        """Say whether somebody has seen it, or asked to be reminded later."""
        snoozed = self.snoozed_until is not None and now < self.snoozed_until
        return self.acknowledged_at is not None or snoozed

    def is_pressing(self, now: datetime) -> bool:
        """Say whether it is critical and nobody answered: the one thing that blinks."""
        return self.level is Level.LATE and not self.is_quiet(now)


@dataclass(frozen=True, slots=True)
class Alarms:
    """The alarms, the most pressing first, and when the next one may arise or speak again."""

    rows: tuple[AlarmRow, ...] = ()
    next_at: datetime | None = None
