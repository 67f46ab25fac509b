"""The Tickets page: the board with its counts and filters, and one ticket beside it."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.queries.questions import board_counts, crew_names, open_board, ticket_list
from models.queries.ticket_rows import BoardCounts, TicketRow
from models.rules.states import Verb
from views.desk import Desk
from views.tickets.actions import ACTIONS
from views.tickets.board import Board
from views.tickets.choice import BoardChoice, Group
from views.tickets.countdown import Aging, aging
from views.tickets.filter_bar import FilterBar
from views.tickets.panel import TicketPanel
from views.tickets.verb_methods import with_verbs
from views.tickets.window import TicketWindow
from views.widgets.crowd_bar import CrowdBar
from views.widgets.empty_state import EmptyState
from views.widgets.page import Page

if TYPE_CHECKING:
    from models.queries.ticket_detail import TicketDetail

translate = QCoreApplication.translate

TABLES = frozenset({"ticket", "work_order", "print", "follow_up_call"})
BESIDE = (13, 9)  # board and ticket share the width in this proportion


@with_verbs
class TicketsPage(Page):
    """Follows the database, keeps selection and scroll, and lets the clocks run."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Tickets", "Tickets"))
        self._wanted: str | None = None
        self._crews_known = False
        kept = BoardChoice.from_text(desk.settings.board_filters)
        self.filters = FilterBar(kept, self)
        self.board = Board(desk, self)
        self.panel = TicketPanel(desk, self)
        self.panel.setFocusProxy(self.board.table)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self._stack = QStackedWidget(self)
        self._build()
        self.set_actions(ACTIONS)
        self._listen()

    # What the shell asks of a page

    def refresh(self) -> None:
        """Ask for the board, its counts and the ticket shown; nothing loses its place."""
        now = self.desk.now()
        choice = self.filters.choice
        listed = ticket_list if choice.group is Group.FILED else open_board
        query = partial(listed, now=now, filters=choice.filters())
        self.desk.ask(self, query, partial(self._show_rows, now))
        if not self._crews_known:
            self._ask_crews()
        self._count()
        self.panel.refresh()

    def tick(self, now: datetime) -> None:
        """Let the countdowns go on; a stage that was reached is counted anew."""
        if self.board.tick(now):
            self._count()
        self.panel.tick(now)

    def show_subject(self, subject: str | None) -> None:
        """Show one ticket beside the board, whether the filter lists it or not.

        ``NUMBER verb`` opens the form of the verb too.
        """
        if subject is None:
            return
        number, _, verb = subject.partition(" ")
        self._wanted = number
        self.panel.show()
        self.panel.show_number(number)
        self.board.select(number)
        if verb:
            self.panel.start(Verb(verb))

    def subject(self) -> str | None:
        """Return the ticket shown."""
        return self.panel.number

    def primary_focus(self) -> QWidget:
        """Start on the board."""
        return self.board.table

    # What can be done

    def start(self, verb: Verb) -> None:
        """Start a verb on the ticket marked on the board."""
        self._follow(self.board.row())
        self.panel.show()
        self.panel.start(verb)

    def may(self, verb: Verb) -> bool:
        """Say whether a verb makes sense for the ticket shown."""
        return self.panel.may(verb)

    def take_call(self) -> None:
        """Open intake."""
        self.desk.open_screen("intake")

    def find_words(self) -> None:
        """Go to the words of the filter, marked to be typed over."""
        self.filters.words.setFocus()
        self.filters.words.selectAll()

    def clear_filters(self) -> None:
        """Hide nothing any more."""
        self.filters.clear_filters()

    def toggle_detail(self) -> None:
        """Show or hide the ticket beside the board."""
        self.panel.setVisible(not self.panel.isVisible())

    def open_window(self) -> None:
        """Show the ticket in a window of its own, for a second screen."""
        if self.panel.number is not None:
            TicketWindow(self.desk, self.panel.number, self).show()

    def open_history(self) -> None:
        """Show everything about the ticket's customer."""
        if self.panel.detail is not None:
            self.desk.open_screen("history", self.panel.detail.row.customer_number)

    def choose_paper(self) -> None:
        """Ask which paper of the ticket is wanted."""
        self.panel.choose_paper()

    def show_suggestion(self) -> None:
        """Show which crew to send, and why."""
        self.panel.show_suggestion()

    def may_suggest(self) -> bool:
        """Say whether a crew can be sent to the ticket shown."""
        return self.panel.may_suggest()

    def copy_number(self) -> None:
        """Put the ticket's number on the clipboard."""
        if self.panel.number is not None:
            QGuiApplication.clipboard().setText(self.panel.number)
            self.desk.notify(
                translate("Tickets", "{number} is on the clipboard.").format(
                    number=self.panel.number
                )
            )

    def has_ticket(self) -> bool:
        """Say whether a ticket is shown."""
        return self.panel.number is not None

    def has_customer(self) -> bool:
        """Say whether the ticket shown has a customer on record."""
        return self.panel.detail is not None and bool(self.panel.detail.row.customer_number)

    # Building

    def _build(self) -> None:
        self._empty = EmptyState("", "", icon="ticket", parent=self)
        self._stack.addWidget(self.board.table)
        self._stack.addWidget(self._empty)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.split.addWidget(left)
        self.split.addWidget(self.panel)
        self.split.setStretchFactor(0, BESIDE[0])
        self.split.setStretchFactor(1, BESIDE[1])
        self.split.setChildrenCollapsible(False)
        self.body.addWidget(CrowdBar(self.desk, self))
        self.body.addWidget(self.filters)
        self.body.addWidget(self.split, 1)

    def _listen(self) -> None:
        self.filters.chosen.connect(self._choose)
        self.board.table.pointed.connect(self._follow)
        self.board.table.opened.connect(self._open_beside)
        self.panel.shown.connect(self._shown)
        self.desk.follow(self, TABLES, self.refresh)
        self.desk.follow(self, {"crew"}, self._ask_crews)

    # Answers

    def _choose(self, choice: BoardChoice) -> None:
        self.desk.settings.change(board_filters=choice.to_text())
        self.refresh()

    def _show_rows(self, asked_at: datetime, rows: Sequence[TicketRow]) -> None:
        if self.filters.choice.group is Group.NEAR:
            rows = [row for row in rows if aging(row, asked_at) is Aging.NEAR]
        self.board.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if not rows:
            self._say_empty()
        if self._wanted is not None and self.board.select(self._wanted):
            self._wanted = None
        elif rows and self.board.row() is None and self.panel.number is None:
            self.board.table.select_first()

    def _say_empty(self) -> None:
        if self.filters.choice.narrowed or self.filters.choice.group is not Group.OPEN:
            self._empty.say(
                translate("Tickets", "No ticket matches"),
                translate("Tickets", "Ctrl+Shift+F clears the filters."),
            )
        else:
            self._empty.say(
                translate("Tickets", "No open ticket"),
                translate("Tickets", "Ctrl+N takes a call."),
            )

    def _ask_crews(self) -> None:
        self.desk.ask(self, crew_names, self._show_crews)

    def _show_crews(self, crews: Sequence[tuple[str, str]]) -> None:
        self._crews_known = True
        self.filters.show_crews(crews)

    def _count(self) -> None:
        self.desk.ask(self, partial(board_counts, now=self.desk.now()), self._show_counts)

    def _show_counts(self, counts: BoardCounts) -> None:
        self.filters.show_counts(counts)

    def _follow(self, row: TicketRow | None) -> None:
        if row is not None:
            self.panel.show_number(row.number)

    def _open_beside(self, row: TicketRow) -> None:
        self.panel.show()
        self.panel.show_number(row.number)
        self.panel.tabs.setFocus()

    def _shown(self, _detail: "TicketDetail") -> None:
        self.update_actions()
