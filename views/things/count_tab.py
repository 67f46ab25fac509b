"""Counting what is there (盘点): the counts on the left, the one counted now on the right.

A scanner types a code and Enter, so the box keeps the keyboard: a whole shelf is read
without touching the mouse.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.errors import RefusedError
from models.queries.stocktakes import (
    CountLine,
    CountSheet,
    StocktakeRow,
    count_sheet,
    stocktake_rows,
)
from models.rules.stock import CountScope, CountVerdict
from models.services.stocktakes import close_stocktake, scan, start_stocktake
from views.desk import Desk
from views.things.receipt import save_receipt
from views.things.spare_columns import count_columns, stocktake_columns
from views.widgets.beside import beside
from views.widgets.choice_box import ChoiceBox
from views.widgets.count_badge import CountBadge
from views.widgets.dialog import confirm
from views.widgets.empty_state import EmptyState
from views.widgets.message_bar import MessageBar
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel
from views.widgets.table_view import Table
from views.wording import term

translate = QCoreApplication.translate

LIST, SIDE = 5, 7
MINUS = "-"  # typed before a code takes one back


class CountTab(QWidget):
    """Enter in the box counts one more of a code; ``-`` before it takes one back."""

    pointed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.sheet: CountSheet | None = None
        self._wanted: str | None = None
        self.scope = ChoiceBox(CountScope, self)
        self.begin_button = QPushButton(translate("Things", "&Begin a count"), self)
        self.model: RowsModel[StocktakeRow] = RowsModel(
            stocktake_columns(), self, key=lambda row: row.number
        )
        self.table = Table("things/counts", desk.settings, self)
        self.bar = MessageBar(self)
        self.code = QLineEdit(self, clearButtonEnabled=True)
        self.said = PlainLabel("", self, role="strong", wrap=True)
        self.only_wrong = QCheckBox(translate("Things", "&Differences only"), self)
        self.lines: RowsModel[CountLine] = RowsModel(
            count_columns(), self, key=lambda row: row.code
        )
        self.line_table = Table("things/count", desk.settings, self)
        self.counts = {verdict: CountBadge(term(verdict)) for verdict in CountVerdict}
        self._under = QStackedWidget(self)
        self._build()
        self._listen()

    # Being asked

    def row(self) -> StocktakeRow | None:
        """Return the count marked in the list."""
        return cast("StocktakeRow | None", self.table.selected_row())

    def home(self) -> QWidget:
        """Return where the keyboard starts: the scanner's box while a count is running."""
        return self.code if self._is_open() else self.table

    def may_close(self) -> bool:
        """Say whether a running count is shown."""
        return self._is_open()

    def slip(self) -> str:
        """Return the form and number of the receipt, once the count shown is finished."""
        sheet = self.sheet
        if sheet is None or sheet.row.closed_at is None:
            return ""
        return f"F24/{sheet.row.number}"

    # Being told

    def refresh(self) -> None:
        """Ask for the counts and the one shown again; nothing loses its place."""
        self.desk.ask(self, stocktake_rows, self._show_rows)
        self._ask_sheet(self.row())

    def begin(self) -> None:
        """Begin a count of what is chosen."""
        service = partial(start_stocktake, scope=self.scope.value())
        self.desk.act(self, service, self._begun, failed=self._refused)

    def read(self) -> None:
        """Count the code in the box; it is empty again at once for the next one."""
        told = self.code.text().strip()
        if not told or self.sheet is None:
            return
        back = told.startswith(MINUS) and len(told) > 1
        code = told.removeprefix(MINUS) if back else told
        self.bar.clear()
        service = partial(
            scan, stocktake=self.sheet.row.number, code=code, quantity=-1 if back else 1
        )
        self.desk.act(self, service, partial(self._read, code), failed=self._refused)

    def ask_close(self) -> None:
        """Ask how to close: the book as it is, or corrected to what was found."""
        sheet = self.sheet
        if sheet is None or sheet.row.closed_at is not None:
            return
        row = sheet.row
        told = translate(
            "Things",
            "{right} as on the book, {missing} missing, {surplus} too many, {unknown} unknown.",
        ).format(right=row.right, missing=row.missing, surplus=row.surplus, unknown=row.unknown)
        dialog = confirm(
            self,
            translate("Things", "Finish {number}").format(number=row.number),
            told,
            ok=translate("Things", "Finish the count"),
            done=lambda: self._close(row.number, correct=correct.isChecked()),
        )
        correct = QCheckBox(translate("Things", "&Correct the book to what was found"), dialog)
        correct.setVisible(row.scope is CountScope.SPARES)
        dialog.body.addWidget(correct)

    def save_receipt(self) -> None:
        """Save the receipt of the count shown as a workbook or CSV file."""
        if self.sheet is None:
            return
        dialog = QFileDialog(self, translate("Things", "Save the receipt"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["Excel (*.xlsx)", "CSV (*.csv)"])
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(f"{self.sheet.row.number}.xlsx")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.write_receipt)
        dialog.open()

    def write_receipt(self, path: str) -> None:
        """Write the receipt of the count shown to a file."""
        if self.sheet is not None:
            job = partial(save_receipt, self.sheet, Path(path))
            self.desk.work(self, lambda _: job(), self._written, failed=self.desk.show_error)

    # Building

    def _build(self) -> None:
        self.scope.setAccessibleName(translate("Things", "What is counted"))
        self.code.setPlaceholderText(
            translate("Things", "Scan or type a code, Enter; -code takes one back")
        )
        self.code.setAccessibleName(translate("Things", "Code"))
        self.code.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.table.show_model(self.model)
        self.line_table.show_model(self.lines)
        top = QHBoxLayout()
        top.addWidget(self.scope)
        top.addWidget(self.begin_button)
        top.addStretch(1)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        self._under.addWidget(
            EmptyState(
                translate("Things", "No count chosen"),
                translate("Things", "Choose what to count on the left and begin."),
                icon="clipboard-check",
                parent=self,
            )
        )
        self._under.addWidget(self._right())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        outer.addWidget(beside(left, self._under, shares=(LIST, SIDE)), 1)

    def _right(self) -> QWidget:
        inside = QWidget(self)
        gap = self.fontMetrics().height() // 2
        badges = QHBoxLayout()
        for badge in self.counts.values():
            badges.addWidget(badge)
            badges.addSpacing(gap)
        badges.addStretch(1)
        badges.addWidget(self.only_wrong)
        column = QVBoxLayout(inside)
        column.setContentsMargins(gap, 0, 0, 0)
        for widget in (self.bar, self.code, self.said):
            column.addWidget(widget)
        column.addLayout(badges)
        column.addWidget(self.line_table, 1)
        return inside

    def _listen(self) -> None:
        self.begin_button.clicked.connect(self.begin)
        self.code.returnPressed.connect(self.read)
        self.table.pointed.connect(self._point)
        self.table.opened.connect(lambda _: self.home().setFocus())
        self.only_wrong.toggled.connect(lambda _: self._fill())

    # Answers

    def _show_rows(self, rows: Sequence[StocktakeRow]) -> None:
        self.model.show_rows(list(rows))
        if self._wanted is not None and self.table.select_key(self._wanted):
            self._wanted = None
        elif self.row() is None and rows:
            self.table.selectRow(0)

    def _point(self, row: StocktakeRow | None) -> None:
        self.said.setText("")
        self._ask_sheet(row)

    def _ask_sheet(self, row: StocktakeRow | None) -> None:
        if row is None:
            self.sheet = None
            self._under.setCurrentIndex(0)
            self.pointed.emit()
        else:
            self.desk.ask(self, partial(count_sheet, number=row.number), self._show_sheet)

    def _show_sheet(self, sheet: CountSheet) -> None:
        row = self.row()
        if row is None or row.number != sheet.row.number:
            return
        self.sheet = sheet
        told = {
            CountVerdict.FOUND: sheet.row.right,
            CountVerdict.MISSING: sheet.row.missing,
            CountVerdict.SURPLUS: sheet.row.surplus,
            CountVerdict.UNKNOWN: sheet.row.unknown,
        }
        for verdict, badge in self.counts.items():
            badge.show_count(told[verdict])
        self.code.setVisible(self._is_open())
        self._fill()
        self._under.setCurrentIndex(1)
        self.pointed.emit()

    def _fill(self) -> None:
        rows = self.sheet.lines if self.sheet is not None else ()
        wrong = self.only_wrong.isChecked()
        self.lines.show_rows(
            [one for one in rows if not wrong or one.verdict is not CountVerdict.FOUND]
        )

    def _begun(self, number: str | None) -> None:
        self._wanted = number
        self.desk.ask(self, stocktake_rows, self._show_rows)
        self.code.show()
        self.code.setFocus()

    def _read(self, code: str, verdict: CountVerdict | None) -> None:
        self.code.clear()
        self.code.setFocus()
        self.said.setText(f"{code}  {term(verdict)}")
        self.said.set_role("strong" if verdict is CountVerdict.FOUND else "soon")
        self._ask_sheet(self.row())

    def _close(self, number: str, *, correct: bool) -> None:
        service = partial(close_stocktake, stocktake=number, correct=correct)
        self.desk.act(self, service, lambda _: self._closed(number), failed=self._refused)

    def _closed(self, number: str) -> None:
        self.desk.notify(
            translate("Things", "{number} is finished. Ctrl+P prints the receipt.").format(
                number=number
            )
        )
        self.refresh()

    def _written(self, count: int) -> None:
        self.desk.notify(translate("Things", "The receipt is saved, {n} lines.").format(n=count))

    def _refused(self, error: Exception) -> None:
        """Say it above the box and keep what was typed, marked to be typed over."""
        if not isinstance(error, RefusedError):
            self.desk.show_error(error)
            return
        if self._under.currentIndex() == 0:
            self.desk.show_error(error)
            return
        self.bar.show_error(self.desk.word(error), code=error.code)
        self.code.selectAll()

    def _is_open(self) -> bool:
        return self.sheet is not None and self.sheet.row.closed_at is None
