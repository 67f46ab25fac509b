"""What the charts are asked for, as a desk keeps it for each person."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication

from models.queries.charts import LONGEST, ChartAsk, Compare
from models.queries.load import ChartFilter
from models.rules.terms import Segment, ServiceGrade, TicketKind

translate = QCoreApplication.translate

DAY = timedelta(days=1)


class Span(StrEnum):
    """A period by its name; it moves on with the days."""

    THIS_WEEK = "this_week"
    COMING = "coming"
    LAST_7 = "last_7"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    LAST_90 = "last_90"
    LAST_400 = "last_400"
    OWN = "own"


SPANS: dict[Span, Callable[[], str]] = {
    Span.THIS_WEEK: lambda: translate("Charts", "This week"),
    Span.COMING: lambda: translate("Charts", "Coming 7 days"),
    Span.LAST_7: lambda: translate("Charts", "Last 7 days"),
    Span.THIS_MONTH: lambda: translate("Charts", "This month"),
    Span.LAST_MONTH: lambda: translate("Charts", "Last month"),
    Span.LAST_90: lambda: translate("Charts", "Last 90 days"),
    Span.LAST_400: lambda: translate("Charts", "Last 400 days"),
    Span.OWN: lambda: translate("Charts", "Own period"),
}
COMPARISONS: dict[Compare, Callable[[], str]] = {
    Compare.NOTHING: lambda: translate("Charts", "Compare with nothing"),
    Compare.BEFORE: lambda: translate("Charts", "With the period before"),
    Compare.YEAR_AGO: lambda: translate("Charts", "With a year ago"),
    Compare.CREW: lambda: translate("Charts", "With another crew"),
}


@dataclass(frozen=True, slots=True)
class ChartChoice:
    """A named period or its own two days, filters, and what it is held against."""

    span: Span = Span.THIS_MONTH
    first: date | None = None
    last: date | None = None
    filters: ChartFilter = field(default_factory=ChartFilter)
    compare: Compare = Compare.NOTHING
    other_crew: str = ""

    def ask(self, today: date) -> ChartAsk:
        """Return what is asked of the office today; a period is at most 400 days."""
        first, last = self.days(today)
        first = max(first, last - (LONGEST - 1) * DAY)
        return ChartAsk(first, last, self.filters, self.compare, self.other_crew)

    def days(self, today: date) -> tuple[date, date]:
        """Return the first and last day as of today."""
        month = today.replace(day=1)
        week = today - today.weekday() * DAY
        own = (self.first or today, self.last or today)
        named = {
            Span.THIS_WEEK: (week, week + 6 * DAY),
            Span.COMING: (today, today + 6 * DAY),
            Span.LAST_7: (today - 6 * DAY, today),
            Span.THIS_MONTH: (month, _next_month(month) - DAY),
            Span.LAST_MONTH: ((month - DAY).replace(day=1), month - DAY),
            Span.LAST_90: (today - 89 * DAY, today),
            Span.LAST_400: (today - (LONGEST - 1) * DAY, today),
            Span.OWN: (min(own), max(own)),
        }
        return named[self.span]

    def moved(self, today: date, *, forward: bool) -> "ChartChoice":
        """Return the period before or after this one; whole months stay whole months."""
        first, last = self.days(today)
        if first.day == 1 and last == _next_month(first) - DAY:
            first = _next_month(first) if forward else (first - DAY).replace(day=1)
            last = _next_month(first) - DAY
        else:
            step = (last - first + DAY) * (1 if forward else -1)
            first, last = first + step, last + step
        return replace(self, span=Span.OWN, first=first, last=last)


def kept(choice: ChartChoice) -> dict[str, Any]:
    """Return a choice as it is kept."""
    filters = choice.filters
    return {
        "span": choice.span,
        "first": None if choice.first is None else choice.first.isoformat(),
        "last": None if choice.last is None else choice.last.isoformat(),
        "crews": sorted(filters.crews),
        "kinds": sorted(filters.kinds),
        "grades": sorted(filters.grades),
        "towns": sorted(filters.towns),
        "segments": sorted(filters.segments),
        "compare": choice.compare,
        "other_crew": choice.other_crew,
    }


def restored(told: Mapping[str, Any]) -> ChartChoice:
    """Return a choice as it was kept; what cannot be read any more is the usual one."""
    try:
        return ChartChoice(
            span=Span(told["span"]),
            first=_day(told["first"]),
            last=_day(told["last"]),
            filters=ChartFilter(
                crews=frozenset(told["crews"]),
                kinds=frozenset(map(TicketKind, told["kinds"])),
                grades=frozenset(map(ServiceGrade, told["grades"])),
                towns=frozenset(told["towns"]),
                segments=frozenset(map(Segment, told["segments"])),
            ),
            compare=Compare(told["compare"]),
            other_crew=str(told["other_crew"]),
        )
    except (KeyError, TypeError, ValueError):
        return ChartChoice()


def read_choices(text: str) -> dict[str, Any]:
    """Return everybody's kept choices by account; none where the text cannot be read."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _next_month(first: date) -> date:
    return (first + 32 * DAY).replace(day=1)
