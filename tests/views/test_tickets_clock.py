"""The countdown: stages, words, and the heap that knows when the next one changes."""

from datetime import timedelta

import pytest

from models.rules.clock import LimitState
from tests.fixed_clock import MORNING
from tests.views.rows import MINUTE, ticket
from views.tickets.countdown import Aging, aging, countdown, marks, remaining
from views.widgets.marks import MarkHeap
from views.wording import brief

DUE = MORNING + 120 * MINUTE
ROW = ticket(due_at=DUE, at50=MORNING + 60 * MINUTE, at80=MORNING + 96 * MINUTE)


@pytest.mark.parametrize(
    ("minutes", "stage"),
    [
        (0, Aging.CALM),
        (59, Aging.CALM),
        (60, Aging.HALF),
        (95, Aging.HALF),
        (96, Aging.NEAR),
        (120, Aging.NEAR),
        (121, Aging.LATE),
    ],
)
def test_a_running_ticket_ages_at_half_four_fifths_and_the_limit(minutes, stage):
    assert aging(ROW, MORNING + minutes * MINUTE) is stage


@pytest.mark.parametrize(
    ("state", "stage"),
    [
        (LimitState.PAUSED, Aging.PAUSED),
        (LimitState.MET, Aging.KEPT),
        (LimitState.MISSED, Aging.MISSED),
        (LimitState.WAIVED, Aging.NONE),
        (LimitState.NOT_STARTED, Aging.NONE),
    ],
)
def test_a_clock_that_does_not_run_never_ages(state, stage):
    row = ticket(due_at=DUE, clock=state)
    assert aging(row, DUE + timedelta(days=3)) is stage
    assert marks(row, MORNING) == ()


def test_a_paused_ticket_keeps_what_it_had_left():
    row = ticket(due_at=DUE, clock=LimitState.PAUSED, remaining=40 * MINUTE)
    assert remaining(row, DUE + timedelta(hours=9)) == 40 * MINUTE


def test_the_marks_are_the_moments_at_which_the_stage_changes():
    assert marks(ROW, MORNING) == (ROW.at50, ROW.at80, DUE + timedelta(seconds=1))
    for at in marks(ROW, MORNING):
        assert aging(ROW, at) is not aging(ROW, at - timedelta(seconds=1))


def test_marks_already_passed_are_not_set_again():
    assert marks(ROW, MORNING + 70 * MINUTE) == (ROW.at80, DUE + timedelta(seconds=1))


def test_the_words_say_how_long_is_left_or_how_late_it_is(dressed):
    assert countdown(ROW, MORNING + 40 * MINUTE).endswith(" left")
    assert "1 小时 20 分" in countdown(ROW, MORNING + 40 * MINUTE)
    assert countdown(ROW, DUE + 12 * MINUTE) == "late 12 分"


def test_a_length_is_said_in_its_two_largest_units(dressed):
    assert brief(timedelta(days=2, hours=3, minutes=9)) == "2 天 3 小时"
    assert brief(timedelta(hours=1, minutes=20, seconds=40)) == "1 小时 20 分"
    assert brief(timedelta(minutes=3, seconds=59)) == "3 分"
    assert brief(timedelta(seconds=7)) == "7 秒"


def test_the_heap_gives_each_ticket_once_when_its_mark_falls_due():
    heap = MarkHeap()
    heap.set("A", [MORNING + MINUTE, MORNING + 2 * MINUTE])
    heap.set("B", [MORNING + 5 * MINUTE])
    assert heap.take_due(MORNING) == []
    assert heap.take_due(MORNING + 3 * MINUTE) == ["A"]
    assert heap.take_due(MORNING + 5 * MINUTE) == ["B"]
    assert len(heap) == 0


def test_a_changed_deadline_makes_the_old_marks_stale():
    heap = MarkHeap()
    heap.set("A", [MORNING + MINUTE])
    heap.set("A", [MORNING + 9 * MINUTE])
    assert heap.take_due(MORNING + 2 * MINUTE) == []
    assert heap.take_due(MORNING + 9 * MINUTE) == ["A"]


def test_a_paused_ticket_leaves_the_heap():
    heap = MarkHeap()
    heap.set("A", [MORNING + MINUTE])
    heap.set("A", [])
    assert heap.take_due(MORNING + 9 * MINUTE) == []
