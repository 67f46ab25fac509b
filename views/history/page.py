"""One customer's history: tickets, calls, visits, prints and papers in one timeline."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.queries.customers import (
    CustomerHistory,
    CustomerRow,
    HistoryRow,
    customer_rows,
    history,
)
from views.desk import Desk
from views.history.actions import ACTIONS
from views.lookup_box import LookupBox
from views.trail import KINDS, trail_columns
from views.widgets.count_badge import CountBadge
from views.widgets.empty_state import EmptyState
from views.widgets.page import Page
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel
from views.widgets.table_view import Table
from views.wording import term

translate = QCoreApplication.translate

LONGEST = 1000
MOST_HITS = 20
TABLES = frozenset({"ticket", "print", "phone_visit", "site_visit", "follow_up_call"})
WITH_TICKET = frozenset({"ticket", "print", "paper", "follow_up"})


class HistoryPage(Page):
    """Finds a customer and shows the whole trail; Enter on a line opens its ticket."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._customer: str | None = None
        self._history: CustomerHistory | None = None
        self.finder = LookupBox(desk, self, ask=_find, say=_said, nobody=_nobody)
        self.kind = QComboBox(self)
        self._title = PlainLabel("", role="title")
        self._counts = {
            "tickets": CountBadge(translate("History", "Tickets")),
            "late": CountBadge(translate("History", "Late"), "overdue"),
            "prints": CountBadge(translate("History", "Prints")),
            "papers_out": CountBadge(translate("History", "Papers out"), "soon"),
        }
        self._model: RowsModel[HistoryRow] = RowsModel(trail_columns(), self, key=_key)
        self.table = Table("history", desk.settings, self)
        self._stack = QStackedWidget(self)
        self._build()
        self.set_actions(ACTIONS)
        desk.follow(self, TABLES, self.refresh)

    def primary_focus(self) -> QWidget:
        """Start at the finder until a customer is shown."""
        return self.table if self._customer else self.finder

    def subject(self) -> str | None:
        """Return the customer shown."""
        return self._customer

    def show_subject(self, subject: str | None) -> None:
        """Show one customer by number; keep what is shown when none is named."""
        if subject is not None:
            self._customer = subject
            self.refresh()

    def refresh(self) -> None:
        """Ask for the trail again, keeping selection and scroll."""
        if self._customer is None:
            self._stack.setCurrentIndex(0)
            self.update_actions()
            return
        query = partial(history, number=self._customer, limit=LONGEST)
        self.desk.ask(self, query, self._show)

    def find_words(self) -> None:
        """Go to the finder with its words marked, ready to be typed over."""
        self.finder.setFocus()
        self.finder.words.selectAll()

    def open_ticket(self) -> None:
        """Show the ticket of the line on the board."""
        row = self.table.selected_row()
        if row is not None and row.what in WITH_TICKET:
            self.desk.open_screen("tickets", row.subject)

    def take_call(self) -> None:
        """Start intake with this customer already chosen."""
        self.desk.open_screen("intake", self._customer)

    def has_customer(self) -> bool:
        """Say whether a customer is shown."""
        return self._customer is not None

    def has_ticket(self) -> bool:
        """Say whether a line about a ticket is marked."""
        row = self.table.selected_row()
        return row is not None and row.what in WITH_TICKET

    def _build(self) -> None:
        self.finder.words.setPlaceholderText(
            translate("History", "Customer name, initials, number, circuit or phone")
        )
        self.finder.words.setAccessibleName(translate("History", "Find a customer"))
        self.finder.picked.connect(self._pick)
        self.table.show_model(self._model)
        self.table.opened.connect(lambda _: self.open_ticket())
        self.table.pointed.connect(lambda _: self.update_actions())
        self.kind.addItem(translate("History", "Everything"), "")
        for what, said in KINDS.items():
            self.kind.addItem(said(), what)
        self.kind.setAccessibleName(translate("History", "Kind of line"))
        self.kind.currentIndexChanged.connect(lambda _: self._fill())
        self._stack.addWidget(
            EmptyState(
                translate("History", "No customer chosen"),
                translate("History", "Type a name, initials, number, circuit or phone above."),
                icon="history",
                parent=self,
            )
        )
        self._stack.addWidget(self._shown())
        self.body.addWidget(self.finder)
        self.body.addWidget(self._stack, 1)

    def _shown(self) -> QWidget:
        shown = QWidget(self)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._title)
        for badge in self._counts.values():
            head.addWidget(badge)
        head.addStretch(1)
        head.addWidget(self.kind)
        layout = QVBoxLayout(shown)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        return shown

    def _pick(self, row: CustomerRow) -> None:
        self._customer = row.number
        self.finder.show_text(row.name)
        self.refresh()
        self.table.setFocus()

    def _show(self, found: CustomerHistory) -> None:
        self._history = found
        self._title.setText(f"{found.customer_name}  {found.customer_number}")
        for name, badge in self._counts.items():
            badge.show_count(getattr(found, name))
        self._fill()
        self._stack.setCurrentIndex(1)
        self.update_actions()

    def _fill(self) -> None:
        if self._history is None:
            return
        what = self.kind.currentData()
        self._model.show_rows([row for row in self._history.rows if not what or row.what == what])


def _key(row: HistoryRow) -> tuple[Any, ...]:
    return (row.happened_at, row.what, row.subject, row.verb, row.line)


def _find(text: str) -> Any:
    return partial(customer_rows, text=text, limit=MOST_HITS)


def _said(row: CustomerRow) -> str:
    place = " ".join(part for part in (row.town, row.address) if part)
    return "   ".join((row.name, row.number, term(row.grade), place))


def _nobody(_text: str) -> str:
    return translate("History", "Nobody found. Try fewer letters, or another part of the name.")
