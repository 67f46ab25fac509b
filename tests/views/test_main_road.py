"""The whole road by keyboard alone, on a real office: from the ring to the filed paper."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.queries.ticket_detail import detail
from models.rules.norms import norms
from models.rules.states import TicketState, Verb
from tests.screens import wait_for
from views.dispatch.page import DispatchPage
from views.intake.page import IntakePage
from views.preview.page import PreviewPage
from views.tickets.page import TicketsPage

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ENTER = Qt.Key.Key_Return


class Hands:
    """Ten fingers on a keyboard: keys go to whatever has the focus."""

    def __init__(self, console):
        self.console = console

    @property
    def page(self):
        """The page in front."""
        return self.console.workplace.pages.page()

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        """Press one key."""
        target = QApplication.focusWidget() or self.console.window
        QTest.keyClick(target, key, modifiers)

    def say(self, text):
        """Type a text."""
        QTest.keyClicks(QApplication.focusWidget(), text)

    def until(self, held):
        """Wait until something holds."""
        wait_for(held)

    def at(self, kind):
        """Wait for a page of a kind to be in front and return it."""
        self.until(lambda: isinstance(self.page, kind))
        return self.page

    def ticket(self, number):
        """Ask the office itself what it knows of a ticket."""
        found = []
        now = self.console.clock.now()
        self.console.tasks.ask(
            self.console, lambda session: detail(session, number, now=now), found.append
        )
        self.until(lambda: found)
        return found[0]


@pytest.fixture
def hands(at_work):
    console = at_work()
    console.window.activateWindow()
    return Hands(console)


def step(hands, key, modifiers, **told):
    """Start a verb by its key, fill in what it asks, and save with Ctrl+Enter."""
    board = hands.at(TicketsPage)
    hands.until(lambda: board.panel.form is None and board.panel.detail is not None)
    board.board.table.setFocus()
    hands.press(key, modifiers)
    hands.until(lambda: board.panel.form is not None)
    form = board.panel.form
    for name, text in told.items():
        editor = form.form.fields[name].editor
        if hasattr(editor, "findData"):
            editor.restore(text)
        else:
            (editor.focusProxy() or editor).setFocus()
            hands.press(Qt.Key.Key_A, CTRL)
            hands.say(text)
    hands.press(ENTER, CTRL)
    hands.until(
        lambda: (
            board.panel.form is None
            or form.bar.isVisible()
            or _problems(form)
            or (board.bar.isVisible() and board.bar.property("kind") == "error")
        )
    )
    assert board.panel.form is None, form.bar.text.text() or _problems(form)


def _problems(form):
    fields = form.form.fields.items()
    return {name: one.note.text() for name, one in fields if one.note.property("role") == "problem"}


def ring(hands):
    """Take a call about the third customer and go on to dispatch; return the number."""
    hands.press(Qt.Key.Key_N, CTRL)
    intake = hands.at(IntakePage)
    hands.say("C003")
    hands.press(ENTER)
    hands.until(lambda: intake.call.inputs.circuit_number.row() is not None)
    hands.until(lambda: "2026-11-20" in intake.call.promise._due.text())
    hands.press(Qt.Key.Key_N, ALT)
    hands.press(Qt.Key.Key_S, ALT)
    hands.say("no light at all")
    hands.press(ENTER, CTRL | SHIFT)
    return hands.at(DispatchPage).subject().partition(" ")[0]


def send_and_print(hands, number, paper):
    """Send the crew proposed, put its order on paper, and go back to the board."""
    dispatch = hands.at(DispatchPage)
    hands.until(lambda: dispatch.has_crew() and dispatch._ticket is not None)
    hands.press(ENTER, CTRL | SHIFT)
    preview = hands.at(PreviewPage)
    hands.until(preview.is_ready)
    assert preview.subject() == f"{number}-P1"
    preview.save_to(paper, counted=True)
    hands.until(lambda: preview._copies == 1)
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_2, CTRL)
    board = hands.at(TicketsPage)
    board.show_subject(number)
    hands.until(lambda: board.panel.detail is not None and board.panel.number == number)
    hands.until(lambda: board.board.row() is not None and board.board.row().number == number)


def reason_drawn(preview):
    return preview._draft and preview._draft.sheet.copy.reason


def mend(hands):
    """Walk the crew's part, each step by its key, with the time it took."""
    clock = hands.console.clock
    step(hands, Qt.Key.Key_3, ALT)
    step(hands, Qt.Key.Key_4, ALT, outcome="connected")
    step(hands, Qt.Key.Key_5, ALT, appointed_at="+30", person="Zhou Min", phone="13800000021")
    clock.advance(minutes=20)
    step(hands, Qt.Key.Key_6, ALT, called="connected")
    clock.advance(minutes=10)
    step(hands, Qt.Key.Key_7, ALT)
    step(hands, Qt.Key.Key_8, ALT, cause_guess="fibre")
    clock.advance(minutes=15)
    step(hands, Qt.Key.Key_9, ALT, how="spliced anew", tests="-21.5")


def test_a_fault_goes_from_the_ring_to_the_filed_paper_by_keyboard_alone(hands, tmp_path):
    number = ring(hands)
    paper = tmp_path / "order.pdf"
    send_and_print(hands, number, paper)
    mend(hands)
    cause = next(iter(norms().causes.codes()))
    told = {"process": "spliced", "cause_code": cause, "prevention": "protect the fibre"}
    step(hands, Qt.Key.Key_0, ALT, **told)
    step(hands, Qt.Key.Key_Q, ALT | SHIFT)
    step(hands, Qt.Key.Key_F, ALT | SHIFT, fixed="yes", satisfaction="satisfied")

    filed = hands.ticket(number)
    assert filed.row.state is TicketState.CLOSED
    assert filed.clock.restoration.counted.total_seconds() == 45 * 60
    assert paper.read_bytes().startswith(b"%PDF")
    assert [one.copy_number for one in filed.prints] == [1]
    said = [one.verb for one in filed.timeline]
    assert said[:3] == [Verb.OPEN, Verb.ACCEPT, Verb.DISPATCH]
    assert said[-1] is Verb.FOLLOW_UP


def test_a_reprint_is_refused_without_its_reason_and_marked_with_it(hands, tmp_path):
    number = "LX-GZ-20261120-0001"
    hands.console.workplace.open_screen("preview", number)
    preview = hands.at(PreviewPage)
    hands.until(preview.is_ready)
    preview.save_to(tmp_path / "first.pdf", counted=True)
    hands.until(lambda: preview._copies == 1)
    hands.press(Qt.Key.Key_P, CTRL)
    assert preview.bar.isVisible()
    preview.reason.setFocus()
    hands.say("paper jam")
    hands.press(ENTER)
    hands.until(lambda: reason_drawn(preview) == "paper jam")
    preview.save_to(tmp_path / "second.pdf", counted=True)
    hands.until(lambda: preview._copies == 2)
    assert [one.copy_number for one in hands.ticket(number).prints] == [1, 2]
    assert [one.reason or "" for one in hands.ticket(number).prints] == ["", "paper jam"]
