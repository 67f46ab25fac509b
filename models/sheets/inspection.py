"""The facts of inspections (巡检记录表, F04) and of batches of routine maintenance (F05)."""

from dataclasses import dataclass
from datetime import date, datetime

from models.sheets.letter import Copy, CustomerBlock, InstrumentLine, Letterhead
from models.sheets.site_visit import CheckedItem


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundHazard:
    """A hazard (隐患) found on the way, and the ticket it became."""

    what: str
    ticket: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionSheet:
    """Everything an inspection prints: one site or customer, item by item."""

    number: str
    letterhead: Letterhead
    copy: Copy
    customer: CustomerBlock
    plan_number: str = ""
    site: str = ""
    equipment: str = ""
    segment: str = ""
    cycle: str = ""
    last_on: date | None = None
    due_on: date | None = None
    begun_at: datetime | None = None
    ended_at: datetime | None = None
    crew: str = ""
    instruments: tuple[InstrumentLine, ...] = ()
    items: tuple[CheckedItem, ...] = ()
    photos: int | None = None
    hazards: tuple[FoundHazard, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineItem:
    """One item every device of a batch is looked at for."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineLine:
    """One device of a batch: an answer for each item, worded short."""

    device: str
    place: str = ""
    answers: tuple[str, ...] = ()
    verdict: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineSheet:
    """Everything a batch of routine maintenance (例行维护作业单) prints: one row a device."""

    number: str
    letterhead: Letterhead
    copy: Copy
    plan_number: str = ""
    area: str = ""
    segment: str = ""
    day_on: date | None = None
    crew: str = ""
    instruments: tuple[InstrumentLine, ...] = ()
    items: tuple[RoutineItem, ...] = ()
    lines: tuple[RoutineLine, ...] = ()
    hazards: tuple[FoundHazard, ...] = ()
    remark: str = ""
