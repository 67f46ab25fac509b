"""The dispatch board (派单台): what waits, who does what when; a dispatcher's home."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.rules.terms import Role
from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.board.page import BoardPage  # start-up paints before this loads

    return BoardPage(desk, parent)


SCREENS = (
    Screen(
        id="board",
        title=lambda: translate("Board", "Dispatch board"),
        icon="layout",
        place=Place.RAIL,
        order=5,
        open=_open,
        roles=frozenset({Role.DISPATCHER, Role.SUPERVISOR}),
    ),
)
