"""The vehicles and instruments screen: registers, loans, what is due, and the standard."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.things.page import ThingsPage  # start-up paints before this loads

    return ThingsPage(desk, parent)


SCREENS = (
    Screen(
        id="things",
        title=lambda: translate("Things", "Equipment"),
        icon="truck",
        place=Place.RAIL,
        order=60,
        open=_open,
    ),
)
