"""What falls due soon on vehicles, instruments and certificates (到期提醒)."""

from dataclasses import dataclass
from datetime import date

from models.rules.terms import DueKind


@dataclass(frozen=True, slots=True)
class DueRow:
    """One due day; ``days_left`` is negative once it has passed."""

    subject_kind: str
    subject: str
    name: str
    kind: DueKind
    due_on: date
    days_left: int
