"""A list of visits with the card of the marked one beside it: calls and visits in person."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from views.desk import Desk
from views.visits.card_view import CardView
from views.visits.list_layout import lay_out
from views.widgets.count_badge import CountBadge
from views.widgets.empty_state import EmptyState
from views.widgets.record_dialog import RecordDialog
from views.widgets.table import Column, RowsModel
from views.widgets.table_view import Table

if TYPE_CHECKING:
    from console.tasks import Query


class Numbered(Protocol):
    """A line that is known by its number."""

    @property
    def number(self) -> str:
        """What it is called by."""


class OfRow(Protocol):
    """A card that knows the line it was asked for."""

    @property
    def row(self) -> Any:
        """The line."""


Row = TypeVar("Row", bound=Numbered)
Card = TypeVar("Card", bound=OfRow)
LIST, SIDE = 7, 4


class CardTab(QWidget, Generic[Row, Card]):
    """``pointed`` tells of another line; ``shown`` is the card of the line marked."""

    pointed = Signal()

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        *,
        name: str,
        columns: Sequence[Column[Row]],
        card: Callable[..., Card],
        counts: Mapping[str, CountBadge],
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.shown: Card | None = None
        self.counts = counts
        self.model: RowsModel[Row] = RowsModel(columns, self, key=lambda row: row.number)
        self.table = Table(f"visits/{name}", desk.settings, self)
        self.card = CardView(self)
        self.dialog: RecordDialog | None = None
        self._wanted = ""
        self._ask_card = card
        self._stack = QStackedWidget(self)

    def row(self) -> Row | None:
        """Return the line marked."""
        row: Row | None = self.table.selected_row()
        return row

    def show_card(self, card: Card) -> None:
        """Show the card of the line marked."""
        raise NotImplementedError

    def fill(self, above: QWidget, empty: EmptyState) -> None:
        """Put the list and the card under what finds them; ``empty`` stands for no lines."""
        self.table.show_model(self.model)
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        body = QWidget(self)
        beside = QHBoxLayout(body)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._stack, LIST)
        beside.addWidget(self.card, SIDE)
        lay_out(self, (above,), counts=self.counts.values(), body=body)
        self.table.pointed.connect(self._point)

    def show_lines(self, rows: Sequence[Row], *, is_empty: bool) -> None:
        """Show these lines; the mark goes to the wanted one, stays, or goes to the first."""
        self.model.show_rows(rows)
        self._stack.setCurrentIndex(1 if is_empty else 0)
        if self._wanted and self.table.select_key(self._wanted):
            self._wanted = ""
        elif self.row() is None:
            self.table.select_first()
        else:
            self._point(self.row())

    def _point(self, row: Row | None) -> None:
        if row is None:
            self.shown = None
            self.card.clear()
        else:
            self.desk.ask(self, self._query(row.number), self._take_card)
        self.pointed.emit()

    def _query(self, number: str) -> "Query[Card]":
        return partial(self._ask_card, number=number, now=self.desk.now())

    def _take_card(self, card: Card) -> None:
        row = self.row()
        if row is not None and row.number == card.row.number:
            self.shown = card
            self.show_card(card)
            self.pointed.emit()
