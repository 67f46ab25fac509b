"""A change of person heard on the phone: who comes, and whose place is taken."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.queries.customers import ContactRow
from views.widgets.editors import ChoiceEditor, LineEditor

translate = QCoreApplication.translate


class ChangeRow(QWidget):
    """``value`` is none while no name is there."""

    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = LineEditor(self)
        self.title = LineEditor(self)
        self.phone = LineEditor(self, code=True)
        self.leaves = ChoiceEditor([], self, empty=translate("Visits", "nobody leaves"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for editor, words, share in (
            (self.name, translate("Visits", "New person"), 3),
            (self.title, translate("Visits", "Title"), 2),
            (self.phone, translate("Visits", "Phone"), 3),
            (self.leaves, translate("Visits", "In whose place"), 3),
        ):
            if isinstance(editor, LineEditor):
                editor.setPlaceholderText(words)
            editor.setAccessibleName(words)
            editor.touched.connect(self.touched)
            row.addWidget(editor, share)
        self.setFocusProxy(self.name)

    def show_contacts(self, contacts: Sequence[ContactRow]) -> None:
        """Offer whom the new person may replace."""
        said = translate("Visits", "in place of {name}")
        self.leaves.show_choices([(one.id, said.format(name=one.name)) for one in contacts])

    def value(self) -> dict[str, Any] | None:
        """Return the change told."""
        if not self.name.text().strip():
            return None
        return {
            "name": self.name.value(),
            "title": self.title.value(),
            "phone": self.phone.value(),
            "leaves": self.leaves.value(),
        }

    def raw(self) -> dict[str, Any]:
        """Return what was typed, fit for a draft."""
        return {
            "name": self.name.text(),
            "title": self.title.text(),
            "phone": self.phone.text(),
            "leaves": self.leaves.value(),
        }

    def restore(self, kept: Mapping[str, Any] | None) -> None:
        """Show what a draft kept, or nothing."""
        told = kept or {}
        for name in ("name", "title", "phone"):
            getattr(self, name).restore(told.get(name))
        self.leaves.restore(told.get("leaves"))
