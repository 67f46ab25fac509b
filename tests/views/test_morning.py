"""What falls due is said once a day at a desk, can be put off, and is shown by the month."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.queries.due_board import DueBoard, DueItem
from models.rules.due import Nearness, Urgency
from models.rules.terms import DueKind, Role
from tests.fixed_clock import MORNING
from tests.views.row_desk import RowDesk
from views.shell.morning import LATER, SETTLED, MorningNotice
from views.things.month import MonthView

TODAY = date(2026, 11, 20)
ITEM = DueItem(
    subject_kind="vehicle",
    subject="浙C12345",
    name="皮卡",
    kind=DueKind.ANNUAL_INSPECTION,
    near=Nearness(Urgency.OVERDUE, -1, 0),
    due_on=TODAY,
)
BOARD = DueBoard((ITEM, replace(ITEM, near=Nearness(Urgency.TODAY, 0, 0))), (60, 30, 7, 0))


@pytest.fixture
def desk(tmp_path, dressed):
    return RowDesk(tmp_path, role=Role.KEEPER, answers={"due_board": BOARD, "due_month": (ITEM,)})


@pytest.fixture
def frame(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def notice(desk, frame):
    return MorningNotice(desk, frame, open_list=lambda: desk.open_screen("things", "due"))


def asked(desk):
    return [name for name, _ in desk.asked].count("due_board")


def test_it_is_said_once_a_day_and_desk(desk, frame):
    told = notice(desk, frame)
    told.tick(MORNING)
    assert asked(desk) == 0, "the first lists come first"
    told.tick(MORNING + SETTLED)
    assert not told.bar.isHidden()
    assert "1" in told.bar.text.text()
    told.seen()
    told.tick(MORNING + timedelta(hours=5))
    again = notice(desk, frame)
    again.tick(MORNING)
    again.tick(MORNING + timedelta(hours=5))
    assert asked(desk) == 1
    assert again.bar.isHidden()
    again.tick(MORNING + timedelta(days=1))
    assert asked(desk) == 2


def test_what_is_put_off_comes_again_in_an_hour(desk, frame):
    told = notice(desk, frame)
    told.tick(MORNING)
    told.tick(MORNING + SETTLED)
    told.put_off()
    told.tick(MORNING + LATER - SETTLED)
    assert told.bar.isHidden()
    told.tick(MORNING + LATER + SETTLED)
    assert not told.bar.isHidden()


def test_looking_opens_the_list_and_is_enough_for_today(desk, frame):
    told = notice(desk, frame)
    told.tick(MORNING)
    told.tick(MORNING + SETTLED)
    told.look()
    assert desk.opened == [("things", "due")]
    assert told.bar.isHidden()


@pytest.mark.parametrize(
    ("role", "when"),
    [(Role.CREW, MORNING), (Role.KEEPER, MORNING - timedelta(hours=2))],
)
def test_it_is_not_for_everybody_and_not_before_work(desk, frame, role, when):
    desk.role = role
    told = notice(desk, frame)
    told.tick(when)
    told.tick(when + SETTLED)
    assert asked(desk) == 0


def test_nothing_due_says_nothing(desk, frame):
    desk.answers["due_board"] = DueBoard((), (60, 30, 7, 0))
    told = notice(desk, frame)
    told.tick(MORNING)
    told.tick(MORNING + SETTLED)
    assert told.bar.isHidden()


def test_a_month_names_what_falls_due_each_day_and_is_walked_by_keys(desk, qtbot):
    month = MonthView(desk)
    qtbot.addWidget(month)
    month.refresh()
    assert month.day() == TODAY
    assert month.items() == (ITEM,)
    cell = month.grid.currentItem()
    assert ITEM.subject in cell.text()
    qtbot.keyClick(month.grid, Qt.Key.Key_PageDown)
    assert month.first == date(2026, 12, 1)
