"""What can be done on the roster page, and whether it makes sense where the keyboard is."""

from collections.abc import Sequence
from datetime import date
from functools import partial, partialmethod
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QMenu, QWidget

from models.queries.roster import TemplateRow, template_rows
from models.rules.zone import local_day
from views.desk import Desk
from views.roster.asked_tab import AskedTab
from views.roster.grid_tab import GridTab
from views.roster.people_tab import PeopleTab
from views.roster.records import Records
from views.roster.template_dialog import TemplateDialog

translate = QCoreApplication.translate
PageType = TypeVar("PageType", bound=type[QWidget])


class CrewDeeds(QObject):
    """What is done to crews, people, papers and patterns, whichever tab is in front."""

    def __init__(self, page: QWidget, people: PeopleTab, records: Records) -> None:
        super().__init__(page)
        self.people, self.records = people, records

    def new_crew(self) -> None:
        """Enter a crew."""
        self.records.crew(None)

    def new_person(self) -> None:
        """Enter somebody, of the crew marked."""
        crew = self.people.crew()
        self.records.person(None, crew="" if crew is None else crew.code)

    def change(self) -> None:
        """Change what is marked in the list that has the keyboard."""
        self.people.change()

    def new_paper(self) -> None:
        """Enter a paper of the person marked."""
        person = self.people.person()
        if person is not None:
            self.records.paper(person, None)

    def keep_away(self) -> None:
        """Keep the person marked away from a customer."""
        person = self.people.person()
        if person is not None:
            self.records.keep_away(person)

    def lift(self) -> None:
        """Lift the avoidance marked."""
        self.people.lift()

    def put_away(self) -> None:
        """Put away what is marked, or take it back."""
        self.people.put_away()

    def can_change(self) -> bool:
        """Say whether a crew or a person is marked in front."""
        return self.people.isVisible() and self.people.away() is not None

    def has_person(self) -> bool:
        """Say whether a person is marked in front."""
        return self.people.isVisible() and self.people.person() is not None


class GridDeeds(QObject):
    """What is done from the grid: patterns, requests, printing, taking back."""

    def __init__(self, desk: Desk, page: QWidget, *, grid: GridTab, records: Records) -> None:
        super().__init__(page)
        self.desk, self._page = desk, page
        self.grid, self.records = grid, records
        self.dialog: TemplateDialog | None = None
        self.menu: QMenu | None = None

    def fill_by_pattern(self) -> None:
        """Lay a pattern over the lines and days selected; without any, enter one first."""
        self.desk.ask(self, template_rows, self._fill)

    def new_pattern(self) -> None:
        """Enter a pattern."""
        self.records.template(None)

    def change_pattern(self) -> None:
        """Choose a pattern and change it."""
        self.desk.ask(self, template_rows, self._choose)

    def ask_leave(self) -> None:
        """Ask for leave for the person pointed at."""
        technician, day = self._pointed()
        self.records.leave(technician=technician, day=day)

    def ask_swap(self) -> None:
        """Ask to swap the shift pointed at."""
        technician, day = self._pointed()
        self.records.swap(technician=technician, day=day)

    def print_month(self) -> None:
        """Look at the month's roster as it prints."""
        self.desk.open_screen("preview", f"F18/{self.grid.first:%Y-%m}")

    def print_week(self) -> None:
        """Look at the roster of the week pointed at as it prints."""
        year, week, _ = self._pointed()[1].isocalendar()
        self.desk.open_screen("preview", f"F18/{year}-W{week:02}")

    def undo(self) -> None:
        """Take the last change of the grid back."""
        self.grid.undo()

    def earlier(self) -> None:
        """Show the month before."""
        self.grid.turn(-1)

    def later(self) -> None:
        """Show the month after."""
        self.grid.turn(1)

    def go_today(self) -> None:
        """Point at today."""
        self.grid.go_today()

    def can_undo(self) -> bool:
        """Say whether a change of the grid can be taken back."""
        return self.grid.can_undo()

    # Parts

    def _pointed(self) -> tuple[str, date]:
        """Return the person and the day the grid points at; today and nobody without one."""
        index, model = self.grid.view.currentIndex(), self.grid.model
        if not index.isValid() or index.row() >= len(model.lines):
            return "", local_day(self.desk.now())
        return model.lines[index.row()].technician, model.heads[index.column()].day_on

    def _fill(self, rows: Sequence[TemplateRow]) -> None:
        if not rows:
            self.desk.notify(translate("Roster", "Enter a pattern first; then it can fill days."))
            self.records.template(None)
            return
        crews, people = self.grid.targets()
        lines = self.grid.model.lines
        self.dialog = TemplateDialog(
            self.desk,
            self._page,
            templates=rows,
            lines=lines,
            chosen=frozenset(
                line.key
                for line in lines
                if (line.technician in people if line.technician else line.crew_code in crews)
            ),
            days=self.grid.days(),
        )
        self.dialog.laid.connect(self.grid.remember)
        self.dialog.open()

    def _choose(self, rows: Sequence[TemplateRow]) -> None:
        if not rows:
            self.records.template(None)
            return
        self.menu = QMenu(self._page)
        for row in rows:
            self.menu.addAction(row.name, partial(self.records.template, row))
        self.menu.popup(self._page.mapToGlobal(self._page.rect().center()))
        self.menu.setActiveAction(self.menu.actions()[0])


class AskedDeeds(QObject):
    """What is said to a request."""

    def __init__(self, page: QWidget, asked: AskedTab) -> None:
        super().__init__(page)
        self.asked = asked

    def approve(self) -> None:
        """Agree to the request marked."""
        self.asked.decide(approve=True)

    def refuse(self) -> None:
        """Refuse the request marked."""
        self.asked.decide(approve=False)

    def withdraw(self) -> None:
        """Take the request marked back."""
        self.asked.withdraw()

    def can_decide(self) -> bool:
        """Say whether a request that waits is marked in front."""
        return self.asked.isVisible() and self.asked.can_decide()

    def can_withdraw(self) -> bool:
        """Say whether a request that can be taken back is marked in front."""
        return self.asked.isVisible() and self.asked.can_withdraw()


HELPERS = {"crew_deeds": CrewDeeds, "grid_deeds": GridDeeds, "asked_deeds": AskedDeeds}


def with_deeds(page: PageType) -> PageType:
    """Let the table of deeds name what the page's helpers do."""
    for helper, kind in HELPERS.items():
        for name in vars(kind):
            if not name.startswith("_"):
                setattr(page, name, partialmethod(_pass_on, helper, name))
    return page


def _pass_on(page: object, helper: str, name: str) -> object:
    return getattr(getattr(page, helper), name)()
