"""Reading a new year's holidays: a table in the shipped form, or a list of day and holiday.

A list says of each day what it is for and, where it is worked, says so: ``补班``, ``上班``,
``work``. Nothing half is taken: whole years, no weekday made up, the source named.
"""

import csv
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any, NamedTuple

from models.errors import RefusedError
from models.rules.calendar import DAY, SATURDAY, CalendarYears, WorkingCalendar
from models.rules.text import clean
from models.rules.zone import SHANGHAI

NAME_LIMIT = 60
SOURCE_LIMIT = 200
BESIDE = timedelta(days=15)  # how far a notice reaches into the year before or after
_WORKED = ("补班", "上班", "调班", "班", "work")
_OFF = ("放假", "休", "off")
_HEADS = ("日期", "日子", "day", "date")
_FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d")


class ChangedDay(NamedTuple):
    """A day that laying years would make another kind of day, or name for the first time."""

    day: date
    works: bool
    worked: bool  # as it was reckoned before
    name: str


def read_years(text: str, *, file: str, source: str = "") -> CalendarYears:
    """Return the years a file tells; ``source`` names the notice where the file does not.

    Raises ``RefusedError`` calendar.years_broken, calendar.both, calendar.bad_make_up,
    calendar.year_not_whole, calendar.day_beside or calendar.no_source.
    """
    off, work, named, titled = _table(text, file) if _is_table(text) else _list(text, file)
    source = clean(titled or source, limit=SOURCE_LIMIT, field="source")
    if not source:
        raise RefusedError("calendar.no_source", file=file)
    both = sorted(off.keys() & work.keys())
    if both:
        raise RefusedError("calendar.both", file=file, day=both[0])
    weekdays = sorted(day for day in work if day.weekday() < SATURDAY)
    if weekdays:
        raise RefusedError("calendar.bad_make_up", file=file, day=weekdays[0])
    first, last = _whole_years(off, work, file)
    return CalendarYears(
        version=clean(named, limit=NAME_LIMIT, field="version") or f"{first}-{last}",
        source=source,
        first=first,
        last=last,
        off=tuple(sorted(off.items())),
        work=tuple(sorted(work.items())),
    )


Days = dict[date, str]
Told = tuple[Days, Days, str, str]


def _is_table(text: str) -> bool:
    return any(line.lstrip().startswith("[years") for line in text.splitlines())


def _table(text: str, file: str) -> Told:
    """Read the shipped form."""
    try:
        told = tomllib.loads(text)
        years = list(told["years"].values())
        off, work = (_gathered((one.get(kind, {}) for one in years), file) for kind in _KINDS)
        source = told.get("source", {})
        title = " ".join(str(source.get(part, "")) for part in ("title", "edition")).strip()
        return off, work, str(told.get("version", "")), title
    except (ValueError, KeyError, TypeError, AttributeError) as trouble:
        raise RefusedError("calendar.years_broken", file=file, problem=str(trouble)) from trouble


_KINDS = ("off", "work")


def _gathered(tables: Iterable[Mapping[str, Any]], file: str) -> Days:
    days: Days = {}
    for table in tables:
        for name, listed in table.items():
            for day in listed:
                _put(days, day, name, file=file)
    return days


