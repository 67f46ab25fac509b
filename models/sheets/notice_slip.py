"""The facts of the slip left at a closed door (到访留言条, F06)."""

from dataclasses import dataclass
from datetime import datetime

from models.sheets.letter import Copy, Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAttempt:
    """One try to ring the customer from the door; ``outcome`` is 未接, 关机 and the like."""

    called_at: datetime
    number: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSlipSheet:
    """Everything a slip prints; with nothing but a number it is one of a blank pad."""

    number: str
    letterhead: Letterhead
    copy: Copy
    customer: str = ""
    address: str = ""
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    reason: str = ""
    ticket: str = ""
    contact: str = ""
    phone: str = ""
    calls: tuple[CallAttempt, ...] = ()
    next_visit_at: datetime | None = None
    crew: str = ""
