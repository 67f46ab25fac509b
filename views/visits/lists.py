"""The lists of customer care, each a tab, and what is marked in the one shown."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTabWidget, QWidget

from models.queries.follow_ups import FollowUpRow
from models.queries.visit_log import VisitRow
from views.actions import native
from views.desk import Desk
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


class CareLists(Page):
    """A page of lists; what can be done to what is marked is another's."""

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
        self._build()

    def primary_focus(self) -> QWidget:
        """Start on the list shown."""
        home: QWidget = self.shown().home()
        return home

    def show_tab(self, at: int) -> None:
        """Go to one of the lists."""
        self.tabs.setCurrentIndex(at)
        self.primary_focus().setFocus()

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

    # What is marked

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
        match row := self.shown().row():
            case FollowUpRow():
                return row.number
            case VisitRow():
                return row.ticket
        return ""
