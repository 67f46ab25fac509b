"""One ticket in full: its clock, what can be done, the form of a verb, and everything known."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from console.calls import Call
from models.queries.questions import crew_rows, detail, history
from models.rules.states import Verb
from models.rules.zone import stamp
from views.desk import Desk
from views.tickets.columns import TONES
from views.tickets.countdown import aging, countdown, stage_word
from views.tickets.facts_view import FactsView, joined
from views.tickets.ledger import LedgerView
from views.tickets.orders_view import OrdersView
from views.tickets.papers import choose, usual_paper
from views.tickets.timeline import TimelineView
from views.tickets.verb_bar import VerbBar
from views.trail import trail_columns
from views.widgets.empty_state import EmptyState
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel
from views.widgets.table_view import Table
from views.wording import term

if TYPE_CHECKING:
    from models.queries.crews import CrewRow
    from models.queries.customers import CustomerHistory, HistoryRow
    from models.queries.ticket_detail import TicketDetail
    from models.services.tickets import Done
    from views.tickets.verb_form import VerbForm

translate = QCoreApplication.translate

MEMBERS = "members"


class TicketPanel(QWidget):
    """Shows the ticket it is told to; ``shown`` carries its ``TicketDetail`` once read."""

    shown = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.number: str | None = None
        self.detail: TicketDetail | None = None
        self.form: VerbForm | None = None
        self._pending: Verb | None = None
        self._asking: Call | None = None
        self._crews: Sequence[CrewRow] = ()
        self._title = PlainLabel("", self, role="title", selectable=True)
        self._state = PlainLabel("", self, role="strong")
        self._clock = PlainLabel("", self, role="strong")
        self._under = PlainLabel("", self, role="muted", wrap=True)
        self.verbs = VerbBar(self)
        self.facts = FactsView(self)
        self.timeline = TimelineView(self)
        self.ledger = LedgerView(self)
        self.orders = OrdersView(self)
        self._trail: RowsModel[HistoryRow] = RowsModel(trail_columns(), self, key=_trail_key)
        self.trail_table = Table("", None, self)
        self.tabs = QTabWidget(self)
        self.split = QSplitter(Qt.Orientation.Vertical, self)
        self._stack = QStackedWidget(self)
        self._build()

    # Being told

    def show_number(self, number: str | None) -> None:
        """Show another ticket; an open form is put away with its text kept."""
        if number == self.number:
            return
        self._close_form()
        self.number, self.detail = number, None
        if number is None:
            self._stack.setCurrentIndex(0)
        else:
            self.refresh()

    def refresh(self) -> None:
        """Read the ticket again; an open form stays as it is."""
        if self.number is not None:
            query = partial(
                detail, number=self.number, now=self.desk.now(), role=self.desk.session.role
            )
            if self._asking is not None:
                self._asking.cancel()  # arrows run down the board faster than it answers
            self._asking = self.desk.ask(self, query, partial(self._show, self.number))

    def tick(self, now: datetime) -> None:
        """Let the countdown go on."""
        if self.detail is not None:
            self._show_clock(self.detail, now)

    def may(self, verb: Verb) -> bool:
        """Say whether a verb makes sense for the ticket shown."""
        return self.detail is not None and verb in self.detail.verbs

    def may_suggest(self) -> bool:
        """Say whether a crew can be sent, and so suggested."""
        return self.may(Verb.DISPATCH) or self.may(Verb.REASSIGN)

    def show_suggestion(self) -> None:
        """Show which crew to send, and why."""
        if self.number is not None and self.may_suggest():
            self.desk.open_screen("suggest", self.number)

    def show_paper(self) -> None:
        """Show the usual paper of the ticket, as it would be printed."""
        shown = self.detail is not None and self.detail.row.number == self.number
        self.desk.open_screen(
            "preview", usual_paper(self.detail.row) if shown and self.detail else self.number
        )

    def choose_paper(self) -> None:
        """Ask which paper of the ticket is wanted."""
        if self.detail is not None:
            choose(self.detail.row, self, show=partial(self.desk.open_screen, "preview"))

    def start(self, verb: Verb) -> None:
        """Open the form of a verb, or the screen that does it."""
        if self.number is None:
            return
        if verb in (Verb.DISPATCH, Verb.REASSIGN, Verb.REINFORCE):
            self.desk.open_screen("dispatch", f"{self.number} {verb}")
        elif verb is Verb.PRINT:
            self.show_paper()
        elif verb is Verb.OPEN:
            self.desk.open_screen("intake")
        elif self.detail is None:
            self._pending = verb
        elif _needs_crews(verb):
            query = partial(crew_rows, now=self.desk.now())
            self.desk.ask(self, query, partial(self._start_with_crews, verb))
        else:
            self._open_form(verb)

    # Building

    def _build(self) -> None:
        self.orders.preview_wanted.connect(partial(self.desk.open_screen, "preview"))
        self.trail_table.show_model(self._trail)
        self.trail_table.opened.connect(self._open_trail)
        for widget, title in (
            (self.facts, translate("Tickets", "Facts")),
            (self.timeline, translate("Tickets", "Timeline")),
            (self.ledger, translate("Tickets", "Clock")),
            (self.orders, translate("Tickets", "Orders and prints")),
            (self.trail_table, translate("Tickets", "Customer's history")),
        ):
            self.tabs.addTab(widget, title)
        self.tabs.setMinimumHeight(self.fontMetrics().height() * 6)
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(lambda _: self._ask_trail())
        self.verbs.wanted.connect(self.start)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.tabs)
        self._stack.addWidget(
            EmptyState(
                translate("Tickets", "No ticket chosen"),
                translate("Tickets", "Choose one on the board; Ctrl+N takes a new call."),
                icon="ticket",
                parent=self,
            )
        )
        self._stack.addWidget(self._filled())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _filled(self) -> QWidget:
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addWidget(self._state)
        top.addStretch(1)
        top.addWidget(self._clock)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self._under)
        column.addWidget(self.verbs)
        column.addWidget(self.split, 1)
        return inside

    # Showing

    def _show(self, asked: str, found: "TicketDetail") -> None:
        before = self.detail.row.version if self.detail is not None else 0
        if asked != self.number or found.row.version < before:
            return  # an answer from before the last step
        first = self.detail is None
        self.detail = found
        row = found.row
        self._title.setText(row.number)
        self._state.setText(term(row.state))
        self._under.setText(
            joined(
                row.customer_name,
                term(row.grade) if row.grade else "",
                row.circuit_number,
                _due(row.due_at),
            )
        )
        now = self.desk.now()
        self._show_clock(found, now)
        self.verbs.show_verbs(found.verbs, row.state)
        self.facts.show_detail(found)
        self.timeline.show_detail(found)
        self.ledger.show_detail(found)
        self.orders.show_detail(found)
        self._stack.setCurrentIndex(1)
        self._ask_trail()
        self.shown.emit(found)
        if first and self._pending is not None:
            verb, self._pending = self._pending, None
            self.start(verb)

    def _show_clock(self, found: "TicketDetail", now: datetime) -> None:
        stage = aging(found.row, now)
        self._clock.setText(countdown(found.row, now))
        self._clock.set_role(TONES[stage] or "strong")
        self._clock.setAccessibleDescription(stage_word(stage))

    def _ask_trail(self) -> None:
        if self.tabs.currentWidget() is not self.trail_table or self.detail is None:
            return
        customer = self.detail.row.customer_number
        if customer is None:
            self._trail.show_rows(())
        else:
            query = partial(history, number=customer)
            self.desk.ask(self, query, self._show_trail)

    def _show_trail(self, found: "CustomerHistory") -> None:
        self._trail.show_rows(found.rows)

    def _open_trail(self, row: "HistoryRow") -> None:
        if row.what in ("ticket", "print", "paper", "follow_up"):
            self.desk.open_screen("tickets", row.subject)

    # The form of a verb

    def _start_with_crews(self, verb: Verb, crews: "Sequence[CrewRow]") -> None:
        self._crews = crews
        self._open_form(verb)

    def _open_form(self, verb: Verb) -> None:
        # The facts of all verbs and the norms are loaded by the first form, not by the board.
        from models.rules.norms import norms
        from views.tickets.verb_choices import choices_for
        from views.tickets.verb_fields import ELSEWHERE
        from views.tickets.verb_form import VerbForm

        if self.detail is None or verb in ELSEWHERE:
            return
        self._close_form()
        choices = choices_for(self.detail, norms(), self._crews)
        self.form = VerbForm(self.desk, self, verb=verb, detail=self.detail, choices=choices)
        self.form.done.connect(self._done)
        self.form.left.connect(self._drop_form)
        self.split.insertWidget(0, self.form)
        self.form.show()
        QTimer.singleShot(0, self, self._give_form_room)
        self.form.start()

    def _give_form_room(self) -> None:
        """Two thirds for the form, once the splitter knows it is there."""
        height = self.split.height()
        self.split.setSizes([height * 2 // 3, height // 3])

    def _done(self, done: "Done | None") -> None:
        verb = self.form.verb if self.form else None
        self._drop_form()
        if done is not None and verb is not None:
            self._move_on(done)
            said = translate("Tickets", "{number}: {verb} is done, the ticket is now {state}.")
            self.desk.notify(
                said.format(number=done.number, verb=term(verb), state=term(done.state))
            )
        self.refresh()

    def _move_on(self, done: "Done") -> None:
        """Take over what is certain at once: the next verb may be faster than the next read."""
        from models.rules.lifecycle import verbs_from

        if self.detail is not None and self.detail.row.number == done.number:
            row = replace(self.detail.row, version=done.version, state=done.state)
            verbs = verbs_from(done.state, self.desk.session.role)
            self.detail = replace(self.detail, row=row, verbs=verbs)
            self._state.setText(term(done.state))
            self.verbs.show_verbs(verbs, done.state)
            self.shown.emit(self.detail)

    def _close_form(self) -> None:
        if self.form is not None:
            self.form.keep()
            self._drop_form()

    def _drop_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            form.done.disconnect(self._done)
            form.left.disconnect(self._drop_form)
            form.leave_behind()
            self.setFocus()


def _needs_crews(verb: Verb) -> bool:
    from views.tickets.verb_fields import fields_of

    return any(spec.source == MEMBERS for spec in fields_of(verb))


def _due(at: datetime | None) -> str:
    return translate("Tickets", "due {time}").format(time=stamp(at)) if at else ""


def _trail_key(row: "HistoryRow") -> tuple[object, ...]:
    return (row.happened_at, row.what, row.subject, row.verb, row.line)
