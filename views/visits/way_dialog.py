"""How this desk dials (拨号方式): a link of the system, or the softphone's command."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from console.dialling import dial_plan
from models.errors import RefusedError
from views.desk import Desk
from views.widgets.dialog import QuietDialog
from views.widgets.form_field import FormField
from views.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate

LETTERS = 64
TRIAL = "10086"


class WayDialog(QuietDialog):
    """Kept with this desk's settings; a way that could not dial is refused at once."""

    def __init__(self, desk: Desk, parent: QWidget, *, done: Callable[[], None]) -> None:
        super().__init__(translate("Visits", "How this desk dials"), parent)
        self._desk, self._done = desk, done
        self.way = QLineEdit(desk.settings.dial_way, self)
        self.way.setPlaceholderText("tel:{number}")
        self.field = FormField(translate("Visits", "&Way to dial"), self.way)
        told = translate(
            "Visits",
            "{number} stands for the digits. Examples:\n"
            'tel:{number}\nsip:{number}@pbx.local\n"C:/Phone/dial.exe" --call {number}\n'
            "The command runs as it stands, without a shell. Empty: tel:{number}",
        )
        for widget in (
            self.field.label,
            self.field,
            PlainLabel(told, self, role="muted", wrap=True),
        ):
            self.body.addWidget(widget)
        self.buttons(translate("Visits", "&Keep"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * LETTERS)
        self.way.setFocus()

    def accept(self) -> None:
        """Keep the way, if it could dial."""
        told = self.way.text().strip()
        try:
            dial_plan(told, TRIAL)
        except RefusedError as error:
            self.field.show_problem(self._desk.word(error))
            return
        self._desk.settings.change(dial_way=told)
        super().accept()
        self._done()
