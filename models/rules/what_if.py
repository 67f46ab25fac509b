"""What if (假设推演): a period replayed with another crew, shift, absence or more tickets.

The jobs, shifts and promises are those of the period; only what is changed differs. The same
replay without a change stands beside it, because a replay is calmer than life: ``ASSUMPTIONS``
says in which ways.
"""

import heapq
import random
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from models.rules.zone import local_day

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
SOONER = 30 * MINUTE  # by so much another crew has to be sooner than the own one
TEAM = 2  # people who go to a job together
SEED = 20261
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Assumption(StrEnum):
    """What the replay takes for granted; each is shown beside its figures."""

    STANDARD_TIMES = "standard_times"  # each job takes its standard time and the way
    OWN_CREW = "own_crew"  # the crew that really had it, unless another is 30 minutes sooner
    SOONEST = "soonest"  # a job without its crew goes to whoever is able to begin first
    TWO_TOGETHER = "two_together"  # two people go together; a crew can be in several places
    IN_SHIFT = "in_shift"  # work begins within a shift and is finished once begun
    IN_ORDER = "in_order"  # first reported, first begun
    NO_PAUSES = "no_pauses"  # nobody asks for a pause beyond those that were
    DRAWN_TICKETS = "drawn_tickets"  # further tickets are drawn from those of the period


@dataclass(frozen=True, slots=True)
class Job:
    """One job of the period, as long as it is by the norm."""

    ticket: str
    crew: str
    kind: str
    reported_at: datetime
    due_at: datetime | None
    minutes: int
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch in which some people of a crew are on duty."""

    starts_at: datetime
    ends_at: datetime
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CrewShifts:
    """A crew with what it can do (nothing named: everything) and when it is there."""

    code: str
    name: str
    skills: frozenset[str] = frozenset()
    windows: tuple[Window, ...] = field(default=(), repr=False)

    def able(self, job: Job) -> bool:
        """Say whether the crew may do a job."""
        return not self.skills or job.needs <= self.skills

    def minutes(self) -> int:
        """Return all minutes of its people on duty."""
        return sum(
            (one.ends_at - one.starts_at) // MINUTE * len(one.people) for one in self.windows
        )


@dataclass(frozen=True, slots=True)
class Change:
    """What is changed; the empty change replays the period as it was."""

    crews_like: tuple[str, ...] = ()  # one crew more, with the shifts of each named
    without: frozenset[str] = frozenset()
    moved: Mapping[str, int] = field(default_factory=dict)  # minutes by crew, later is more
    absent: frozenset[str] = frozenset()  # people by number
    tickets_a_day: int = 0


@dataclass(frozen=True, slots=True)
class CrewOutcome:
    """How a crew came out of a replay; minutes."""

    code: str
    name: str
    jobs: int
    booked: int
    capacity: int
    over: int

    @property
    def share(self) -> float | None:
        """Return booked beside on duty."""
        return self.booked / self.capacity if self.capacity else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a replay came to."""

    jobs: int
    judged: int
    on_time: int
    waited: float  # minutes from report to beginning, the middle one
    unbegun: int  # nobody could begin them within the period and the days after it
    crews: tuple[CrewOutcome, ...]

    @property
    def rate(self) -> float | None:
        """Return the share of promises kept."""
        return self.on_time / self.judged if self.judged else None

    @property
    def share(self) -> float | None:
        """Return all booked beside all on duty."""
        capacity = sum(one.capacity for one in self.crews)
        return sum(one.booked for one in self.crews) / capacity if capacity else None


def replay(jobs: Sequence[Job], crews: Sequence[CrewShifts], change: Change) -> Outcome:
    """Play a period with a change; the same facts and change give the same outcome."""
    there = changed_crews(crews, change)
    wanted = sorted([*jobs, *drawn(jobs, change)], key=_urgency)
    desks = {crew.code: _Crew(crew) for crew in there}
    done: list[tuple[Job, datetime | None, datetime | None]] = []
    for job in wanted:
        began, ended = _place(job, desks)
        done.append((job, began, ended))
    return _outcome(done, desks)


def changed_crews(crews: Sequence[CrewShifts], change: Change) -> tuple[CrewShifts, ...]:
    """Return the crews and shifts after a change."""
    kept = [
        replace(crew, windows=tuple(_windows(crew, change)))
        for crew in crews
        if crew.code not in change.without
    ]
    known = {crew.code: crew for crew in crews}
    more = [
        replace(known[code], code=f"{code}+{at}", name=f"{known[code].name} +{at}")
        for at, code in enumerate(change.crews_like, 1)
    ]
    return (*kept, *more)


