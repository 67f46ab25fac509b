"""The suggestion: which crew to send and why, and what leaves out each other crew (派单推荐)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.suggest.dialog import SuggestDialog  # start-up paints before it loads

    return SuggestDialog(desk, parent)


SCREENS = (
    Screen(
        id="suggest",
        title=lambda: translate("Suggest", "Suggested crews"),
        icon="users",
        place=Place.DIALOG,
        open=_open,
        sample="ticket_to_dispatch",
    ),
)
