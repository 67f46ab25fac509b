"""Which days are worked in China, make-up days (调休) included, and in which hours.

Holidays come from the State Council's yearly notices, read from ``resources/calendars``.
Past the last notice the calendar falls back to Monday to Friday and says so; an office
lays a newer notice over the shipped one as soon as it is published.
"""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Self

import resources
from models.errors import RefusedError
from models.rules.zone import SHANGHAI, local_day

CHINA = "calendars/cn.toml"
DAY = timedelta(days=1)
SATURDAY = 5

Stretch = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Hours:
    """Working hours of a day: stretches in order, the gap between them being lunch."""

    spans: tuple[tuple[time, time], ...]

    def __post_init__(self) -> None:
        edges = [edge for span in self.spans for edge in span]
        if not edges or any(edge.tzinfo or edge.second for edge in edges):
            raise RefusedError("calendar.bad_hours", hours=str(self))
        if any(later <= earlier for earlier, later in pairwise(edges)):
            raise RefusedError("calendar.bad_hours", hours=str(self))

    def __str__(self) -> str:
        return "/".join(f"{start:%H:%M}-{end:%H:%M}" for start, end in self.spans)

    @classmethod
    def of(cls, spans: Any) -> Self:
        """Read ``[["08:30", "12:00"], ["14:00", "17:30"]]``.

        Raises ``RefusedError("calendar.bad_hours")``.
        """
        try:
            read = tuple(
                (time.fromisoformat(start), time.fromisoformat(end)) for start, end in spans
            )
        except (TypeError, ValueError) as trouble:
            raise RefusedError("calendar.bad_hours", hours=str(spans)) from trouble
        return cls(read)

    def to_json(self) -> list[list[str]]:
        """Return the hours as a record keeps them."""
        return [[f"{start:%H:%M}", f"{end:%H:%M}"] for start, end in self.spans]

    def on(self, day: date) -> tuple[Stretch, ...]:
        """Return the stretches of a day as moments, in order."""
        return tuple(
            (datetime.combine(day, start, SHANGHAI), datetime.combine(day, end, SHANGHAI))
            for start, end in self.spans
        )

    @property
    def length(self) -> timedelta:
        """Working time of one day."""
        first = date(2000, 1, 1)
        return sum((end - start for start, end in self.on(first)), timedelta())


OFFICE_HOURS = Hours(((time(8, 30), time(12)), (time(14), time(17, 30))))


@dataclass(frozen=True, slots=True)
class CalendarYears:
    """Whole years of holidays an office lays over the shipped ones (自备节假日).

    A day beside the years (31 December for the New Year after) is told with its year.
    """

    version: str
    source: str
    first: int
    last: int
    off: tuple[tuple[date, str], ...]
    work: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Working days and hours between two days a notice covers, guesses outside them."""

    version: str
    covered_from: date
    covered_until: date
    off: Mapping[date, str] = field(repr=False)
    made_up: Mapping[date, str] = field(repr=False)
    hours: Hours = OFFICE_HOURS

    def is_covered(self, day: date) -> bool:
        """Tell whether a published notice says what kind of day this is."""
        return self.covered_from <= day <= self.covered_until

    def is_working(self, day: date) -> bool:
        """Tell whether a day is worked; outside the coverage Monday to Friday is."""
        if day in self.made_up:
            return True
        return day not in self.off and day.weekday() < SATURDAY

    def reason(self, day: date) -> str:
        """Return the holiday a day is off or worked for; nothing for an ordinary day."""
        return self.off.get(day) or self.made_up.get(day, "")

    def banner(self, day: date) -> str:
        """Return the code of the warning to show when a day is past the notices, or nothing."""
        return "" if self.is_covered(day) else "calendar.uncovered"

    def with_hours(self, hours: Hours) -> Self:
        """Return the calendar with an office's own working hours."""
        return replace(self, hours=hours)

    def with_years(self, years: CalendarYears) -> Self:
        """Return the calendar with whole years told anew; other days stay as they were.

        Raises ``RefusedError("calendar.years_apart")`` for years that leave a gap.
        """
        start, end = date(years.first, 1, 1), date(years.last, 12, 31)
        if start > self.covered_until + DAY or end < self.covered_from - DAY:
            raise RefusedError("calendar.years_apart", first=years.first, until=self.covered_until)
        told = {day for day, _ in (*years.off, *years.work)}
        off, made_up = (
            {day: name for day, name in days.items() if not start <= day <= end and day not in told}
            for days in (self.off, self.made_up)
        )
        return replace(
            self,
            version=f"{self.version}+{years.version}",
            covered_from=min(start, self.covered_from),
            covered_until=max(end, self.covered_until),
            off=MappingProxyType(off | dict(years.off)),
            made_up=MappingProxyType(made_up | dict(years.work)),
        )

    def segments(self, start: datetime, end: datetime) -> Iterator[Stretch]:
        """Yield the working stretches between two moments, in order, clipped to them."""
        day, last = local_day(start), local_day(end)
        while day <= last:
            for opens, closes in self.hours.on(day) if self.is_working(day) else ():
                begins, ends = max(opens, start), min(closes, end)
                if begins < ends:
                    yield begins, ends
            day += DAY

    def counted_between(self, start: datetime, end: datetime) -> timedelta:
        """Return the working time between two moments; negative when they run backwards."""
        if end < start:
            return -self.counted_between(end, start)
        return sum((ends - begins for begins, ends in self.segments(start, end)), timedelta())

    def add_counted(self, start: datetime, amount: timedelta) -> datetime:
        """Return the first moment by which this much working time has passed.

        ``counted_between(start, add_counted(start, amount))`` is ``amount`` again. Raises
        ``ValueError`` for a negative amount.
        """
        if amount < timedelta():
            raise ValueError(amount)
        if not amount:
            return start
        left, day = amount, local_day(start)
        while True:
            for opens, closes in self.hours.on(day) if self.is_working(day) else ():
                begins = max(opens, start)
                if closes - begins >= left:
                    return (begins + left).astimezone(start.tzinfo)
                left -= max(closes - begins, timedelta())
            day += DAY


