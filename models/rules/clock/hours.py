"""Which time counts: all of it, or the working hours of a calendar."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, Protocol


class WorkingHours(Protocol):
    """What the clock asks of a calendar; moments are aware, stretches half-open."""

    def counted_between(self, start: datetime, end: datetime, /) -> timedelta:
        """Return how much of a stretch counts."""
        ...

    def add_counted(self, start: datetime, span: timedelta, /) -> datetime:
        """Return the first moment by which a span has been counted from ``start``."""
        ...

    def segments(self, start: datetime, end: datetime, /) -> Iterable[tuple[datetime, datetime]]:
        """Return the parts of a stretch that count, in order."""
        ...


class _NaturalHours:
    """The clock on the wall: every second counts (自然时钟 7x24)."""

    def counted_between(self, start: datetime, end: datetime) -> timedelta:
        return end - start

    def add_counted(self, start: datetime, span: timedelta) -> datetime:
        return start + span

    def segments(self, start: datetime, end: datetime) -> Iterable[tuple[datetime, datetime]]:
        return ((start, end),)


NATURAL: Final[WorkingHours] = _NaturalHours()
