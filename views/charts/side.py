"""Beside the charts: their numbers as a table, or the tickets behind a cell."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.queries.ticket_board import tickets_named
from models.queries.ticket_rows import TicketRow
from views.charts.chart import Numbers
from views.desk import Desk
from views.widgets.columns import moment, text, word
from views.widgets.empty_state import EmptyState
from views.widgets.plain_label import PlainLabel
from views.widgets.table import Column, RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

NUMBERS, TICKETS, NOTHING = range(3)
WIDEST = 22


class Side(QStackedWidget):
    """Shows numbers or tickets; ``wanted`` names the ticket somebody wants to see."""

    wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.numbers = Table(parent=self)
        self.title = PlainLabel("", self, role="strong", wrap=True)
        self.tickets = Table("chart_tickets", desk.settings, self)
        self._rows: RowsModel[TicketRow] = RowsModel(_columns(), self, key=lambda row: row.number)
        self.tickets.show_model(self._rows)
        self.tickets.opened.connect(lambda row: self.wanted.emit(row.number))
        shown = QWidget(self)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.tickets, 1)
        self.addWidget(self.numbers)
        self.addWidget(shown)
        self.addWidget(
            EmptyState(
                translate("Charts", "No tickets here"),
                translate("Charts", "Nothing is booked in this cell; choose another one."),
                icon="ticket",
                parent=self,
            )
        )

    def show_numbers(self, numbers: Numbers) -> None:
        """Show a chart's figures, a row a line."""
        model: RowsModel[tuple[str, ...]] = RowsModel(_figures(numbers), self, key=id)
        model.show_rows(numbers.rows)
        self.numbers.show_model(model)
        self.setCurrentIndex(NUMBERS)

    def show_tickets(self, title: str, numbers: Sequence[str]) -> None:
        """Show tickets by their numbers, in the order given."""
        self.title.setText(title)
        if not numbers:
            self.setCurrentIndex(NOTHING)
            return
        query = partial(tickets_named, numbers=tuple(numbers), now=self._desk.now())
        self._desk.ask(self, query, self._show_rows, slow=True)

    def _show_rows(self, rows: Sequence[TicketRow]) -> None:
        self._rows.show_rows(rows)
        self.setCurrentIndex(TICKETS)
        self.tickets.select_first()


def _columns() -> tuple[Column[TicketRow], ...]:
    return (
        text(lambda: translate("Charts", "Ticket"), lambda row: row.number, 22),
        text(lambda: translate("Charts", "Customer"), lambda row: row.customer_name, 22),
        word(lambda: translate("Charts", "State"), lambda row: row.state, 10),
        moment(
            lambda: translate("Charts", "Due"),
            lambda row: row.due_at,
            16,
            tone=lambda row: "overdue" if row.is_late else None,
            icon=lambda row: "alarm" if row.is_late else None,
        ),
    )


def _figures(numbers: Numbers) -> list[Column[tuple[str, ...]]]:
    def column(at: int, word: str) -> Column[tuple[str, ...]]:
        widest = max((len(row[at]) for row in numbers.rows), default=0)
        return text(lambda: word, lambda row: row[at], min(max(widest, len(word) * 2) + 3, WIDEST))

    return [column(at, word) for at, word in enumerate(numbers.head)]
