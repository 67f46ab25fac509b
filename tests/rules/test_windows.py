"""Call windows: the customer's own hours, edges, days without lunch, days off."""

from datetime import date, datetime, timedelta

import pytest

from models.rules.calendar import OFFICE_HOURS, Hours, working_calendar
from models.rules.norms import norms
from models.rules.terms import CallWindow
from models.rules.windows import call_windows, window_of
from models.rules.zone import SHANGHAI

HOUR = timedelta(hours=1)
FRIDAY = date(2026, 11, 20)


def windows(hours: Hours, day: date = FRIDAY, *, length: timedelta = HOUR) -> list[str]:
    found = call_windows(hours, day, calendar=working_calendar(), length=length)
    return [f"{one.kind} {one.starts_at:%H:%M}-{one.ends_at:%H:%M}" for one in found]


def test_the_three_windows_follow_the_customers_own_hours() -> None:
    assert windows(OFFICE_HOURS) == [
        "start_of_work 08:30-09:30",
        "before_lunch 11:00-12:00",
        "last_hour 16:30-17:30",
    ]


def test_the_norms_know_the_length_of_a_window_and_ordinary_hours() -> None:
    rules = norms().care.windows
    assert rules.length == HOUR
    assert Hours(rules.office_hours) == OFFICE_HOURS


def test_without_a_lunch_break_the_middle_window_is_the_hour_before_noon() -> None:
    assert windows(Hours.of([["09:00", "17:00"]]))[1] == "before_lunch 11:00-12:00"


def test_who_does_not_work_at_noon_has_no_middle_window() -> None:
    assert windows(Hours.of([["13:00", "22:00"]])) == [
        "start_of_work 13:00-14:00",
        "last_hour 21:00-22:00",
    ]


def test_a_short_stretch_is_not_left_by_its_window() -> None:
    assert windows(Hours.of([["09:00", "09:40"], ["14:00", "14:30"]])) == [
        "start_of_work 09:00-09:40",
        "before_lunch 09:00-09:40",
        "last_hour 14:00-14:30",
    ]


def test_days_off_have_no_windows_and_made_up_days_do() -> None:
    assert windows(OFFICE_HOURS, date(2026, 11, 21)) == []
    assert windows(OFFICE_HOURS, date(2026, 10, 1)) == []
    assert len(windows(OFFICE_HOURS, date(2026, 10, 10))) == 3


@pytest.mark.parametrize(
    ("clock", "window"),
    [
        ("08:29", CallWindow.OUTSIDE),
        ("08:30", CallWindow.START_OF_WORK),
        ("09:29", CallWindow.START_OF_WORK),
        ("09:30", CallWindow.OUTSIDE),
        ("11:00", CallWindow.BEFORE_LUNCH),
        ("12:00", CallWindow.OUTSIDE),
        ("17:29", CallWindow.LAST_HOUR),
        ("17:30", CallWindow.OUTSIDE),
    ],
)
def test_a_window_holds_its_start_and_not_its_end(clock: str, window: CallWindow) -> None:
    moment = datetime.fromisoformat(f"2026-11-20 {clock}").replace(tzinfo=SHANGHAI)
    calendar = working_calendar()
    assert window_of(moment, OFFICE_HOURS, calendar=calendar, length=HOUR) is window
