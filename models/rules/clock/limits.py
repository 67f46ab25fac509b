"""Measures one limit: from when, until when, how much counted, and where it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from models.rules.clock.hours import WorkingHours
from models.rules.clock.spans import Span, clipped, merged, total, without


class LimitName(StrEnum):
    """Which limit (时限环节)."""

    DISPATCH = "dispatch"  # 受理 → 派单
    ACKNOWLEDGE = "acknowledge"  # 派单 → 接单
    RESPONSE = "response"  # 接单 → 首次联系客户
    ARRIVAL = "arrival"  # 申告 → 到场
    RESTORATION = "restoration"  # 申告 → 恢复
    REPORT = "report"  # 恢复 → 回单


class LimitState(StrEnum):
    """Where a limit stands."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    OVERDUE = "overdue"  # past due and still not met
    MET = "met"
    MISSED = "missed"  # met, or given up, too late
    WAIVED = "waived"  # no longer asked for


@dataclass(frozen=True, slots=True)
class LimitReading:
    """One limit at one moment.

    ``due_at`` is the moment the limit is used up: of the history while it ran, of what
    would follow if a paused clock were resumed now, of what would have followed had a
    met limit run on. ``counted`` is on the promise's own basis, ``paused`` is time on
    the wall. ``at50`` and ``at80`` are when half and four fifths are used;
    ``next_mark_at`` is the next of these and ``due_at``, None while nothing runs.
    """

    limit: timedelta | None
    started_at: datetime | None
    due_at: datetime | None
    met_at: datetime | None
    counted: timedelta
    paused: timedelta
    remaining: timedelta | None
    state: LimitState
    at50: datetime | None = None
    at80: datetime | None = None
    next_mark_at: datetime | None = None

    @property
    def is_late(self) -> bool:
        """Tell whether the limit was or is broken."""
        return self.state in (LimitState.OVERDUE, LimitState.MISSED)


def not_started(limit: timedelta | None) -> LimitReading:
    """Return the reading of a limit whose beginning has not come."""
    nothing = timedelta()
    return LimitReading(limit, None, None, None, nothing, nothing, limit, LimitState.NOT_STARTED)


@dataclass(frozen=True, slots=True)
class Course:
    """What a limit is measured over: windows in order, the holes that stop it, its end.

    The last window ends at ``end``: the moment it was met, given up, or is read.
    """

    windows: Sequence[Span]
    holes: Sequence[Span]
    end: datetime
    met_at: datetime | None = None
    given_up: bool = False
    waived: bool = False
    paused: bool = False


def measure(limit: timedelta, course: Course, hours: WorkingHours) -> LimitReading:
    """Return the reading of a limit over a course."""
    held = merged(span for window in course.windows for span in clipped(course.holes, window))
    live = without(course.windows, held)
    counted = sum((hours.counted_between(*span) for span in live), timedelta())
    due = used_up_at(limit, live, end=course.end, hours=hours)
    at50 = used_up_at(limit / 2, live, end=course.end, hours=hours)
    at80 = used_up_at(limit * 4 / 5, live, end=course.end, hours=hours)
    state = _state(course, due)
    return LimitReading(
        limit=limit,
        started_at=course.windows[0].start,
        due_at=due,
        met_at=course.met_at,
        counted=counted,
        paused=total(held),
        remaining=limit - counted,
        state=state,
        at50=at50,
        at80=at80,
        next_mark_at=_next(state, (at50, at80, due), course.end),
    )


def used_up_at(
    limit: timedelta, live: Iterable[Span], *, end: datetime, hours: WorkingHours
) -> datetime:
    """Return when a limit is used up over live stretches, or would be, going on from ``end``.

    Used up to the last second where a stretch ends, the limit is passed only when time
    counts again: what is restored or held at that second is in time.
    """
    left = limit
    for span in live:
        counted = hours.counted_between(*span)
        if counted >= left:
            moment = hours.add_counted(span.start, left).astimezone(UTC)
            if moment < span.end:
                return moment
        left -= counted
    return hours.add_counted(end, left).astimezone(UTC)


def _state(course: Course, due: datetime) -> LimitState:
    late = course.end > due
    if course.waived:
        return LimitState.WAIVED
    if course.met_at is not None:
        return LimitState.MISSED if late else LimitState.MET
    if course.given_up:
        return LimitState.MISSED if late else LimitState.WAIVED
    if late:
        return LimitState.OVERDUE
    return LimitState.PAUSED if course.paused else LimitState.RUNNING


def _next(state: LimitState, marks: Iterable[datetime], now: datetime) -> datetime | None:
    if state is not LimitState.RUNNING:
        return None
    return min((mark for mark in marks if mark > now), default=None)
