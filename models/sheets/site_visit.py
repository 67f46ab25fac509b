"""The facts of a visit that keeps in touch (客户走访记录, F08)."""

from dataclasses import dataclass
from datetime import date, datetime

from models.sheets.letter import Copy, CustomerBlock, Letterhead, Tick
from models.sheets.phone_visit import Commitment


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedItem:
    """One line of a check of equipment: what was found, and whether it passed.

    ``choices`` are boxes to tick, ``unit`` that of a figure to write in.
    """

    name: str
    code: str = ""
    rule: str = ""
    choices: tuple[Tick, ...] = ()
    answer: str = ""
    unit: str = ""
    verdict: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How satisfied the customer is with one thing: boxes, one of them ticked."""

    name: str
    boxes: tuple[Tick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteVisitSheet:
    """Everything the record of a visit prints; ``plans`` are what will be put right."""

    number: str
    letterhead: Letterhead
    copy: Copy
    customer: CustomerBlock
    contact_title: str = ""
    visitors: tuple[str, ...] = ()
    visited_at: datetime | None = None
    left_at: datetime | None = None
    place: str = ""
    participants: str = ""
    purpose: str = ""
    running: tuple[Tick, ...] = ()
    running_note: str = ""
    ticket: str = ""
    recent_fault: str = ""
    items: tuple[CheckedItem, ...] = ()
    scores: tuple[Score, ...] = ()
    needs: str = ""
    competition: str = ""
    contact_change: str = ""
    opinion: str = ""
    plans: tuple[Commitment, ...] = ()
    photos: str = ""
    next_visit_on: date | None = None
    language_check: str = ""
