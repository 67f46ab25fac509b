"""Paper that left the office: the sheets with their age, their figures, and the two registers."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial, partialmethod
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.queries.backfill_start import BackfillStart, backfill_start
from models.queries.papers_out import (
    ReprintRow,
    SheetRow,
    SheetState,
    VoidRow,
    rate_of,
    reprint_rows,
    sheet_rows,
    void_rows,
)
from models.rules.zone import SHANGHAI, local
from views.actions import native
from views.desk import Desk
from views.papers_out import sheets
from views.papers_out.actions import ACTIONS
from views.papers_out.columns import STATES, reprint_columns, sheet_columns, void_columns
from views.widgets.beside import beside
from views.widgets.choice_box import ChoiceBox
from views.widgets.count_badge import CountBadge
from views.widgets.empty_state import EmptyState
from views.widgets.entry_form import EntryForm
from views.widgets.form_side import FormSide
from views.widgets.page import Page
from views.widgets.plain_label import plain_tip
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

TABLES = frozenset({"ticket", "print", "void_paper", "work_order"})
SHEETS, VOIDS, REPRINTS = range(3)
LIST, SIDE = 7, 5
ALL, THIS_MONTH, LAST_MONTH = "all", "this", "last"
AGE_COLUMN = 2


class PapersOutPage(Page):
    """The subject is a work order's number: its returned sheet is opened to be copied."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("PapersOut", "Paper out"))
        self._rows: Sequence[SheetRow] = ()
        self._shown: SheetState | None = SheetState.OUT
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self.period = ChoiceBox(_periods(), self)
        self.chips: dict[SheetState | None, QToolButton] = {}
        self.rate = CountBadge(translate("PapersOut", "Signed paper back"))
        self._sheets: RowsModel[SheetRow] = RowsModel(
            sheet_columns(desk.now), self, key=lambda row: row.order
        )
        self._voids: RowsModel[VoidRow] = RowsModel(void_columns(), self, key=lambda row: row.id)
        self._reprints: RowsModel[ReprintRow] = RowsModel(
            reprint_columns(), self, key=lambda row: row.id
        )
        self.table = Table("papers_out/sheets", desk.settings, self)
        self.voids = Table("papers_out/voids", desk.settings, self)
        self.reprints = Table("papers_out/reprints", desk.settings, self)
        hint = EmptyState(
            translate("PapersOut", "Scan a returned sheet, or mark it"),
            translate("PapersOut", "Ctrl+B copies it: times, cause, materials, signature."),
            icon="clipboard-check",
            parent=self,
        )
        self.side = FormSide(hint, self, make=partial(EntryForm, desk))
        self.tabs = QTabWidget(self)
        self._build()
        self.set_actions(ACTIONS)
        self._listen()

    # What the shell asks of a page

    def refresh(self) -> None:
        """Ask for the sheets and both registers."""
        since, until = _stretch(self.period.value(), self.desk.now())
        query = partial(sheet_rows, since=since, until=until)
        self.desk.ask(self, query, self._show_sheets, slow=True)
        self.desk.ask(self, void_rows, self._voids.show_rows)
        self.desk.ask(self, reprint_rows, self._reprints.show_rows)

    def tick(self, now: datetime) -> None:
        """Let the ages grow, once a minute."""
        if now.second == 0:
            self._sheets.repaint_column(AGE_COLUMN)

    def show_subject(self, subject: str | None) -> None:
        """Open the sheet of an order to be copied."""
        if subject:
            self.take_number(subject)

    def take_number(self, number: str) -> bool:
        """Open the sheet that was scanned: here a scan means that it came back."""
        self.tabs.setCurrentIndex(SHEETS)
        query = partial(backfill_start, number=number)
        self.desk.ask(self, query, self._open_sheet, failed=self.desk.show_error)
        return True

    def primary_focus(self) -> QWidget:
        """Start on the list shown."""
        return (self.table, self.voids, self.reprints)[self.tabs.currentIndex()]

    def panes(self) -> list[QWidget]:
        """Walk the words, the list, the form."""
        form = self.side.form
        return [self.words, self.primary_focus(), *([form] if form is not None else [])]

    # What can be done

    def fill(self) -> None:
        """Copy the returned sheet marked."""
        row = self._row()
        if row is not None:
            self.take_number(row.order)

    def void(self) -> None:
        """Make the sheet marked void."""
        row = self._row()
        if row is not None:
            self.side.start(sheets.void(row))

    def find_words(self) -> None:
        """Go to the words with their text marked, to be typed over."""
        self.words.setFocus()
        self.words.selectAll()

    def print_again(self) -> None:
        """Show the order as it would be printed."""
        row = self._row()
        if row is not None:
            self.desk.open_screen("preview", row.order)

    def open_ticket(self) -> None:
        """Show the ticket of the sheet marked."""
        row = self._row()
        if row is not None:
            self.desk.open_screen("tickets", row.ticket)

    def has_sheet(self) -> bool:
        """Say whether a sheet is marked."""
        return self.tabs.currentIndex() == SHEETS and self._row() is not None

    def show_tab(self, at: int) -> None:
        """Go to one of the three lists."""
        self.tabs.setCurrentIndex(at)
        self.primary_focus().setFocus()

    show_tab_0 = partialmethod(show_tab, SHEETS)
    show_tab_1 = partialmethod(show_tab, VOIDS)
    show_tab_2 = partialmethod(show_tab, REPRINTS)

    # Building

    def _build(self) -> None:
        for table, model in (
            (self.table, self._sheets),
            (self.voids, self._voids),
            (self.reprints, self._reprints),
        ):
            table.show_model(model)
        self.words.setPlaceholderText(translate("PapersOut", "Number, crew or customer"))
        self.words.setAccessibleName(translate("PapersOut", "Find a sheet"))
        self.period.setAccessibleName(translate("PapersOut", "Printed when"))
        split = beside(self._list(), self.side, shares=(LIST, SIDE))
        self.tabs.addTab(split, translate("PapersOut", "Sheets"))
        self.tabs.addTab(self.voids, translate("PapersOut", "Void sheets"))
        self.tabs.addTab(self.reprints, translate("PapersOut", "Reprints"))
        for at in range(self.tabs.count()):
            self.tabs.setTabToolTip(at, plain_tip(native(f"Alt+{at + 1}")))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.body.addWidget(self.tabs, 1)

    def _list(self) -> QWidget:
        left = QWidget(self)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.words, 1)
        first.addWidget(self.period)
        group = QButtonGroup(self)
        for state in (SheetState.OUT, *list(SheetState)[1:], None):
            chip = QToolButton(left)
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.setProperty("chip", "true")
            chip.setChecked(state is self._shown)
            chip.clicked.connect(partial(self._choose, state))
            group.addButton(chip)
            second.addWidget(chip)
            self.chips[state] = chip
        second.addStretch(1)
        second.addWidget(self.rate)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.table, 1)
        return left

    def _listen(self) -> None:
        self.words.textChanged.connect(lambda _: self._fill())
        self.words.returnPressed.connect(self._to_list)
        self.period.currentIndexChanged.connect(lambda _: self.refresh())
        self.table.pointed.connect(lambda _: self.update_actions())
        self.table.opened.connect(lambda _: self.fill())
        self.reprints.opened.connect(lambda row: self.desk.open_screen("preview", row.number))
        self.tabs.currentChanged.connect(lambda _: self.update_actions())
        self.side.back.connect(self._back)
        self.desk.follow(self, TABLES, self.refresh)

    # Answers

    def _show_sheets(self, rows: Sequence[SheetRow]) -> None:
        self._rows = rows
        self._fill()
        if self._row() is None:
            self.table.select_first()
        self.update_actions()

    def _fill(self) -> None:
        """Show what the chip and the words leave; every figure is counted over the period."""
        for state, chip in self.chips.items():
            count = sum(state is None or row.state is state for row in self._rows)
            word = translate("PapersOut", "all") if state is None else STATES[state]()
            chip.setText(f"{word} {count}")
        rate = rate_of(self._rows).share
        self.rate.number.setText("—" if rate is None else f"{rate * 100:.1f} %")
        told = self.words.text().casefold().split()
        self._sheets.show_rows([row for row in self._rows if self._is_shown(row, told)])

    def _is_shown(self, row: SheetRow, told: Sequence[str]) -> bool:
        known = f"{row.order} {row.crew_name} {row.customer_name}".casefold()
        return (self._shown is None or row.state is self._shown) and all(w in known for w in told)

    def _choose(self, state: SheetState | None, _checked: object = None) -> None:
        self._shown = state
        self._fill()
        self.table.select_first()

    def _open_sheet(self, start: BackfillStart) -> None:
        self.table.select_key(start.order)
        self.side.start(sheets.fill(start))

    def _to_list(self) -> None:
        self.table.setFocus()
        self.table.select_first()

    def _back(self) -> None:
        self.table.setFocus()
        self.update_actions()

    def _row(self) -> SheetRow | None:
        return cast("SheetRow | None", self.table.selected_row())


def _periods() -> list[tuple[str, str]]:
    return [
        (ALL, translate("PapersOut", "Printed at any time")),
        (THIS_MONTH, translate("PapersOut", "Printed this month")),
        (LAST_MONTH, translate("PapersOut", "Printed last month")),
    ]


def _stretch(period: str, now: datetime) -> tuple[datetime | None, datetime | None]:
    """Return from when until when a period runs, by the office's calendar."""
    if period == ALL:
        return None, None
    day = local(now)
    first = datetime(day.year, day.month, 1, tzinfo=SHANGHAI)
    if period == THIS_MONTH:
        return first, None
    before = first - timedelta(days=1)
    return datetime(before.year, before.month, 1, tzinfo=SHANGHAI), first
