"""When calls are owed, against a reckoning that walks the calendar day by day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.cadence import (
    CallReason,
    Owed,
    after_complaint,
    after_repair,
    by_rhythm,
    call_order,
    is_listed,
    loss_of,
    months_on,
    most_pressing,
    phone_months,
    site_months,
)
from models.rules.calendar import working_calendar
from models.rules.norms import norms
from models.rules.terms import ServiceGrade, ValueClass

CARE = norms().care
CALENDAR = working_calendar()
DAY = timedelta(days=1)
DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))


def walked(day: date, months: int) -> date:
    """Reckon the same day of a later month by turning the pages of a calendar."""
    at, turned = day, 0
    while turned < months:
        at += DAY
        if at.day == 1:
            turned += 1
    while at.day < day.day and (at + DAY).month == at.month:
        at += DAY
    return at


@given(DAYS, st.integers(1, 12))
def test_months_are_counted_as_somebody_turning_pages_would(day: date, months: int) -> None:
    assert months_on(day, months) == walked(day, months)


@given(DAYS, st.sampled_from([1, 2, 3, 6]), st.none() | st.integers(1, 400))
def test_a_call_by_rhythm_is_owed_on_the_last_working_day_of_its_term(
    day: date, months: int, agreed: int | None
) -> None:
    agreed_on = None if agreed is None else day + timedelta(days=agreed)
    owed = by_rhythm(day, months, CALENDAR, agreed_on=agreed_on)
    term = min(filter(None, (walked(day, months), agreed_on)))
    worked = [day + n * DAY for n in range(1, (term - day).days + 1)]
    worked = [one for one in worked if CALENDAR.is_working(one)]
    assert owed.due_on == (worked[-1] if worked else day)
    assert owed.reason is CallReason.CADENCE


@given(DAYS)
def test_after_a_complaint_the_call_comes_within_seven_days(day: date) -> None:
    owed = after_complaint(day, CARE, CALENDAR, about="LX-TS-1")
    assert day <= owed.due_on <= day + 7 * DAY
    assert all(
        not CALENDAR.is_working(owed.due_on + n * DAY)
        for n in range(1, 8)
        if owed.due_on + n * DAY <= day + 7 * DAY
    )


@given(DAYS)
def test_after_a_repair_the_call_comes_on_the_next_working_day(day: date) -> None:
    due = after_repair(day, CALENDAR).due_on
    assert due > day
    assert CALENDAR.is_working(due)
    assert not any(CALENDAR.is_working(day + n * DAY) for n in range(1, (due - day).days))


@pytest.mark.parametrize(
    ("grade", "value_class", "phone", "site"),
    [
        ("AAA", None, 1, 3),
        ("AA", None, 2, 6),
        ("A", None, 3, 12),
        ("STANDARD", None, 6, None),
        ("STANDARD", "A", 1, 3),
        ("A", "B", 2, 6),
        ("AAA", "C", 1, 3),
        ("STANDARD", "C", 6, None),
    ],
)
def test_grade_and_value_class_each_ask_and_the_shorter_counts(
    grade: str, value_class: str | None, phone: int, site: int | None
) -> None:
    told = (ServiceGrade(grade), ValueClass(value_class) if value_class else None, CARE)
    assert (phone_months(*told), site_months(*told)) == (phone, site)


def test_a_call_stands_in_the_list_seven_days_ahead_and_not_eight() -> None:
    today = date(2026, 11, 20)
    assert is_listed(Owed(CallReason.CADENCE, today, today + 7 * DAY), today, CARE)
    assert not is_listed(Owed(CallReason.CADENCE, today, today + 8 * DAY), today, CARE)


def owed(reason: str, days: int, today: date = date(2026, 11, 20)) -> Owed:
    return Owed(CallReason(reason), today, today + days * DAY)


def test_what_is_lost_today_leads_whatever_it_is() -> None:
    today = date(2026, 11, 20)
    leading = most_pressing([owed("promise", 3), owed("cadence", 0)], today, CARE)
    assert leading == owed("cadence", 0)
    leading = most_pressing([owed("cadence", -9), owed("promise", 0)], today, CARE)
    assert leading == owed("promise", 0)
    assert most_pressing([], today, CARE) is None
    assert loss_of(owed("retry", -2), today).is_lost_today


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(CallReason)),
            st.integers(-20, 7),
            st.sampled_from(list(ServiceGrade)),
        ),
        min_size=1,
        max_size=30,
    )
)
def test_the_list_is_sorted_by_what_is_lost_first(entries) -> None:
    today = date(2026, 11, 20)
    keys = [
        call_order([owed(reason, days)], grade=grade, number=f"{n:03}", today=today, care=CARE)
        for n, (reason, days, grade) in enumerate(entries)
    ]
    order = sorted(range(len(entries)), key=keys.__getitem__)
    told = [entries[at] for at in order]
    lost = [days <= 0 for _, days, _ in told]
    assert lost == sorted(lost, reverse=True)
    for one, other in pairwise(told):
        if (one[1] <= 0) == (other[1] <= 0):
            weigh = CARE.calling.order.index
            assert weigh(one[0].value) <= weigh(other[0].value)
