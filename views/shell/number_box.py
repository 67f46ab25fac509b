"""Goes to a record by its number, whole or by its tail (打开单号)."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from models.queries.number_rows import NumberRow
from models.queries.questions import find_number
from views.desk import Desk
from views.widgets.columns import text, word
from views.widgets.dialog import QuietDialog
from views.widgets.plain_label import PlainLabel
from views.widgets.table import Column, RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

PAUSE_MS = 120
LETTERS, LINES = 46, 8
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class NumberLine(QLineEdit):
    """The line typed into; arrows walk the list below without leaving it."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class NumberBox(QuietDialog):
    """Enter opens the record marked; ``chosen`` carries it."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("Shell", "Open a number"), parent)
        self._desk = desk
        self.line = NumberLine(self)
        self.line.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.line.setPlaceholderText(
            translate("Shell", "Whole number or its end: 7, GZ 7, 0007-P1")
        )
        self.line.setAccessibleName(translate("Shell", "Number"))
        self._model: RowsModel[NumberRow] = RowsModel(_columns(), self, key=lambda row: row.number)
        self.table = Table("", None, self)
        self.table.show_model(self._model)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hint = PlainLabel("", self, role="muted", wrap=True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._asked = ""
        self._waiting: Callable[[], None] | None = None
        self._build()

    def _build(self) -> None:
        width = self.fontMetrics().averageCharWidth() * LETTERS * 2
        self.table.setMinimumSize(width, self.fontMetrics().height() * 2 * LINES)
        for part in (self.line, self.table, self._hint):
            self.body.addWidget(part)
        yes = self.buttons(translate("Shell", "&Open  Enter"))
        self.button_box.accepted.disconnect()
        yes.clicked.connect(self.take)
        self.line.textChanged.connect(lambda _: self._pause.start())
        self.line.stepped.connect(self._step)
        self.table.opened.connect(lambda _: self.take())
        self._pause.timeout.connect(self._ask)
        self.line.setFocus()

    def take(self) -> None:
        """Open the record marked, as soon as the list is the one of what was typed."""
        if self._pause.isActive() or self._asked != self.line.text():
            self._waiting = self.take
            self._ask()
            return
        row: NumberRow | None = self.table.selected_row()
        if row is not None:
            self.accept()
            self.chosen.emit(row)
        elif self._asked.strip():
            self._hint.setText(
                translate(
                    "Shell", "No record answers to {text}. Check it, or type only its end."
                ).format(text=self._asked.strip())
            )

    def _ask(self) -> None:
        self._pause.stop()
        text = self.line.text()
        self._desk.ask(self, partial(find_number, text=text), partial(self._show, text))

    def _show(self, text: str, rows: Sequence[NumberRow]) -> None:
        if text != self.line.text():
            return
        self._asked = text
        self._hint.setText("")
        self._model.show_rows(rows)
        self.table.select_first()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def _step(self, by: int) -> None:
        last = self._model.rowCount() - 1
        at = self.table.currentIndex().row() + by
        if 0 <= at <= last:
            self.table.setCurrentIndex(self._model.index(at, 0))


def _columns() -> tuple[Column[NumberRow], ...]:
    return (
        Column(
            heading=lambda: translate("Shell", "Number"),
            text=lambda row: row.order or row.number,
            key=lambda row: row.number,
            width=28,
        ),
        text(lambda: translate("Shell", "Customer"), lambda row: row.customer_name, 26),
        word(lambda: translate("Shell", "State"), lambda row: row.state, 12),
    )
