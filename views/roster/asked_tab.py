"""Leaves and swaps: what was asked, and what a supervisor said to it."""

from datetime import timedelta
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.queries.roster import AskedRow, asked_rows
from models.rules.terms import LeaveState
from models.rules.zone import local_day
from models.services.crews import approve_leave, withdraw_leave
from models.services.swaps import decide_swap, withdraw_swap
from views.desk import Desk
from views.roster.columns import asked_columns
from views.widgets.empty_state import EmptyState
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

LOOK_BACK = timedelta(days=30)
OPEN = (LeaveState.ASKED, LeaveState.APPROVED)


class AskedTab(QWidget):
    """The undecided stand first; ``decided`` carries what a swap changed in the roster."""

    pointed = Signal()
    decided = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.model: RowsModel[AskedRow] = RowsModel(asked_columns(), self, key=lambda row: row.key)
        self.table = Table("roster/asked", desk.settings, self)
        self.table.show_model(self.model)
        self.table.setAccessibleName(translate("Roster", "Leave and swaps"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                translate("Roster", "Nobody asked for anything"),
                translate("Roster", "Ctrl+B asks for leave, Ctrl+W for a swap of shifts."),
                icon="calendar",
                parent=self,
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        column.addWidget(self._stack)
        self.table.pointed.connect(lambda _: self.pointed.emit())

    def home(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table

    def row(self) -> AskedRow | None:
        """Return the request marked."""
        return cast("AskedRow | None", self.table.selected_row())

    def waiting(self) -> int:
        """Return how many requests wait for an answer."""
        return sum(row.state is LeaveState.ASKED for row in self.model.rows())

    def refresh(self) -> None:
        """Ask for the requests again; nothing loses its place."""
        since = local_day(self.desk.now()) - LOOK_BACK
        self.desk.ask(self, partial(asked_rows, since=since), self._show)

    def can_decide(self) -> bool:
        """Say whether the request marked waits for an answer."""
        row = self.row()
        return row is not None and row.state is LeaveState.ASKED

    def can_withdraw(self) -> bool:
        """Say whether the request marked can still be taken back."""
        row = self.row()
        return row is not None and row.state in (OPEN[:1] if row.is_swap else OPEN)

    def decide(self, *, approve: bool) -> None:
        """Agree to the request marked, or refuse it; what was asked takes effect at once."""
        row = self.row()
        if row is None:
            return
        service: Any = (
            partial(decide_swap, swap=row.id, approve=approve)
            if row.is_swap
            else partial(approve_leave, leave=row.id, approve=approve)
        )
        said = (
            translate("Roster", "Approved: {name}.")
            if approve
            else translate("Roster", "Refused: {name}.")
        )

        def done(changed: object) -> None:
            self.desk.notify(said.format(name=row.name))
            if row.is_swap:
                self.decided.emit(changed)

        self.desk.act(self, service, done)

    def withdraw(self) -> None:
        """Take the request marked back."""
        row = self.row()
        if row is None:
            return
        service: Any = (
            partial(withdraw_swap, swap=row.id)
            if row.is_swap
            else partial(withdraw_leave, leave=row.id)
        )
        said = translate("Roster", "Withdrawn: {name}.").format(name=row.name)
        self.desk.act(self, service, lambda _: self.desk.notify(said))

    def _show(self, rows: tuple[AskedRow, ...]) -> None:
        self.model.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if self.row() is None:
            self.table.select_first()
        self.pointed.emit()
