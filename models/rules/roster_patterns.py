"""Shifts as people write them, and patterns that turn round (轮班): which shift on which day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from models.errors import RefusedError
from models.rules.calendar import DAY, WorkingCalendar
from models.rules.norms.office import ShiftHours
from models.rules.roster import days_between
from models.rules.terms import ShiftKind
from models.rules.zone import SHANGHAI

LONGEST_CYCLE = 60
# What stands in the office's own workbooks, full pinyin and one letter included.
SHIFT_WORDS: Mapping[ShiftKind, tuple[str, ...]] = {
    ShiftKind.DAY: ("白", "白班", "日", "日班", "早", "早班", "正常班", "bai", "b", "d", "day"),
    ShiftKind.NIGHT: ("夜", "夜班", "晚", "晚班", "ye", "y", "n", "night"),
    ShiftKind.ON_CALL: (
        "备",
        "备班",
        "值",
        "值班",
        "听班",
        "bei",
        "c",
        "call",
        "on call",
        "on_call",
    ),
    ShiftKind.REST: ("休", "休息", "轮休", "公休", "xiu", "x", "r", "rest", "off"),
}
_BY_WORD = {word: kind for kind, words in SHIFT_WORDS.items() for word in words}


def read_shift(text: str) -> ShiftKind:
    """Read a shift as typed or pasted; raises ``RefusedError`` shift.unknown_word.

    ``b`` alone is the day shift (bai); being on call is typed ``bei`` or ``c``.
    """
    word = text.strip().casefold()
    kind = _BY_WORD.get(word)
    if kind is None:
        raise RefusedError("shift.unknown_word", word=text.strip()[:40])
    return kind


def read_steps(text: str) -> tuple[ShiftKind, ...]:
    """Read a pattern such as ``白 夜 休 休``, or ``白夜休休`` without blanks.

    Raises ``RefusedError`` shift.unknown_word, template.no_steps or template.too_long.
    """
    words = text.replace(",", " ").replace("，", " ").replace("、", " ").split()
    if len(words) == 1 and words[0].casefold() not in _BY_WORD:
        words = list(words[0])
    return checked_steps([read_shift(word) for word in words])


def checked_steps(steps: Sequence[ShiftKind | str]) -> tuple[ShiftKind, ...]:
    """Return the steps of a pattern; refuses none, and more than anybody turns round in."""
    if not steps:
        raise RefusedError("template.no_steps", field="steps")
    if len(steps) > LONGEST_CYCLE:
        raise RefusedError("template.too_long", field="steps", most=LONGEST_CYCLE)
    return tuple(ShiftKind(step) for step in steps)


def turned(
    steps: Sequence[ShiftKind],
    starts_on: date,
    until_on: date,
    *,
    first_step: int = 1,
    calendar: WorkingCalendar | None = None,
) -> Iterator[tuple[date, ShiftKind]]:
    """Yield each day of a period with its shift, the first day standing on ``first_step``.

    With a calendar the day shift rests on weekends and holidays, and rest becomes a day
    shift on a make-up day (调休上班); nights and being on call do not care.
    """
    for place, day in enumerate(days_between(starts_on, until_on), first_step - 1):
        kind = steps[place % len(steps)]
        if calendar is not None:
            kind = _by_calendar(kind, day, calendar)
        yield day, kind


def _by_calendar(kind: ShiftKind, day: date, calendar: WorkingCalendar) -> ShiftKind:
    if kind is ShiftKind.DAY and not calendar.is_working(day):
        return ShiftKind.REST
    if kind is ShiftKind.REST and day in calendar.made_up:
        return ShiftKind.DAY
    return kind


def hours_on(day: date, hours: ShiftHours) -> tuple[datetime | None, datetime | None]:
    """Return when a shift of a day starts and ends; an end not after the start is tomorrow's."""
    if hours.starts is None or hours.ends is None:
        return None, None
    last = day if hours.ends > hours.starts else day + DAY
    return (
        datetime.combine(day, hours.starts, SHANGHAI),
        datetime.combine(last, hours.ends, SHANGHAI),
    )
