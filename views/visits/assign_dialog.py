"""Whom to give a customer's calls to: somebody who may call, or a name written down."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from views.widgets.dialog import QuietDialog
from views.widgets.form_field import FormField

translate = QCoreApplication.translate

LETTERS = 36


class AssignDialog(QuietDialog):
    """Enter gives the customer to the name chosen."""

    def __init__(
        self,
        parent: QWidget,
        customer: str,
        *,
        callers: Sequence[str],
        now: str,
        done: Callable[[str], None],
    ) -> None:
        super().__init__(
            translate("Visits", "Who calls {customer}").format(customer=customer), parent
        )
        self._done = done
        self.name = QComboBox(self)
        self.name.setEditable(True)
        self.name.addItems(list(callers))
        self.name.setCurrentText(now or (callers[0] if callers else ""))
        field = FormField(translate("Visits", "&Caller"), self.name)
        self.body.addWidget(field.label)
        self.body.addWidget(field)
        self.buttons(translate("Visits", "&Give"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * LETTERS)
        self.name.setFocus()

    def accept(self) -> None:
        """Give it; no name gives it to nobody and stays here."""
        told = self.name.currentText().strip()
        if told:
            super().accept()
            self._done(told)
