"""The alarm list (告警): what should worry the office now, seen or to be reminded of later."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.rules.terms import Role
from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.alarms.dialog import AlarmDialog

    return AlarmDialog(desk, parent)


SCREENS = (
    Screen(
        id="alarms",
        title=lambda: translate("Alarms", "Alarms"),
        icon="bell",
        place=Place.DIALOG,
        open=_open,
        roles=frozenset({Role.DISPATCHER, Role.SUPERVISOR}),
    ),
)
