"""One spare part: how many there are, what lies where, and every move."""

from typing import Any, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from models.queries.spares import MoveRow, SpareCard
from views.desk import Desk
from views.things.spare_columns import lot_columns, move_columns, stock_words
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate


class SpareCardView(QWidget):
    """Shows a ``SpareCard``; ``moves`` is the list an owed old part is chosen from."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card: SpareCard | None = None
        self._title = PlainLabel("", self, role="title", wrap=True, selectable=True)
        self._stock = PlainLabel("", self, role="strong", wrap=True)
        self._facts = PlainLabel("", self, role="muted", wrap=True, selectable=True)
        self.tabs = QTabWidget(self)
        self._moves: RowsModel[Any] = RowsModel(move_columns(), self, key=lambda row: row.move_id)
        self._lots: RowsModel[Any] = RowsModel(
            lot_columns(), self, key=lambda row: (row.batch, row.serial)
        )
        self.moves = Table("things/spare/moves", desk.settings, self)
        self.moves.show_model(self._moves)
        lots = Table("things/spare/lots", desk.settings, self)
        lots.show_model(self._lots)
        self.tabs.addTab(self.moves, "")
        self.tabs.addTab(lots, "")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        gap = self.fontMetrics().height() // 2
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, 0, 0, 0)
        for label in (self._title, self._stock, self._facts):
            column.addWidget(label)
        column.addSpacing(gap)
        column.addWidget(self.tabs, 1)

    def show_card(self, card: SpareCard) -> None:
        """Show one part; lists keep their place when it is the same as before."""
        self.card, row = card, card.row
        self._title.setText("  ".join(part for part in (row.code, row.name) if part))
        said = translate("Things", "{stock} in store, at least {minimum}").format(
            stock=stock_words(row), minimum=row.minimum
        )
        if row.is_short:
            short = translate("Things", "{n} too few").format(n=row.minimum - row.stock)
            said = f"{said}  {short}"
        self._stock.setText(said)
        self._stock.set_role("overdue" if row.is_short else "strong")
        self._facts.setText("  ".join(part for part in self._told(card) if part))
        self._moves.show_rows(card.moves)
        self._lots.show_rows(card.lots)
        moved, held = translate("Things", "In and out"), translate("Things", "In store")
        self.tabs.setTabText(0, f"{moved} {len(card.moves)}")
        self.tabs.setTabText(1, f"{held} {len(card.lots)}")

    def owing(self, card: SpareCard) -> MoveRow:
        """Return the move marked if its old part is owed, else the oldest that owes one."""
        marked = cast("MoveRow | None", self.moves.selected_row())
        if marked is not None and marked.is_owing:
            return marked
        return [move for move in card.moves if move.is_owing][-1]

    def slip(self) -> str:
        """Return the form and number of the slip marked, or of the newest there is."""
        marked = cast("MoveRow | None", self.moves.selected_row())
        moves = (marked, *(self.card.moves if self.card is not None else ()))
        number = next((one.number for one in moves if one is not None and one.number), "")
        return f"F14/{number}" if number else ""

    def _told(self, card: SpareCard) -> list[str]:
        row = card.row
        by_serial = translate("Things", "each piece by its serial number") if row.by_serial else ""
        shelf = translate("Things", "Shelf {shelf}").format(shelf=row.shelf) if row.shelf else ""
        return [row.spec, shelf, by_serial]
