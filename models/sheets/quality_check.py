"""What the quality check of maintenance (代维质量检查单, F23) prints."""

from dataclasses import dataclass
from datetime import date, datetime

from models.sheets.letter import Copy, Letterhead

LEVELS = ("省查市", "市查县", "县自查", "班组自查")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem:
    """One item looked at; points lost and photographs taken are worded."""

    item: str
    standard: str = ""
    finding: str = ""
    points: str = ""
    photos: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionLine:
    """What has to be put right until when, and what came of it."""

    problem: str
    measure: str = ""
    responsible: str = ""
    due_on: date | None = None
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityCheckSheet:
    """One check by a level of the house; ``level`` is one of ``LEVELS`` or in other words."""

    number: str
    letterhead: Letterhead
    copy: Copy
    level: str = ""
    checked_at: datetime | None = None
    checkers: tuple[str, ...] = ()
    unit: str = ""
    subject: str = ""
    place: str = ""
    basis: str = ""
    items: tuple[CheckItem, ...] = ()
    total: str = ""
    lost: str = ""
    corrections: tuple[CorrectionLine, ...] = ()
    opinion: str = ""
