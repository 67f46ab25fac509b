"""The batches brought in, newest first, each to be taken back with a reason."""

from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from models.queries.imports import BatchRow, batches
from models.services.imports import undo_import
from views.desk import Desk
from views.exchange.columns import batch_columns
from views.exchange.words import kind_word
from views.widgets.dialog import QuietDialog
from views.widgets.empty_state import EmptyState
from views.widgets.form_field import FormField
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

MOST = 500


class BatchesTab(QWidget):
    """Lists what came in; a batch is undone whole or not at all."""

    pointed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._model: RowsModel[BatchRow] = RowsModel(batch_columns(), self, key=lambda b: b.uid)
        self.table = Table("exchange/batches", desk.settings, self)
        self.table.show_model(self._model)
        self.table.setAccessibleName(translate("Exchange", "Batches"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(
            EmptyState(
                translate("Exchange", "Nothing was imported yet"),
                translate("Exchange", "Batches stand here after an import, each with its undo."),
                icon="history",
                parent=self,
            )
        )
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        column.addWidget(self._stack)
        self.table.pointed.connect(lambda _: self.pointed.emit())
        self.table.opened.connect(lambda _: self.start_undo())

    def refresh(self) -> None:
        """Ask for the batches again."""
        self.desk.ask(self, partial(batches, limit=MOST), self._show)

    def row(self) -> BatchRow | None:
        """Return the batch marked."""
        return cast("BatchRow | None", self.table.selected_row())

    def can_undo(self) -> bool:
        """Say whether the batch marked can be taken back."""
        row = self.row()
        return row is not None and row.undone_at is None

    def start_undo(self) -> QuietDialog | None:
        """Ask why, then take the batch back."""
        row = self.row()
        if row is None or not self.can_undo():
            return None
        dialog = QuietDialog(translate("Exchange", "Take the batch back"), self)
        words = translate(
            "Exchange",
            "“{file}” ({kind}): what it added is put away, what it changed gets its old "
            "values back. If somebody has used or changed a record since, nothing is touched.",
        )
        label = PlainLabel(
            words.format(file=row.file_name, kind=kind_word(row.kind)), dialog, wrap=True
        )
        label.setMinimumWidth(dialog.fontMetrics().averageCharWidth() * 56)
        reason = QLineEdit(dialog)
        field = FormField(translate("Exchange", "&Reason"), reason, dialog, required=True)
        dialog.body.addWidget(label)
        dialog.body.addWidget(field.label)
        dialog.body.addWidget(field)
        yes = dialog.buttons(translate("Exchange", "Take back"))
        yes.setEnabled(False)
        reason.textChanged.connect(lambda text: yes.setEnabled(bool(text.strip())))
        dialog.ask(lambda: self._undo(row, reason.text()))
        reason.setFocus()
        return dialog

    def _undo(self, row: BatchRow, reason: str) -> None:
        service = partial(undo_import, batch=row.uid, reason=reason)
        self.desk.act(self, service, self._undone)

    def _undone(self, count: int | None) -> None:
        words = translate("Exchange", "Taken back: {count} records.")
        self.desk.notify(words.format(count=count or 0))
        self.refresh()

    def _show(self, rows: Sequence[BatchRow]) -> None:
        self._model.show_rows(rows)
        self._stack.setCurrentIndex(1 if rows else 0)
        if rows and self.row() is None:
            self.table.select_first()
        self.pointed.emit()
