"""Trend, backlog, hours of the week and spreads, against counting ticket by ticket."""

from datetime import UTC, date, datetime, timedelta
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import flow
from models.rules.flow import TicketTimes, hours_of_week, quantile, spreads, trend

START = datetime(2026, 11, 2, tzinfo=UTC)  # a Monday, eight in the morning on the wall
WALL = timedelta(hours=8)
WEEK = [date(2026, 11, 2) + timedelta(days=offset) for offset in range(7)]


def times(**more):
    said = {
        "number": "LX-GZ-1",
        "crew": "B01",
        "kind": "fault",
        "grade": None,
        "town": "灵溪镇",
        "segment": None,
        "reported_at": START,
        "arrived_at": None,
        "restored_at": None,
        "ended_at": None,
        "due_at": None,
    }
    return TicketTimes(**said | more)


hours = st.integers(-48, 240).map(lambda hour: START + timedelta(hours=hour))
tickets = st.lists(
    st.builds(
        times,
        reported_at=hours,
        restored_at=st.none() | hours,
        ended_at=st.none() | hours,
        due_at=st.none() | hours,
        town=st.sampled_from(["灵溪镇", "金乡镇"]),
    ),
    max_size=20,
)


def day_of(moment):
    return (moment + WALL).date()


def by_hand(found, day):
    came = [one for one in found if day_of(one.reported_at) == day]
    back = [one for one in found if one.restored_at and day_of(one.restored_at) == day]
    judged = [one for one in back if one.due_at]
    left = 0
    for one in found:
        ends = [end for end in (one.restored_at, one.ended_at) if end]
        left += day_of(one.reported_at) <= day
        left -= bool(ends) and day_of(min(ends)) <= day
    kept = [one for one in judged if one.restored_at <= one.due_at]
    return len(came), len(back), left, len(judged), len(kept)


def by_rule(found, day):
    [point] = trend(found, [(day, day)])
    return point.reported, point.restored, point.backlog, point.judged, point.on_time


@given(tickets, st.sampled_from(WEEK))
def test_a_day_of_the_trend_equals_counting_by_hand(found, day):
    assert by_rule(found, day) == by_hand(found, day)


@given(tickets)
def test_a_week_is_the_sum_of_its_days_and_ends_with_its_last_backlog(found):
    days = trend(found, [(day, day) for day in WEEK])
    [week] = trend(found, [(WEEK[0], WEEK[-1])])
    for name in ("reported", "restored", "judged", "on_time"):
        assert getattr(week, name) == sum(getattr(day, name) for day in days)
    assert week.backlog == days[-1].backlog


def test_counter_proof_a_promise_kept_at_the_last_second_counts(monkeypatch):
    found = [times(restored_at=START, due_at=START)]
    assert by_rule(found, WEEK[0]) == by_hand(found, WEEK[0])
    late = property(lambda one: one.restored_at < one.due_at)
    monkeypatch.setattr(flow.TicketTimes, "is_on_time", late)
    assert by_rule(found, WEEK[0]) != by_hand(found, WEEK[0])


@given(st.lists(hours))
def test_every_moment_stands_in_one_hour_of_the_week(found):
    counted = hours_of_week(found)
    assert (len(counted), {len(day) for day in counted}) == (7, {24})
    assert sum(map(sum, counted)) == len(found)


def test_an_hour_of_the_week_is_that_of_the_office_wall():
    assert hours_of_week([START])[0][8] == 1
    assert hours_of_week([START + timedelta(hours=16)])[1][0] == 1


@given(st.lists(st.integers(0, 10_000), min_size=2))
def test_quantiles_are_those_of_the_standard_library(values):
    values = sorted(values)
    expected = quantiles(values, n=20, method="inclusive")
    for place in (5, 10, 15, 18):
        assert quantile(values, place / 20) == pytest.approx(expected[place - 1])


def test_a_repair_time_leaves_out_the_pause():
    one = times(restored_at=START + timedelta(hours=3), paused=timedelta(hours=1))
    [spread] = spreads([one], lambda ticket: ticket.repair)
    assert (spread.town, spread.count, spread.median) == ("灵溪镇", 1, 120)
    assert spreads([times()], lambda ticket: ticket.repair) == ()
