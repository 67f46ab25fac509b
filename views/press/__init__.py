"""The Print room: orders not on paper yet, this desk's print jobs, and its printers."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.press.page import PressPage  # start-up paints before this loads

    return PressPage(desk, parent)


SCREENS = (
    Screen(
        id="press",
        title=lambda: translate("Press", "Printing"),
        icon="printer",
        place=Place.RAIL,
        order=70,
        open=_open,
    ),
)
