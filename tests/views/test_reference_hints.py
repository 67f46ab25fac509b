"""Typing is helped along: towns to choose from, the city of a plate, where a phone is from."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.views.customers.keys import compose
from tests.views.row_desk import RowDesk
from views.widgets.form_field import FormField
from views.widgets.reference_hints import offer_help


class AsideDesk(RowDesk):
    """A desk that does slow work at once."""

    def work(self, owner, job, done, **_):
        done(job(None))


@pytest.fixture
def desk(tmp_path, clock, dressed):
    return AsideDesk(tmp_path, clock, answers={"town_names": ("城关镇", "桥头镇")})


def field(desk, qtbot, name):
    made = FormField(name, QLineEdit())
    qtbot.addWidget(made)
    offer_help(desk, name, made)
    return made


def test_towns_are_offered_by_any_part_of_their_name_and_taken_in_turn(desk, qtbot):
    made = field(desk, qtbot, "town")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.editor.setFocus()
    QTest.keyClicks(made.editor, "x")
    assert made.note.text() == ""
    made.editor.clear()
    compose(made.editor, "镇")
    assert "城关镇、桥头镇" in made.note.text()
    for expected in ("城关镇", "桥头镇", "城关镇"):
        QTest.keyClick(made.editor, Qt.Key.Key_Down)
        assert made.editor.text() == expected
    assert made.note.text() == ""


def test_a_plate_says_its_city_and_what_is_no_plate_is_said_gently(desk, qtbot):
    made = field(desk, qtbot, "plate")
    made.editor.setText("浙C12345")
    assert made.note.text() == "温州市"
    made.editor.setText("浙C12")
    assert made.note.text() == ""
    made.editor.setText("工程车一号甲乙丙")
    assert made.note.text()


def test_a_phone_says_where_it_is_from(desk, qtbot):
    made = field(desk, qtbot, "contact_phone")
    made.editor.setText("0577-66660001")
    assert "温州" in made.note.text()


def test_a_problem_stays_until_it_is_cleared(desk, qtbot):
    made = field(desk, qtbot, "plate")
    made.show_problem("taken")
    made.editor.setText("浙C12345")
    assert made.note.text() == "taken"
    made.clear_problem()
    assert made.note.text() == "温州市"
