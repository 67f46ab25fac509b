"""The working calendar: holidays, make-up days, lunch, and where the notices end."""

import csv
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import RefusedError
from models.rules.calendar import (
    OFFICE_HOURS,
    Hours,
    WorkingCalendar,
    read_calendar,
    working_calendar,
)
from models.rules.wording import word
from models.rules.zone import SHANGHAI, local_day

MINUTE = timedelta(minutes=1)
CALENDAR = working_calendar()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def disagreements(calendar: WorkingCalendar, *, known: range) -> list[date]:
    return [
        day
        for day in days(date(known.start, 1, 1), date(known.stop - 1, 12, 31))
        if calendar.is_working(day) != chinese_calendar.is_workday(day)
    ]


def test_every_day_of_twenty_years_agrees_with_an_independent_calendar() -> None:
    assert disagreements(CALENDAR, known=range(2007, 2027)) == []


def test_a_planted_wrong_day_would_be_noticed() -> None:
    day = date(2026, 10, 1)
    off = {one: name for one, name in CALENDAR.off.items() if one != day}
    planted = WorkingCalendar("x", CALENDAR.covered_from, CALENDAR.covered_until, off, {})
    assert day in disagreements(planted, known=range(2026, 2027))


@pytest.mark.realdata
def test_every_line_of_the_published_notices_is_in_the_calendar(realdata: Path) -> None:
    with (realdata / "china/holidays_cn_2007_2026.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            day = date.fromisoformat(row["date"])
            assert CALENDAR.is_working(day) is (row["type"] == "班"), day
            assert CALENDAR.reason(day), day


def test_a_made_up_sunday_is_worked_and_a_holiday_monday_is_not() -> None:
    assert CALENDAR.is_working(date(2026, 10, 10))
    assert CALENDAR.reason(date(2026, 10, 10)) == "国庆节"
    assert not CALENDAR.is_working(date(2026, 10, 5))
    assert CALENDAR.reason(date(2026, 11, 23)) == ""


def test_past_the_last_notice_weekdays_are_worked_and_a_banner_says_so() -> None:
    assert CALENDAR.banner(date(2026, 12, 31)) == ""
    new_year = date(2027, 1, 1)
    assert CALENDAR.is_working(new_year)
    assert not CALENDAR.is_covered(new_year)
    code = CALENDAR.banner(new_year)
    assert "2026-12-31" in word(code, {"covered_until": CALENDAR.covered_until}, "zh_CN")


def test_lunch_does_not_count_and_a_day_has_seven_hours() -> None:
    assert OFFICE_HOURS.length == timedelta(hours=7)
    start, end = at("2026-11-20 11:30"), at("2026-11-20 14:10")
    assert CALENDAR.counted_between(start, end) == 40 * MINUTE
    assert list(CALENDAR.segments(start, end)) == [
        (start, at("2026-11-20 12:00")),
        (at("2026-11-20 14:00"), end),
    ]
    assert CALENDAR.counted_between(end, start) == -40 * MINUTE


def test_a_limit_runs_over_a_holiday_and_a_made_up_day() -> None:
    # 2026-09-30 is a Wednesday before seven days off; 10 October is a worked Saturday.
    due_at = CALENDAR.add_counted(at("2026-09-30 17:00"), timedelta(hours=14, minutes=30))
    assert due_at == at("2026-10-09 17:30")
    assert CALENDAR.add_counted(due_at, MINUTE) == at("2026-10-10 08:31")


def test_nothing_added_is_no_time_at_all_and_less_than_nothing_is_a_bug() -> None:
    midnight = at("2026-11-20 00:00")
    assert CALENDAR.add_counted(midnight, timedelta()) == midnight
    with pytest.raises(ValueError, match="-1"):
        CALENDAR.add_counted(midnight, -MINUTE)


def test_a_moment_comes_back_in_the_zone_it_was_asked_in() -> None:
    start = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)
    due_at = CALENDAR.add_counted(start, timedelta(hours=1))
    assert due_at.tzinfo is UTC
    assert due_at == at("2026-11-20 09:30")


