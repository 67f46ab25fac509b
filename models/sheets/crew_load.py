"""What the crews' load table and roster (班组负荷表, 排班表, F18) prints."""

from dataclasses import dataclass
from datetime import date

from models.sheets.letter import Copy, Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadDay:
    """A crew's hours of one day; ``load`` is planned work beside time on duty, 1.0 is full."""

    planned: float | None = None
    actual: float | None = None
    load: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewLoad:
    """A crew's days, in the order of the sheet's."""

    crew: str
    people: int
    days: tuple[LoadDay, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLine:
    """A person's shifts (白 夜 备 休 假), one a day in the order of the sheet's."""

    crew: str
    person: str
    shifts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveLine:
    """A leave that falls into the period."""

    person: str
    kind: str
    begins_on: date
    ends_on: date
    approved_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewLoadSheet:
    """A week or a month of crews; ``full_above`` is the load from which paper says too much."""

    number: str
    letterhead: Letterhead
    copy: Copy
    period: str
    days: tuple[date, ...]
    amber_from: float
    full_above: float
    crews: tuple[CrewLoad, ...] = ()
    roster: tuple[RosterLine, ...] = ()
    leaves: tuple[LeaveLine, ...] = ()
    shift_words: str = ""
    remarks: str = ""
