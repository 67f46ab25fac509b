"""The screen of trouble that comes in crowds: parents, children, calls, reports upwards."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.rules.terms import Role
from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.crowds.page import CrowdsPage  # start-up paints before this loads

    return CrowdsPage(desk, parent)


SCREENS = (
    Screen(
        id="crowds",
        title=lambda: translate("Crowds", "Troubles"),
        icon="stack-2",
        place=Place.RAIL,
        order=42,
        open=_open,
        roles=frozenset({Role.DISPATCHER, Role.SUPERVISOR, Role.CALLER}),
        sample="a_crowd",
    ),
)
