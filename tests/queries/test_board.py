"""The board: what is open, first due first, with the figures above it."""

from datetime import timedelta

import pytest

from models.errors import RefusedError
from models.queries.ticket_board import (
    board_counts,
    next_mark,
    open_board,
    ticket_list,
    ticket_row,
)
from models.queries.ticket_rows import BoardFilter
from models.rules.clock import LimitState
from models.rules.states import TicketState
from models.rules.terms import ServiceGrade, TicketKind
from tests.services.counter import HOLD, MORNING


def board(county, **filters):
    rows = county.ask(open_board, now=county.now, filters=BoardFilter(**filters))
    return [row.number[-4:] for row in rows]


@pytest.fixture
def four(any_county):
    """AAA down, A down and dispatched, one not accepted, one filed."""
    county = any_county
    county.open()
    second = county.open(circuit_number="LX-DAT-00007", symptom="丢包严重")
    county.do("dispatch", second.number, crew="B02", planned_at=county.now)
    county.open(circuit_number=None, customer_name="路边小店", accept=False)
    fourth = county.open(anyway=True)
    county.do("void", fourth.number, reason="误报", approved_by="张")
    return county


def test_open_tickets_come_first_due_first_and_those_without_a_clock_last(four):
    assert board(four) == ["0001", "0002", "0003"]


def test_the_board_is_filtered_by_what_a_dispatcher_asks(four):
    assert board(four, crew="B02") == ["0002"]
    assert board(four, grade=ServiceGrade.AAA) == ["0001"]
    assert board(four, states=frozenset({TicketState.PENDING})) == ["0003"]
    assert board(four, kind=TicketKind.COMPLAINT) == []
    assert board(four, customer="C002") == ["0002"]
    assert board(four, text="丢包") == ["0002"]
    assert board(four, text="lxdyzx") == ["0002"]  # initials of the second customer
    assert board(four, text="小店 0003") == ["0003"]
    assert board(four, text="100%") == []
    assert board(four, unprinted=True, limit=1) == ["0001"]


def test_any_state_can_be_listed_newest_first(four):
    filters = BoardFilter(states=frozenset(TicketState))
    rows = four.ask(ticket_list, now=four.now, filters=filters)
    assert [row.number[-4:] for row in rows] == ["0004", "0003", "0002", "0001"]
    assert rows[0].clock is LimitState.WAIVED


def test_only_the_late_are_shown_when_asked(four):
    four.wait(125)
    assert board(four, overdue=True) == ["0001"]
    assert four.ask(board_counts, now=four.now).overdue == 1


def test_a_held_ticket_is_not_late_while_its_clock_stands(county):
    number = county.open().number
    county.walk(number, until="acknowledge")
    county.do("suspend", number, expected_resume_at=county.now + timedelta(days=1), **HOLD)
    county.wait(300)
    assert board(county, overdue=True) == []
    counts = county.ask(board_counts, now=county.now)
    assert (counts.open, counts.suspended, counts.overdue) == (1, 1, 0)


def test_a_hold_that_stops_nothing_runs_late(county):
    number = county.open().number
    county.walk(number, until="acknowledge")
    until = county.now + timedelta(days=1)
    county.do("suspend", number, reason="spare", expected_resume_at=until)
    county.wait(300)
    assert board(county, overdue=True) == ["0001"]


def test_the_counts_are_those_of_the_rows(four):
    counts = four.ask(board_counts, now=four.now)
    assert (counts.open, counts.to_dispatch, counts.unacknowledged) == (3, 1, 1)
    assert counts.by_crew == {"B02": 1}
    four.wait(100)
    assert four.ask(board_counts, now=four.now).due_soon == 1


def test_the_next_mark_follows_the_clock_past_each_mark(county):
    county.open()
    found = []
    for _ in range(3):
        county.now = county.ask(next_mark, now=county.now)
        found.append((county.now - MORNING) // timedelta(minutes=1))
    assert found == [60, 96, 120]
    assert county.ask(next_mark, now=county.now) is None


def test_marks_of_a_row_are_half_and_four_fifths(county):
    row = county.ask(ticket_row, county.open().number, now=county.now)
    assert (row.at50 - MORNING, row.at80 - MORNING) == (
        timedelta(minutes=60),
        timedelta(minutes=96),
    )


def test_no_such_ticket_is_refused(county):
    with pytest.raises(RefusedError, match=r"ticket\.unknown"):
        county.ask(ticket_row, "LX-GZ-20261120-0099", now=county.now)
