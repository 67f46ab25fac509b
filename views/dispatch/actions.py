"""Every action of the Dispatch screen, in one table."""

from PySide6.QtCore import QCoreApplication

from views.actions import Deed, Shown

translate = QCoreApplication.translate

ACTIONS: tuple[Deed, ...] = (
    Deed(
        id="dispatch.save",
        text=lambda: translate("Dispatch", "Send them"),
        run="save",
        shortcut="Ctrl+Return",
        icon="send",
        enabled="has_crew",
        strong=True,
    ),
    Deed(
        id="dispatch.save_print",
        text=lambda: translate("Dispatch", "Send, then print"),
        run="save_and_print",
        shortcut="Ctrl+Shift+Return",
        icon="printer",
        enabled="has_crew",
    ),
    Deed(
        id="dispatch.crews",
        text=lambda: translate("Dispatch", "Go to the crews"),
        run="go_to_crews",
        shortcut="Ctrl+F",
        shown=Shown.MENU,
    ),
    Deed(
        id="dispatch.leave",
        text=lambda: translate("Dispatch", "Back without sending"),
        run="leave",
        shortcut="Escape",
        icon="arrow-left",
        shown=Shown.MENU,
    ),
)
