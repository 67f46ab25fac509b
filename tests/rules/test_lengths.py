"""Lengths of time are said in one way, in both languages, on every screen and paper."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.lengths import length

LONG = timedelta(days=2, hours=3, minutes=9, seconds=40)


@pytest.mark.parametrize(
    ("span", "zh", "en"),
    [
        (LONG, "2 天 3 小时 9 分", "2 d 3 h 9 min"),
        (timedelta(hours=2, minutes=5), "2 小时 5 分", "2 h 5 min"),
        (timedelta(hours=2), "2 小时", "2 h"),
        (timedelta(days=1, minutes=5), "1 天 5 分", "1 d 5 min"),
        (timedelta(seconds=59), "0 分", "0 min"),
        (-timedelta(minutes=75), "-1 小时 15 分", "-1 h 15 min"),
        (-timedelta(seconds=5), "0 分", "0 min"),
    ],
)
def test_a_length_is_its_units_that_hold_something(span, zh, en):
    assert length(span, "zh_CN") == zh
    assert length(span, "en") == en


def test_a_countdown_keeps_the_two_largest_units_in_a_row():
    assert length(LONG, "en", units=2) == "2 d 3 h"
    assert length(timedelta(days=2, minutes=9), "en", units=2) == "2 d"


def test_seconds_count_only_under_a_minute_and_only_where_they_are_wanted():
    assert length(timedelta(seconds=42), "en", seconds=True) == "42 s"
    assert length(timedelta(seconds=42), "zh_CN", seconds=True) == "42 秒"
    assert length(timedelta(minutes=1, seconds=42), "en", seconds=True) == "1 min"


def test_working_time_is_counted_in_hours_however_many():
    assert length(LONG, "en", days=False) == "51 h 9 min"


@given(st.timedeltas(timedelta(minutes=1), timedelta(days=400)))
def test_what_is_said_adds_up_to_the_length_in_whole_minutes(span):
    minutes = {"d": 24 * 60, "h": 60, "min": 1}
    words = length(span, "en").split()
    total = sum(int(n) * minutes[unit] for n, unit in zip(words[::2], words[1::2], strict=True))
    assert total == span // timedelta(minutes=1)
