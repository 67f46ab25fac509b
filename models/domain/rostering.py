"""The roster as a placement, a chart and a grid read it: a fixed number of questions.

Shared by services and queries, so that both reckon with the same shifts, people and leave
(``models.rules.roster`` does the reckoning).
"""

from collections.abc import Callable, Collection
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.domain.crews import Crew, Leave, Shift, Technician
from models.domain.edition import norms_between
from models.rules.norms import Norms
from models.rules.roster import Absence, Duty, Member, Roster, RosterTerms
from models.rules.terms import LeaveState
from models.rules.zone import local_day

_DUTIES = select(
    Shift.crew_id,
    Shift.technician_id,
    Shift.day_on,
    Shift.kind,
    Shift.starts_at,
    Shift.ends_at,
).order_by(Shift.id)
_MEMBERS = (
    select(Technician.id, Technician.crew_id, Technician.archived_at)
    .where(Technician.active)
    .order_by(Technician.number)
)
_ABSENCES = select(Leave.technician_id, Leave.starts_on, Leave.ends_on).where(
    Leave.state == LeaveState.APPROVED
)
_CREWS = select(Crew.id, Crew.archived_at).order_by(Crew.code)


def read_roster(
    session: Session, first: date, last: date, *, crews: Collection[int] | None = None
) -> Roster:
    """Read the roster of a period, of some crews or of all.

    Whoever is lent to one of the crews, or by it, is read with them.
    """
    duties = _duties(session, first, last, crews=crews)
    members = _members(session, duties, crews)
    people = [one.technician_id for one in members]
    absences = _ABSENCES.where(Leave.starts_on <= last, Leave.ends_on >= first)
    if crews is not None:
        absences = absences.where(Leave.technician_id.in_(people))
    chosen = _CREWS if crews is None else _CREWS.where(Crew.id.in_(crews))
    return Roster.of(
        {row.id: _gone_on(row.archived_at) for row in session.execute(chosen)},
        members,
        duties=duties,
        absences=[
            Absence(person, max(starts_on, first), min(ends_on, last))
            for person, starts_on, ends_on in session.execute(absences)
        ],
    )


def _duties(
    session: Session, first: date, last: date, *, crews: Collection[int] | None
) -> list[Duty]:
    statement = _DUTIES.where(Shift.day_on.between(first, last))
    if crews is not None:
        own = select(Technician.id).where(Technician.crew_id.in_(crews))
        statement = statement.where(or_(Shift.crew_id.in_(crews), Shift.technician_id.in_(own)))
    return [Duty._make(row) for row in session.execute(statement)]


def _members(session: Session, duties: list[Duty], crews: Collection[int] | None) -> list[Member]:
    statement = _MEMBERS
    if crews is not None:
        lent = {one.technician_id for one in duties if one.technician_id is not None}
        statement = statement.where(or_(Technician.crew_id.in_(crews), Technician.id.in_(lent)))
    return [
        Member(person, crew, _gone_on(archived_at))
        for person, crew, archived_at in session.execute(statement)
    ]


def _gone_on(archived_at: datetime | None) -> date | None:
    return None if archived_at is None else local_day(archived_at)


def terms_between(session: Session, first: date, last: date) -> Callable[[date], RosterTerms]:
    """Return which shifts count on each day of a period, read in one question."""
    held = norms_between(session, first, last)
    known: dict[int, RosterTerms] = {}

    def terms(day: date) -> RosterTerms:
        norms = held(day)
        if id(norms) not in known:
            known[id(norms)] = roster_terms(norms)
        return known[id(norms)]

    return terms


def roster_terms(norms: Norms) -> RosterTerms:
    """Return what one edition of the norms says about shifts."""
    shifts = norms.office.shifts
    counting = frozenset(kind for kind, hours in shifts.items() if hours.on_duty)
    return RosterTerms(counting, norms.office.load.reserve)
