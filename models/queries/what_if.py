"""What a replay is made of: the jobs, shifts and promises of a period, and what really happened."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Crew, Technician
from models.domain.rostering import read_roster, terms_between
from models.queries.flow import ticket_times
from models.queries.load import ChartFilter, crew_load, load_terms, order_facts
from models.rules.load import OrderFacts
from models.rules.roster import Roster, days_between
from models.rules.terms import OrderState
from models.rules.what_if import CrewShifts, Job, Window
from models.rules.zone import local_day

AFTER = timedelta(days=3)  # shifts beyond the period, in which its last jobs are finished
BACK = frozenset({OrderState.DECLINED, OrderState.RECALLED})


@dataclass(frozen=True, slots=True)
class Happened:
    """What really came of the period, to stand beside the replays."""

    jobs: int
    judged: int
    on_time: int
    share: float | None
    over: int


@dataclass(frozen=True, slots=True)
class Replayable:
    """A period as it can be played again; ``people`` are number, name and crew."""

    from_on: date
    to_on: date
    jobs: tuple[Job, ...]
    crews: tuple[CrewShifts, ...]
    people: tuple[tuple[str, str, str], ...]
    happened: Happened


def replayable(session: Session, from_on: date, to_on: date, *, now: datetime) -> Replayable:
    """Return the jobs reported in a period with the shifts of it and of the days after."""
    roster = read_roster(session, from_on, to_on + AFTER)
    people = session.execute(
        select(Technician.id, Technician.number, Technician.name, Crew.code)
        .join(Crew, Crew.id == Technician.crew_id)
        .where(Technician.active, Technician.archived_at.is_(None))
        .order_by(Technician.number)
    ).all()
    return Replayable(
        from_on,
        to_on,
        jobs=tuple(_jobs(session, from_on, to_on)),
        crews=tuple(_crews(session, roster, from_on, to_on=to_on + AFTER)),
        people=tuple((row.number, row.name, row.code) for row in people),
        happened=_happened(session, from_on, to_on, now=now),
    )


def _jobs(session: Session, from_on: date, to_on: date) -> Iterable[Job]:
    """Yield the leading jobs; of a ticket that was passed on, the crew that had it last."""
    last: dict[str, OrderFacts] = {}
    for order in order_facts(session, from_on, to_on, filters=ChartFilter()):
        wanted = from_on <= local_day(order.reported_at) <= to_on
        if wanted and order.lead and order.state not in BACK:
            last[order.ticket] = order
    for order in last.values():
        terms = load_terms(session, local_day(order.reported_at))
        minutes = order.planned_minutes or terms.work[order.kind] + terms.travel[order.locality]
        yield Job(
            ticket=order.ticket,
            crew=order.crew,
            kind=order.kind,
            reported_at=order.reported_at,
            due_at=order.due_at,
            minutes=minutes,
            needs=frozenset({str(order.kind)}),
        )


def _crews(session: Session, roster: Roster, from_on: date, *, to_on: date) -> Iterable[CrewShifts]:
    counting = terms_between(session, from_on, to_on)
    numbers = {
        row.id: row.number for row in session.execute(select(Technician.id, Technician.number))
    }
    found: dict[int, dict[tuple[datetime, datetime], list[str]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for member in roster.members:
        for day in days_between(from_on, to_on):
            duty = roster.duty_of(member, day) if member.belongs_on(day) else None
            if duty is None or roster.is_away(member, day):
                continue
            if duty.kind in counting(day).counting and duty.starts_at and duty.ends_at:
                stretch = (duty.starts_at, duty.ends_at)
                found[duty.crew_id][stretch].append(numbers[member.technician_id])
    for crew in session.scalars(select(Crew).where(Crew.archived_at.is_(None)).order_by(Crew.code)):
        windows = (
            Window(*stretch, tuple(people)) for stretch, people in sorted(found[crew.id].items())
        )
        yield CrewShifts(crew.code, crew.name, frozenset(crew.skills), tuple(windows))


def _happened(session: Session, from_on: date, to_on: date, *, now: datetime) -> Happened:
    load = crew_load(session, from_on, to_on, now=now)
    capacity = sum(cell.capacity.minutes for cell in load.cells.values())
    times = [
        one
        for one in ticket_times(session, from_on, to_on, now=now)
        if one.crew is not None and from_on <= local_day(one.reported_at) <= to_on
    ]
    judged = [one for one in times if one.due_at is not None]
    return Happened(
        jobs=len(times),
        judged=len(judged),
        on_time=sum(bool(one.is_on_time) for one in judged),
        share=load.booked / capacity if capacity else None,
        over=sum(cell.over for cell in load.cells.values()),
    )
