"""Customer care: who is owed a call, follow-ups, visits, promises, the log and the figures."""

from functools import partialmethod

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from models.queries.care_kpi import Counted
from views import icons
from views.desk import Desk
from views.visits.actions import ACTIONS
from views.visits.deeds import Calls, Records, with_deeds
from views.visits.lists import CareLists
from views.visits.tabs import FIGURES, LIST, LOG, PROMISES, SITE, SUBJECTS

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
class VisitsPage(CareLists):
    """The subject is one of ``SUBJECTS``, a call's number, or a visit's number."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.calls, self.records = Calls(self), Records(self)
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

    # Building

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


for _at in range(len(SUBJECTS)):
    setattr(VisitsPage, f"show_tab_{_at}", partialmethod(VisitsPage.show_tab, _at))
