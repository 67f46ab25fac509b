"""Taking paper back: files in, pages filed by their code, the others named by a person."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from console.scans.intake import Intake
from models.queries.scans import ScanRow, scan_picture, scan_rows
from models.rules.terms import ScanState
from models.services.scans import Filed, assign_page, set_page_aside, take_page_back
from views.desk import Desk
from views.scans.actions import ACTIONS
from views.scans.columns import scan_columns
from views.scans.sight import Sight
from views.scans.strip import Strip
from views.widgets.beside import beside
from views.widgets.choice_box import ChoiceBox
from views.widgets.empty_state import EmptyState
from views.widgets.page import Page
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel
from views.widgets.table_view import Table
from views.wording import term

translate = QCoreApplication.translate

ORDERS = frozenset({"F01", "F02"})  # what comes back filled in by a crew

TABLES = frozenset({"scanned_page"})
UNSIGNED = "unsigned"


class ScansPage(Page):
    """The list at the left, the page at the right; typing a number files it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Scans", "Returned paper"))
        self.intake = Intake(desk, self)
        self._rows: tuple[ScanRow, ...] = ()
        self._model: RowsModel[ScanRow] = RowsModel(scan_columns(), self, key=lambda row: row.id)
        self.table = Table("scans", desk.settings, self)
        self.show_which = ChoiceBox(_kinds(), self, empty=translate("Scans", "all pages"))
        self.number = QLineEdit(self)
        self.sight = Sight(self)
        self.strip = Strip(desk, self)
        self.told = PlainLabel("", self, role="muted", wrap=True)
        self.progress = QProgressBar(self)
        self._stack = QStackedWidget(self)
        self._build()
        self.set_actions(ACTIONS)
        self.intake.moved.connect(self._show_tally)
        self.intake.ended.connect(self.refresh)
        desk.follow(self, TABLES, self.refresh)

    # What the shell asks of a page

    def primary_focus(self) -> QWidget:
        """Start on the list."""
        return self.table

    def panes(self) -> list[QWidget]:
        """Return the parts of the page that F6 walks through."""
        return [self.table, self.strip, self.number, self.show_which]

    def refresh(self) -> None:
        """Ask again which pages there are."""
        self.desk.ask(self, scan_rows, self._show_rows)

    # What can be done

    def choose_files(self) -> None:
        """Choose files from the scanner."""
        dialog = self._dialog(translate("Scans", "Take in files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(
            translate("Scans", "Scans (*.pdf *.tif *.tiff *.jpg *.jpeg *.png *.bmp)")
        )
        dialog.filesSelected.connect(lambda names: self.intake.take(map(Path, names)))
        dialog.open()

    def watch_or_not(self) -> None:
        """Watch a folder for scans, or stop watching it."""
        if self.intake.watched is not None:
            self.intake.watch(None)
            return
        dialog = self._dialog(translate("Scans", "Watch a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.watch)
        dialog.open()

    def watch(self, folder: str) -> None:
        """Watch a folder, and remember it at this desk."""
        self.desk.settings.change(scan_folder=folder)
        self.intake.watch(Path(folder))

    def is_busy(self) -> bool:
        """Say whether files are being taken in."""
        return self.intake.is_busy

    def stop(self) -> None:
        """Stop taking files in; what was filed stays filed."""
        self.intake.cancel()

    def may_assign(self) -> bool:
        """Say whether the selected page waits for a person."""
        row = self._row()
        return row is not None and row.state is not ScanState.FILED

    def assign(self) -> None:
        """File the selected page to the number typed."""
        row = self._row()
        if row is None or not self.may_assign():
            return
        if not self.number.text().strip():
            self.bar.show_error(translate("Scans", "Type the number of the order or the ticket."))
            self.number.setFocus()
            return
        service = partial(assign_page, page_id=row.id, number=self.number.text().strip())
        self.desk.act(self, service, self._filed)

    def set_aside(self) -> None:
        """Put the selected page aside, for the reason typed where the number goes."""
        row = self._row()
        if row is not None and self.may_assign():
            reason = self.number.text().strip()
            service = partial(set_page_aside, page_id=row.id, reason=reason)
            self.desk.act(self, service, self._filed)

    def may_take_back(self) -> bool:
        """Say whether the selected page was filed or put aside."""
        row = self._row()
        return row is not None and row.state is not ScanState.WAITING

    def take_back(self) -> None:
        """Let the selected page wait again."""
        row = self._row()
        if row is not None and self.may_take_back():
            self.desk.act(self, partial(take_page_back, page_id=row.id), self._filed)

    def has_ticket(self) -> bool:
        """Say whether the selected page belongs to a ticket."""
        row = self._row()
        return row is not None and bool(row.ticket)

    def is_order(self) -> bool:
        """Say whether the selected page is a filed work order."""
        row = self._row()
        return row is not None and bool(row.ticket) and row.form in ORDERS

    def copy_sheet(self) -> None:
        """Open the form that copies times, cause and tests from the sheet into the ticket."""
        row = self._row()
        if row is not None and self.is_order():
            self.desk.open_screen("papers_out", row.number)

    def open_ticket(self) -> None:
        """Open the ticket of the selected page."""
        row = self._row()
        if row is not None and row.ticket:
            self.desk.open_screen("tickets", row.ticket)

    # Building

    def _build(self) -> None:
        self.table.show_model(self._model)
        self.table.pointed.connect(lambda _: self._pointed())
        self.table.opened.connect(lambda _: self._opened())
        self.strip.chosen.connect(self.table.select_key)
        self.show_which.setAccessibleName(translate("Scans", "Which pages"))
        self.show_which.currentIndexChanged.connect(lambda _: self._show())
        words = translate("Scans", "Number of the order or ticket; or why the page is set aside")
        self.number.setPlaceholderText(words)
        self.number.setAccessibleName(words)
        self.number.returnPressed.connect(self.assign)
        self.progress.setTextVisible(False)
        self.progress.hide()
        row = QHBoxLayout()
        row.addWidget(self.show_which)
        row.addWidget(self.told, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.progress)
        nothing = EmptyState(
            translate("Scans", "No page has come back"),
            translate("Scans", "Scan the signed papers, then take the files in (Ctrl+O)."),
            icon="file-download",
            parent=self,
        )
        split = beside(self._list(), self._page_seen(), shares=(1, 1))
        self._stack.addWidget(nothing)
        self._stack.addWidget(split)
        self.body.addWidget(self._stack, 1)
        self._show_tally()

    def _list(self) -> QWidget:
        held = QWidget(self)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.strip)
        return held

    def _page_seen(self) -> QWidget:
        beside = QWidget(self)
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.number)
        column.addWidget(self.sight, 1)
        return beside

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = self.desk.settings.scan_folder or QStandardPaths.writableLocation(documents)
        dialog.setDirectory(folder)
        return dialog

    # Answers

    def _show_rows(self, rows: tuple[ScanRow, ...]) -> None:
        self._rows = rows
        self._stack.setCurrentIndex(1 if rows else 0)
        self._show()

    def _show(self) -> None:
        which = self.show_which.value()
        wanted = [row for row in self._rows if which in (None, row.state) or _is_open(row, which)]
        self._model.show_rows(wanted)
        self.strip.show_pages(wanted)
        if not self.table.currentIndex().isValid():
            self.table.select_first()
        self._pointed()

    def _row(self) -> ScanRow | None:
        row = self.table.selected_row()
        return row if isinstance(row, ScanRow) else None

    def _pointed(self) -> None:
        row = self._row()
        if row is None:
            self.sight.clear()
        else:
            self.strip.point_at(row.id)
            self.desk.ask(
                self, partial(scan_picture, page_id=row.id), partial(self._show_picture, row.id)
            )
        self.number.setEnabled(self.may_assign())
        self.update_actions()

    def _show_picture(self, page: int, content: bytes) -> None:
        row = self._row()
        if row is not None and row.id == page:
            self.sight.show_picture(QImage.fromData(content))

    def _opened(self) -> None:
        if self.may_assign():
            self.number.setFocus()
        else:
            self.open_ticket()

    def _filed(self, filed: Filed | None) -> None:
        self.number.clear()
        if filed is not None:
            words = translate("Scans", "{state}: {number}")
            self.desk.notify(words.format(state=term(filed.state), number=filed.number))
        self.refresh()

    def _show_tally(self) -> None:
        tally, watched = self.intake.tally, self.intake.watched
        self.progress.setVisible(self.intake.is_busy)
        self.progress.setRange(0, max(tally.of, 1))
        self.progress.setValue(tally.files)
        told = []
        if tally.of:
            words = translate(
                "Scans",
                "{filed} filed, {waiting} waiting for a number, {unsigned} not signed, "
                "{again} taken in before.",
            )
            told.append(
                words.format(
                    filed=tally.filed,
                    waiting=tally.waiting,
                    unsigned=tally.unsigned,
                    again=tally.again,
                )
            )
        told += [self.desk.word(error) for _, error in tally.unread[:3]]
        if watched is not None:
            told.append(translate("Scans", "Watching {folder}.").format(folder=watched))
        self.told.setText("  ".join(told))
        self.update_actions()


def _kinds() -> list[tuple[str, str]]:
    return [
        (ScanState.WAITING, term(ScanState.WAITING)),
        (UNSIGNED, translate("Scans", "not signed")),
        (ScanState.FILED, term(ScanState.FILED)),
        (ScanState.SET_ASIDE, term(ScanState.SET_ASIDE)),
    ]


def _is_open(row: ScanRow, which: str) -> bool:
    return which == UNSIGNED and bool(row.empty) and row.state is ScanState.FILED
