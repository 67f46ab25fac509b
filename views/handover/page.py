"""Handing over: the list the next shift takes over, the form beside it, the hand-overs before."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from models.queries.handovers import (
    HandoverRow,
    HandoverStart,
    OpenPromise,
    OpenTicket,
    handover_rows,
    handover_start,
)
from views.actions import native
from views.desk import Desk
from views.handover.actions import ACTIONS
from views.handover.columns import NOTE_COLUMN, promise_columns, record_columns, ticket_columns
from views.handover.editors import Notes
from views.handover.form import HandoverForm
from views.widgets.count_badge import CountBadge
from views.widgets.page import Page
from views.widgets.plain_label import PlainLabel, plain_tip
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

TABLES = frozenset({"ticket", "handover", "undertaking", "vehicle", "instrument", "account"})
NOW, BEFORE = range(2)
LIST, SIDE = 6, 5
LOOK_EVERY = timedelta(minutes=1)


class HandoverPage(Page):
    """The subject is the number of a hand-over made before."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Handover", "Hand-over"))
        self.notes = Notes(self)
        self.form: HandoverForm | None = None
        self._looked_at: datetime | None = None
        self._asks: tuple[object, ...] = ()
        self._wanted = ""
        self._tickets: RowsModel[OpenTicket] = RowsModel(
            ticket_columns(self.notes.told), self, key=lambda row: row.number
        )
        self._promises: RowsModel[OpenPromise] = RowsModel(
            promise_columns(), self, key=lambda row: (row.number, row.matter)
        )
        self._records: RowsModel[HandoverRow] = RowsModel(
            record_columns(), self, key=lambda row: row.number
        )
        self.tickets = Table("handover/tickets", desk.settings, self)
        self.promises = Table("handover/promises", desk.settings, self)
        self.records = Table("handover/records", desk.settings, self)
        self.remark = QLineEdit(self)
        self.badges = {
            "open": CountBadge(translate("Handover", "Open")),
            "urgent": CountBadge(translate("Handover", "Pressing"), "overdue"),
            "held": CountBadge(translate("Handover", "Held")),
            "promises": CountBadge(translate("Handover", "Complaints and promises"), "soon"),
        }
        self.tabs = QTabWidget(self)
        self._build()
        self.set_actions(ACTIONS)
        self._listen()

    # What the shell asks of a page

    def refresh(self) -> None:
        """Ask for the list and the hand-overs before; what is typed stays."""
        now = self._looked_at = self.desk.now()
        query = partial(handover_start, now=now, actor=self.desk.session.name)
        self.desk.ask(self, query, self._show_start)
        self.desk.ask(self, handover_rows, self._show_records)

    def tick(self, now: datetime) -> None:
        """Look again once a minute: tickets become pressing by themselves."""
        if self._looked_at is None or now - self._looked_at > LOOK_EVERY:
            self.refresh()

    def show_subject(self, subject: str | None) -> None:
        """Show a hand-over made before."""
        if subject:
            self._wanted = subject
            self.tabs.setCurrentIndex(BEFORE)
            self.records.select_key(subject)

    def subject(self) -> str | None:
        """Return the hand-over marked among those before."""
        row = self._record()
        return row.number if row is not None and self.tabs.currentIndex() == BEFORE else None

    def primary_focus(self) -> QWidget:
        """Start on the list."""
        return self.tickets if self.tabs.currentIndex() == NOW else self.records

    def panes(self) -> list[QWidget]:
        """Walk the list, the remark, the promises, the form."""
        if self.tabs.currentIndex() == BEFORE:
            return [self.records]
        form = [self.form.form.fields["shift"].editor] if self.form is not None else []
        return [self.tickets, self.remark, self.promises, *form]

    # What can be done

    def give(self) -> None:
        """Hand over."""
        if self.form is not None:
            self.form.save()

    def note(self) -> None:
        """Go to the remark on the ticket marked, its text marked to be typed over."""
        self.remark.setFocus()
        self.remark.selectAll()

    def print_record(self) -> None:
        """Show the hand-over marked, or the latest, as it would be printed."""
        row = self._record() or next(iter(self._records.rows()), None)
        if row is not None:
            self.desk.open_screen("preview", f"F16/{row.number}")

    def open_ticket(self) -> None:
        """Show the ticket marked."""
        row = self._line()
        if row is not None:
            self.desk.open_screen("tickets", row.number)

    def show_now(self) -> None:
        """Go to what would be handed over now."""
        self.tabs.setCurrentIndex(NOW)
        self.tickets.setFocus()

    def show_before(self) -> None:
        """Go to the hand-overs before."""
        self.tabs.setCurrentIndex(BEFORE)
        self.records.setFocus()

    def is_giving(self) -> bool:
        """Say whether the form is shown."""
        return self.tabs.currentIndex() == NOW and self.form is not None

    def has_line(self) -> bool:
        """Say whether a ticket is marked."""
        return self.tabs.currentIndex() == NOW and self._line() is not None

    def has_record(self) -> bool:
        """Say whether there is a hand-over to print."""
        return bool(self._records.rows())

    # Building

    def _build(self) -> None:
        self.tickets.show_model(self._tickets)
        self.promises.show_model(self._promises)
        self.records.show_model(self._records)
        self.tickets.setAccessibleName(translate("Handover", "Open tickets"))
        self.promises.setAccessibleName(translate("Handover", "Complaints and promises"))
        self.remark.setPlaceholderText(
            translate("Handover", "What the next shift must know of the ticket marked  Ctrl+M")
        )
        self.remark.setAccessibleName(translate("Handover", "Note on the ticket"))
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.addWidget(self._lists())
        self._split.setChildrenCollapsible(False)
        before = QWidget(self)
        column = QVBoxLayout(before)
        column.addWidget(self.records)
        self.tabs.addTab(self._split, translate("Handover", "Hand over now"))
        self.tabs.addTab(before, translate("Handover", "Handed over before"))
        for at in range(self.tabs.count()):
            self.tabs.setTabToolTip(at, plain_tip(native(f"Alt+{at + 1}")))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.body.addWidget(self.tabs, 1)

    def _lists(self) -> QWidget:
        lists = QWidget(self)
        line = QHBoxLayout()
        for badge in self.badges.values():
            line.addWidget(badge)
            line.addSpacing(self.fontMetrics().height())
        line.addStretch(1)
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        column.addLayout(line)
        column.addWidget(self.tickets, 3)
        column.addWidget(self.remark)
        title = translate("Handover", "Complaints and promises")
        column.addWidget(PlainLabel(title, lists, role="strong"))
        column.addWidget(self.promises, 1)
        return lists

    def _listen(self) -> None:
        self.tickets.pointed.connect(lambda _: self._point())
        self.tickets.opened.connect(lambda _: self.note())
        self.remark.textEdited.connect(self._noted)
        self.remark.returnPressed.connect(self._next_line)
        self.records.opened.connect(lambda _: self.print_record())
        self.records.pointed.connect(lambda _: self.update_actions())
        self.tabs.currentChanged.connect(lambda _: self.update_actions())
        self.desk.follow(self, TABLES, self.refresh)

    # Answers

    def _show_start(self, start: HandoverStart) -> None:
        self._tickets.show_rows(start.listed.tickets)
        self._promises.show_rows(start.listed.promises)
        tickets = start.listed.tickets
        self.badges["open"].show_count(len(tickets))
        self.badges["urgent"].show_count(sum(row.is_urgent for row in tickets))
        self.badges["held"].show_count(sum(row.section == "suspended" for row in tickets))
        self.badges["promises"].show_count(len(start.listed.promises))
        if self._line() is None:
            self.tickets.select_first()
        if self._needs_form(start):
            self._make_form(start)
        self.update_actions()

    def _needs_form(self, start: HandoverStart) -> bool:
        """Build the form anew only where what it asks changed: typing goes on undisturbed."""
        asks = (bool(start.listed.major), start.takers, start.listed.counts)
        if self.form is not None and self._asks == asks:
            return False
        self._asks = asks
        return True

    def _make_form(self, start: HandoverStart) -> None:
        before = self.form
        if before is not None:
            before.keep()
        self.form = HandoverForm(self.desk, start, self, notes=self.notes)
        self.form.done.connect(self._given)
        self.form.left.connect(self.tickets.setFocus)
        if before is None:
            self._split.addWidget(self.form)
            self._split.setStretchFactor(0, LIST)
            self._split.setStretchFactor(1, SIDE)
            self._split.setSizes([LIST * 100, SIDE * 100])
        else:
            self._split.replaceWidget(1, self.form)
            before.leave_behind()
        self._point()

    def _given(self, number: str) -> None:
        """Begin anew for the next one, and show the hand-over just made."""
        self.notes.restore({})
        self._asks = ()
        self._wanted = number
        self.tabs.setCurrentIndex(BEFORE)
        self.refresh()
        self.records.setFocus()

    def _show_records(self, rows: Sequence[HandoverRow]) -> None:
        self._records.show_rows(rows)
        if self._wanted and self.records.select_key(self._wanted):
            self._wanted = ""
        elif self._record() is None:
            self.records.select_first()
        self.update_actions()

    def _point(self) -> None:
        row = self._line()
        self.remark.setText("" if row is None else self.notes.told.get(row.number, ""))
        self.remark.setEnabled(row is not None)
        self.update_actions()

    def _noted(self, text: str) -> None:
        row = self._line()
        if row is not None:
            self.notes.set_note(row.number, text)
            self._tickets.repaint_column(NOTE_COLUMN)

    def _next_line(self) -> None:
        """Enter in a remark goes on to the next ticket and its remark."""
        at = self.tickets.currentIndex().row() + 1
        if at < self._tickets.rowCount():
            self.tickets.selectRow(at)
            self.note()
        else:
            self.tickets.setFocus()

    def _line(self) -> OpenTicket | None:
        return cast("OpenTicket | None", self.tickets.selected_row())

    def _record(self) -> HandoverRow | None:
        return cast("HandoverRow | None", self.records.selected_row())
