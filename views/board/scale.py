"""Time along the chart: how many minutes fit into the width, where a moment lies, what snaps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from models.rules.zone import SHANGHAI, local


class Zoom(StrEnum):
    """How much time is seen at once."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"


SEEN = {Zoom.HOUR: 6 * 60, Zoom.DAY: 16 * 60, Zoom.WEEK: 7 * 24 * 60}
STEPS = {Zoom.HOUR: 15, Zoom.DAY: 30, Zoom.WEEK: 60}
TICKS = {Zoom.HOUR: 60, Zoom.DAY: 120, Zoom.WEEK: 360}
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of the time axis; ``is_day`` where a day begins."""

    x: int
    at: datetime
    is_day: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps moments to pixels of the whole chart, from the first day's midnight on."""

    first_on: date
    days: int
    zoom: Zoom
    width: int  # of what is seen, in pixels

    @property
    def per_minute(self) -> float:
        """Pixels a minute."""
        return max(self.width, 1) / SEEN[self.zoom]

    @property
    def starts_at(self) -> datetime:
        """The midnight the chart starts at."""
        return midnight(self.first_on)

    @property
    def ends_at(self) -> datetime:
        """The midnight it ends at."""
        return self.starts_at + timedelta(days=self.days)

    @property
    def full_width(self) -> int:
        """The width of all days."""
        return round(self.days * 1440 * self.per_minute)

    @property
    def step(self) -> timedelta:
        """What a bar moves by."""
        return timedelta(minutes=STEPS[self.zoom])

    def x_of(self, at: datetime) -> int:
        """Return where a moment lies."""
        return round((at - self.starts_at) / MINUTE * self.per_minute)

    def at(self, x: float) -> datetime:
        """Return the moment a place stands for."""
        return self.starts_at + MINUTE * (x / self.per_minute)

    def snapped(self, at: datetime) -> datetime:
        """Return the nearest moment a bar may start at."""
        steps = round((at - self.starts_at) / self.step)
        return self.starts_at + steps * self.step

    def within(self, at: datetime) -> datetime:
        """Return a moment held inside the days shown."""
        return min(max(at, self.starts_at), self.ends_at - self.step)

    def ticks(self, left: int, right: int) -> Iterator[Tick]:
        """Yield the lines of the axis between two places."""
        gap = timedelta(minutes=TICKS[self.zoom])
        first = max(int((self.at(left) - self.starts_at) / gap), 0)
        at = self.starts_at + first * gap
        while at < self.ends_at and (x := self.x_of(at)) <= right:
            yield Tick(x, at, is_day=local(at).time() == time())
            at += gap


def midnight(day: date) -> datetime:
    """Return when a day begins, in office time."""
    return datetime.combine(day, time(), tzinfo=SHANGHAI).astimezone(UTC)
