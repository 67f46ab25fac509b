"""The table of tickets with its running countdowns."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.queries.ticket_rows import TicketRow
from views.desk import Desk
from views.tickets.columns import LEFT_COLUMN, board_columns
from views.tickets.countdown import marks
from views.widgets.marks import MarkHeap
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

JUMP = timedelta(seconds=90)  # the desk slept, or its clock was set


class Board(QObject):
    """Holds the rows, repaints only the countdowns on screen, and knows the next marks."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ticked_at = desk.now()
        self.heap = MarkHeap()
        self.model: RowsModel[TicketRow] = RowsModel(
            board_columns(desk.now), self, key=lambda row: row.number
        )
        self.table = Table("board", desk.settings, parent)
        self.table.show_model(self.model, sort=LEFT_COLUMN)

    def show_rows(self, rows: Sequence[TicketRow]) -> None:
        """Show these tickets, keeping selection and scroll."""
        self.model.show_rows(rows)
        self._load_marks(self._desk.now())

    def row(self) -> TicketRow | None:
        """Return the ticket marked."""
        found: TicketRow | None = self.table.selected_row()
        return found

    def select(self, number: str) -> bool:
        """Mark a ticket; say whether it is on the board."""
        return self.table.select_key(number)

    def tick(self, now: datetime) -> bool:
        """Repaint the countdowns on screen; say whether any ticket reached a stage."""
        jumped = not timedelta() <= now - self._ticked_at < JUMP
        self._ticked_at = now
        if jumped:
            self._load_marks(now)
        reached = bool(self.heap.take_due(now))
        first, last = self.table.visible_rows()
        self.model.repaint_column(LEFT_COLUMN, first, last)
        return reached or jumped

    def _load_marks(self, now: datetime) -> None:
        self.heap.clear()
        for row in self.model.rows():
            self.heap.set(row.number, marks(row, now))
