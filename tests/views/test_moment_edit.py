"""What a dispatcher types for a moment, and what the box makes of it."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from models.rules.zone import stamp
from tests.fixed_clock import MORNING
from views.moment_edit import MomentEdit, read_moment


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1430", "2026-11-20 14:30"),
        ("930", "2026-11-20 09:30"),
        ("14:05", "2026-11-20 14:05"),
        ("14\uff1a05", "2026-11-20 14:05"),  # the colon of a Chinese keyboard
        ("21 09:00", "2026-11-21 09:00"),
        ("12-01 0800", "2026-12-01 08:00"),
        ("2026-11-21 01:30", "2026-11-21 01:30"),
        ("21日 09:00", "2026-11-21 09:00"),
        ("+30", "2026-11-20 10:00"),
        ("+2h", "2026-11-20 11:30"),
        ("+1天", "2026-11-21 09:30"),
        ("now", "2026-11-20 09:30"),
        ("现在", "2026-11-20 09:30"),
    ],
)
def test_a_moment_is_read_as_it_is_typed(typed, meant):
    assert stamp(read_moment(typed, MORNING)) == meant


@pytest.mark.parametrize("typed", ["tomorrow", "25:00", "2460", "31 09", "02-30 09:00", "9"])
def test_what_means_no_moment_is_not_guessed(typed):
    with pytest.raises(ValueError, match=r".*"):
        read_moment(typed, MORNING)


def test_nothing_typed_is_no_moment():
    assert read_moment("  ", MORNING) is None


def test_a_moment_keeps_its_seconds_until_it_is_edited(qtbot, clock):
    box = MomentEdit(clock.now)
    qtbot.addWidget(box)
    exact = datetime(2026, 11, 20, 1, 30, 17, tzinfo=UTC)
    box.set_moment(exact)
    assert box.moment() == exact
    qtbot.keyClicks(box, "5")
    assert box.moment() != exact


def test_arrows_step_by_five_minutes(qtbot, clock):
    box = MomentEdit(clock.now)
    qtbot.addWidget(box)
    box.set_moment(MORNING)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.moment() == MORNING + timedelta(minutes=5)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.moment() == MORNING - timedelta(minutes=5)


def test_text_that_means_no_moment_is_handed_on_as_it_is(qtbot, clock):
    box = MomentEdit(clock.now)
    qtbot.addWidget(box)
    box.setText("soon")
    assert box.moment() == "soon"
