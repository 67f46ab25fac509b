"""The office itself: how it is called, its county, and where it is reached (本局资料)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.rules.terms import Role
from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.office.dialog import OfficeDialog  # start-up paints before it loads

    return OfficeDialog(desk, parent)


SCREENS = (
    Screen(
        id="office",
        title=lambda: translate("Office", "Office, county and phones"),
        icon="building",
        place=Place.DIALOG,
        open=_open,
        roles=frozenset({Role.SUPERVISOR}),
    ),
)