def read_calendar(text: str) -> WorkingCalendar:
    """Return the calendar of a file; raises ``RefusedError("calendar.broken")``."""
    try:
        told = tomllib.loads(text)
        years = [told["years"][year] for year in sorted(told["years"])]
        calendar = WorkingCalendar(
            version=str(told["version"]),
            covered_from=told["covered_from"],
            covered_until=told["covered_until"],
            off=_days(year["off"] for year in years),
            made_up=_days(year["work"] for year in years),
        )
        whole = calendar.covered_from < calendar.covered_until
    except (ValueError, KeyError, TypeError, AttributeError) as trouble:
        raise RefusedError("calendar.broken", file=CHINA, problem=str(trouble)) from trouble
    both = calendar.off.keys() & calendar.made_up.keys()
    if both or not whole:
        raise RefusedError("calendar.broken", file=CHINA, problem=str(sorted(both)))
    return calendar


def _days(tables: Iterator[Mapping[str, list[date]]]) -> Mapping[date, str]:
    """Return the holiday each day belongs to."""
    named = {day: name for table in tables for name, days in table.items() for day in days}
    if not all(type(day) is date for day in named):
        raise TypeError(sorted(map(str, named)))
    return MappingProxyType(named)


@cache
def shipped_calendar() -> WorkingCalendar:
    """Return the shipped calendar of China; raises ``RefusedError("calendar.broken")``."""
    try:
        text = resources.read_text(CHINA)
    except (OSError, ValueError) as trouble:
        raise RefusedError("calendar.broken", file=CHINA, problem=str(trouble)) from trouble
    return read_calendar(text)


Laid = tuple[CalendarYears, ...]
_office: list[Laid] = [()]  # of the one office this process has open
_within: ContextVar[Laid | None] = ContextVar("calendar years", default=None)


def working_calendar() -> WorkingCalendar:
    """Return the calendar of the open office; raises ``RefusedError("calendar.broken")``."""
    within = _within.get()
    laid = _office[0] if within is None else within
    return _laid_over(laid) if laid else shipped_calendar()


def calendar_with(laid: Laid) -> WorkingCalendar:
    """Return the shipped calendar with an office's years over it, later ones last."""
    calendar = shipped_calendar()
    for years in laid:
        calendar = calendar.with_years(years)
    return calendar


_laid_over = lru_cache(maxsize=8)(calendar_with)


def use_years(laid: Laid) -> None:
    """Reckon by these years from now on, on every thread: an office was opened, or told more."""
    _office[0] = laid


@contextmanager
def reckoning_by(laid: Laid) -> Iterator[None]:
    """Reckon by these years inside the block only, before they are kept."""
    token = _within.set(laid)
    try:
        yield
    finally:
        _within.reset(token)
