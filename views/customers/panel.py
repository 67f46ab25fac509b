"""One customer's file: its facts and sections, and which record is marked."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from models.queries.customer_archive import CustomerFile, customer_file, record_changes
from models.queries.customers import CustomerHistory, HistoryRow, history
from models.rules.zone import local_day, stamp
from views.customers.columns import (
    circuit_columns,
    contact_columns,
    site_columns,
    terminal_columns,
)
from views.customers.facts import FactsView, GapsView
from views.customers.trail import TrailView
from views.desk import Desk
from views.widgets.empty_state import EmptyState
from views.widgets.plain_label import PlainLabel
from views.widgets.table import Column, RowsModel
from views.widgets.table_view import Table
from views.wording import term

translate = QCoreApplication.translate

PARTS = ("site", "contact", "circuit", "terminal")
LONGEST = 500
GOOD, FAIR = 90, 60


class CustomerPanel(QWidget):
    """Shows the customer it is told to; ``marked`` tells that another part is in front."""

    marked = Signal()
    ticket_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.number: str | None = None
        self.file: CustomerFile | None = None
        self._circuit: str | None = None
        self._trail: tuple[HistoryRow, ...] = ()
        self._title = PlainLabel("", self, role="title", selectable=True)
        self._state = PlainLabel("", self, role="strong")
        self._share = PlainLabel("", self, role="muted")
        self.facts, self.gaps = FactsView(self), GapsView(self)
        columns: dict[str, Sequence[Column[Any]]] = {
            "site": site_columns(),
            "contact": contact_columns(),
            "circuit": circuit_columns(),
            "terminal": terminal_columns(),
        }
        self.models: dict[str, RowsModel[Any]] = {
            part: RowsModel(told, self, key=_number if part == "circuit" else _id)
            for part, told in columns.items()
        }
        self.tables = {part: Table(f"customer-{part}", desk.settings, self) for part in PARTS}
        self.trail = TrailView(desk, self)
        self.timeline, self.timeline_table = self.trail.model, self.trail.table
        self.tabs = QTabWidget(self)
        self._stack = QStackedWidget(self)
        self._build()

    # Being told

    def show_number(self, number: str | None, *, circuit: str | None = None) -> None:
        """Show another customer, and one circuit of theirs marked."""
        self._circuit = circuit
        if number != self.number:
            self.number, self.file, self._trail = number, None, ()
        if number is None:
            self._stack.setCurrentIndex(0)
            self.marked.emit()
        else:
            self.refresh()

    def refresh(self) -> None:
        """Read the file again, keeping what is marked in it."""
        if self.number is None:
            return
        self.desk.ask(self, partial(customer_file, number=self.number), self._show)
        if self.tabs.currentWidget() is self.trail:
            self._ask_trail()

    def part(self) -> str:
        """Return which part of the file is in front: ``customer`` or one of ``PARTS``."""
        front = self.tabs.currentWidget()
        return next((part for part in PARTS if self.tables[part] is front), "customer")

    def row(self) -> Any:
        """Return the record marked in the part in front, or none."""
        part = self.part()
        return self.tables[part].selected_row() if part in self.tables else None

    def show_phones(self, contact: int, phones: Sequence[str]) -> None:
        """Say a contact's phones where the person is looking, not in the table."""
        name = next(
            (one.name for one in (self.file.contacts if self.file else ()) if one.id == contact), ""
        )
        self.desk.notify(f"{name}  {'  '.join(phones) or '—'}")

    # Building

    def _build(self) -> None:
        self.tabs.addTab(self.facts, translate("Customers", "Facts"))
        titles = {
            "site": translate("Customers", "Sites"),
            "contact": translate("Customers", "Contacts"),
            "circuit": translate("Customers", "Circuits"),
            "terminal": translate("Customers", "Terminals"),
        }
        for part, table in self.tables.items():
            table.show_model(self.models[part])
            table.pointed.connect(lambda _: self.marked.emit())
            self.tabs.addTab(table, titles[part])
        self.timeline_table.opened.connect(self._open_line)
        self.tabs.addTab(self.trail, translate("Customers", "Timeline"))
        self.tabs.addTab(self.gaps, translate("Customers", "Missing"))
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(self._turned)
        self._titles = titles
        self._stack.addWidget(
            EmptyState(
                translate("Customers", "No customer chosen"),
                translate("Customers", "Choose one in the list, or search for it."),
                icon="building",
                parent=self,
            )
        )
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addWidget(self._state)
        top.addStretch(1)
        top.addWidget(self._share)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(self.fontMetrics().height() // 2, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.tabs, 1)
        self._stack.addWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    # Showing

    def _show(self, file: CustomerFile) -> None:
        if file.number != self.number:
            return
        self.file = file
        self._title.setText(f"{file.values['name']}  {file.number}")
        self._state.setText(self._standing(file))
        self._state.set_role("muted" if file.archived_at else "strong")
        self._share.setText(
            translate("Customers", "{share} % complete").format(share=file.complete)
        )
        self._share.set_role(
            "good" if file.complete >= GOOD else "muted" if file.complete >= FAIR else "soon"
        )
        today = local_day(self.desk.now())
        self.facts.show_file(file, today)
        self.gaps.show_file(file, today)
        rows = {
            "site": file.sites,
            "contact": file.contacts,
            "circuit": file.circuits,
            "terminal": file.terminals,
        }
        for at, part in enumerate(PARTS, start=1):
            self.models[part].show_rows(rows[part])
            self.tabs.setTabText(at, f"{self._titles[part]} {len(rows[part]) or ''}".strip())
        if self._circuit is not None and self.tables["circuit"].select_key(self._circuit):
            self.tabs.setCurrentWidget(self.tables["circuit"])
            self._circuit = None
        self._stack.setCurrentIndex(1)
        self.marked.emit()

    def _standing(self, file: CustomerFile) -> str:
        if file.archived_at is not None:
            return translate("Customers", "archived {at}").format(at=stamp(file.archived_at))
        return term(file.values["grade"])

    def _turned(self, _at: int) -> None:
        if self.tabs.currentWidget() is self.trail:
            self._ask_trail()
        self.marked.emit()

    def _ask_trail(self) -> None:
        if self.number is not None:
            asked = partial(history, number=self.number, limit=LONGEST)
            self.desk.ask(self, asked, self._keep_trail)

    def _keep_trail(self, found: CustomerHistory) -> None:
        if found.customer_number != self.number:
            return
        self._trail = found.rows
        asked = partial(record_changes, number=found.customer_number, limit=LONGEST)
        self.desk.ask(self, asked, partial(self._show_trail, found.customer_number))

    def _show_trail(self, number: str, changes: Sequence[HistoryRow]) -> None:
        if number == self.number:
            rows = sorted((*self._trail, *changes), key=lambda row: row.happened_at, reverse=True)
            self.trail.show_rows(rows)

    def _open_line(self, row: HistoryRow) -> None:
        if row.what in {"ticket", "print", "paper", "follow_up"}:
            self.ticket_wanted.emit(row.subject)


def _id(row: Any) -> Any:
    return row.id


def _number(row: Any) -> Any:
    return row.number
