"""A scanner beside the keyboard: it opens the ticket from anywhere and spares the field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from models.queries.number_rows import NumberRow
from models.rules.states import TicketState
from tests.screens import settle, wait_for
from views.intake.page import IntakePage
from views.shell.number_box import NumberBox
from views.shell.scan_watch import ScanWatch
from views.tickets.page import TicketsPage

NUMBER = "LX-GZ-20261120-0002"
SLOW_MS = 45
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(qapp, qtbot):
    """A window with one line, watched for a scanner; what was scanned is noted."""
    window = QWidget()
    line = QLineEdit(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(lambda: qapp.focusWindow() is window.windowHandle())
    watch = ScanWatch(qapp, "LX", window)
    line.scanned = []
    watch.scanned.connect(line.scanned.append)
    yield line
    window.close()


def press(window, text, *, gap=0, enter=True):
    """Send keys to the window itself, as the system does."""
    for char in text:
        QTest.keyClick(window, char)
        if gap:
            QTest.qWait(gap)
    if enter:
        QTest.keyClick(window, Qt.Key.Key_Return)


def handle(widget):
    return widget.window().windowHandle()


def test_a_scan_opens_and_leaves_nothing_in_the_field(field):
    field.setText("half a sentence")
    press(handle(field), NUMBER)
    assert field.scanned == [NUMBER]
    QTest.qWait(80)
    assert field.text() == "half a sentence"


def test_a_fast_typist_keeps_every_letter(field):
    press(handle(field), NUMBER, gap=SLOW_MS)
    wait_for(lambda: field.text() == NUMBER)
    assert field.scanned == []


def test_what_cannot_become_a_number_is_not_kept_back_for_a_moment(field):
    press(handle(field), "hello 138", enter=False)
    assert field.text() == "hello 138"


def test_letters_that_begin_like_a_number_come_after_a_blink(field):
    press(handle(field), "Lx", enter=False)
    assert field.text() == ""
    wait_for(lambda: field.text() == "Lx")


def test_a_command_key_lets_what_was_kept_back_go_first(field):
    press(handle(field), "LX", enter=False)
    QTest.keyClick(handle(field), Qt.Key.Key_A, CTRL)
    assert field.text() == "LX"
    assert field.selectedText() == "LX"


def test_a_bug_in_the_watch_lets_the_key_pass(field, monkeypatch):
    monkeypatch.setattr(ScanWatch, "_takes", lambda *_: 1 / 0)
    press(handle(field), NUMBER, enter=False)
    assert field.text() == NUMBER


def test_a_desk_that_is_locked_hears_nothing(field, qapp):
    away = QWidget()
    deaf = ScanWatch(qapp, "LX", away)
    heard = []
    deaf.scanned.connect(heard.append)
    press(handle(field), NUMBER)
    assert (heard, field.scanned) == ([], [NUMBER])


def test_counter_proof_without_the_watch_the_number_stands_in_the_field(qtbot):
    window = QWidget()
    line = QLineEdit(window)
    qtbot.addWidget(window)
    window.show()
    line.setFocus()
    press(handle(line), NUMBER)
    assert line.text() == NUMBER


def test_a_scan_while_taking_a_call_shows_the_ticket_and_keeps_the_call(at_work):
    console = at_work()
    console.window.activateWindow()
    console.workplace.open_screen("intake")
    page = console.workplace.pages.page()
    assert isinstance(page, IntakePage)
    page.call.inputs.symptom.setFocus()
    page.call.inputs.symptom.setPlainText("no light")
    settle(console)
    press(console.window.windowHandle(), NUMBER)
    wait_for(lambda: isinstance(console.workplace.pages.page(), TicketsPage))
    wait_for(lambda: console.workplace.pages.page().subject() == NUMBER)
    assert page.call.inputs.symptom.toPlainText() == "no light"


def test_ctrl_g_opens_a_ticket_by_the_end_of_its_number(at_work):
    console = at_work()
    console.window.activateWindow()
    console.workplace.ask_number()
    [box] = console.window.findChildren(NumberBox)
    box.line.setFocus()
    QTest.keyClicks(box.line, "2")
    box.take()
    wait_for(lambda: console.workplace.pages.page().subject() == NUMBER)


def test_the_box_says_so_when_no_record_answers(desk, qtbot):
    desk.answers["find_number"] = ()
    box = NumberBox(desk)
    qtbot.addWidget(box)
    box.line.setText("999")
    box.take()
    assert "999" in box._hint.text()


def test_arrows_walk_the_list_without_leaving_the_line(desk, qtbot):
    rows = tuple(
        NumberRow(f"LX-GZ-2026112{n}-0001", f"LX-GZ-2026112{n}-0001", "客户", TicketState.WORKING)
        for n in (1, 2)
    )
    desk.answers["find_number"] = rows
    box = NumberBox(desk)
    qtbot.addWidget(box)
    chosen = []
    box.chosen.connect(chosen.append)
    box.line.setText("1")
    box._ask()
    QTest.keyClick(box.line, Qt.Key.Key_Down)
    box.take()
    assert chosen == [rows[1]]