MOMENTS = st.integers(0, 60 * 24 * 60).map(lambda n: at("2026-09-15 00:00") + n * MINUTE)
SPANS = st.lists(
    st.integers(0, 24 * 4 - 1), min_size=2, max_size=6, unique=True
).map(  # quarters of a day, in order, an even number of them
    lambda quarters: Hours(
        tuple(
            (time(a // 4, a % 4 * 15), time(b // 4, b % 4 * 15))
            for a, b in zip(*[iter(sorted(quarters)[: len(quarters) // 2 * 2])] * 2, strict=True)
        )
    )
)


def counted_by_the_minute(calendar: WorkingCalendar, start: datetime, end: datetime) -> timedelta:
    """Walk every minute and ask whether it is worked: slow, and with no arithmetic to get wrong."""
    counted, moment = 0, start
    while moment < end:
        clock = moment.astimezone(SHANGHAI).time()
        inside = any(opens <= clock < closes for opens, closes in calendar.hours.spans)
        counted += calendar.is_working(local_day(moment)) and inside
        moment += MINUTE
    return counted * MINUTE


@settings(max_examples=60, deadline=None)
@given(MOMENTS, st.integers(0, 5 * 24 * 60), SPANS)
def test_counted_time_is_what_a_minute_by_minute_count_gives(
    start: datetime, minutes: int, hours: Hours
) -> None:
    calendar, end = CALENDAR.with_hours(hours), start + minutes * MINUTE
    assert calendar.counted_between(start, end) == counted_by_the_minute(calendar, start, end)


@given(MOMENTS, st.integers(0, 60 * 60 * 24 * 20), SPANS)
def test_adding_and_counting_undo_each_other(start: datetime, seconds: int, hours: Hours) -> None:
    calendar, amount = CALENDAR.with_hours(hours), timedelta(seconds=seconds)
    due_at = calendar.add_counted(start, amount)
    assert calendar.counted_between(start, due_at) == amount
    if amount:
        earlier = due_at - timedelta(microseconds=1)
        assert calendar.counted_between(start, earlier) < amount


@given(MOMENTS, MOMENTS, MOMENTS)
def test_counted_time_adds_up(one: datetime, two: datetime, three: datetime) -> None:
    whole = CALENDAR.counted_between(one, three)
    assert CALENDAR.counted_between(one, two) + CALENDAR.counted_between(two, three) == whole


def test_hours_are_kept_as_they_were_given() -> None:
    told = [["08:30", "12:00"], ["14:00", "17:30"]]
    assert Hours.of(told) == OFFICE_HOURS
    assert OFFICE_HOURS.to_json() == told
    assert str(OFFICE_HOURS) == "08:30-12:00/14:00-17:30"


@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        [["08:30"]],
        [["8.30", "12:00"]],
        [["12:00", "08:30"]],
        [["08:30", "12:00"], ["11:00", "17:30"]],
        [["08:30:10", "12:00"]],
    ],
)
def test_hours_that_make_no_sense_are_refused(told: object) -> None:
    with pytest.raises(RefusedError, match=r"calendar\.bad_hours"):
        Hours.of(told)


GOOD = """
version = "x"
covered_from = 2026-01-01
covered_until = 2026-12-31
[years.2026.off]
"元旦" = [2026-01-01]
[years.2026.work]
"元旦" = [2026-01-04]
"""


@pytest.mark.parametrize(
    ("part", "planted"),
    [
        ('version = "x"', ""),
        ("[2026-01-04]", "[2026-01-01]"),
        ("[2026-01-04]", '["2026-01-04"]'),
        ("[2026-01-04]", "[2026-01-04T08:00:00]"),
        ("2026-12-31", "2025-12-31"),
        ("[years.2026.work]", "[years.2026.wrong]"),
        ('version = "x"', "version ="),
    ],
)
def test_a_broken_calendar_file_is_refused_in_words(part: str, planted: str) -> None:
    assert read_calendar(GOOD).version == "x"
    with pytest.raises(RefusedError) as refusal:
        read_calendar(GOOD.replace(part, planted))
    assert refusal.value.code == "calendar.broken"
    assert "calendars/cn.toml" in word(refusal.value.code, refusal.value.facts, "zh_CN")
