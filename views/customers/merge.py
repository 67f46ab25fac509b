"""Files that may be one customer's: side by side, what a merge would do, and the merge."""

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QStackedWidget, QWidget

from models.queries.customer_doubles import (
    DoubleRow,
    MergePreview,
    customer_doubles,
    merge_preview,
)
from models.rules.office_hours import hours_text
from models.services.customer_merge import FILLED, merge_customers
from views.customers.columns import double_columns
from views.desk import Desk
from views.widgets.dialog import QuietDialog
from views.widgets.empty_state import EmptyState
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel
from views.widgets.table_view import Table
from views.wording import term

translate = QCoreApplication.translate

LETTERS, ROWS = 108, 30


class DoublesDialog(QuietDialog):
    """Arrows choose a pair, Alt+S turns it round, Ctrl+Enter or the button merges it."""

    merged = Signal(object, str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(translate("Customers", "Files that may be one customer's"), parent)
        self.desk = desk
        self.model: RowsModel[DoubleRow] = RowsModel(
            double_columns(), self, key=lambda row: frozenset((row.keep, row.drop))
        )
        self.table = Table("doubles", desk.settings, self)
        self.table.show_model(self.model)
        self.table.pointed.connect(self._point)
        self.preview = PlainLabel("", self, wrap=True)
        self.preview.setMinimumHeight(self.fontMetrics().lineSpacing() * 5)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                translate("Customers", "No doubles"),
                translate("Customers", "No two files share a name, number, phone or address."),
                icon="circle-check",
                parent=self,
            )
        )
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.preview)
        self.turn_button = QPushButton(translate("Customers", "&Swap the sides"), self)
        self.turn_button.clicked.connect(self.turn)
        self.button_box.addButton(self.turn_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.merge_button = self.buttons(
            translate("Customers", "&Merge"), translate("Customers", "Close")
        )
        letter = self.fontMetrics()
        self.resize(letter.averageCharWidth() * LETTERS, letter.height() * ROWS)
        self._mark(found=False)
        desk.ask(self, customer_doubles, self._show, slow=True)

    def accept(self) -> None:
        """Merge the pair chosen, as the preview says."""
        row = self.table.selected_row()
        if row is not None:
            service = partial(merge_customers, keep=row.keep, drop=row.drop)
            self.desk.act(self, service, partial(self._done, row.keep))

    def turn(self) -> None:
        """Keep the other one of the pair."""
        row = self.table.selected_row()
        if row is None:
            return
        turned = DoubleRow(
            keep=row.drop,
            keep_name=row.drop_name,
            drop=row.keep,
            drop_name=row.keep_name,
            alike=row.alike,
        )
        self.model.show_rows([turned if one is row else one for one in self.model.rows()])
        self._point(turned)

    def _show(self, rows: tuple[DoubleRow, ...]) -> None:
        self.model.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows:
            self.table.selectRow(0)
            self.table.setFocus()

    def _point(self, row: DoubleRow | None) -> None:
        self._mark(found=row is not None)
        if row is not None:
            asked = partial(merge_preview, keep=row.keep, drop=row.drop, fields=FILLED)
            self.desk.ask(self, asked, self._show_preview)

    def _show_preview(self, found: MergePreview) -> None:
        moved = "   ".join(f"{term(noun)} {count}" for noun, count in found.moved if count)
        filled = "\n".join(f"{_label(name)}: {_shown(value)}" for name, value in found.filled)
        nothing = translate("Customers", "nothing")
        lines = [
            translate("Customers", "Moved from {drop} to {keep}: {moved}").format(
                drop=found.drop, keep=found.keep, moved=moved or nothing
            ),
            translate("Customers", "Blanks filled from {drop}:").format(drop=found.drop),
            filled or nothing,
            translate("Customers", "{drop} is archived then; the merge can be undone.").format(
                drop=found.drop
            ),
        ]
        self.preview.setText("\n".join(lines))

    def _mark(self, *, found: bool) -> None:
        self.merge_button.setEnabled(found)
        self.turn_button.setEnabled(found)

    def _done(self, keep: str, merge: UUID | None) -> None:
        self.done(1)
        if merge is not None:
            self.merged.emit(merge, keep)


def _label(name: str) -> str:
    return term(f"field.{name.removesuffix('_id')}")


def _shown(value: Any) -> str:
    return hours_text(value) if isinstance(value, dict) else term(value) or str(value)
