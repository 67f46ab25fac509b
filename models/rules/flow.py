"""How tickets come and go: trend of arrivals, backlog and promises kept, and how long it took.

Counted from each ticket's own moments, so every figure can open the tickets behind it. The
repair time leaves out paused time, as K02 does; the backlog of a day is what was reported
by its end and not restored, closed or void by then.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import NamedTuple

from models.rules.terms import Segment, ServiceGrade, TicketKind
from models.rules.zone import SHANGHAI, local_day

DAYS, HOURS = 7, 24
QUARTERS = (0.25, 0.5, 0.75, 0.9)


class TicketTimes(NamedTuple):
    """The moments of one ticket that charts are made of."""

    number: str
    crew: str | None
    kind: TicketKind
    grade: ServiceGrade | None
    town: str
    segment: Segment | None
    reported_at: datetime
    arrived_at: datetime | None
    restored_at: datetime | None
    ended_at: datetime | None
    due_at: datetime | None
    paused: timedelta = timedelta()

    @property
    def left_at(self) -> datetime | None:
        """Return when it stopped being work to do: service back, or closed without."""
        moments = [one for one in (self.restored_at, self.ended_at) if one is not None]
        return min(moments, default=None)

    @property
    def is_on_time(self) -> bool | None:
        """Say whether the promise was kept; none without one, or before service is back."""
        if self.due_at is None or self.restored_at is None:
            return None
        return self.restored_at <= self.due_at

    @property
    def arrival(self) -> timedelta | None:
        """Return from report to arrival (到场历时)."""
        return None if self.arrived_at is None else self.arrived_at - self.reported_at

    @property
    def repair(self) -> timedelta | None:
        """Return from report to service back, without the pauses (故障历时)."""
        if self.restored_at is None:
            return None
        return self.restored_at - self.reported_at - self.paused


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One day or week: what came, what went, what was left, and the promises kept."""

    starts_on: date
    ends_on: date
    reported: int
    restored: int
    backlog: int
    judged: int
    on_time: int

    @property
    def rate(self) -> float | None:
        """Return the share of promises kept (及时率); none where none was due."""
        return self.on_time / self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something took in one township; lengths in minutes."""

    town: str
    count: int
    shortest: float
    quarter: float
    median: float
    three_quarters: float
    nine_tenths: float
    longest: float


def trend(
    times: Sequence[TicketTimes], periods: Sequence[tuple[date, date]]
) -> tuple[TrendPoint, ...]:
    """Return one point for each period of days, both ends included, in their order."""
    came = sorted(local_day(one.reported_at) for one in times)
    went = sorted(local_day(one.left_at) for one in times if one.left_at is not None)
    back = sorted(
        ((local_day(one.restored_at), one.is_on_time) for one in times if one.restored_at),
        key=itemgetter(0),
    )
    days = [day for day, _ in back]
    return tuple(
        _point(
            came,
            went,
            back[bisect_left(days, first) : bisect_right(days, last)],
            first=first,
            last=last,
        )
        for first, last in periods
    )


def _point(
    came: list[date],
    went: list[date],
    restored: list[tuple[date, bool | None]],
    *,
    first: date,
    last: date,
) -> TrendPoint:
    judged = [kept for _, kept in restored if kept is not None]
    return TrendPoint(
        starts_on=first,
        ends_on=last,
        reported=bisect_right(came, last) - bisect_left(came, first),
        restored=len(restored),
        backlog=bisect_right(came, last) - bisect_right(went, last),
        judged=len(judged),
        on_time=sum(judged),
    )


def hours_of_week(moments: Iterable[datetime]) -> tuple[tuple[int, ...], ...]:
    """Return how many moments fall into each hour of the week, Monday first, local time."""
    found = [[0] * HOURS for _ in range(DAYS)]
    for moment in moments:
        local = moment.astimezone(SHANGHAI)
        found[local.weekday()][local.hour] += 1
    return tuple(map(tuple, found))


def spreads(
    times: Iterable[TicketTimes], length: Callable[[TicketTimes], timedelta | None]
) -> tuple[Spread, ...]:
    """Return how long it took by township, the most tickets first."""
    by_town: dict[str, list[float]] = defaultdict(list)
    for one in times:
        took = length(one)
        if took is not None:
            by_town[one.town].append(took / timedelta(minutes=1))
    found = [_spread(town, sorted(values)) for town, values in by_town.items()]
    return tuple(sorted(found, key=lambda one: (-one.count, one.town)))


def _spread(town: str, values: list[float]) -> Spread:
    quarter, median, three, nine = (quantile(values, share) for share in QUARTERS)
    return Spread(town, len(values), values[0], quarter, median, three, nine, values[-1])


def quantile(values: Sequence[float], share: float) -> float:
    """Return a quantile of sorted values, between two of them where it falls between."""
    place = (len(values) - 1) * share
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (place - below)
