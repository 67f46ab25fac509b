"""Every action of the History screen, in one table."""

from PySide6.QtCore import QCoreApplication

from views.actions import Deed, Shown

translate = QCoreApplication.translate

ACTIONS: tuple[Deed, ...] = (
    Deed(
        id="history.find",
        text=lambda: translate("History", "Find a customer"),
        run="find_words",
        shortcut="Ctrl+F",
        icon="search",
    ),
    Deed(
        id="history.open",
        text=lambda: translate("History", "Open the ticket"),
        run="open_ticket",
        shortcut="Ctrl+Return",
        icon="external-link",
        shown=Shown.MENU,
        enabled="has_ticket",
    ),
    Deed(
        id="history.intake",
        text=lambda: translate("History", "New ticket for this customer"),
        run="take_call",
        shortcut="Ctrl+Shift+T",
        icon="plus",
        enabled="has_customer",
    ),
)
