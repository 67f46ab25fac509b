"""The facts of a coordination with other departments (大客户业务协调表, F10)."""

from dataclasses import dataclass
from datetime import date, datetime

from models.sheets.letter import Copy, CustomerBlock, Letterhead, Tick


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentOpinion:
    """What one department says and by when it promises to act; it signs beside it."""

    department: str
    opinion: str = ""
    promised_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoordinationSheet:
    """Everything a coordination form prints; ``departments`` are the boxes of those asked."""

    number: str
    letterhead: Letterhead
    copy: Copy
    customer: CustomerBlock
    origin: str = ""
    subject: str = ""
    departments: tuple[Tick, ...] = ()
    asked_by: str = ""
    asked_at: datetime | None = None
    answer_by: datetime | None = None
    met_at: datetime | None = None
    chair: str = ""
    participants: str = ""
    opinions: tuple[DepartmentOpinion, ...] = ()
    resolution: str = ""
    follow_up: str = ""
