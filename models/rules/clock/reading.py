"""Puts a ticket's limits and its ledger together: the one question anybody asks the clock."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Final

from models.rules.clock.events import ClockEvent, Story, read_story
from models.rules.clock.hours import NATURAL, WorkingHours
from models.rules.clock.ledger import Segment, ledger
from models.rules.clock.limits import (
    Course,
    LimitName,
    LimitReading,
    LimitState,
    measure,
    not_started,
)
from models.rules.clock.spans import Span
from models.rules.promise import Promise
from models.rules.states import Verb


@dataclass(frozen=True, slots=True)
class ClockReading:
    """Every limit of one ticket at one moment, and the ledger of the restoration limit."""

    limits: Mapping[LimitName, LimitReading]
    segments: tuple[Segment, ...]

    @property
    def restoration(self) -> LimitReading:
        """The limit the customer was promised (业务恢复时限)."""
        return self.limits[LimitName.RESTORATION]

    @property
    def due_at(self) -> datetime | None:
        """When service must be back (应恢复时间); None before acceptance."""
        return self.restoration.due_at

    @property
    def remaining(self) -> timedelta | None:
        """What is left of the restoration limit, negative once past; None before acceptance."""
        return self.restoration.remaining

    @property
    def state(self) -> LimitState:
        """Where the restoration limit stands."""
        return self.restoration.state

    @property
    def is_overdue(self) -> bool:
        """Tell whether the restoration limit was or is broken (超时)."""
        return self.restoration.is_late


@dataclass(frozen=True, slots=True)
class _Read:
    """One reading under way: the story, its promise, when it ends, which time counts."""

    story: Story
    promise: Promise
    end: datetime
    hours: WorkingHours

    @property
    def holes(self) -> list[Span]:
        """The stretches held for a reason that stops the clock."""
        held = (hold for hold in self.story.holds if hold.reason in self.promise.pauses)
        return [hold.span(self.end) for hold in held]

    @property
    def is_paused(self) -> bool:
        """Tell whether such a hold lasts."""
        holds = self.story.holds
        return any(h.ended_at is None and h.reason in self.promise.pauses for h in holds)

    def run(
        self, limit: timedelta, start: datetime, met_at: datetime | None, *, moot: bool = False
    ) -> LimitReading:
        """Measure a limit with one window; ``moot``: given up without fault of anybody."""
        story = self.story
        unmet = met_at is None
        end = max(start, self.end if met_at is None else met_at)
        course = Course(
            windows=[Span(start, end)],
            holes=self.holes,
            end=end,
            met_at=met_at,
            given_up=unmet and story.ended_by is Verb.TRANSFER,
            waived=unmet and (moot or story.ended_by is Verb.VOID),
            paused=self.is_paused,
        )
        return measure(limit, course, self.hours)


def read_clock(
    events: Iterable[ClockEvent], *, calendar: WorkingHours, now: datetime
) -> ClockReading:
    """Return what the clock says at ``now`` of a ticket's events, in any order.

    Nothing lies behind what has happened: a ``now`` before the latest event (a desk whose
    clock jumped back) is read as that event's moment, so no length is ever negative.
    """
    story = read_story(events)
    now = now.astimezone(UTC)
    if story is None or story.promise is None:
        limits = {name: not_started(None) for name in LimitName}
        return ClockReading(MappingProxyType(limits), ())
    promise = story.promise
    hours = NATURAL if promise.basis == "natural" else calendar
    end = story.ended_at or max(now, story.latest_at)
    read = _Read(story, promise, end, hours)
    limits = {name: reader(read) for name, reader in _READERS.items()}
    stop = end if story.restored_at is None else story.restored_at
    segments = ledger(story, end=stop, pauses=promise.pauses, hours=hours)
    return ClockReading(MappingProxyType(limits), segments)


def _dispatch(read: _Read) -> LimitReading:
    story, limit = read.story, read.promise.dispatch
    if story.to_dispatch_at is None:
        return not_started(limit)
    cured = story.down_since is None
    return read.run(limit, story.to_dispatch_at, story.first_dispatch_at, moot=cured)


def _acknowledge(read: _Read) -> LimitReading:
    story, limit = read.story, read.promise.acknowledge
    if story.dispatch_at is None:
        return not_started(limit)
    return read.run(limit, story.dispatch_at, story.acknowledged_at)


def _response(read: _Read) -> LimitReading:
    story, limit = read.story, read.promise.response
    moments = (story.first_acknowledge_at, story.responded_at)
    start = min((moment for moment in moments if moment is not None), default=None)
    return not_started(limit) if start is None else read.run(limit, start, story.responded_at)


def _arrival(read: _Read) -> LimitReading:
    story = read.story
    cured = story.down_since is None
    start = story.awaited_at or story.reported_at
    return read.run(read.promise.arrival, start, story.arrived_at, moot=cured)


def _restoration(read: _Read) -> LimitReading:
    story = read.story
    windows = [*story.outages]
    end = read.end if story.restored_at is None else story.restored_at
    if story.down_since is not None:
        windows.append(Span(story.down_since, end))
    unmet = story.restored_at is None
    course = Course(
        windows=windows,
        holes=read.holes,
        end=end,
        met_at=story.restored_at,
        given_up=unmet and story.ended_by is Verb.TRANSFER,
        waived=unmet and story.ended_by is Verb.VOID,
        paused=read.is_paused,
    )
    return measure(read.promise.restoration, course, read.hours)


def _report(read: _Read) -> LimitReading:
    story, limit = read.story, read.promise.report
    if story.restored_at is None:
        return not_started(limit)
    return read.run(limit, story.restored_at, story.report_at)


_READERS: Final[Mapping[LimitName, Callable[[_Read], LimitReading]]] = MappingProxyType(
    {
        LimitName.DISPATCH: _dispatch,
        LimitName.ACKNOWLEDGE: _acknowledge,
        LimitName.RESPONSE: _response,
        LimitName.ARRIVAL: _arrival,
        LimitName.RESTORATION: _restoration,
        LimitName.REPORT: _report,
    }
)
