"""A day's replay on the dispatch board: ``python -m tests.replay.day DIR [COUNT]``.

Real letters of the shared logs come in as tickets, five a second of simulated time, and are
sent to crews on a virtual screen: every other one by keys, every other one dragged with the
mouse; some are moved, some taken back and done again. Pictures of the board go into DIR.
"""

import csv
import lzma
import os
import sys
import tempfile
import time
from collections import Counter as Tally
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from models.domain import Event, Ticket, WorkOrder
from models.rules.states import TicketState
from models.rules.terms import OrderState, Role
from models.services import crews
from models.services.tickets import open_ticket
from models.store.unit_of_work import consult
from tests.fixed_clock import MORNING, FixedClock
from tests.offices import make_store
from tests.services.counter import Counter, furnish

LETTERS = Path(__file__).resolve().parents[2].parent / "shared" / "realdata" / "tickets"
SECONDS, COUNT, CREWS = 60.0, 300, 12
MOVED_EVERY, UNDONE_EVERY, SHOTS = 10, 25, 5
DIR, HOW_MANY = 1, 2


def letters(folder: Path, count: int) -> list[tuple[str, str, str]]:
    """Return number, subject and text of the first letters of the log."""
    source = folder / "群众留言_答复.csv.xz"
    with lzma.open(source, "rt", encoding="utf-8-sig", newline="") as file:
        return [
            (row["留言编号"], row["留言主题"], row["留言详情"])
            for row, _ in zip(csv.DictReader(file), range(count), strict=False)
        ]


class Day:
    """A board on an office of its own, and the two hands that work it."""

    def __init__(self, folder: Path, count: int) -> None:
        from PySide6.QtWidgets import QApplication

        from console.language import Language
        from tests.views.store_desk import StoreDesk
        from views import theme, wording
        from views.board.page import BoardPage

        self.app = QApplication.instance() or QApplication([])
        theme.wear(self.app, theme.LIGHT)
        Language(self.app).speak("zh_CN")
        wording.set_language("zh_CN")
        self.clock, self.step = FixedClock(), timedelta(seconds=SECONDS / count)
        self.store = make_store(folder / "office.db", folder)
        self.county = Counter(self.store, now=MORNING)
        furnish(self.county)
        self.county.act(_more_crews)
        self.desk = StoreDesk(folder, clock=self.clock, role=Role.SUPERVISOR, store=self.store)
        self.board = BoardPage(self.desk)
        self.board.resize(1680, 1000)
        self.board.show()
        self.board.activateWindow()
        self.until(self.board.isActiveWindow)
        self.board.refresh()
        self.until(lambda: bool(self.board.chart.plan.rows))

    def until(self, held) -> None:
        """Let the event loop run until something holds."""
        ends = time.monotonic() + 60
        while not held():
            if time.monotonic() > ends:
                raise TimeoutError
            self.app.processEvents()

    def arrive(self, key: str, subject: str, text: str) -> str:
        """Register one letter and see it on the board."""
        now = self.county.now = self.clock.advance(seconds=self.step.total_seconds())
        told = {
            "kind": "complaint",
            "category": "complaint",
            "symptom": text,
            "customer_name": subject[:100] or "无名",
            "reporter": "网友",
            "reported_at": now,
            "external_source": "platform",
            "external_number": key,
            "service": "other",
            "reach": "within_province",
            "grade": "STANDARD",
        }
        number = self.county.act(lambda s: open_ticket(s, told, accept=True)).number
        self.board.refresh()
        self.board.tick(now)
        self.board.waiting.table.setFocus()
        if not self.board.waiting.table.select_key(number):
            raise AssertionError(number)
        return number

    def send_by_keys(self, turn: int) -> None:
        """F2, some crews down, some steps along, Enter."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        table, chart = self.board.waiting.table, self.board.chart
        QTest.keyClick(table, Qt.Key.Key_F2)
        for _ in range(turn % CREWS):
            QTest.keyClick(chart, Qt.Key.Key_Down)
        for _ in range(turn % 5):
            QTest.keyClick(chart, Qt.Key.Key_Right)
        QTest.keyClick(chart, Qt.Key.Key_Return)

    def send_by_mouse(self, turn: int) -> None:
        """Drag the row out of the list, over the chart, and let go."""
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        table, chart = self.board.waiting.table, self.board.chart
        left, view = Qt.MouseButton.LeftButton, table.viewport()
        start = table.visualRect(table.currentIndex()).center()
        rows = chart.plan.crew_rows()
        row = rows[turn % len(rows)]
        chart.verticalScrollBar().setValue(max(row.top - 40, 0))
        y = row.top + row.height // 2 - chart.offset().y()
        x = chart.scale.x_of(self.clock.now() + timedelta(minutes=40 + turn % 7 * 20))
        goal = chart.viewport().mapToGlobal(QPoint(x - chart.offset().x(), y))
        QTest.mousePress(view, left, Qt.KeyboardModifier.NoModifier, start)
        QTest.mouseMove(view, start + QPoint(15, 0))
        QTest.mouseMove(view, view.mapFromGlobal(goal))
        QTest.mouseRelease(view, left, Qt.KeyboardModifier.NoModifier, view.mapFromGlobal(goal))

    def move(self, number: str) -> None:
        """Move the bar just dropped an hour on, by keys."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        chart = self.board.chart
        chart.choose(f"{number}-P1")
        chart.setFocus()
        QTest.keyClick(chart, Qt.Key.Key_Space)
        QTest.keyClick(chart, Qt.Key.Key_Right)
        QTest.keyClick(chart, Qt.Key.Key_Right)
        QTest.keyClick(chart, Qt.Key.Key_Return)

    def answer(self) -> None:
        """Say why, where the rules ask for a word."""
        dialog = self.board.dropper.dialog
        if dialog is None or not dialog.isVisible():
            return
        for name in dialog.names:
            dialog.form.fields[name].editor.setPlainText("回放:就近安排")
        dialog.accept()

    def undo_and_redo(self) -> None:
        """Take the last drop back, and do it again."""
        self.board._back.undo()
        self.board._back.redo()

    def shot(self, file: Path) -> None:
        """Take a picture."""
        self.app.processEvents()
        self.board.grab().save(str(file))

    def close(self) -> None:
        """Put everything away."""
        self.board.close()
        self.board.deleteLater()
        self.store.close()