def _list(text: str, file: str) -> Told:
    """Read lines of day and holiday; a line that starts with # names the source."""
    off: Days = {}
    work: Days = {}
    source = ""
    separator = "\t" if "\t" in text else ","
    for number, row in enumerate(csv.reader(StringIO(text), delimiter=separator), start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if cells[0].startswith("#"):
            source = source or separator.join(cells).lstrip("# ").strip()
            continue
        if number <= 1 + bool(source) and cells[0].casefold() in _HEADS:
            continue
        day, what = _day_of(cells[0], file, number), " ".join(filter(None, cells[1:]))
        name, worked = _kind_of(what)
        if not name:
            raise RefusedError(
                "calendar.years_broken", file=file, problem=f"{number}: {cells[0]} {what}".strip()
            )
        _put(work if worked else off, day, name, file=file)
    return off, work, "", source


def _kind_of(what: str) -> tuple[str, bool]:
    """Return the holiday and whether its day is worked."""
    bare = what.replace("(", " ").replace(")", " ").replace("（", " ").replace("）", " ").strip()
    for word in _WORKED:
        if bare.casefold().endswith(word):
            return bare[: -len(word)].removesuffix("调休").strip() or bare, True
    for word in _OFF:
        if bare.casefold().endswith(word):
            return bare[: -len(word)].strip() or bare, False
    return bare, False


def _day_of(told: str, file: str, number: int) -> date:
    for form in _FORMS:
        try:
            return datetime.strptime(told, form).replace(tzinfo=SHANGHAI).date()
        except ValueError:
            continue
    raise RefusedError("calendar.years_broken", file=file, problem=f"{number}: {told}")


def _put(days: Days, day: object, name: str, *, file: str) -> None:
    if isinstance(day, datetime) or not isinstance(day, date):
        raise RefusedError("calendar.years_broken", file=file, problem=str(day))
    days[day] = clean(name, limit=NAME_LIMIT, field="holiday")


def _whole_years(off: Days, work: Days, file: str) -> tuple[int, int]:
    """Return the first and last year told; a year is whole with its 1 January and 1 October."""
    years = sorted({day.year for day in off if (day.month, day.day) == (10, 1)})
    if not years:
        raise RefusedError("calendar.year_not_whole", file=file, year=_likely(off))
    first, last = years[0], years[-1]
    for year in range(first, last + 1):
        if year not in years or date(year, 1, 1) not in off:
            raise RefusedError("calendar.year_not_whole", file=file, year=year)
    start, end = date(first, 1, 1) - BESIDE, date(last, 12, 31) + BESIDE
    beside = sorted(day for day in (*off, *work) if not start <= day <= end)
    if beside:
        raise RefusedError("calendar.day_beside", file=file, day=beside[0], first=first, last=last)
    return first, last


def _likely(off: Days) -> str:
    return str(max(off).year) if off else ""


def changed_days(before: WorkingCalendar, after: WorkingCalendar) -> list[ChangedDay]:
    """Return the days that are worked in one calendar and off in the other, in order."""
    return [
        ChangedDay(day, after.is_working(day), before.is_working(day), after.reason(day))
        for day in _days_between(before, after)
        if before.is_working(day) != after.is_working(day)
    ]


def refuse_rewriting(before: WorkingCalendar, after: WorkingCalendar, *, today: date) -> None:
    """Refuse to make a covered day that has begun another kind of day.

    Clocks that ran over it were promised by it: ``RefusedError("calendar.day_is_past")``.
    """
    for one in changed_days(before, after):
        if one.day <= today and before.is_covered(one.day):
            raise RefusedError("calendar.day_is_past", day=one.day)


def _days_between(before: WorkingCalendar, after: WorkingCalendar) -> Iterable[date]:
    day = min(before.covered_from, after.covered_from)
    last = max(before.covered_until, after.covered_until) + BESIDE
    while day <= last:
        yield day
        day += DAY


def as_kept(years: CalendarYears) -> dict[str, Any]:
    """Return the years as a setting keeps them."""
    return {
        "version": years.version,
        "source": years.source,
        "years": [years.first, years.last],
        "off": [[day.isoformat(), name] for day, name in years.off],
        "work": [[day.isoformat(), name] for day, name in years.work],
    }


def of_kept(kept: Mapping[str, Any]) -> CalendarYears:
    """Return the years a setting keeps."""
    first, last = kept["years"]
    off, work = (
        tuple((date.fromisoformat(day), name) for day, name in kept[kind]) for kind in _KINDS
    )
    return CalendarYears(kept["version"], kept["source"], first, last, off, work)
