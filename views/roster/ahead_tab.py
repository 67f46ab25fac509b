"""The coming days: what is missing, from the most pressing day on."""

from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.queries.roster_ahead import FindingRow, coming_days
from models.rules.zone import local_day
from views.desk import Desk
from views.roster.columns import finding_columns
from views.widgets.empty_state import EmptyState
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate


class AheadTab(QWidget):
    """Enter goes to the day in the grid, or to the person whose papers are meant."""

    pointed = Signal()
    opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.model: RowsModel[FindingRow] = RowsModel(
            finding_columns(lambda: local_day(desk.now())), self, key=_key
        )
        self.table = Table("roster/ahead", desk.settings, self)
        self.table.show_model(self.model)
        self.table.setAccessibleName(translate("Roster", "Coming days"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                translate("Roster", "The coming days are covered"),
                translate("Roster", "No gap, nobody without rest, every paper in date."),
                icon="circle-check",
                parent=self,
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        column.addWidget(self._stack)
        self.table.opened.connect(self.opened.emit)
        self.table.pointed.connect(lambda _: self.pointed.emit())

    def home(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table

    def row(self) -> FindingRow | None:
        """Return the line marked."""
        return cast("FindingRow | None", self.table.selected_row())

    def grave(self) -> int:
        """Return how many lines somebody has to act on."""
        return sum(row.is_grave for row in self.model.rows())

    def refresh(self) -> None:
        """Look at the coming days again; nothing loses its place."""
        self.desk.ask(self, partial(coming_days, now=self.desk.now()), self._show)

    def _show(self, rows: tuple[FindingRow, ...]) -> None:
        self.model.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if self.row() is None:
            self.table.select_first()
        self.pointed.emit()


def _key(row: FindingRow) -> tuple[object, ...]:
    return (row.day_on, row.flaw, row.kind, row.crew_code, row.technician)
