"""The troubles screen: many reports of one thing, and what is reported upwards, as two tabs."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTabWidget, QWidget

from views import icons
from views.actions import native
from views.crowds.actions import ACTIONS, with_deeds
from views.crowds.reports import ReportsTab
from views.crowds.troubles import TroublesTab
from views.desk import Desk
from views.widgets.page import Page
from views.widgets.plain_label import plain_tip

translate = QCoreApplication.translate

TABLES = frozenset({"ticket", "crowd", "escalation", "work_order", "norm_overlay"})
TROUBLES, REPORTS = range(2)
LOOK_EVERY = timedelta(seconds=30)


@with_deeds
class CrowdsPage(Page):
    """The subject is a parent's number, or ``reports`` with perhaps a ticket's number."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Crowds", "Troubles"))
        self.troubles = TroublesTab(desk, self)
        self.reports = ReportsTab(desk, self)
        self.tabs = QTabWidget(self)
        self._looked_at: datetime | None = None
        self._build()
        self.set_actions(ACTIONS)
        self.keep_fresh(TABLES)

    # What the shell asks of a page

    def refresh(self) -> None:
        """Ask for both tabs: what is late is counted on them."""
        self._looked_at = self.desk.now()
        self.troubles.refresh()
        self.reports.refresh()

    def tick(self, now: datetime) -> None:
        """Let the times run, and look again now and then: steps fall due by themselves."""
        self.reports.tick()
        if self._looked_at is None or now - self._looked_at > LOOK_EVERY:
            self.refresh()

    def show_subject(self, subject: str | None) -> None:
        """Show one trouble, or the reports; with a ticket, begin its next report."""
        what, _, number = (subject or "").partition(" ")
        if what == "reports":
            self.show_reports()
            if number:
                self.reports.report(number)
        elif what:
            self.show_troubles()
            self.troubles.show_number(what)

    def subject(self) -> str | None:
        """Return the trouble marked, or that the reports are shown."""
        if self.tabs.currentIndex() == REPORTS:
            return "reports"
        row = self.troubles.crowd()
        return None if row is None else row.number

    def primary_focus(self) -> QWidget:
        """Start on what asks for a decision."""
        if self.tabs.currentIndex() == REPORTS:
            return self.reports.steps
        tab = self.troubles
        return tab.proposals if tab.proposal() is not None else tab.crowds

    def panes(self) -> list[QWidget]:
        """Walk the lists of the tab shown, and the form beside them."""
        if self.tabs.currentIndex() == REPORTS:
            lists: list[QWidget] = [self.reports.steps, self.reports.troubles, self.reports.reports]
            form = self.reports.side.form
        else:
            tab = self.troubles
            lists = [tab.crowds, tab.children_]
            if tab.proposal() is not None:
                lists.insert(0, tab.proposals)
            form = tab.side.form
        return [*lists, form] if form is not None else lists

    # What can be done

    def do(self, name: str) -> None:
        """Do what a deed names, on the tab it belongs to."""
        run = {
            "accept": self.troubles.accept,
            "dismiss": self.troubles.dismiss,
            "tell": self.troubles.tell,
            "restore": self.troubles.restore,
            "close": self.troubles.close_children,
            "take_out": self.troubles.take_out,
            "copy": self.troubles.copy_words,
            "report": self._report,
            "answer": self.reports.answer,
            "print": self._print,
            "ticket": self._open_ticket,
            "troubles": self.show_troubles,
            "reports": self.show_reports,
        }
        run[name]()

    def may(self, name: str) -> bool:
        """Say whether a deed makes sense for what is marked."""
        tab, shown = self.troubles, self.tabs.currentIndex()
        has_children = tab.detail is not None and bool(tab.detail.children)
        told = {
            "accept": tab.proposal() is not None,
            "dismiss": tab.proposal() is not None,
            "tell": shown == TROUBLES and has_children,
            "restore": tab.can_restore(),
            "close": tab.can_close(),
            "take_out": shown == TROUBLES and tab.child() is not None,
            "copy": tab.detail is not None,
            "report": bool(self._ticket()),
            "answer": self.reports.step() is not None,
            "print": self.reports.made() is not None,
            "ticket": bool(self._ticket()),
        }
        return told.get(name, True)

    def show_troubles(self) -> None:
        """Go to the troubles."""
        self.tabs.setCurrentIndex(TROUBLES)
        self.primary_focus().setFocus()

    def show_reports(self) -> None:
        """Go to the reports upwards."""
        self.tabs.setCurrentIndex(REPORTS)
        self.primary_focus().setFocus()

    def _report(self) -> None:
        """Report the trouble or the ticket marked upwards."""
        row = self.troubles.crowd()
        on_troubles = self.tabs.currentIndex() == TROUBLES
        number = row.number if on_troubles and row is not None else self.reports.ticket()
        self.tabs.setCurrentIndex(REPORTS)
        self.reports.report(number)

    def _print(self) -> None:
        row = self.reports.made()
        if row is not None:
            self.desk.open_screen("preview", f"F11/{row.number}")

    def _open_ticket(self) -> None:
        number = self._ticket()
        if number:
            self.desk.open_screen("tickets", number)

    # Building

    def _build(self) -> None:
        self.tabs.addTab(self.troubles, translate("Crowds", "Troubles of many"))
        self.tabs.addTab(self.reports, translate("Crowds", "Reports upwards"))
        for at in range(self.tabs.count()):
            self.tabs.setTabToolTip(at, plain_tip(native(f"Alt+{at + 1}")))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.body.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(lambda _: self.update_actions())
        self.troubles.pointed.connect(self.update_actions)
        self.reports.pointed.connect(self._reports_changed)

    # Answers

    def _reports_changed(self) -> None:
        count = self.reports.urgent()
        word = translate("Crowds", "Reports upwards")
        self.tabs.setTabText(REPORTS, f"{word} {count}" if count else word)
        sign = icons.icon("alert-triangle", "overdue") if count else QIcon()
        self.tabs.setTabIcon(REPORTS, sign)
        self.update_actions()

    def _ticket(self) -> str:
        if self.tabs.currentIndex() == REPORTS:
            return self.reports.ticket()
        child, row = self.troubles.child(), self.troubles.crowd()
        if child is not None and self.troubles.children_.hasFocus():
            return child.number
        return "" if row is None else row.number
