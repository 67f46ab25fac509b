"""The Intake screen: a call becomes a ticket in one form, by keyboard alone."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.intake.page import IntakePage  # start-up paints before this loads

    return IntakePage(desk, parent)


SCREENS = (
    Screen(
        id="intake",
        title=lambda: translate("Intake", "Take a call"),
        icon="phone",
        place=Place.RAIL,
        order=20,
        open=_open,
    ),
)
