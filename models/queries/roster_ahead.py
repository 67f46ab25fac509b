"""What is wrong with the coming days of the roster, and whether tomorrow is short of people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Crew, Technician
from models.domain.edition import norms_between
from models.domain.placing import certificates_of
from models.domain.rostering import read_roster
from models.rules.calendar import DAY
from models.rules.roster_checks import Finding, RosterFlaw, Staffing, findings_of
from models.rules.terms import ShiftKind
from models.rules.zone import local, local_day


@dataclass(frozen=True, slots=True)
class FindingRow:
    """What is wrong with a coming day, with names instead of row ids."""

    day_on: date
    flaw: RosterFlaw
    kind: ShiftKind | None
    crew_code: str
    crew_name: str
    technician: str
    name: str
    facts: Mapping[str, object]
    is_grave: bool


def coming_days(session: Session, *, now: datetime) -> tuple[FindingRow, ...]:
    """Return what is wrong from today to as far as the norm looks ahead, day by day."""
    today = local_day(now)
    ahead = norms_between(session, today, today)(today).office.staffing.look_ahead
    found = _findings(session, today, today + ahead)
    crews = {row.id: row for row in session.scalars(select(Crew))}
    people = {row.id: row for row in session.scalars(select(Technician))}
    rows = []
    for one in found:
        crew = crews.get(one.crew_id or 0)
        person = people.get(one.technician_id or 0)
        rows.append(
            FindingRow(
                day_on=one.day_on,
                flaw=one.flaw,
                kind=one.kind,
                crew_code="" if crew is None else crew.code,
                crew_name="" if crew is None else crew.name,
                technician="" if person is None else person.number,
                name="" if person is None else person.name,
                facts=one.facts,
                is_grave=one.is_grave,
            )
        )
    return tuple(rows)


def short_tomorrow(session: Session, *, now: datetime) -> int:
    """Return how many grave flaws tomorrow has, once the hour to look at it has come."""
    today = local_day(now)
    staffing = norms_between(session, today, today)(today).office.staffing
    if local(now).time() < staffing.short_from:
        return 0
    return sum(one.is_grave for one in _findings(session, today + DAY, today + DAY))


def _findings(session: Session, first: date, last: date) -> tuple[Finding, ...]:
    roster = read_roster(session, first - DAY, last)
    norms = norms_between(session, first, last)

    def staffing(day: date) -> Staffing:
        held = norms(day).office.staffing
        return Staffing(held.people, held.night_rest)

    papers = certificates_of(session, [one.technician_id for one in roster.members])
    return tuple(findings_of(roster, first, last, staffing=staffing, certificates=papers))
