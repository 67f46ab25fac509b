"""What was promised and what has to be put right, until it is done."""

from collections.abc import Sequence
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QStackedWidget,
    QWidget,
)

from models.queries.visit_log import UndertakingRow, promise_rows
from models.rules.zone import local_day
from models.services.undertakings import (
    finish_undertaking,
    reopen_undertaking,
    reword_undertaking,
)
from views.desk import Desk
from views.visits.columns import promise_columns
from views.visits.list_layout import lay_out
from views.widgets.count_badge import CountBadge
from views.widgets.editors import LineEditor, LinesEditor
from views.widgets.empty_state import EmptyState
from views.widgets.record_dialog import RecordDialog, Spec
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate


class PromiseTab(QWidget):
    """Enter says it is done, and how; what was closed by mistake can be taken up again."""

    pointed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._rows: Sequence[UndertakingRow] = ()
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self.done_too = QCheckBox(translate("Visits", "Those &done too"), self)
        self.counts = {
            "open": CountBadge(translate("Visits", "Open")),
            "late": CountBadge(translate("Visits", "Late"), "overdue"),
        }
        self.model: RowsModel[UndertakingRow] = RowsModel(
            promise_columns(desk.now), self, key=lambda row: row.id
        )
        self.table = Table("visits/promises", desk.settings, self)
        self._stack = QStackedWidget(self)
        self.dialog: RecordDialog | None = None
        self._build()

    def row(self) -> UndertakingRow | None:
        """Return the line marked."""
        return cast("UndertakingRow | None", self.table.selected_row())

    def home(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table if self.model.rowCount() else self.words

    def refresh(self) -> None:
        """Ask for the list again."""
        query = partial(promise_rows, done_too=self.done_too.isChecked())
        self.desk.ask(self, query, self._show)

    def finish(self) -> None:
        """Say how the line marked was done, or take one that was done up again."""
        row = self.row()
        if row is None:
            return
        again = row.done_at is not None
        service: Any = reopen_undertaking if again else finish_undertaking
        said = translate("Visits", "Take up again") if again else translate("Visits", "Done")
        self.dialog = RecordDialog(
            self.desk,
            self,
            title=f"{said}: {row.what}",
            draft=f"undertaking/{row.id}",
            specs=(Spec("reason" if again else "result", LinesEditor, required=True),),
            save=lambda told, _: partial(service, undertaking=row.id, **told),
        )
        self.dialog.open()

    def correct(self) -> None:
        """Say anew what was promised; what stood there stays in its trail."""
        row = self.row()
        if row is None or row.done_at is not None:
            return
        self.dialog = RecordDialog(
            self.desk,
            self,
            title=translate("Visits", "Correct {number}").format(number=row.what),
            draft=f"undertaking/correct/{row.id}",
            specs=(
                Spec("what", LineEditor, required=True),
                Spec("reason", LineEditor, required=True),
            ),
            save=lambda told, _: partial(
                reword_undertaking, undertaking=row.id, **{"what": row.what, **told}
            ),
            values={"what": row.what, "reason": ""},
        )
        self.dialog.open()

    def _build(self) -> None:
        self.words.setPlaceholderText(translate("Visits", "Customer, what, or who does it"))
        self.words.setAccessibleName(translate("Visits", "Find in the promises"))
        self.table.show_model(self.model)
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                translate("Visits", "Nothing is promised"),
                translate("Visits", "Promises made on the phone and on visits come here."),
                icon="flag",
                parent=self,
            )
        )
        above = (self.words, self.done_too)
        lay_out(self, above, counts=self.counts.values(), body=self._stack)
        self.done_too.toggled.connect(lambda _: self.refresh())
        self.words.textChanged.connect(lambda _: self._fill())
        self.table.opened.connect(lambda _: self.finish())
        self.table.pointed.connect(lambda _: self.pointed.emit())

    def _show(self, rows: Sequence[UndertakingRow]) -> None:
        self._rows = rows
        self._fill()

    def _fill(self) -> None:
        told = self.words.text().casefold().split()
        found = [
            row
            for row in self._rows
            if all(word in f"{row.customer} {row.what} {row.owner}".casefold() for word in told)
        ]
        today = local_day(self.desk.now())
        self.model.show_rows(found)
        still = [row for row in self._rows if row.done_at is None]
        self.counts["open"].show_count(len(still))
        self.counts["late"].show_count(sum(row.due_on < today for row in still))
        self._stack.setCurrentIndex(0 if self._rows else 1)
        if self.row() is None:
            self.table.select_first()
        self.pointed.emit()
