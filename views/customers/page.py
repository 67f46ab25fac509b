"""The Customers page: the archive as a list that is searched, and one file beside it."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.queries.customer_archive import circuit_owner
from models.queries.customer_doubles import last_merge
from models.queries.customer_list import ArchiveRow
from models.services.customer_merge import undo_merge
from views.customers.actions import ACTIONS
from views.customers.archive import ArchiveList
from views.customers.front import Front, with_front
from views.customers.lacking import LackingDialog
from views.customers.merge import DoublesDialog
from views.customers.panel import CustomerPanel
from views.customers.records import Records
from views.desk import Desk
from views.widgets.beside import beside
from views.widgets.page import Page

translate = QCoreApplication.translate

FILED = frozenset(
    {
        "customer",
        "contact",
        "site",
        "circuit",
        "terminal",
        "ticket",
        "print",
        "phone_visit",
        "site_visit",
        "follow_up_call",
    }
)
CIRCUIT = "circuit/"  # a subject that names a circuit and not a customer
BESIDE = (12, 11)


@with_front
class CustomersPage(Page):
    """Typing searches, arrows go down into the list, Enter into the file."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Customers", "Customers"))
        self.panel = CustomerPanel(desk, self)
        self.list = ArchiveList(desk, self, anybody=lambda: self.panel.number is not None)
        self.records = Records(desk, self, shown=self.list.point_out)
        self.front = Front(desk, self.panel, self.records)
        self.doubles: DoublesDialog | None = None
        self.lacking: LackingDialog | None = None
        self._build()
        self.set_actions(ACTIONS)
        self._listen()

    # What the shell asks of a page

    def primary_focus(self) -> QWidget:
        """Start at the search until a customer is shown."""
        return self.list.table if self.panel.number else self.list.words

    def panes(self) -> list[QWidget]:
        """Walk from the search to the list to the file."""
        return [self.list.words, self.list.table, self.panel.tabs]

    def subject(self) -> str | None:
        """Return the customer shown."""
        return self.panel.number

    def show_subject(self, subject: str | None) -> None:
        """Show a customer by number, or by ``circuit/`` and the number of one of theirs."""
        if subject is None:
            return
        if subject.startswith(CIRCUIT):
            circuit = subject.removeprefix(CIRCUIT)
            self.desk.ask(
                self, partial(circuit_owner, circuit=circuit), partial(self._show_circuit, circuit)
            )
        else:
            self._show_customer(subject)

    def refresh(self) -> None:
        """Ask for the list and the file again; nothing loses its place."""
        self.list.ask()
        self.panel.refresh()

    # What can be done

    def find_words(self) -> None:
        """Go to the search with its words marked."""
        self.list.find_words()

    def add_customer(self) -> None:
        """Open an empty file."""
        self.records.add_customer()

    def open_doubles(self) -> None:
        """List files that may be one customer's, and merge them."""
        self.doubles = DoublesDialog(self.desk, self)
        self.doubles.merged.connect(self._merged)
        self.doubles.open()

    def undo_merge(self) -> None:
        """Take the last merge into this file apart."""
        if self.panel.number is not None:
            self.desk.ask(self, partial(last_merge, number=self.panel.number), self._undo)

    def take_call(self) -> None:
        """Start intake with this customer already chosen."""
        self.desk.open_screen("intake", self.panel.number)

    def open_history(self) -> None:
        """Show everything that passed between the customer and the office."""
        self.desk.open_screen("history", self.panel.number)

    def open_lacking(self) -> None:
        """List what the archive lacks, by owner and by rule."""
        self.lacking = LackingDialog(self.desk, self)
        self.lacking.opened.connect(self.show_subject)
        self.lacking.open()

    def print_card(self) -> None:
        """Show the archive card (F19) of the customer, to be printed on both sides."""
        if self.panel.number is not None:
            self.desk.open_screen("preview", f"F19/{self.panel.number}")

    # Building

    def _build(self) -> None:
        self.body.addWidget(beside(self.list, self.panel, shares=BESIDE), 1)

    def _listen(self) -> None:
        self.list.pointed.connect(self._point)
        self.list.opened.connect(self.panel.tabs.setFocus)
        self.panel.marked.connect(self.update_actions)
        self.panel.ticket_wanted.connect(partial(self.desk.open_screen, "tickets"))
        self.keep_fresh(FILED)

    # Showing

    def _point(self, row: ArchiveRow | None) -> None:
        if row is not None and row.number != self.panel.number:
            self.panel.show_number(row.number)

    def _show_customer(self, number: str) -> None:
        self.panel.show_number(number)
        self.list.point_out(number)

    def _show_circuit(self, circuit: str, customer: str) -> None:
        self.panel.show_number(customer, circuit=circuit)
        self.list.point_out(customer)

    # Merging

    def _merged(self, merge: UUID, keep: str) -> None:
        self.show_subject(keep)
        self.desk.notify(
            translate("Customers", "Merged into {number}.").format(number=keep),
            undo=partial(self._undo, merge),
        )

    def _undo(self, merge: UUID | None) -> None:
        if merge is None:
            self.desk.notify(translate("Customers", "No merge to undo in this file."))
            return
        self.desk.act(self, partial(undo_merge, merge=merge), self._apart)

    def _apart(self, number: str | None) -> None:
        if number is not None:
            self.desk.notify(
                translate("Customers", "{number} is a file of its own again.").format(number=number)
            )
