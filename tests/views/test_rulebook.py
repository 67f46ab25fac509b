"""A supervisor weighs a rule anew by keyboard, and the next suggestion judges by it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.queries.rulebook import rulebook
from models.queries.suggestions import suggested
from models.rules.placement import FIXED, PlacementCode, Weight
from models.rules.terms import Role
from models.services import crews
from tests.fixed_clock import FixedClock
from tests.services.counter import DAY, Counter, open_county
from tests.views.store_desk import StoreDesk
from views.rulebook import SCREENS
from views.rulebook.dialog import RulebookDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def county(tmp_path):
    with open_county(tmp_path / "office.db", tmp_path) as store:
        yield Counter(store)


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(county, window, dressed, tmp_path):
    clock = FixedClock(county.now)
    desk = StoreDesk(tmp_path, clock, role=Role.SUPERVISOR, store=county.store)
    made = RulebookDialog(desk, window)
    made.open()
    return made


def mark(dialog, code):
    assert dialog.rules.select_key(code)
    return dialog.rules


def test_a_rule_is_weighed_anew_and_holds_for_the_next_suggestion(dialog, county, qtbot):
    county.act(lambda s: crews.set_shift(s, crew="B02", day_on=DAY, kind="rest"))
    number = county.open().number

    def left_out():
        found = county.ask(suggested, number=number, now=county.now)
        return [one.crew for one in found.suggestion.left_out]

    assert left_out() == ["B02"]
    qtbot.keyClick(mark(dialog, PlacementCode.OFF_DUTY), Qt.Key.Key_Return)
    assert "须说明原因 → 提醒" in dialog.meaning.toPlainText()
    dialog.note.insert("县里同意夜间机动")
    qtbot.keyClick(dialog.note, Qt.Key.Key_Return, CTRL)
    assert left_out() == []
    held = county.ask(rulebook, now=county.now)
    row = next(one for one in held.rules if one.code is PlacementCode.OFF_DUTY)
    assert (row.weight, row.shipped, row.own) == (Weight.WARN, Weight.OVERRIDE, True)


def test_what_is_fixed_stays(dialog, qtbot):
    for code in FIXED:
        qtbot.keyClick(mark(dialog, code), Qt.Key.Key_Return)
    assert dialog.changes() == {}


def test_without_a_reason_nothing_is_saved_and_the_choice_stays(dialog, county, qtbot):
    qtbot.keyClick(mark(dialog, PlacementCode.OVERLOADED), Qt.Key.Key_Return)
    qtbot.keyClick(dialog.rules, Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    assert dialog.changes() == {"placement": {"weights": {"overloaded": "block"}}}
    assert not any(one.own for one in county.ask(rulebook, now=county.now).rules)


def test_the_reserve_and_the_days_are_part_of_it(dialog, county):
    dialog.reserve.setValue(20)
    dialog.days.setValue(14)
    dialog.note.insert("合同第八条")
    dialog.accept()
    held = county.ask(rulebook, now=county.now)
    assert (held.reserve, held.due_soon_days) == (20, 14)


def test_every_weight_of_every_rule_is_said_in_words(dialog):
    for row in dialog.model.rows():
        mark(dialog, row.rule.code)
        assert len(dialog.meaning.toPlainText().splitlines()) >= 3


def test_only_a_supervisor_has_it():
    (screen,) = SCREENS
    assert screen.roles == frozenset({Role.SUPERVISOR})
