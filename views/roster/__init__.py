"""The crews and roster screen: who works when, who is away, and what is missing ahead."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.roster.page import RosterPage  # start-up paints before this loads

    return RosterPage(desk, parent)


SCREENS = (
    Screen(
        id="roster",
        title=lambda: translate("Roster", "Crews"),
        icon="calendar",
        place=Place.RAIL,
        order=55,
        open=_open,
    ),
)
