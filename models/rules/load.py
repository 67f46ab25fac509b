"""How full a crew's day is (班组负荷): the one definition, for charts, paper and forecasts.

Each work order books its minutes once. The minutes are the standard time of the ticket's kind
and the way there, or the length the plan gives it; a crew that took a job and had to pass it
on keeps the time it held it, at most the standard. They stand on the day the work was done;
what is not done yet stands on the day it is planned for, and on today once that day is past.
Orders handed back or recalled book nothing. Done work whose signed sheet is not back yet is
counted apart: nobody can say yet that it is over.
Source: domain 6; seed item 11 for the way there.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, TypeVar

from models.rules.terms import Locality, OrderState, Segment, ServiceGrade, TicketKind
from models.rules.zone import local_day

Word = TypeVar("Word", bound=StrEnum)

MINUTE = timedelta(minutes=1)
AT_RISK_FROM = 0.8  # the share of a limit from which the board warns


class Phase(StrEnum):
    """How far a booked job has come."""

    PLANNED = "planned"  # 已派未接
    IN_HAND = "in_hand"  # 在途与处理中
    PAPER_OUT = "paper_out"  # 已做完、签字单未回
    DONE = "done"  # 已做完


class LoadTerms(NamedTuple):
    """Standard minutes of a job by kind, and of the way there."""

    work: Mapping[TicketKind, int]
    travel: Mapping[Locality, int]


class OrderFacts(NamedTuple):
    """A work order as far as load goes, with what its ticket says."""

    order: str
    ticket: str
    crew: str
    kind: TicketKind
    locality: Locality
    grade: ServiceGrade | None
    town: str
    segment: Segment | None
    lead: bool
    state: OrderState
    planned_at: datetime | None
    planned_minutes: int | None
    issued_at: datetime
    acknowledged_at: datetime | None
    finished_at: datetime | None
    reported_at: datetime
    restored_at: datetime | None
    closed_at: datetime | None
    due_at: datetime | None
    suspended: bool
    paper_out: bool
    arrived_at: datetime | None = None
    leader: str = ""


class Booking(NamedTuple):
    """The minutes one order takes of one crew's day.

    ``actual`` is what it took: the way and the time on site, known once both ends are.
    """

    order: str
    ticket: str
    crew: str
    day_on: date
    kind: TicketKind
    phase: Phase
    work: int
    travel: int
    at_risk: bool
    leader: str = ""
    actual: int | None = None

    @property
    def minutes(self) -> int:
        """Return work and way together."""
        return self.work + self.travel


class Capacity(NamedTuple):
    """A crew's minutes of a day, and how many of them are kept for emergencies (应急预留)."""

    minutes: int
    reserve: int


NOBODY = Capacity(0, 0)


@dataclass(frozen=True, slots=True)
class LoadDay:
    """A crew's day: what it can do and what is booked on it, in minutes."""

    crew: str
    day_on: date
    capacity: Capacity
    bookings: tuple[Booking, ...] = field(default=(), repr=False)

    @property
    def booked(self) -> int:
        """Return all minutes booked."""
        return sum(one.minutes for one in self.bookings)

    @property
    def travel(self) -> int:
        """Return the minutes spent on the way."""
        return sum(one.travel for one in self.bookings)

    @property
    def actual(self) -> int | None:
        """Return how long the finished work took; none where nobody told an arrival."""
        known = [one.actual for one in self.bookings if one.actual is not None]
        return sum(known) if known else None

    @property
    def at_risk(self) -> int:
        """Return how many tickets are near their limit or past it."""
        return len({one.ticket for one in self.bookings if one.at_risk})

    @property
    def over(self) -> int:
        """Return the minutes beyond the time on duty: overtime, once worked (加班)."""
        return max(self.booked - self.capacity.minutes, 0)

    @property
    def share(self) -> float | None:
        """Return booked time beside time on duty, 1.0 being full; none without a shift."""
        return self.booked / self.capacity.minutes if self.capacity.minutes else None

    def by_phase(self) -> Mapping[Phase, int]:
        """Return minutes by how far the work has come."""
        return _summed((one.phase, one.minutes) for one in self.bookings)

    def by_kind(self) -> Mapping[TicketKind, int]:
        """Return minutes by kind of job."""
        return _summed((one.kind, one.minutes) for one in self.bookings)


