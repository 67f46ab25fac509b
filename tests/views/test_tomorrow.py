"""Tomorrow short of people is said at the foot of the window, to who can do something."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QToolButton

from models.rules.terms import Role
from tests.fixed_clock import MORNING
from tests.views.row_desk import RowDesk
from views.shell.tomorrow import EVERY, SETTLED, TomorrowNotice


@pytest.fixture
def button(qtbot):
    made = QToolButton()
    qtbot.addWidget(made)
    return made


def notice(tmp_path, button, role=Role.DISPATCHER, count=2):
    desk = RowDesk(tmp_path, role=role, answers={"short_tomorrow": count})
    told = TomorrowNotice(desk, button, open_list=lambda: desk.open_screen("roster", "ahead"))
    told.tick(MORNING)
    return desk, told


def test_it_is_asked_after_the_first_lists_and_then_now_and_then(tmp_path, button, dressed):
    desk, told = notice(tmp_path, button)
    assert desk.asked == []
    told.tick(MORNING + SETTLED)
    told.tick(MORNING + SETTLED + timedelta(seconds=1))
    assert len(desk.asked) == 1
    told.tick(MORNING + SETTLED + EVERY)
    assert len(desk.asked) == 2


def test_it_shows_only_what_is_missing_and_leads_there(tmp_path, button, dressed):
    desk, told = notice(tmp_path, button)
    told.tick(MORNING + SETTLED)
    assert not button.isHidden()
    assert "2" in button.accessibleName()
    button.click()
    assert desk.opened == [("roster", "ahead")]
    desk.answers["short_tomorrow"] = 0
    told.tick(MORNING + SETTLED + EVERY)
    assert button.isHidden()


def test_a_keeper_is_not_told(tmp_path, button, dressed):
    desk, told = notice(tmp_path, button, role=Role.KEEPER)
    told.tick(MORNING + SETTLED)
    assert desk.asked == []
