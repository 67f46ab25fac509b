"""What the month's assessment (月度考核报表, F17) prints."""

from dataclasses import dataclass
from datetime import date, datetime

from models.sheets.letter import Copy, Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiLine:
    """One indicator: figures worded with their units; ``reason`` says why points were lost."""

    number: str
    name: str
    formula: str = ""
    target: str = ""
    numerator: str = ""
    denominator: str = ""
    value: str = ""
    score: str = ""
    reason: str = ""
    missed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueLine:
    """A ticket mended too late."""

    ticket: str
    customer: str
    grade: str = ""
    due_at: datetime | None = None
    restored_at: datetime | None = None
    late: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatLine:
    """A circuit that failed more than once in thirty days."""

    circuit: str
    customer: str
    times: int
    tickets: str = ""
    cause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SatisfactionLine:
    """Answers from one source (回访, 走访, 投诉回访); ``counts`` follow ``SATISFACTIONS``."""

    source: str
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaLine:
    """People, vehicles or instruments of one kind beside what the standard asks."""

    item: str
    standard: int
    usable: int
    gap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MendingLine:
    """What is put right (整改), by whom and until when."""

    problem: str
    measure: str = ""
    responsible: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentSheet:
    """A month of the office: ``scores`` are (column, points) in the order of the norm."""

    number: str
    letterhead: Letterhead
    copy: Copy
    month: str
    scores: tuple[tuple[str, str], ...]
    total: str
    target: str = ""
    edition: str = ""
    exclusions: str = ""
    indicators: tuple[KpiLine, ...] = ()
    overdue: tuple[OverdueLine, ...] = ()
    repeats: tuple[RepeatLine, ...] = ()
    satisfaction: tuple[SatisfactionLine, ...] = ()
    quotas: tuple[QuotaLine, ...] = ()
    mendings: tuple[MendingLine, ...] = ()
    summary: str = ""
