"""Customer care: who is owed a call, follow-ups, visits, promises, the log and the figures."""

from functools import partialmethod
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTabWidget, QWidget

from models.queries.care_kpi import Counted
from models.queries.visit_log import VisitRow
from views import icons
from views.actions import native
from views.desk import Desk
from views.visits.actions import ACTIONS
from views.visits.deeds import Calls, Records, with_deeds
from views.visits.figures_tab import FiguresTab
from views.visits.follow_tab import FollowTab
from views.visits.list_tab import ListTab
from views.visits.log_tab import LogTab
from views.visits.papers import Papers
from views.visits.promise_tab import PromiseTab
from views.visits.site_tab import SiteTab
from views.visits.tabs import FIGURES, LIST, LOG, PROMISES, SITE, SUBJECTS
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


@with_deeds
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
        self.calls, self.records = Calls(self), Records(self)
        self._build()
        self.set_actions(ACTIONS)
        self._listen()

    # What the shell asks of a page

    def refresh(self) -> None:
        """Ask for what is shown again; the call list's count stands on its tab."""
        self.list.refresh()
        if self.shown() is not self.list:
            self.shown().refresh()

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
        home: QWidget = self.shown().home()
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
        self.keep_fresh(TABLES)

    # Answers

    def _turn(self) -> None:
        self.shown().refresh()
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

    def shown(self) -> Any:
        """Return the list shown."""
        return self.parts[max(0, self.tabs.currentIndex())]

    def call(self) -> VisitRow | None:
        """Return the call marked in the log."""
        return self.log.row() if self.shown() is self.log else None

    def customer(self) -> str:
        """Return the number of the customer marked, nothing for none."""
        shown = self.shown()
        row = None if shown is self.figures else shown.row()
        if row is None:
            return ""
        return str(row.number if shown is self.list else row.customer_number)

    def ticket(self) -> str:
        """Return the ticket of what is marked, nothing for none."""
        row = self.shown().row()
        if row is None:
            return ""
        return str(row.number if self.shown() is self.follow else getattr(row, "ticket", ""))


for _at in range(len(SUBJECTS)):
    setattr(VisitsPage, f"show_tab_{_at}", partialmethod(VisitsPage.show_tab, _at))
