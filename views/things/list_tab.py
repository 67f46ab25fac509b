"""A register on screen: what is found on the left, one of it with all its past on the right."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Generic, Protocol, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from console.tasks import Query
from models.queries.things import Keepers
from views.desk import Desk
from views.things.task import Task, Told
from views.things.task_form import TaskForm
from views.widgets.beside import beside
from views.widgets.count_badge import CountBadge
from views.widgets.empty_state import EmptyState
from views.widgets.form_side import FormSide
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

TYPING_PAUSE_MS = 150
LIST, CARD = 6, 5  # how list and card share the width


class Found(Protocol):
    """What a row of a register has: the text its words are looked for in."""

    @property
    def found_by(self) -> str:
        """The text a search looks in."""


Row = TypeVar("Row", bound=Found)


class ListTab(QWidget, Generic[Row]):
    """A register; filters work on what is here, without asking again.

    A tab makes its filters, ``counts``, ``model``, ``table`` and ``card``, hands the filters
    and the hint to ``furnish``, and answers what stands under "What a register says".
    """

    pointed = Signal()
    counts: dict[str, CountBadge]
    model: RowsModel[Row]
    table: Table
    card: Any

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._rows: Sequence[Row] = ()
        self._known = Keepers((), ())
        self._wanted = self._about = self._waiting = ""
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self.words.setAccessibleName(translate("Things", "Find in the register"))
        self._under = QStackedWidget(self)
        self.side = FormSide(self._under, self, make=partial(TaskForm, desk))
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)

    # What a register says

    def rows_query(self) -> "Query[Any]":
        """Return what reads the whole register."""
        raise NotImplementedError

    def card_query(self, row: Row) -> "Query[Any]":
        """Return what reads the card of a row."""
        raise NotImplementedError

    def name_of(self, row: Row) -> str:
        """Return what a row is known by: plate, number or code."""
        raise NotImplementedError

    def fits(self, row: Row) -> bool:
        """Say whether the filters beside the words let a row through."""
        raise NotImplementedError

    def clear_filters(self) -> None:
        """Let every row through."""
        raise NotImplementedError

    def tally(self, found: Sequence[Row]) -> dict[str, int]:
        """Return what the counts beside the filters say of the rows found."""
        raise NotImplementedError

    def task(self, name: str) -> Task | None:
        """Return a task about the row marked, or none where it makes no sense."""
        raise NotImplementedError

    # Being asked

    def row(self) -> Row | None:
        """Return the row marked in the list."""
        return cast("Row | None", self.table.selected_row())

    def shown_card(self) -> Any:
        """Return the card shown if it is of the row marked, else none."""
        row, card = self.row(), self.card.card
        return card if row is not None and card and self._is_of(card, row) else None

    # Being told

    def refresh(self) -> None:
        """Ask for the register and the card again; nothing loses its place."""
        self.desk.ask(self, self.rows_query(), self._show_rows)
        self._ask_card(self.row())

    def show_keepers(self, known: Keepers) -> None:
        """Offer these crews and people from now on."""
        self._known = known

    def search(self, text: str) -> None:
        """Show what a text finds, whatever was filtered before."""
        self.clear_filters()
        self.words.setText(text)
        self.fill()

    def show_number(self, number: str) -> None:
        """Mark the row of a name, as soon as it is listed."""
        self._wanted = number
        if not self.table.select_key(number) and self._rows:
            self.search("")
            self.table.select_key(number)

    def start(self, name: str) -> None:
        """Open the form of a task about the row marked; nothing marked, nothing done.

        Where its card is still on the way, the form opens when it comes.
        """
        task, row = self.task(name), self.row()
        self._waiting = name if task is None and self.shown_card() is None else ""
        if task is None:
            return
        self._about = self.name_of(row) if row is not None else ""
        form = self.side.start(task)
        if name == "enter":
            form.done.connect(lambda: self.show_number(_name_in(form.told())))

    def fill(self) -> None:
        """Show what words and filters find of what is here."""
        self._pause.stop()
        found = list(self._found())
        self.model.show_rows(found)
        for name, count in self.tally(found).items():
            self.counts[name].show_count(count)
        if self.row() is None:
            self._point(None)

    # Building

    def furnish(self, *filters: QWidget, hint: EmptyState) -> None:
        """Set out the line of filters over the list and, beside it, the card or the hint."""
        self.table.show_model(self.model)
        self._under.addWidget(hint)
        self._under.addWidget(self.card)
        gap = self.fontMetrics().height() // 2
        line = QHBoxLayout()
        line.addWidget(self.words, 1)
        for box in filters:
            line.addWidget(box)
        for badge in self.counts.values():
            line.addSpacing(gap)
            line.addWidget(badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, gap, 0, 0)
        column.addLayout(line)
        column.addWidget(beside(self.table, self.side, shares=(LIST, CARD)), 1)
        self._listen()

    def _listen(self) -> None:
        self._pause.timeout.connect(self.fill)
        self.words.textChanged.connect(lambda _: self._pause.start())
        self.words.returnPressed.connect(self._to_list)
        self.table.pointed.connect(self._point)
        self.table.opened.connect(lambda _: self.start("change"))
        self.side.back.connect(self._back)

    # Answers

    def _show_rows(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self.fill()
        if self._wanted and self.table.select_key(self._wanted):
            self._wanted = ""
        else:
            self._mark_first()

    def _found(self) -> Iterator[Row]:
        told = self.words.text().casefold().split()
        for row in self._rows:
            if self.fits(row) and all(word in row.found_by for word in told):
                yield row

    def _point(self, row: Row | None) -> None:
        self._waiting = ""
        if row is not None and self._about not in ("", self.name_of(row)):
            self.side.close_form()
            self._about = ""
        self._ask_card(row)
        self.pointed.emit()

    def _ask_card(self, row: Row | None) -> None:
        if row is None:
            self._under.setCurrentIndex(0)
        else:
            self.desk.ask(self, self.card_query(row), self._show_card)

    def _show_card(self, card: Any) -> None:
        row = self.row()
        if row is None or not self._is_of(card, row):
            return
        self.card.show_card(card)
        self._under.setCurrentIndex(1)
        self.pointed.emit()
        if self._waiting:
            self.start(self._waiting)

    def _is_of(self, card: Any, row: Row) -> bool:
        return self.name_of(card.row) == self.name_of(row)

    def _to_list(self) -> None:
        self.fill()
        self.table.setFocus()
        self._mark_first()

    def _mark_first(self) -> None:
        if self.row() is None and self.model.rowCount():
            self.table.selectRow(0)

    def _back(self) -> None:
        self.table.setFocus()
        self.pointed.emit()


def _name_in(told: Told) -> str:
    """Return the plate, number or code something new was entered under."""
    names: Iterable[object] = map(told.get, ("plate", "number", "code"))
    return str(next(filter(None, names), ""))
