"""The due engine: what is near, what is today, what has passed, in days and kilometres."""

from datetime import date, timedelta

import pytest

from models.rules.due import (
    ANNOUNCED,
    NEVER_DONE,
    Urgency,
    day_nearness,
    distance_nearness,
    months_later,
    nearest,
    nearness,
    next_on,
)
from models.rules.norms import norms
from models.rules.terms import DueKind

DAY = date(2026, 11, 20)
EDGES = {
    -1: (Urgency.OVERDUE, 0),
    0: (Urgency.TODAY, 0),
    1: (Urgency.PRESSING, 7),
    7: (Urgency.PRESSING, 7),
    8: (Urgency.NEAR, 30),
    30: (Urgency.NEAR, 30),
    31: (Urgency.AHEAD, 60),
    60: (Urgency.AHEAD, 60),
    61: (Urgency.QUIET, None),
}


@pytest.mark.parametrize("left", EDGES)
def test_each_lead_day_is_the_first_of_its_stage(left):
    found = day_nearness(DAY + timedelta(days=left), today=DAY, norms=norms())
    assert (found.urgency, found.mark) == EDGES[left]
    assert found.left == left


def test_a_day_gets_only_ever_more_pressing_as_time_passes():
    order = list(Urgency)
    seen = [
        day_nearness(DAY, today=DAY - timedelta(days=left), norms=norms()).urgency
        for left in range(90, -30, -1)
    ]
    places = [order.index(one) for one in seen]
    assert places == sorted(places, reverse=True)
    assert set(seen) == set(Urgency)


def test_an_office_with_its_own_lead_times_is_told_by_them():
    patched = norms().overlaid({"equipment": {"reminders": {"days": [90, 14]}}})
    marks = {
        left: day_nearness(DAY + timedelta(days=left), today=DAY, norms=patched).mark
        for left in (0, 14, 15, 90, 91)
    }
    assert marks == {0: 0, 14: 14, 15: 90, 90: 90, 91: None}


def test_without_any_lead_time_what_is_past_is_still_overdue():
    assert nearness(-1, ()).urgency is Urgency.OVERDUE
    assert nearness(0, ()).urgency is Urgency.TODAY
    assert nearness(1, ()).urgency is Urgency.QUIET


@pytest.mark.parametrize(
    ("left", "urgency"),
    [
        (-1, Urgency.OVERDUE),
        (0, Urgency.TODAY),
        (96, Urgency.PRESSING),
        (97, Urgency.NEAR),
        (411, Urgency.NEAR),
        (412, Urgency.AHEAD),
        (822, Urgency.AHEAD),
        (823, Urgency.QUIET),
    ],
)
def test_kilometres_have_the_same_share_of_their_interval_as_days_of_a_year(left, urgency):
    found = distance_nearness(20_000 + left, odometer_km=20_000, norms=norms())
    assert found.urgency is urgency


def test_the_most_pressing_of_several_speaks_for_all():
    near = nearness(20, (60, 30, 7, 0))
    assert nearest((near, NEVER_DONE)) is NEVER_DONE
    assert nearest(()) is None


def test_a_year_from_any_day_ends_the_day_before_it_comes_round():
    for ahead in range(1500):
        day = date(2024, 1, 1) + timedelta(days=ahead)
        if (day.month, day.day) == (2, 29):
            assert months_later(day, 12) == date(day.year + 1, 2, 28)
        else:
            assert months_later(day, 12) + timedelta(days=1) == day.replace(year=day.year + 1)


def test_a_month_that_is_too_short_ends_with_its_last_day():
    assert months_later(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_later(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert months_later(date(2026, 12, 15), 1) == date(2027, 1, 14)


def test_the_next_day_is_proposed_where_the_norms_name_an_interval():
    assert next_on(DueKind.ANNUAL_INSPECTION, DAY, norms()) == date(2027, 11, 19)
    assert next_on(DueKind.SERVICE_KM, DAY, norms()) is None


def test_what_is_quiet_is_not_announced():
    assert Urgency.QUIET not in ANNOUNCED
    assert len(ANNOUNCED) == len(Urgency) - 1
