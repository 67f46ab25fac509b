"""Customer care: who is owed a call, follow-ups, visits, promises, the log and the figures."""

from collections.abc import Callable
from functools import partialmethod
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from models.queries.care_kpi import Counted
from models.queries.visit_log import VisitRow
from views import icons
from views.actions import native
from views.desk import Desk
from views.visits.actions import ACTIONS
from views.visits.assign_dialog import AssignDialog
from views.visits.figures_tab import FiguresTab
from views.visits.follow_tab import FollowTab
from views.visits.list_tab import ListTab
from views.visits.log_tab import LogTab
from views.visits.papers import Papers
from views.visits.promise_tab import PromiseTab
from views.visits.site_tab import SiteTab
from views.widgets.page import Page
from views.widgets.plain_label import plain_tip

translate = QCoreApplication.translate

TABLES = frozenset(
    {
        "phone_visit",
        "call_attempt",
        "call_assignment",
        "undertaking",
        "site_visit",
        "follow_up_call",
        "recording",
        "contact",
        "customer",
        "ticket",
        "norm_overlay",
    }
)
LIST, FOLLOW, SITE, PROMISES, LOG, FIGURES = range(6)
SUBJECTS = ("list", "follow", "site", "promises", "log", "figures")


class VisitsPage(Page):
    """The subject is one of ``SUBJECTS``, a call's number, or a visit's number."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Visits", "Customer care"))
        self.list = ListTab(desk, self)
        self.follow = FollowTab(desk, self)
        self.site = SiteTab(desk, self)
        self.promises = PromiseTab(desk, self)
        self.log = LogTab(desk, self)
        self.figures = FiguresTab(desk, self)
        self.papers = Papers(desk, self.log)
        self.parts: tuple[Any, ...] = (
            self.list,
            self.follow,
            self.site,
            self.promises,
            self.log,
            self.figures,
        )
        self.tabs = QTabWidget(self)
        self._stale = False
        self.dialog: AssignDialog | None = None
        self._build()
        self.set_actions(ACTIONS)
        self._listen()

    # What the shell asks of a page

    def refresh(self) -> None:
        """Ask for what is shown again; the call list's count stands on its tab."""
        self._stale = False
        self.list.refresh()
        if self._shown() is not self.list:
            self._shown().refresh()

    def show_subject(self, subject: str | None) -> None:
        """Show one of the lists, one call, or one visit."""
        told = subject or ""
        if told in SUBJECTS:
            self.show_tab(SUBJECTS.index(told))
        elif "-ZF-" in told:
            self.show_tab(SITE)
            self.site.show_number(told)
        elif told:
            self.show_tab(LOG)
            self.log.show_number(told)

    def subject(self) -> str | None:
        """Return which list is shown."""
        return SUBJECTS[self.tabs.currentIndex()]

    def primary_focus(self) -> QWidget:
        """Start on the list shown."""
        home: QWidget = self._shown().home()
        return home

    def panes(self) -> list[QWidget]:
        """Walk from what is looked for to the list, and to what stands beside it."""
        beside: dict[int, list[QWidget]] = {
            LIST: [self.list.words],
            SITE: [self.site.words, self.site.card],
            PROMISES: [self.promises.words],
            LOG: [self.log.filter.words, self.log.card],
            FIGURES: [self.figures.under],
        }
        return [self.primary_focus(), *beside.get(self.tabs.currentIndex(), [])]

    # What can be done

    def show_tab(self, at: int) -> None:
        """Go to one of the lists."""
        self.tabs.setCurrentIndex(at)
        self.primary_focus().setFocus()

    def can_ring(self) -> bool:
        """Say whether somebody is marked who can be rung."""
        return self.tabs.currentIndex() == FOLLOW or bool(self._customer())

    def ring(self) -> None:
        """Open the call of whoever is marked; a follow-up is dialled from its list."""
        if self.tabs.currentIndex() == FOLLOW:
            self.follow.ring()
        elif self._customer():
            self.desk.open_screen("visit_call", self._customer())

    def has_line(self) -> bool:
        """Say whether a line of the call list is marked."""
        return self._shown() is self.list and self.list.row() is not None

    def take(self) -> None:
        """Take the customer over: it is mine to call."""
        self.list.assign(self.desk.session.display_name)

    def assign(self) -> None:
        """Give the customer to a caller."""
        row = self.list.row()
        if row is not None:
            self.dialog = AssignDialog(
                self, row.name, callers=self.list.callers, now=row.caller, done=self.list.assign
            )
            self.dialog.open()

    def plan_visit(self) -> None:
        """Plan a visit to whoever is marked."""
        customer = self._customer()
        self.show_tab(SITE)
        self.site.plan(customer)

    def has_planned_visit(self) -> bool:
        """Say whether a visit is marked that is still to be made."""
        row = self.site.row() if self._shown() is self.site else None
        return row is not None and row.visited_at is None

    def move_visit(self) -> None:
        """Put a planned visit on another day."""
        self.site.put_off()

    def can_enter(self) -> bool:
        """Say whether the line marked waits for an entry."""
        shown = self._shown()
        if shown is self.site:
            return self.has_planned_visit()
        return shown in (self.follow, self.promises) and shown.row() is not None

    def enter(self) -> None:
        """Enter the answer, the visit, or how a promise was kept."""
        enter: dict[int, Callable[[], None]] = {
            FOLLOW: self.follow.answer,
            SITE: self.site.enter,
            PROMISES: self.promises.finish,
        }
        enter[self.tabs.currentIndex()]()

    def has_call(self) -> bool:
        """Say whether a call of the log is marked."""
        return self._call() is not None

    def correct(self) -> None:
        """Correct what was written of a call."""
        self.log.correct()

    def is_handed(self) -> bool:
        """Say whether the call marked waits for a supervisor's word."""
        row = self._call()
        return row is not None and not row.finished

    def try_again(self) -> None:
        """Let callers try once more."""
        self.log.let_try_again()

    def give_up(self) -> None:
        """End a visit nobody was reached in."""
        self.log.give_up()

    def has_recording(self) -> bool:
        """Say whether the call marked has a recording."""
        card = self.log.shown if self._shown() is self.log else None
        return card is not None and bool(card.recordings)

    def attach(self) -> None:
        """Attach a sound file to the call marked."""
        row = self._call()
        if row is not None:
            self.log.recordings.attach(row.number)

    def play(self) -> None:
        """Play the recording of the call marked."""
        if self.log.shown is not None:
            self.log.recordings.play(self.log.shown)

    def delete_recording(self) -> None:
        """Delete the recording of the call marked."""
        if self.log.shown is not None:
            self.log.recordings.delete(self.log.shown)

    def export(self) -> None:
        """Write the log shown into a workbook."""
        self.show_tab(LOG)
        self.log.export()

    def can_print(self) -> bool:
        """Say whether there is a paper of what is shown."""
        return self.papers.has(self._shown())

    def print_out(self) -> None:
        """Show the paper of what is marked or listed."""
        self.papers.show(self._shown())

    def print_ledger(self) -> None:
        """Show the month's ledger of the office."""
        self.papers.show_ledger()

    def print_customer_ledger(self) -> None:
        """Show the month's ledger of the customer marked."""
        self.papers.show_ledger(customer=self._customer())

    def print_caller_ledger(self) -> None:
        """Show the month's ledger of whoever rang."""
        row = self._call()
        if row is not None:
            self.papers.show_ledger(caller=row.caller)

    def print_follow_ledger(self) -> None:
        """Show the month's ledger of follow-up calls."""
        self.papers.show_follow_ups()

    def has_ticket(self) -> bool:
        """Say whether what is marked is about a ticket."""
        return bool(self._ticket())

    def open_ticket(self) -> None:
        """Show the ticket of what is marked."""
        self.desk.open_screen("tickets", self._ticket())

    def has_customer(self) -> bool:
        """Say whether a customer is marked."""
        return bool(self._customer())

    def open_history(self) -> None:
        """Show everything about the customer marked."""
        self.desk.open_screen("history", self._customer())

    def find_words(self) -> None:
        """Go to the words of the list shown."""
        words = getattr(self._shown(), "words", self.log.filter.words)
        if self._shown() in (self.follow, self.figures):
            return
        words.setFocus()
        words.selectAll()

    # Building

    def _build(self) -> None:
        names = (
            translate("Visits", "Call list"),
            translate("Visits", "Follow-ups"),
            translate("Visits", "Visits in person"),
            translate("Visits", "Promises"),
            translate("Visits", "Log"),
            translate("Visits", "Figures"),
        )
        for at, (part, name) in enumerate(zip(self.parts, names, strict=True)):
            self.tabs.addTab(part, name)
            self.tabs.setTabToolTip(at, plain_tip(native(f"Alt+{at + 1}")))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.body.addWidget(self.tabs, 1)

    def _listen(self) -> None:
        self.tabs.currentChanged.connect(lambda _: self._turn())
        for part in self.parts:
            part.pointed.connect(self.update_actions)
        self.list.pointed.connect(self._count_lost)
        self.list.call.connect(lambda number: self.desk.open_screen("visit_call", number))
        self.figures.opened.connect(self._open_counted)
        self.figures.behind.connect(self._open_behind)
        self.desk.follow(self, TABLES, self._hear)

    # Overrides of Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while another page was in front."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    # Answers

    def _hear(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _turn(self) -> None:
        self._shown().refresh()
        self.update_actions()

    def _count_lost(self) -> None:
        lost = sum(line.leading.is_lost_today for line in self.list.lines())
        word = translate("Visits", "Call list")
        self.tabs.setTabText(LIST, f"{word} {lost}" if lost else word)
        icon = icons.icon("alert-triangle", "overdue") if lost else QIcon()
        self.tabs.setTabIcon(LIST, icon)

    def _open_counted(self, row: Counted) -> None:
        if row.kind == "ticket" and row.number:
            self.desk.open_screen("tickets", row.number)
        elif row.number:
            self.show_subject(row.number)

    def _open_behind(self, numbers: tuple[str, ...], words: str) -> None:
        self.show_tab(LOG)
        self.log.show_behind(numbers, words)

    # Parts

    def _shown(self) -> Any:
        return self.parts[max(0, self.tabs.currentIndex())]

    def _call(self) -> VisitRow | None:
        return self.log.row() if self._shown() is self.log else None

    def _customer(self) -> str:
        shown = self._shown()
        row = None if shown is self.figures else shown.row()
        if row is None:
            return ""
        return str(row.number if shown is self.list else row.customer_number)

    def _ticket(self) -> str:
        row = self._shown().row()
        if row is None:
            return ""
        return str(row.number if self._shown() is self.follow else getattr(row, "ticket", ""))


for _at in range(len(SUBJECTS)):
    setattr(VisitsPage, f"show_tab_{_at}", partialmethod(VisitsPage.show_tab, _at))
