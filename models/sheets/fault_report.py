"""What the report on a fault to the customer (故障分析报告, F21) prints."""

from dataclasses import dataclass
from datetime import date, datetime

from models.sheets.letter import Copy, Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultReportSheet:
    """A letter to the customer about one fault, worded for people outside the trade.

    ``sealed_by`` is the unit whose seal goes on it; ``outage`` is worded (2 小时 29 分).
    """

    number: str
    letterhead: Letterhead
    copy: Copy
    customer: str
    subject: str
    circuits: str = ""
    began_at: datetime | None = None
    restored_at: datetime | None = None
    outage: str = ""
    impact: str = ""
    symptom: str = ""
    cause: str = ""
    process: str = ""
    improvement: str = ""
    contact: str = ""
    sealed_by: str = ""
    reported_on: date | None = None
