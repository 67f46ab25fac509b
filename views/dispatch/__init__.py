"""The Dispatch screen: who goes, in what, with which instruments, and what speaks against it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from views.desk import Desk, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.dispatch.page import DispatchPage  # start-up paints before it loads

    return DispatchPage(desk, parent)


SCREENS = (
    Screen(
        id="dispatch",
        title=lambda: translate("Dispatch", "Dispatch"),
        icon="send",
        open=_open,
        sample="ticket_to_dispatch",
    ),
)
