"""The facts of the office: what papers print of it, and the county whose towns are offered."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.queries.office import OfficeFile, office_file
from models.services.office import edit_office
from views.desk import Desk
from views.widgets.county_box import CountyBox
from views.widgets.editors import Editor, LineEditor
from views.widgets.record_dialog import RecordDialog, Spec

translate = QCoreApplication.translate

NOTES = 4  # lines that come below fields once they are filled


class OfficeDialog(RecordDialog):
    """Opens empty and shows the office as soon as it is read; the code stays for good."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            desk,
            parent,
            title=translate("Office", "Office, county and phones"),
            draft="office",
            specs=_fields(desk),
            save=_save,
            values={},
        )
        self.stored.connect(self._told)
        self.form.setEnabled(False)
        spare = self.fontMetrics().height() * NOTES
        self.resize(self.width(), self.height() + spare)
        desk.ask(self, office_file, self._show)

    def _show(self, kept: OfficeFile) -> None:
        self.form.setEnabled(True)
        self.show_record(kept.values, kept.version)

    def _told(self, _version: object) -> None:
        self.desk.notify(translate("Office", "The office is saved."))


def _fields(desk: Desk) -> tuple[Spec, ...]:
    def county(parent: QWidget) -> Editor:
        return CountyBox(desk.work, parent)

    papers = translate("Office", "Printed on every paper")
    return (
        Spec("code", _code, fixed=True, hint=translate("Office", "Heads every number; it stays.")),
        Spec("name", LineEditor, required=True),
        Spec("short_name", LineEditor),
        Spec("county", county),
        Spec("contractor", LineEditor),
        Spec("carrier", LineEditor),
        Spec("phone", _code, hint=papers),
        Spec("supervise_phone", _code, hint=papers),
    )


def _code(parent: QWidget) -> Editor:
    return LineEditor(parent, code=True)


def _save(told: dict[str, Any], version: int | None) -> Any:
    return partial(edit_office, expected_version=version, **told)
