"""What the window calls the office, kept true when somebody renames it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from console.office import OfficeFacts
from models.queries.desk import OfficeAtDesk, office_at_desk
from views.shell.desk import ShellDesk
from views.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate


class Nameplate:
    """Writes the short name at the foot; ``name`` hears the full one for the title."""

    def __init__(self, desk: ShellDesk, label: PlainLabel, name: Callable[[str], None]) -> None:
        self._desk, self._label, self._name = desk, label, name
        self._write()
        desk.follow(label, {"office"}, self._read)

    def _read(self) -> None:
        self._desk.ask(self._label, office_at_desk, self._found)

    def _found(self, office: OfficeAtDesk | None) -> None:
        if office is not None:
            self._desk.office = OfficeFacts.of(office)
            self._write()
            self._name(self._desk.office.name)

    def _write(self) -> None:
        office = self._desk.office
        self._label.setText(office.short_name)
        if office.demo:
            self._label.setText(
                translate("Shell", "Demo · {office}").format(office=office.short_name)
            )
            self._label.set_role("soon")