def booking_of(
    order: OrderFacts, *, now: datetime, terms: Callable[[date], LoadTerms]
) -> Booking | None:
    """Return what an order books, none for one handed back or recalled."""
    if order.state in (OrderState.DECLINED, OrderState.RECALLED):
        return None
    ended_at = _ended_at(order)
    planned_on = local_day(order.planned_at or order.issued_at)
    if ended_at is None:
        phase = Phase.IN_HAND if order.state is OrderState.ACKNOWLEDGED else Phase.PLANNED
        day_on = max(planned_on, local_day(now))
    else:
        phase = Phase.PAPER_OUT if order.paper_out else Phase.DONE
        day_on = local_day(ended_at)
    work, travel = _minutes(order, terms(planned_on))
    return Booking(
        order=order.order,
        ticket=order.ticket,
        crew=order.crew,
        day_on=day_on,
        kind=order.kind,
        phase=phase,
        work=work,
        travel=travel,
        at_risk=is_at_risk(order, now=now),
        leader=order.leader or "",
        actual=_actual(order, ended_at, travel),
    )


def is_at_risk(order: OrderFacts, *, now: datetime) -> bool:
    """Say whether service is still down with four fifths of the limit gone, or all of it."""
    if order.restored_at is not None or order.closed_at is not None or order.suspended:
        return False
    if order.due_at is None:
        return False
    allowed = order.due_at - order.reported_at
    return now - order.reported_at >= allowed * AT_RISK_FROM


def load_of(
    capacities: Mapping[tuple[str, date], Capacity], bookings: Iterable[Booking]
) -> dict[tuple[str, date], LoadDay]:
    """Return every crew's day that has a shift or a booking."""
    by_day: dict[tuple[str, date], list[Booking]] = defaultdict(list)
    for one in bookings:
        by_day[one.crew, one.day_on].append(one)
    return {
        (crew, day): LoadDay(
            crew, day, capacities.get((crew, day), NOBODY), tuple(by_day.get((crew, day), ()))
        )
        for crew, day in sorted(capacities.keys() | by_day.keys())
    }


def _ended_at(order: OrderFacts) -> datetime | None:
    """Return when the crew was done: its order finished, or service back, or all filed."""
    ends = (order.finished_at, order.restored_at, order.closed_at)
    if order.state is OrderState.FINISHED or order.restored_at or order.closed_at:
        return min((end for end in ends if end is not None), default=None)
    return None


def _actual(order: OrderFacts, ended_at: datetime | None, travel: int) -> int | None:
    if ended_at is None or order.arrived_at is None or order.arrived_at > ended_at:
        return None
    return travel + (ended_at - order.arrived_at) // MINUTE


def _minutes(order: OrderFacts, terms: LoadTerms) -> tuple[int, int]:
    travel = terms.travel[order.locality]
    if order.planned_minutes is not None:
        return max(order.planned_minutes - travel, 0), min(travel, order.planned_minutes)
    work = terms.work[order.kind]
    held = _held(order)
    if held is None or held >= work + travel:
        return work, travel
    return max(held - travel, 0), min(travel, held)


def _held(order: OrderFacts) -> int | None:
    """Return how long a crew held a job that it passed on unrestored; none for any other."""
    passed_on = (
        order.lead
        and order.state is OrderState.FINISHED
        and order.finished_at is not None
        and (order.restored_at is None or order.finished_at < order.restored_at)
    )
    if not passed_on or order.finished_at is None:
        return None
    held = order.finished_at - (order.acknowledged_at or order.issued_at)
    return max(held // MINUTE, 0)


def _summed(parts: Iterable[tuple[Word, int]]) -> Mapping[Word, int]:
    found: Counter[Word] = Counter()
    for name, minutes in parts:
        found[name] += minutes
    return found
