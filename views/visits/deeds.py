"""What can be done on the screen of customer care, apart from showing it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from views.visits.assign_dialog import AssignDialog
from views.visits.lists import CareLists
from views.visits.tabs import FOLLOW, LOG, PROMISES, SITE

PageType = TypeVar("PageType", bound=type[QWidget])


class Calls:
    """Ringing, giving away, entering what came of it, and going elsewhere from here."""

    def __init__(self, page: CareLists) -> None:
        self.page = page
        self.dialog: AssignDialog | None = None

    def can_ring(self) -> bool:
        """Say whether somebody is marked who can be rung."""
        return self.page.tabs.currentIndex() == FOLLOW or bool(self.page.customer())

    def ring(self) -> None:
        """Open the call of whoever is marked; a follow-up is dialled from its list."""
        if self.page.tabs.currentIndex() == FOLLOW:
            self.page.follow.ring()
        elif self.page.customer():
            self.page.desk.open_screen("visit_call", self.page.customer())

    def has_line(self) -> bool:
        """Say whether a line of the call list is marked."""
        return self.page.shown() is self.page.list and self.page.list.row() is not None

    def take(self) -> None:
        """Take the customer over: it is mine to call."""
        self.page.list.assign(self.page.desk.session.display_name)

    def assign(self) -> None:
        """Give the customer to a caller."""
        row = self.page.list.row()
        if row is not None:
            self.dialog = AssignDialog(
                self.page,
                row.name,
                callers=self.page.list.callers,
                now=row.caller,
                done=self.page.list.assign,
            )
            self.dialog.open()

    def assign_all(self) -> None:
        """Give every customer shown in the list to one caller."""
        lines = self.page.list.lines()
        if lines:
            self.dialog = AssignDialog(
                self.page,
                str(len(lines)),
                callers=self.page.list.callers,
                now="",
                done=self.page.list.assign_shown,
            )
            self.dialog.open()

    def plan_visit(self) -> None:
        """Plan a visit to whoever is marked."""
        customer = self.page.customer()
        self.page.show_tab(SITE)
        self.page.site.plan(customer)

    def has_planned_visit(self) -> bool:
        """Say whether a visit is marked that is still to be made."""
        row = self.page.site.row() if self.page.shown() is self.page.site else None
        return row is not None and row.visited_at is None

    def move_visit(self) -> None:
        """Put a planned visit on another day."""
        self.page.site.put_off()

    def can_enter(self) -> bool:
        """Say whether the line marked waits for an entry."""
        shown = self.page.shown()
        if shown is self.page.site:
            return self.has_planned_visit()
        return shown in (self.page.follow, self.page.promises) and shown.row() is not None

    def enter(self) -> None:
        """Enter the answer, the visit, or how a promise was kept."""
        enter: dict[int, Callable[[], None]] = {
            FOLLOW: self.page.follow.answer,
            SITE: self.page.site.enter,
            PROMISES: self.page.promises.finish,
        }
        enter[self.page.tabs.currentIndex()]()

    def has_ticket(self) -> bool:
        """Say whether what is marked is about a ticket."""
        return bool(self.page.ticket())

    def open_ticket(self) -> None:
        """Show the ticket of what is marked."""
        self.page.desk.open_screen("tickets", self.page.ticket())

    def has_customer(self) -> bool:
        """Say whether a customer is marked."""
        return bool(self.page.customer())

    def open_history(self) -> None:
        """Show everything about the customer marked."""
        self.page.desk.open_screen("history", self.page.customer())

    def find_words(self) -> None:
        """Go to the words of the list shown."""
        page = self.page
        words = {
            page.list: page.list.words,
            page.site: page.site.words,
            page.promises: page.promises.words,
            page.log: page.log.filter.words,
        }.get(page.shown())
        if words is not None:
            words.setFocus()
            words.selectAll()


class Records:
    """Correcting, deciding, recordings, papers and the workbook."""

    def __init__(self, page: CareLists) -> None:
        self.page = page

    def has_call(self) -> bool:
        """Say whether a call of the log is marked."""
        return self.page.call() is not None

    def can_correct(self) -> bool:
        """Say whether a record is marked whose words can be corrected."""
        shown = self.page.shown()
        if shown is self.page.site:
            visit = self.page.site.row()
            return visit is not None and visit.visited_at is not None
        if shown is self.page.promises:
            promise = self.page.promises.row()
            return promise is not None and promise.done_at is None
        return self.has_call()

    def correct(self) -> None:
        """Correct what was written of a call, a visit or a promise."""
        if self.can_correct():
            self.page.shown().correct()

    def is_handed(self) -> bool:
        """Say whether the call marked waits for a supervisor's word."""
        row = self.page.call()
        return row is not None and not row.finished

    def try_again(self) -> None:
        """Let callers try once more."""
        self.page.log.let_try_again()

    def give_up(self) -> None:
        """End a visit nobody was reached in."""
        self.page.log.give_up()

    def has_recording(self) -> bool:
        """Say whether the call marked has a recording."""
        card = self.page.log.shown if self.page.shown() is self.page.log else None
        return card is not None and bool(card.recordings)

    def attach(self) -> None:
        """Attach a sound file to the call marked."""
        row = self.page.call()
        if row is not None:
            self.page.log.recordings.attach(row.number)

    def play(self) -> None:
        """Play the recording of the call marked."""
        if self.page.log.shown is not None:
            self.page.log.recordings.play(self.page.log.shown)

    def delete_recording(self) -> None:
        """Delete the recording of the call marked."""
        if self.page.log.shown is not None:
            self.page.log.recordings.delete(self.page.log.shown)

    def delete_old(self) -> None:
        """Delete the recordings whose time is up."""
        self.page.log.recordings.delete_old()

    def set_retention(self) -> None:
        """Say how long recordings are kept."""
        self.page.log.recordings.set_days()

    def export(self) -> None:
        """Write the log shown into a workbook."""
        self.page.show_tab(LOG)
        self.page.log.export()

    def can_print(self) -> bool:
        """Say whether there is a paper of what is shown."""
        return self.page.papers.has(self.page.shown())

    def print_out(self) -> None:
        """Show the paper of what is marked or listed."""
        self.page.papers.show(self.page.shown())

    def print_ledger(self) -> None:
        """Show the month's ledger of the office."""
        self.page.papers.show_ledger()

    def print_customer_ledger(self) -> None:
        """Show the month's ledger of the customer marked."""
        self.page.papers.show_ledger(customer=self.page.customer())

    def print_caller_ledger(self) -> None:
        """Show the month's ledger of whoever rang."""
        row = self.page.call()
        if row is not None:
            self.page.papers.show_ledger(caller=row.caller)

    def print_follow_ledger(self) -> None:
        """Show the month's ledger of follow-up calls."""
        self.page.papers.show_follow_ups()


def with_deeds(page: PageType) -> PageType:
    """Give a page a method for each deed, for its table of actions."""
    for kind, attribute in ((Calls, "calls"), (Records, "records")):
        for name in vars(kind):
            if not name.startswith("_"):
                setattr(page, name, _method(attribute, name))
    return page


def _method(attribute: str, name: str) -> Callable[[QWidget], object]:
    def run(page: QWidget) -> object:
        return getattr(getattr(page, attribute), name)()

    return run
