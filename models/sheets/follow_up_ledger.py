"""What the follow-up ledger (回访记录台账, F22) prints."""

from dataclasses import dataclass
from datetime import datetime

from models.sheets.letter import Copy, Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpLine:
    """One follow-up call; ``correction`` is the number of the ticket that mends what was wrong."""

    ticket: str
    customer: str
    contact: str = ""
    called_at: datetime | None = None
    caller: str = ""
    outcome: str = ""
    satisfaction: str = ""
    reason: str = ""
    correction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpLedgerSheet:
    """A period's follow-up calls, the tickets ``closed`` in it and those of them ``followed`` up.

    ``satisfaction`` of a line is one of ``SATISFACTIONS`` or empty when nobody answered.
    """

    number: str
    letterhead: Letterhead
    copy: Copy
    period: str
    scope: str = ""
    closed: int = 0
    followed: int = 0
    target: str = ""
    lines: tuple[FollowUpLine, ...] = ()
    remarks: str = ""
