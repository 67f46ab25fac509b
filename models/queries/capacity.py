"""How many minutes each crew can work on each day, from the roster and nowhere else (可用工时)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Crew
from models.domain.rostering import read_roster, terms_between
from models.rules.roster import CrewDay, capacity_of
from models.rules.terms import ShiftKind


@dataclass(frozen=True, slots=True)
class CapacityRow:
    """A crew's day; ``blank`` people stand on no shift, which makes the day a gap."""

    crew_code: str
    crew_name: str
    day_on: date
    kind: ShiftKind | None
    minutes: int
    reserve_minutes: int
    people: int
    present: int
    away: int
    blank: int
    is_gap: bool

    @property
    def plannable_minutes(self) -> int:
        """Return what may be planned away; the rest is the emergency reserve (应急预留)."""
        return self.minutes - self.reserve_minutes


def capacity(session: Session, from_on: date, to_on: date) -> tuple[CapacityRow, ...]:
    """Return each crew's days of a period, both ends included, by crew and day.

    Read in one pass with a fixed number of questions; a crew has no rows from the day it
    was archived.
    """
    roster = read_roster(session, from_on, to_on)
    terms = terms_between(session, from_on, to_on)
    names = {
        row.id: (row.code, row.name)
        for row in session.execute(select(Crew.id, Crew.code, Crew.name))
    }
    return tuple(
        _row(*names[day.crew_id], day) for day in capacity_of(roster, from_on, to_on, terms=terms)
    )


def _row(code: str, name: str, day: CrewDay) -> CapacityRow:
    return CapacityRow(
        crew_code=code,
        crew_name=name,
        day_on=day.day_on,
        kind=day.kind,
        minutes=day.minutes,
        reserve_minutes=day.reserve_minutes,
        people=day.people,
        present=day.present,
        away=day.away,
        blank=day.blank,
        is_gap=day.is_gap,
    )
