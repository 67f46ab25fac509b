"""A row ages by the limit of its stage: the same moments the service clock gives."""

from datetime import timedelta

import pytest

from models.queries.board_lists import board_lists
from models.queries.ticket_detail import detail
from models.rules.clock import LimitName
from models.rules.stage import Level, LimitMarks, pressing
from tests.fixed_clock import MORNING
from tests.services.counter import Counter, open_county

STAGES = {
    "open": LimitName.DISPATCH,
    "dispatch": LimitName.ACKNOWLEDGE,
    "acknowledge": LimitName.ARRIVAL,
    "depart": LimitName.ARRIVAL,
    "restore": LimitName.REPORT,
}


@pytest.fixture
def county(tmp_path):
    with open_county(tmp_path / "office.db", tmp_path) as store:
        yield Counter(store)


def line_of(county, number):
    lists = county.ask(board_lists, now=county.now)
    every = (*lists.waiting, *lists.active, *lists.closed)
    return next(one for one in every if one.number == number)


@pytest.mark.parametrize("until", STAGES)
def test_the_board_counts_a_stage_as_the_clock_does(county, until):
    number = county.open().number
    if until != "open":
        county.walk(number, until=until)
    line = line_of(county, number)
    limits = county.ask(detail, number, now=county.now).clock.limits
    for mark in line.limits:
        reading = limits[mark.name]
        assert (mark.at50, mark.at80, mark.due_at) == (
            reading.at50,
            reading.at80,
            reading.due_at,
        )
    assert STAGES[until] in {mark.name for mark in line.limits}
    asked = LimitName.RESTORATION in {mark.name for mark in line.limits}
    assert asked is (until != "restore")


def test_levels_change_at_fifty_eighty_and_past_a_hundred_percent():
    minute = timedelta(minutes=1)
    mark = LimitMarks("arrival", MORNING + 5 * minute, MORNING + 8 * minute, MORNING + 10 * minute)
    second = timedelta(seconds=1)
    levels = [
        (MORNING + 5 * minute - second, Level.CALM),
        (MORNING + 5 * minute, Level.HALF),
        (MORNING + 8 * minute - second, Level.HALF),
        (MORNING + 8 * minute, Level.NEAR),
        (MORNING + 10 * minute, Level.NEAR),
        (MORNING + 10 * minute + second, Level.LATE),
    ]
    assert [mark.level(at) for at, _ in levels] == [level for _, level in levels]
    assert len(mark.coming(MORNING)) == 3
    assert mark.coming(MORNING + 11 * minute) == ()


def test_the_limit_furthest_used_up_presses_most():
    near = LimitMarks("arrival", MORNING, MORNING, MORNING + timedelta(hours=2))
    far = MORNING + timedelta(days=1)
    calm = LimitMarks("report", far, far, MORNING + timedelta(minutes=1))
    assert pressing((calm, near), MORNING) is near
    assert pressing((), MORNING) is None


def test_what_came_back_to_the_desk_is_not_late_for_a_dispatch_it_had(county):
    number = county.open().number
    county.walk(number, until="dispatch")
    county.do("decline", number, reason="忙")
    county.wait(30)
    assert {mark.name for mark in line_of(county, number).limits} == {LimitName.RESTORATION}
