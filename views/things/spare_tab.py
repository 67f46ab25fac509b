"""Spare parts: the register on the left, one part with what lies where on the right."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.queries.spares import SpareCard, SpareRow, spare_card, spare_rows
from models.queries.things import Keepers
from views.desk import Desk
from views.things import spare_tasks
from views.things.side import Side
from views.things.spare_card import SpareCardView
from views.things.spare_columns import spare_columns
from views.things.task import Task
from views.widgets.count_badge import CountBadge
from views.widgets.empty_state import EmptyState
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

TYPING_PAUSE_MS = 150
LIST, SIDE = 6, 5


class SpareTab(QWidget):
    """All spare parts; filters work on what is here, without asking again."""

    pointed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._rows: Sequence[SpareRow] = ()
        self._known = Keepers((), ())
        self._wanted = self._about = ""
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self.short = QCheckBox(translate("Things", "Below the &minimum"), self)
        self.owed = QCheckBox(translate("Things", "&Old parts owed"), self)
        self.counts = {
            "shown": CountBadge(translate("Things", "Shown")),
            "short": CountBadge(translate("Things", "Too few"), "overdue"),
            "owed": CountBadge(translate("Things", "Old parts owed"), "soon"),
        }
        self.model: RowsModel[SpareRow] = RowsModel(spare_columns(), self, key=lambda row: row.code)
        self.table = Table("things/spares", desk.settings, self)
        self.card = SpareCardView(desk, self)
        self._under = QStackedWidget(self)
        self.side = Side(desk, self._under, self)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._build()
        self._listen()

    # Being asked

    def row(self) -> SpareRow | None:
        """Return the part marked in the list."""
        return cast("SpareRow | None", self.table.selected_row())

    def may(self, name: str) -> bool:
        """Say whether a task makes sense for the part marked."""
        row = self.row()
        if name == "enter" or row is None:
            return name == "enter"
        answers = {
            "lend": row.stock > 0,
            "state": row.stock > 0,
            "finish": row.owed > 0,
            "retire": row.stock == 0,
        }
        return answers.get(name, name in ("change", "give_back", "receive"))

    # Being told

    def refresh(self) -> None:
        """Ask for the register and the card again; nothing loses its place."""
        self.desk.ask(self, spare_rows, self._show_rows)
        self._ask_card(self.row())

    def show_keepers(self, known: Keepers) -> None:
        """Offer these crews and people from now on."""
        self._known = known

    def show_code(self, code: str) -> None:
        """Mark one part, as soon as it is listed."""
        self._wanted = code
        if not self.table.select_key(code) and self._rows:
            self.short.setChecked(False)
            self.owed.setChecked(False)
            self.words.setText("")
            self._fill()
            self.table.select_key(code)

    def start(self, name: str) -> None:
        """Open the form of a task about the part marked; nothing marked, nothing done."""
        task, row = self._task(name), self.row()
        if task is None:
            return
        self._about = row.code if row is not None else ""
        form = self.side.start(task)
        if name == "enter":
            form.done.connect(lambda: self.show_code(str(form.told()["code"])))

    def _task(self, name: str) -> Task | None:
        if name == "enter":
            return spare_tasks.enter()
        row, card = self.row(), self._card()
        if row is None or card is None or not self.may(name):
            return None
        if name == "finish":
            return spare_tasks.take_old(row, self.card.owing(card))
        made: dict[str, Any] = {
            "change": lambda: spare_tasks.change(card),
            "receive": lambda: spare_tasks.take_in(row),
            "lend": lambda: spare_tasks.hand_out(row, self._known),
            "give_back": lambda: spare_tasks.bring_back(row, self._known),
            "state": lambda: spare_tasks.write_off(row),
            "retire": lambda: spare_tasks.put_away(row),
        }
        return cast(Task, made[name]())

    # Building

    def _build(self) -> None:
        self.words.setPlaceholderText(translate("Things", "Code, name, specification or shelf"))
        self.words.setAccessibleName(translate("Things", "Find in the register"))
        self.table.show_model(self.model)
        self._under.addWidget(
            EmptyState(
                translate("Things", "No spare part chosen"),
                translate("Things", "Choose a line on the left, or enter a new part with Ctrl+I."),
                icon="archive",
                parent=self,
            )
        )
        self._under.addWidget(self.card)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.table)
        split.addWidget(self.side)
        split.setStretchFactor(0, LIST)
        split.setStretchFactor(1, SIDE)
        split.setSizes([LIST * 100, SIDE * 100])
        split.setChildrenCollapsible(False)
        line = QHBoxLayout()
        line.addWidget(self.words, 1)
        line.addWidget(self.short)
        line.addWidget(self.owed)
        for badge in self.counts.values():
            line.addSpacing(self.fontMetrics().height() // 2)
            line.addWidget(badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        column.addLayout(line)
        column.addWidget(split, 1)

    def _listen(self) -> None:
        self._pause.timeout.connect(self._fill)
        self.words.textChanged.connect(lambda _: self._pause.start())
        self.words.returnPressed.connect(self._to_list)
        for box in (self.short, self.owed):
            box.toggled.connect(lambda _: self._fill())
        self.table.pointed.connect(self._point)
        self.table.opened.connect(lambda _: self.start("change"))
        self.card.moves.opened.connect(lambda _: self.start("finish"))
        self.side.back.connect(self._back)

    # Answers

    def _show_rows(self, rows: Sequence[SpareRow]) -> None:
        self._rows = rows
        self._fill()
        if self._wanted and self.table.select_key(self._wanted):
            self._wanted = ""
        elif self.row() is None and self.model.rowCount():
            self.table.selectRow(0)

    def _fill(self) -> None:
        self._pause.stop()
        found = list(self._found())
        self.model.show_rows(found)
        self.counts["shown"].show_count(len(found))
        self.counts["short"].show_count(sum(row.is_short for row in found))
        self.counts["owed"].show_count(sum(row.owed for row in found))
        if self.row() is None:
            self._point(None)

    def _found(self) -> Iterable[SpareRow]:
        told = self.words.text().casefold().split()
        for row in self._rows:
            if self.short.isChecked() and not row.is_short:
                continue
            if self.owed.isChecked() and not row.owed:
                continue
            if all(word in row.found_by for word in told):
                yield row

    def _point(self, row: SpareRow | None) -> None:
        if row is not None and self._about not in ("", row.code):
            self.side.close_form()
            self._about = ""
        self._ask_card(row)
        self.pointed.emit()

    def _ask_card(self, row: SpareRow | None) -> None:
        if row is None:
            self._under.setCurrentIndex(0)
        else:
            self.desk.ask(self, partial(spare_card, code=row.code), self._show_card)

    def _show_card(self, card: SpareCard) -> None:
        row = self.row()
        if row is not None and row.code == card.row.code:
            self.card.show_card(card)
            self._under.setCurrentIndex(1)
            self.pointed.emit()

    def _card(self) -> SpareCard | None:
        """Return the card shown, if it is of the part marked."""
        row, card = self.row(), self.card.card
        return card if row is not None and card and card.row.code == row.code else None

    def _to_list(self) -> None:
        self._fill()
        self.table.setFocus()
        if self.row() is None and self.model.rowCount():
            self.table.selectRow(0)

    def _back(self) -> None:
        self.table.setFocus()
        self.pointed.emit()
