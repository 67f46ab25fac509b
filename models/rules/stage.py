"""Which limit presses on a ticket now, and when it is half used, nearly used, used up (时限分解).

A ticket ages by what its stage asks: to be dispatched, to be taken, to be reached, to be
mended, to be reported back; and all along by the restoration promised to the customer.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from types import MappingProxyType
from typing import Final

from models.rules.clock import LimitName
from models.rules.states import TicketState

HALF, FOUR_FIFTHS = 0.5, 0.8


class Level(IntEnum):
    """How far a limit is used up (50、80、100 %)."""

    CALM = 0
    HALF = 1
    NEAR = 2
    LATE = 3


@dataclass(frozen=True, slots=True)
class LimitMarks:
    """One limit that runs: when half of it, four fifths and all of it are used."""

    name: LimitName | str
    at50: datetime
    at80: datetime
    due_at: datetime

    def level(self, now: datetime) -> Level:
        """Return how far the limit is used up at a moment; at its last second it still holds."""
        if now > self.due_at:
            return Level.LATE
        if now >= self.at80:
            return Level.NEAR
        return Level.HALF if now >= self.at50 else Level.CALM

    def coming(self, now: datetime) -> tuple[datetime, ...]:
        """Return the moments at which the level is still going to change."""
        marks = (self.at50, self.at80, self.due_at + timedelta(seconds=1))
        return tuple(mark for mark in marks if mark > now)


@dataclass(frozen=True, slots=True)
class Moments:
    """The moments of a ticket a stage is counted from."""

    state: TicketState
    reported_at: datetime
    accepted_at: datetime | None = None
    dispatched_at: datetime | None = None
    restored_at: datetime | None = None
    due_at: datetime | None = None
    sent_before: bool = False


Span = Mapping[LimitName, timedelta]
Add = Callable[[datetime, timedelta], datetime]

ARRIVING: Final = frozenset({TicketState.TAKEN, TicketState.APPOINTED, TicketState.EN_ROUTE})
_STAGES: Final[Mapping[TicketState, LimitName]] = MappingProxyType(
    {
        TicketState.TO_DISPATCH: LimitName.DISPATCH,
        TicketState.DISPATCHED: LimitName.ACKNOWLEDGE,
        **dict.fromkeys(sorted(ARRIVING), LimitName.ARRIVAL),
        TicketState.RESTORED: LimitName.REPORT,
    }
)


def natural(start: datetime, length: timedelta) -> datetime:
    """Count on the wall: a limit that runs day and night."""
    return start + length


def limits_of(told: Moments, spans: Span, *, add: Add = natural) -> tuple[LimitMarks, ...]:
    """Return the limits that run, the stage's first; ``add`` counts on the promise's basis.

    A ticket that stands still (suspended) or has no promise has none. One that came back to
    the desk was dispatched in time once: only its restoration presses.
    """
    if told.state is TicketState.SUSPENDED or not spans:
        return ()
    found = []
    name = _STAGES.get(told.state)
    start = None if name is None else _since(told, name)
    if name is not None and start is not None:
        whole = spans[name]
        at50, at80 = add(start, whole * HALF), add(start, whole * FOUR_FIFTHS)
        found.append(LimitMarks(name, at50, at80, add(start, whole)))
    if told.due_at is not None and told.restored_at is None:
        found.append(_restoration(told, told.due_at, spans[LimitName.RESTORATION], add=add))
    return tuple(found)


def _restoration(told: Moments, due: datetime, whole: timedelta, *, add: Add) -> LimitMarks:
    """Count back from the due moment, which knows the holds; office hours only count forward."""
    if add is natural:
        marks = (due - whole * (1 - HALF), due - whole * (1 - FOUR_FIFTHS))
    else:
        marks = (add(told.reported_at, whole * HALF), add(told.reported_at, whole * FOUR_FIFTHS))
    return LimitMarks(LimitName.RESTORATION, *marks, due)


def _since(told: Moments, name: LimitName) -> datetime | None:
    match name:
        case LimitName.DISPATCH:
            return None if told.sent_before else told.accepted_at
        case LimitName.ACKNOWLEDGE:
            return told.dispatched_at
        case LimitName.ARRIVAL:
            return told.reported_at
    return told.restored_at


def pressing(limits: Iterable[LimitMarks], now: datetime) -> LimitMarks | None:
    """Return the limit furthest used up; of two alike the one that falls due first."""
    return min(limits, key=lambda one: (-one.level(now), one.due_at), default=None)
