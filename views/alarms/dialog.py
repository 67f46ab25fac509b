"""The list of alarms: acknowledge, snooze, open the ticket; each answer is kept with its name."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from models.queries.alarm_rows import AlarmRow
from models.queries.questions import alarms
from views.alarms.columns import alarm_columns
from views.desk import Desk
from views.widgets.dialog import QuietDialog
from views.widgets.empty_state import EmptyState
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

if TYPE_CHECKING:
    from models.queries.alarm_rows import Alarms

translate = QCoreApplication.translate

SNOOZES = (5, 15, 30)
TICK_MS = 1000
TABLES = frozenset({"ticket", "alarm_answer"})


class AlarmDialog(QuietDialog):
    """Stays open while the office goes on; the list follows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("Alarms", "Alarms"), parent)
        self._desk = desk
        self.model: RowsModel[AlarmRow] = RowsModel(
            alarm_columns(desk.now), self, key=lambda row: row.key
        )
        self.table = Table("alarms", desk.settings, self)
        self.table.show_model(self.model, sort=0)
        self.table.opened.connect(self._open)
        self.table.pointed.connect(lambda _: self._offer())
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                translate("Alarms", "Nothing presses"),
                translate("Alarms", "A ticket comes here once 80 % of a limit are used."),
                icon="bell",
                parent=self,
            )
        )
        self.buttons_: list[QPushButton] = []
        self._build()
        self._next_at = desk.now()
        self._second = QTimer(self, interval=TICK_MS)
        self._second.timeout.connect(self._tick)
        self._second.start()
        desk.follow(self, TABLES, self.read)
        self.read()

    def read(self) -> None:
        """Read the alarms."""
        self._desk.ask(self, partial(alarms, now=self._desk.now()), self._hear)

    def acknowledge(self) -> None:
        """Say that the marked alarm has been seen."""
        from models.services.alarms import acknowledge

        row = self._row()
        if row is not None:
            self._desk.act(self, partial(acknowledge, **_named(row)), self._next)

    def snooze(self, minutes: int) -> None:
        """Be reminded of the marked alarm in some minutes."""
        from models.services.alarms import snooze

        row = self._row()
        if row is not None:
            until = self._desk.now() + timedelta(minutes=minutes)
            self._desk.act(self, partial(snooze, **_named(row), until=until), self._next)

    # Building

    def _build(self) -> None:
        line = QHBoxLayout()
        self._add(line, translate("Alarms", "&Seen"), "Ctrl+Return", run=self.acknowledge)
        for at, minutes in enumerate(SNOOZES, start=1):
            words = translate("Alarms", "In {count} min").format(count=minutes)
            self._add(line, words, f"Alt+{at}", run=partial(self.snooze, minutes))
        line.addStretch(1)
        sound = QCheckBox(translate("Alarms", "S&ound for a new alarm"), self)
        sound.setChecked(self._desk.settings.alarm_sound)
        sound.toggled.connect(lambda on: self._desk.settings.change(alarm_sound=on))
        line.addWidget(sound)
        self.body.addWidget(self._stack, 1)
        self.body.addLayout(line)
        self.button_box.addButton(QDialogButtonBox.StandardButton.Close)
        letter = self.fontMetrics()
        self.resize(letter.averageCharWidth() * 120, letter.height() * 28)
        self.table.setFocus()

    def _add(self, line: QHBoxLayout, text: str, keys: str, *, run: Callable[[], None]) -> None:
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button = QPushButton(f"{text}  {native}", self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda *_: run())
        QShortcut(QKeySequence(keys), self, button.click)
        line.addWidget(button)
        self.buttons_.append(button)

    # Answers

    def _hear(self, found: "Alarms") -> None:
        now = self._desk.now()
        self._next_at = found.next_at or now + timedelta(minutes=1)
        self.model.show_rows(found.rows)
        self._stack.setCurrentIndex(0 if found.rows else 1)
        if self._row() is None:
            self.table.select_first()
        self._offer()

    def _row(self) -> AlarmRow | None:
        row: AlarmRow | None = self.table.selected_row()
        return row

    def _offer(self) -> None:
        for button in self.buttons_:
            button.setEnabled(self._row() is not None)

    def _next(self, _done: object) -> None:
        self.read()

    def _open(self, row: AlarmRow) -> None:
        self.accept()
        self._desk.open_screen("tickets", row.number)

    def _tick(self) -> None:
        now = self._desk.now()
        if now >= self._next_at:
            self.read()
        for column in (0, 2):
            self.model.repaint_column(column)


def _named(row: AlarmRow) -> dict[str, Any]:
    return {
        "number": row.number,
        "limit": row.limit,
        "level": row.level.name.lower(),
        "due_at": row.due_at,
    }
