"""What the hand-over of a shift (值班交接记录, F16) prints."""

from dataclasses import dataclass
from datetime import datetime

from models.sheets.letter import Copy, Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTicketLine:
    """A ticket the next shift takes over; ``remaining`` is worded (余 1:20, 超时 0:15, 停表)."""

    ticket: str
    customer: str
    grade: str = ""
    state: str = ""
    due_at: datetime | None = None
    remaining: str = ""
    crew: str = ""
    note: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLine:
    """A complaint not closed or a promise not kept yet."""

    number: str
    matter: str
    due_at: datetime | None = None
    responsible: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """Vehicles, instruments or keys counted: how many there should be and are."""

    kind: str
    name: str
    expected: str = ""
    found: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverSheet:
    """One hand-over; while a major fault lasts there is none, and the paper says so."""

    number: str
    letterhead: Letterhead
    copy: Copy
    shift: str
    next_shift: str = ""
    handed_over_at: datetime | None = None
    on_duty: tuple[str, ...] = ()
    next_on_duty: tuple[str, ...] = ()
    tickets: tuple[OpenTicketLine, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    major_events: str = ""
    major_fault: bool = False
    counts: tuple[CountLine, ...] = ()
    notices: str = ""
    left_over: str = ""