def drawn(jobs: Sequence[Job], change: Change) -> list[Job]:
    """Return further tickets: so many a day, each like one of the period, at its own hour."""
    if not jobs or not change.tickets_a_day:
        return []
    draw = random.Random(SEED)
    days = sorted({local_day(one.reported_at) for one in jobs})
    found = []
    for day in _span(days[0], days[-1]):
        for at in range(change.tickets_a_day):
            like = draw.choice(jobs)
            moved = day - local_day(like.reported_at)
            found.append(
                replace(
                    like,
                    ticket=f"+{day:%m%d}-{at}",
                    crew="",
                    reported_at=like.reported_at + moved,
                    due_at=None if like.due_at is None else like.due_at + moved,
                )
            )
    return found


class _Crew:
    """A crew while it is played: when each of its teams is free again."""

    def __init__(self, crew: CrewShifts) -> None:
        self.crew = crew
        self.windows = sorted(crew.windows, key=lambda one: one.starts_at)
        self._starts = [one.starts_at for one in self.windows]
        most = max((_teams(one) for one in self.windows), default=0)
        self.free: list[datetime] = [LONG_AGO] * most
        self.booked: dict[date, int] = defaultdict(int)
        self.jobs = 0

    def could_begin(self, at: datetime) -> datetime | None:
        """Return when a team could begin at the earliest; none after the last shift."""
        if not self.free:
            return None
        order = sorted(self.free)
        place = max(bisect_right(self._starts, max(at, order[0])) - 1, 0)
        for window in self.windows[place:]:
            # Of all its teams a window has only some: that many have to be back.
            team_back = order[len(order) - _teams(window)]
            begins = max(at, window.starts_at, team_back)
            if begins < window.ends_at:
                return begins
        return None

    def take(self, job: Job, begins: datetime) -> datetime:
        """Send a team; returns when it is done."""
        ends = begins + job.minutes * MINUTE
        heapq.heapreplace(self.free, ends)
        self.booked[local_day(begins)] += job.minutes
        self.jobs += 1
        return ends


def _place(job: Job, desks: Mapping[str, _Crew]) -> tuple[datetime | None, datetime | None]:
    """Send the job's own crew, unless another one able can begin well before it."""
    own = desks.get(job.crew)
    able = [one for one in desks.values() if one is own or one.crew.able(job)]
    found = [
        (begins - (SOONER if one is own else timedelta()), one is not own, one.crew.code)
        for one in able
        if (begins := one.could_begin(job.reported_at)) is not None
    ]
    if not found:
        return None, None
    desk = desks[min(found)[2]]
    begins = desk.could_begin(job.reported_at)
    return (None, None) if begins is None else (begins, desk.take(job, begins))


def _outcome(
    done: Iterable[tuple[Job, datetime | None, datetime | None]], desks: Mapping[str, _Crew]
) -> Outcome:
    rows = list(done)
    judged = [(job, ended) for job, _, ended in rows if job.due_at is not None]
    kept = [
        job for job, ended in judged if ended is not None and job.due_at and ended <= job.due_at
    ]
    waits = sorted(
        (began - job.reported_at) / MINUTE for job, began, _ in rows if began is not None
    )
    return Outcome(
        jobs=len(rows),
        judged=len(judged),
        on_time=len(kept),
        waited=waits[len(waits) // 2] if waits else 0.0,
        unbegun=sum(began is None for _, began, _ in rows),
        crews=tuple(_crew_outcome(desk) for desk in desks.values()),
    )


def _crew_outcome(desk: _Crew) -> CrewOutcome:
    by_day: dict[date, int] = defaultdict(int)
    for window in desk.windows:
        length = (window.ends_at - window.starts_at) // MINUTE
        by_day[local_day(window.starts_at)] += length * len(window.people)
    over = sum(max(minutes - by_day[day], 0) for day, minutes in desk.booked.items())
    return CrewOutcome(
        code=desk.crew.code,
        name=desk.crew.name,
        jobs=desk.jobs,
        booked=sum(desk.booked.values()),
        capacity=desk.crew.minutes(),
        over=over,
    )


def _windows(crew: CrewShifts, change: Change) -> Iterable[Window]:
    later = change.moved.get(crew.code, 0) * MINUTE
    for window in crew.windows:
        people = tuple(one for one in window.people if one not in change.absent)
        if people:
            yield Window(window.starts_at + later, window.ends_at + later, people)


def _urgency(job: Job) -> tuple[datetime, str]:
    """Order by report: a job can't be begun before it is known."""
    return job.reported_at, job.ticket


def _teams(window: Window) -> int:
    return max(1, len(window.people) // TEAM)


def _span(first: date, last: date) -> Iterable[date]:
    for offset in range((last - first).days + 1):
        yield first + offset * DAY
