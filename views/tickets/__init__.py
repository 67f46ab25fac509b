"""The Tickets screen: the board of open tickets, one ticket in full, and every action on it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open_board(desk: Desk, parent: QWidget) -> QWidget:
    from views.tickets.page import TicketsPage  # start-up paints before this loads

    return TicketsPage(desk, parent)


def _open_window(desk: Desk, parent: QWidget) -> QWidget:
    from views.tickets.window import TicketWindow

    return TicketWindow(desk, None, parent)


SCREENS = (
    Screen(
        id="tickets",
        title=lambda: translate("Tickets", "Tickets"),
        icon="ticket",
        place=Place.RAIL,
        order=10,
        open=_open_board,
        sample="first_ticket",
    ),
    Screen(
        id="ticket",
        title=lambda: translate("Tickets", "One ticket"),
        icon="external-link",
        place=Place.DIALOG,
        open=_open_window,
        sample="first_ticket",
    ),
)
