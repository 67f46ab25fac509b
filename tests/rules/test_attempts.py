"""What follows calls that reached nobody; windows against a minute-by-minute reckoning."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.rules.attempts import Advice, NextStep, Tried, advise, next_window, window_now
from models.rules.calendar import Hours, working_calendar
from models.rules.norms import norms
from models.rules.terms import CallOutcome
from models.rules.zone import SHANGHAI, local_day

CALENDAR = working_calendar()
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
MOST = norms().care.calling.attempts
AT = datetime(2026, 11, 20, 11, 0, tzinfo=SHANGHAI)
HOURS = st.sampled_from(
    [
        Hours.of([["08:30", "12:00"], ["14:00", "17:30"]]),
        Hours.of([["09:00", "17:00"]]),
        Hours.of([["07:00", "11:30"], ["13:00", "16:00"]]),
        Hours.of([["13:00", "21:00"]]),
    ]
)
BEGIN = datetime(2025, 12, 20, tzinfo=SHANGHAI)
MOMENTS = st.integers(0, 365 * 24 * 60).map(lambda minutes: BEGIN + minutes * MINUTE)


def in_a_window(moment: datetime, hours: Hours) -> bool:
    """Reckon from the clock on the wall: first hour, hour before lunch, last hour."""
    day = local_day(moment)
    if not CALENDAR.is_working(day):
        return False
    spans = hours.on(day)
    opens, closes = spans[0][0], spans[-1][1]
    noon = moment.replace(hour=12, minute=0)
    lunch = spans[0][1] if len(spans) > 1 else noon
    worked = any(start <= moment < end for start, end in spans)
    first = opens <= moment < opens + HOUR
    middle = lunch - HOUR <= moment < lunch and opens < lunch
    last = closes - HOUR <= moment < closes
    return worked and (first or middle or last)


@given(MOMENTS, HOURS)
def test_a_window_is_open_just_when_the_wall_clock_says_so(moment: datetime, hours: Hours) -> None:
    window = window_now(moment, hours, calendar=CALENDAR, length=HOUR)
    assert (window is not None) == in_a_window(moment, hours)


@given(MOMENTS, HOURS)
def test_the_next_window_is_the_first_to_begin(moment: datetime, hours: Hours) -> None:
    window = next_window(moment, hours, calendar=CALENDAR, length=HOUR)
    assert window is not None
    assert window.starts_at > moment
    assert in_a_window(window.starts_at, hours)
    at, begun = moment, []
    while at + MINUTE < window.starts_at and len(begun) < 1:
        at += MINUTE
        if in_a_window(at, hours) and not in_a_window(at - MINUTE, hours):
            begun.append(at)
    assert begun == []


def tried(*outcomes: str, contact: int = 1) -> list[Tried]:
    return [Tried(contact, CallOutcome(one)) for one in outcomes]


def test_one_number_is_tried_three_times_then_the_second_contact() -> None:
    busy = ["busy"] * MOST
    assert advise(tried(*busy[:-1]), [1, 2], most=MOST, again_at=AT) == Advice(
        NextStep.SAME_NUMBER, 1, AT
    )
    assert advise(tried(*busy), [1, 2], most=MOST, again_at=AT) == Advice(
        NextStep.OTHER_CONTACT, 2, AT
    )


def test_an_empty_number_is_not_tried_again() -> None:
    advice = advise(tried("empty_number"), [1, 2], most=MOST, again_at=AT)
    assert (advice.step, advice.contact_id) == (NextStep.OTHER_CONTACT, 2)


def test_when_all_numbers_are_spent_a_supervisor_decides() -> None:
    spent = tried(*["no_answer"] * MOST) + tried("empty_number", contact=2)
    assert advise(spent, [1, 2], most=MOST, again_at=AT) == Advice(NextStep.SUPERVISOR)
    assert advise(tried("busy"), [], most=MOST, again_at=AT) == Advice(NextStep.SUPERVISOR)
