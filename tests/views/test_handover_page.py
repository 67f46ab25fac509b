"""Handing over by keyboard on a real office: notes, counts, the next one's password."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from sqlalchemy import select

from models.domain import Handover
from models.queries.handovers import Counted
from models.rules.terms import InstrumentKind
from models.store.unit_of_work import consult
from tests.fixed_clock import FixedClock
from tests.services.counter import Counter, open_county
from tests.services.test_handovers import PASSWORD, accounts
from tests.views.store_desk import StoreDesk
from views import wording
from views.handover.editors import Notes
from views.handover.form import HandoverForm
from views.handover.page import BEFORE, HandoverPage

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def county(tmp_path):
    with open_county(tmp_path / "office.db", tmp_path) as store:
        counter = Counter(store)
        accounts(counter)
        counter.open()
        counter.open(circuit_number="LX-DAT-00007", customer_name="临溪第一中学")
        counter.wait(100)
        yield counter


@pytest.fixture
def page(county, tmp_path, dressed, qtbot):
    desk = StoreDesk(tmp_path, FixedClock(county.now), store=county.store)
    made = HandoverPage(desk)
    qtbot.addWidget(made)
    made.resize(1360, 800)
    made.show()
    made.activateWindow()
    made.refresh()
    made.tickets.setFocus()
    return made


def kept(county):
    return consult(county.store, lambda s: s.scalar(select(Handover)))


def press(page, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.focusWidget() or page, key, modifiers)
    QApplication.processEvents()


def write(page, name, text):
    editor = page.form.form.fields[name].editor
    if hasattr(editor, "findData"):
        editor.restore(text)
    else:
        (editor.focusProxy() or editor).setFocus()
        QTest.keyClicks(editor.focusProxy() or editor, text)


def save(page):
    page.form.form.fields["shift"].editor.setFocus()
    press(page, ENTER, CTRL)


def test_a_shift_is_handed_over_by_keyboard_alone(page, county):
    press(page, Qt.Key.Key_M, CTRL)
    QTest.keyClicks(page.remark, "ring first")
    press(page, ENTER)
    assert page.focusWidget() is page.remark  # on to the next ticket
    QTest.keyClicks(page.remark, "wait for the key")
    write(page, "shift", "day")
    write(page, "counts", "2")
    write(page, "taken_over_by", "赵")
    write(page, "password", PASSWORD)
    save(page)
    row = kept(county)
    assert (row.shift, row.taken_over_by, row.by_password) == ("day", "赵", True)
    notes = [one["note"] for one in row.listed["tickets"]]
    assert notes == ["ring first", "wait for the key"]
    assert row.listed["counts"][0]["found"] == "2"
    assert page.tabs.currentIndex() == BEFORE
    press(page, Qt.Key.Key_P, CTRL)
    assert page.desk.opened[-1] == ("preview", f"F16/{row.number}")


def test_a_wrong_password_stands_beside_its_field_and_loses_nothing(page, county):
    write(page, "left_over", "the OTDR is away")
    write(page, "taken_over_by", "赵")
    write(page, "password", "wrong-wrong-1")
    save(page)
    assert kept(county) is None
    assert page.form.form.fields["password"].note.property("role") == "problem"
    assert page.form.form.fields["left_over"].editor.toPlainText() == "the OTDR is away"


def test_what_was_typed_waits_in_a_draft_and_the_password_does_not(page, county, qtbot):
    write(page, "notices", "inspection tomorrow")
    write(page, "password", PASSWORD)
    page.notes.set_note("LX-GZ-20261120-0001", "ring first")
    page.form._draft.touched()
    page.form.keep()
    assert PASSWORD not in str(page.desk.drafts.recall("handover"))
    again = HandoverPage(page.desk)
    qtbot.addWidget(again)
    again.refresh()
    assert again.form.form.fields["notices"].editor.toPlainText() == "inspection tomorrow"
    assert again.notes.told == {"LX-GZ-20261120-0001": "ring first"}


def test_a_major_fault_asks_for_a_reason_in_the_form(page, county):
    assert "major_reason" not in page.form.form.fields
    county.open(severity="serious", anyway=True)
    write(page, "left_over", "typed before")
    page.refresh()
    assert page.form.form.fields["left_over"].editor.toPlainText() == "typed before"
    write(page, "taken_over_by", "赵")
    save(page)
    assert page.form.form.fields["major_reason"].note.property("role") == "problem"
    write(page, "major_reason", "twelve hours on duty")
    save(page)
    assert kept(county).major_reason == "twelve hours on duty"


def test_the_list_asked_for_again_keeps_the_form_and_the_mark(page, county):
    page.tickets.selectRow(1)
    form = page.form
    write(page, "shift", "day")
    county.wait(30)
    page.desk.clock.advance(minutes=30)
    page.refresh()
    assert page.form is form
    assert page.form.form.fields["shift"].editor.text() == "day"


def test_the_form_needs_no_scrolling_sideways_in_english(page, qtbot):
    things = [Counted("instrument", kind, 12, 10) for kind in InstrumentKind]
    listed = replace(page.form._start.listed, counts=tuple(things))
    wording.set_language("en")
    form = HandoverForm(page.desk, replace(page.form._start, listed=listed), notes=Notes(page))
    qtbot.addWidget(form)
    form.resize(525, 700)  # its share of a window of 1360, less the rail
    form.show()
    qtbot.waitExposed(form)
    assert form.findChild(QScrollArea).horizontalScrollBar().maximum() == 0
