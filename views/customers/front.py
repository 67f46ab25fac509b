"""What is done to the record in front, and whether it makes sense there now."""

from functools import partial, partialmethod
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.queries.customer_archive import CustomerFile
from views.customers.panel import CustomerPanel
from views.customers.records import Records
from views.desk import Desk


class Front(QObject):
    """The part of a file in front: its marked record is edited, added to, put away."""

    def __init__(self, desk: Desk, panel: CustomerPanel, records: Records) -> None:
        super().__init__(panel)
        self.desk, self.panel, self.records = desk, panel, records

    def edit_customer(self) -> None:
        """Edit the file itself."""
        if self.panel.file is not None:
            self.records.edit_customer(self.panel.file)

    def edit(self) -> None:
        """Edit the record marked in the part in front."""
        file, part, row = self.panel.file, self.panel.part(), self.panel.row()
        if file is None:
            return
        if part == "customer":
            self.records.edit_customer(file)
        elif row is not None:
            self.records.edit(part, row, file)

    def add(self) -> None:
        """Add a record to the part in front."""
        file, part = self.panel.file, self.panel.part()
        if file is not None and self.may_add():
            self.records.add(part, file, circuit=self._circuit(file))

    def swap(self) -> None:
        """Put another box in the place of the one marked."""
        if self.has_terminal():
            self.records.swap(self.panel.row())

    def put_away(self) -> None:
        """Archive what is in front, for a reason."""
        if self.panel.file is not None and self.may_put_away():
            self.records.put_away(self.panel.part(), self.panel.row(), self.panel.file)

    def take_out(self) -> None:
        """Take an archived file out again."""
        if self.panel.file is not None:
            self.records.take_out(self.panel.file)

    def show_phones(self) -> None:
        """Ask why, then say the marked contact's phones; that somebody looked is kept."""
        row = self.panel.row()
        if row is not None and self.panel.part() == "contact":
            self.records.ask_phones(row, partial(self.panel.show_phones, row.id))

    # What makes sense now

    def has_customer(self) -> bool:
        """Say whether a file is shown."""
        return self.panel.file is not None

    def is_archived(self) -> bool:
        """Say whether the file shown is put away."""
        return self.panel.file is not None and self.panel.file.archived_at is not None

    def may_edit(self) -> bool:
        """Say whether there is something to edit in front."""
        return self.has_customer() and (
            self.panel.part() == "customer" or self.panel.row() is not None
        )

    def may_add(self) -> bool:
        """Say whether the part in front can have one more."""
        file, part = self.panel.file, self.panel.part()
        if file is None or part == "customer":
            return False
        return part != "terminal" or bool(self._circuit(file))

    def has_contact(self) -> bool:
        """Say whether a contact is marked."""
        return self.panel.part() == "contact" and self.panel.row() is not None

    def has_terminal(self) -> bool:
        """Say whether a box in use is marked."""
        row = self.panel.row()
        return self.panel.part() == "terminal" and row is not None and row.removed_at is None

    def may_put_away(self) -> bool:
        """Say whether what is in front can be put away."""
        part, row = self.panel.part(), self.panel.row()
        if part == "customer":
            return self.has_customer() and not self.is_archived()
        return part != "terminal" and row is not None and not getattr(row, "past", False)

    def _circuit(self, file: CustomerFile) -> str:
        """Return the circuit a new box goes on: that of the box marked, or the only one."""
        row = self.panel.row()
        if self.panel.part() == "terminal" and row is not None:
            return str(row.circuit)
        marked = self.panel.tables["circuit"].selected_row()
        if marked is not None:
            return str(marked.number)
        return file.circuits[0].number if len(file.circuits) == 1 else ""


class HasFront(Protocol):
    """A page whose deeds are done by what stands in front on it."""

    front: Front


PageType = TypeVar("PageType", bound=type[QWidget])
NAMES = tuple(
    name for name in vars(Front) if not name.startswith("_") and callable(vars(Front)[name])
)


def with_front(page: PageType) -> PageType:
    """Let the deeds of a page name what its ``front`` does."""
    for name in NAMES:
        setattr(page, name, partialmethod(_pass_on, name))
    return page


def _pass_on(page: "HasFront", name: str) -> object:
    return getattr(page.front, name)()
