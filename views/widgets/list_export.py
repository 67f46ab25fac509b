"""Any list as it is shown, into a file: its filters, its columns, its order.

Every page has this without asking for it. The rows are worded and written on the pool, so
that a list of a hundred thousand lines never holds the screen up.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from console.calls import Progress
from console.spreadsheets import write_table
from views.actions import Deed, Shown
from views.desk import Desk
from views.widgets.message_bar import MessageBar
from views.widgets.table import Column, ColumnsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

SHORTCUT = "F12"
REPORT_ROWS = 500
UTF8, GBK = "utf-8-sig", "gbk"


def save_list_deed() -> Deed:
    """Return the action every page with a list has; a page may word it its own way."""
    return Deed(
        id="page.save_list",
        text=lambda: translate("ListExport", "Save the list as shown"),
        run="save_list",
        shortcut=SHORTCUT,
        icon="file-download",
        shown=Shown.MENU,
    )


def list_in(page: QWidget, home: QWidget | None) -> Table | None:
    """Return the list meant: the one with the keyboard, the page's own, or the first with rows."""
    tables = [one for one in page.findChildren(Table) if one.isVisible() and _rows_of(one)]
    focused = QApplication.focusWidget()
    for wanted in (focused, home):
        if wanted in tables:
            return tables[tables.index(wanted)]
    return tables[0] if tables else None


class ListExport:
    """Saves one list: asks where, writes aside, and says how far it is."""

    def __init__(self, desk: Desk, page: QWidget, *, bar: MessageBar) -> None:
        self._desk, self._page, self._bar = desk, page, bar
        self._stop: Callable[[], None] = bar.clear
        self._halted = False

    def ask_where(self, table: Table, name: str) -> None:
        """Ask for the file, then write it in the shape its filter names."""
        shapes = {
            translate("ListExport", "Excel workbook (*.xlsx)"): (".xlsx", UTF8),
            translate("ListExport", "CSV, UTF-8 (*.csv)"): (".csv", UTF8),
            translate("ListExport", "CSV, GBK for old programs (*.csv)"): (".csv", GBK),
        }
        dialog = QFileDialog(self._page, translate("ListExport", "Save the list as shown"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(shapes))
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(f"{name}.xlsx")

        def chosen(file: str) -> None:
            ending, codec = shapes[dialog.selectedNameFilter()]
            path = Path(file)
            known = path.suffix.lower() in (".xlsx", ".csv")
            self.write(table, path if known else path.with_suffix(ending), codec=codec)

        dialog.fileSelected.connect(chosen)
        dialog.open()

    def write(self, table: Table, path: Path, *, codec: str = UTF8) -> None:
        """Write what a list shows now; it may be stopped, and then there is no file."""
        model, columns = table.model(), table.shown_columns()
        if not isinstance(model, ColumnsModel):
            return
        shown = [model.columns[at] for at in columns]
        self._halted, self._stop = False, self._halt
        model.gather(
            lambda rows: self._write_rows(path, (shown, rows), codec=codec),
            partial(self._goes_on, path.name),
        )

    def _halt(self) -> None:
        self._halted = True

    def _goes_on(self, file: str, done: int, total: int) -> bool:
        """Say how far the reading of a long list is; False once it is unwanted."""
        if not self._halted:
            words = translate("ListExport", "Reading for {file}: {done} of {total}")
            self._say(words.format(file=file, done=done, total=total))
        return not self._halted

    def _write_rows(
        self, path: Path, shown: tuple[Sequence[Column[Any]], Sequence[Any]], *, codec: str
    ) -> None:
        call = self._desk.work(
            self._page,
            partial(_written, path, shown, codec=codec),
            partial(self._saved, path, codec),
            failed=self._failed,
            progress=partial(self._how_far, path.name),
        )
        self._stop = call.cancel

    def _how_far(self, file: str, done: int, total: int) -> None:
        words = translate("ListExport", "Writing {file}: {done} of {total}")
        self._say(words.format(file=file, done=done, total=total))

    def _say(self, words: str) -> None:
        self._bar.show_progress(words, stop=self._stop)

    def _saved(self, path: Path, codec: str, count: int) -> None:
        words = translate("ListExport", "Saved: {file}, {count} rows").format(
            file=path.name, count=count
        )
        if codec == GBK:
            warning = translate(
                "ListExport", "Characters GBK does not know stand as question marks."
            )
            self._bar.show_warning(f"{words}. {warning}")
        else:
            self._bar.show_notice(words)

    def _failed(self, error: Exception) -> None:
        self._bar.clear()
        self._desk.show_error(error)


def _written(
    path: Path,
    shown: tuple[Sequence[Column[Any]], Sequence[Any]],
    progress: Progress,
    *,
    codec: str,
) -> int:
    columns, rows = shown
    return write_table(
        path,
        [column.heading() for column in columns],
        _worded(columns, rows, progress),
        codec=codec,
    )


def _worded(
    columns: Sequence[Column[Any]], rows: Sequence[Any], progress: Progress
) -> Iterator[list[str]]:
    for at, row in enumerate(rows):
        if at % REPORT_ROWS == 0:
            progress.report(at, len(rows))
        yield [column.text(row) for column in columns]


def _rows_of(table: Table) -> int:
    model = table.model()
    return model.rowCount() if isinstance(model, ColumnsModel) else 0
