"""The Customers page: the archive as a list that is searched, and one file beside it."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.queries.customer_archive import circuit_owner
from models.queries.customer_doubles import last_merge
from models.queries.customer_list import ArchiveList, ArchiveRow, archive_list
from models.services.customer_merge import undo_merge
from views.customers.actions import ACTIONS
from views.customers.columns import archive_columns
from views.customers.front import Front, with_front
from views.customers.lacking import LackingDialog
from views.customers.merge import DoublesDialog
from views.customers.panel import CustomerPanel
from views.customers.records import Records
from views.desk import Desk
from views.widgets.empty_state import EmptyState
from views.widgets.page import Page
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

LISTED = frozenset({"customer", "contact", "site", "circuit"})
FILED = LISTED | {"terminal", "ticket", "print", "phone_visit", "site_visit", "follow_up_call"}
PAUSE_MS = 150
CIRCUIT = "circuit/"  # a subject that names a circuit and not a customer
BESIDE = (13, 10)


@with_front
class CustomersPage(Page):
    """Typing searches, arrows go down into the list, Enter into the file."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Customers", "Customers"))
        self._wanted: str | None = None
        self._stale = False
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self.archived = QCheckBox(translate("Customers", "&Archived"), self)
        self._count = PlainLabel("", self, role="muted")
        self.model: RowsModel[ArchiveRow] = RowsModel(
            archive_columns(), self, key=lambda row: row.number
        )
        self.table = Table("customers", desk.settings, self)
        self.panel = CustomerPanel(desk, self)
        self.records = Records(desk, self, shown=self._expect)
        self.front = Front(desk, self.panel, self.records)
        self.doubles: DoublesDialog | None = None
        self.lacking: LackingDialog | None = None
        self._stack = QStackedWidget(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build()
        self.set_actions(ACTIONS)
        self._listen()

    # What the shell asks of a page

    def primary_focus(self) -> QWidget:
        """Start at the search until a customer is shown."""
        return self.table if self.panel.number else self.words

    def panes(self) -> list[QWidget]:
        """Walk from the search to the list to the file."""
        return [self.words, self.table, self.panel.tabs]

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
        self._ask_list()
        self.panel.refresh()

    # What can be done

    def find_words(self) -> None:
        """Go to the search with its words marked."""
        self.words.setFocus()
        self.words.selectAll()

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

    # Overrides of Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while another page was in front."""
        super().showEvent(event)
        if self._stale:
            self._ask_list()

    # Building

    def _build(self) -> None:
        self.words.setPlaceholderText(
            translate("Customers", "Name, pinyin, initials, number, circuit, contact or phone")
        )
        self.words.setAccessibleName(translate("Customers", "Find in the list"))
        self.table.show_model(self.model)
        self._empty = EmptyState("", "", icon="building", parent=self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        top = QHBoxLayout()
        top.addWidget(self.words, 1)
        top.addWidget(self.archived)
        top.addWidget(self._count)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(self.panel)
        split.setStretchFactor(0, BESIDE[0])
        split.setStretchFactor(1, BESIDE[1])
        split.setChildrenCollapsible(False)
        self.body.addWidget(split, 1)

    def _listen(self) -> None:
        self.words.textChanged.connect(lambda _: self._pause.start())
        self.words.returnPressed.connect(self._into_list)
        self._pause.timeout.connect(self._ask_list)
        self.archived.toggled.connect(lambda _: self._ask_list())
        self.table.pointed.connect(self._point)
        self.table.opened.connect(lambda _: self.panel.tabs.setFocus())
        self.panel.marked.connect(self.update_actions)
        self.panel.ticket_wanted.connect(partial(self.desk.open_screen, "tickets"))
        self.desk.follow(self, LISTED, self._list_changed)
        self.desk.follow(self, FILED, self.panel.refresh)

    # Asking and showing

    def _ask_list(self) -> None:
        self._pause.stop()
        self._stale = False
        text = self.words.text()
        query = partial(archive_list, text=text, archived=self.archived.isChecked())
        # A whole archive is a long read; a search is answered at once.
        self.desk.ask(self, query, partial(self._show_list, text), slow=not text.strip())

    def _show_list(self, asked: str, found: ArchiveList) -> None:
        if asked != self.words.text():
            return
        self.model.show_rows(found.rows)
        self._stack.setCurrentIndex(0 if found.rows else 1)
        more = "+" if found.more else ""
        self._count.setText(f"{len(found.rows)}{more}")
        if not found.rows:
            self._say_empty()
        if self._wanted is not None and self.table.select_key(self._wanted):
            self._wanted = None
        elif found.rows and self.panel.number is None and not asked:
            self.table.selectRow(0)

    def _say_empty(self) -> None:
        if self.words.text().strip():
            self._empty.say(
                translate("Customers", "Nobody found"),
                translate("Customers", "Try fewer letters, or another part of the name."),
            )
        elif self.archived.isChecked():
            self._empty.say(
                translate("Customers", "Nothing is archived"),
                translate("Customers", "Files that are put away are listed here."),
            )
        else:
            self._empty.say(
                translate("Customers", "No customer yet"),
                translate("Customers", "Ctrl+Shift+K opens the first file."),
            )

    def _list_changed(self) -> None:
        if self.isVisible():
            self._ask_list()
        else:
            self._stale = True

    def _into_list(self) -> None:
        self._ask_list()
        self.table.setFocus()
        if self.table.selected_row() is None and self.model.rowCount():
            self.table.selectRow(0)

    def _point(self, row: ArchiveRow | None) -> None:
        if row is not None and row.number != self.panel.number:
            self.panel.show_number(row.number)

    def _show_customer(self, number: str) -> None:
        self._wanted = number
        self.panel.show_number(number)
        self.table.select_key(number)

    def _show_circuit(self, circuit: str, customer: str) -> None:
        self._wanted = customer
        self.panel.show_number(customer, circuit=circuit)
        self.table.select_key(customer)

    def _expect(self, number: str) -> None:
        """Show a customer as soon as the list has it."""
        self._wanted = number

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
