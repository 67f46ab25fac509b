"""Crews and roster: the month's grid, crews and people, requests, and the coming days."""

from datetime import date
from functools import partialmethod

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTabWidget, QWidget

from models.queries.roster_ahead import FindingRow
from models.rules.roster_checks import RosterFlaw
from views import icons
from views.actions import native
from views.desk import Desk
from views.roster.actions import ACTIONS
from views.roster.ahead_tab import AheadTab
from views.roster.asked_tab import AskedTab
from views.roster.deeds import AskedDeeds, CrewDeeds, GridDeeds, with_deeds
from views.roster.grid_tab import GridTab
from views.roster.people_tab import PeopleTab
from views.roster.records import Records
from views.widgets.page import Page
from views.widgets.plain_label import plain_tip

translate = QCoreApplication.translate

TABLES = frozenset(
    {
        "shift",
        "leave",
        "shift_swap",
        "roster_template",
        "crew",
        "technician",
        "certificate",
        "avoidance",
        "norm_overlay",
    }
)
GRID, PEOPLE, ASKED, AHEAD = range(4)
NAMES = ("grid", "people", "asked", "ahead")


@with_deeds
class RosterPage(Page):
    """The subject is ``grid``, ``grid 2026-11-21``, ``people``, ``asked`` or ``ahead``."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Roster", "Crews and roster"))
        self.records = Records(desk, self)
        self.grid = GridTab(desk, self.bar, self)
        self.people = PeopleTab(desk, self.records, self)
        self.asked = AskedTab(desk, self)
        self.ahead = AheadTab(desk, self)
        self.crew_deeds = CrewDeeds(self, self.people, self.records)
        self.grid_deeds = GridDeeds(desk, self, grid=self.grid, records=self.records)
        self.asked_deeds = AskedDeeds(self, self.asked)
        self.tabs = QTabWidget(self)
        self._build()
        self.set_actions(ACTIONS)
        self._listen()

    # What the shell asks of a page

    def refresh(self) -> None:
        """Ask for all four lists again; nothing loses its place."""
        for tab in self._all():
            tab.refresh()

    def show_subject(self, subject: str | None) -> None:
        """Show one of the lists, or a day in the grid."""
        what, _, day = (subject or "").partition(" ")
        if what in NAMES:
            self.tabs.setCurrentIndex(NAMES.index(what))
        if day:
            self.grid.show_day("", date.fromisoformat(day))

    def subject(self) -> str | None:
        """Return the list shown."""
        return NAMES[self.tabs.currentIndex()]

    def primary_focus(self) -> QWidget:
        """Start on the list shown."""
        return self._all()[self.tabs.currentIndex()].home()

    def panes(self) -> list[QWidget]:
        """Walk from list to list."""
        if self.tabs.currentIndex() == PEOPLE:
            return [self.people.words, *self.people.tables.values()]
        return [self.primary_focus()]

    # What can be done; the rest is with the helpers

    def show_tab(self, at: int) -> None:
        """Go to one of the four lists."""
        self.tabs.setCurrentIndex(at)
        self.primary_focus().setFocus()

    show_tab_0 = partialmethod(show_tab, GRID)
    show_tab_1 = partialmethod(show_tab, PEOPLE)
    show_tab_2 = partialmethod(show_tab, ASKED)
    show_tab_3 = partialmethod(show_tab, AHEAD)

    def find_words(self) -> None:
        """Find somebody among the people."""
        self.tabs.setCurrentIndex(PEOPLE)
        self.people.words.setFocus()
        self.people.words.selectAll()

    # Building

    def _build(self) -> None:
        titles = (
            translate("Roster", "Roster"),
            translate("Roster", "Crews and people"),
            translate("Roster", "Leave and swaps"),
            translate("Roster", "Coming days"),
        )
        for at, (tab, title) in enumerate(zip(self._all(), titles, strict=True)):
            self.tabs.addTab(tab, title)
            self.tabs.setTabToolTip(at, plain_tip(native(f"Alt+{at + 1}")))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.body.addWidget(self.tabs, 1)

    def _listen(self) -> None:
        self.tabs.currentChanged.connect(lambda _: self.update_actions())
        for tab in self._all():
            tab.pointed.connect(self._count)
        self.ahead.opened.connect(self._open)
        self.asked.decided.connect(self.grid.remember)
        self.keep_fresh(TABLES)

    # Answers

    def _all(self) -> tuple[GridTab, PeopleTab, AskedTab, AheadTab]:
        return (self.grid, self.people, self.asked, self.ahead)

    def _count(self) -> None:
        for at, count, title, icon in (
            (ASKED, self.asked.waiting(), translate("Roster", "Leave and swaps"), "clock"),
            (AHEAD, self.ahead.grave(), translate("Roster", "Coming days"), "alert-triangle"),
        ):
            self.tabs.setTabText(at, f"{title} {count}" if count else title)
            tone = "overdue" if at == AHEAD else "soon"
            self.tabs.setTabIcon(at, icons.icon(icon, tone) if count else QIcon())
        self.update_actions()

    def _open(self, row: FindingRow) -> None:
        """Go where the trouble is mended: somebody's papers, or the day in the grid."""
        if row.flaw is RosterFlaw.CERTIFICATE:
            self.show_tab(PEOPLE)
            self.people.show_person(row.technician)
        else:
            self.show_tab(GRID)
            self.grid.show_day(row.technician or row.crew_code, row.day_on)