def _more_crews(session) -> None:
    for place in range(3, CREWS + 1):
        crews.add_crew(session, code=f"B{place:02}", name=f"第{place}班")


def play(folder: Path, source: Path, *, count: int, shots: Path | None = None) -> dict:
    """Play a day and return what came of it; raises AssertionError for what is lost or doubled."""
    day, began = Day(folder, count), time.monotonic()
    numbers = []
    for turn, letter in enumerate(letters(source, count)):
        numbers.append(day.arrive(*letter))
        (day.send_by_mouse if turn % 2 else day.send_by_keys)(turn)
        day.answer()
        if turn % MOVED_EVERY == MOVED_EVERY - 1:
            day.move(numbers[-1])
            day.answer()
        if turn % UNDONE_EVERY == UNDONE_EVERY - 1:
            day.undo_and_redo()
        if shots is not None and turn % max(count // SHOTS, 1) == 0:
            day.shot(shots / f"board-{turn:03}.png")
    if shots is not None:
        day.shot(shots / f"board-{count:03}.png")
    told = _judged(day, numbers)
    day.close()
    simulated = (day.clock.now() - MORNING).total_seconds()
    return told | {"simulated": simulated, "seconds": round(time.monotonic() - began, 1)}


def _judged(day: Day, numbers: list[str]) -> dict:
    errors = [type(error).__name__ + str(error) for error, _ in day.desk.errors]
    states, orders, verbs = consult(day.store, _read)
    sent = {number for number, state in states if state is TicketState.DISPATCHED}
    missing = set(numbers) - sent
    assert not missing, (sorted(missing)[:5], errors[:3])
    assert Tally(ticket for ticket, state in orders if state is OrderState.ISSUED) == Tally(
        {ticket: 1 for ticket, _ in orders}
    )
    assert day.board.waiting.model.rowCount() == 0
    assert len(day.board.chart.plan.places) == len(numbers)
    return {"tickets": len(numbers), "orders": len(orders), **verbs}


def _read(session):
    states = session.execute(select(Ticket.number, Ticket.state)).all()
    orders = session.execute(select(WorkOrder.ticket_id, WorkOrder.state)).all()
    verbs = Tally(session.scalars(select(Event.verb).where(Event.subject_kind != "crew")))
    kept = {verb: verbs[verb] for verb in ("dispatch", "replan", "undo", "redo")}
    return [tuple(row) for row in states], [tuple(row) for row in orders], kept


def main(words: list[str]) -> int:
    """Play the whole day and say what came of it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    shots = Path(words[DIR])
    shots.mkdir(parents=True, exist_ok=True)
    count = int(words[HOW_MANY]) if len(words) > HOW_MANY else COUNT
    with tempfile.TemporaryDirectory() as folder:
        print(play(Path(folder), LETTERS, count=count, shots=shots))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
