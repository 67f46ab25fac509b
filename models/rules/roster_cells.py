"""Cells of the roster: what an action sets, what it changed, and what a pattern would fill."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from models.errors import RefusedError
from models.rules.calendar import WorkingCalendar
from models.rules.roster_patterns import turned
from models.rules.terms import ShiftKind

LONGEST_PERIOD = 400

Place = tuple[str, str, date]  # crew or nothing, person or nothing, day


@dataclass(frozen=True, slots=True)
class ShiftCell:
    """One cell of the roster: a crew's shift of a day, or one of its people's own.

    Without ``crew`` a person stays with their own crew. No ``kind`` means no entry of the
    cell's own. Hours left out are the norm's of that day.
    """

    day_on: date
    kind: ShiftKind | None
    crew: str = ""
    technician: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None

    @property
    def place(self) -> Place:
        """Name the cell: a person has one a day, wherever they work."""
        return ("" if self.technician else self.crew, self.technician, self.day_on)


@dataclass(frozen=True, slots=True)
class ShiftsSet:
    """What an action changed in the roster, cell by cell, before and after; it can be undone."""

    before: tuple[ShiftCell, ...] = ()
    after: tuple[ShiftCell, ...] = ()

    @property
    def count(self) -> int:
        """Return how many shifts changed."""
        return len(self.after)


def template_cells(
    steps: Sequence[ShiftKind],
    *,
    crews: Sequence[str],
    technicians: Sequence[str],
    starts_on: date,
    until_on: date,
    first_step: int = 1,
    stagger: int = 0,
    calendar: WorkingCalendar | None = None,
) -> list[ShiftCell]:
    """Return the cells a pattern fills, each next crew or person ``stagger`` steps on.

    Refuses template.nobody and template.bad_period.
    """
    if not crews and not technicians:
        raise RefusedError("template.nobody")
    days = (until_on - starts_on).days + 1
    if not 1 <= days <= LONGEST_PERIOD:
        raise RefusedError("template.bad_period", field="until_on", most=LONGEST_PERIOD)

    def turn(place: int) -> list[tuple[date, ShiftKind]]:
        first = first_step + place * stagger
        return list(turned(steps, starts_on, until_on, first_step=first, calendar=calendar))

    whole = [
        ShiftCell(day, kind, crew=crew)
        for place, crew in enumerate(crews)
        for day, kind in turn(place)
    ]
    own = [
        ShiftCell(day, kind, technician=one)
        for place, one in enumerate(technicians)
        for day, kind in turn(place)
    ]
    return whole + own
