"""One user action: who does what, at which desk, and when it counts as done."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from models.rules.terms import Role
from models.rules.text import clean

NAME, REASON = 200, 1000


@dataclass(frozen=True, slots=True)
class Action:
    """What the desk states once per action; ``uid`` makes a repeat harmless.

    ``now`` is the clock's reading. ``happened_at`` is set only for a late entry
    (补录), which then needs ``late_reason``.
    """

    uid: UUID
    actor: str
    role: Role
    desk: str
    now: datetime
    happened_at: datetime | None = None
    late_reason: str | None = None

    def __post_init__(self) -> None:
        """Let the words of an action through the gate: they stand in every event of it."""
        object.__setattr__(self, "actor", clean(self.actor, limit=NAME, field="actor"))
        object.__setattr__(self, "desk", clean(self.desk, limit=NAME, field="desk"))
        if self.late_reason is not None:
            reason = clean(self.late_reason, limit=REASON, field="late_reason")
            object.__setattr__(self, "late_reason", reason)

    @property
    def at(self) -> datetime:
        """The moment the action counts as done."""
        return self.happened_at or self.now
