"""Every action of the Dispatch screen, in one table."""

from PySide6.QtCore import QCoreApplication

from models.rules.terms import Role
from views.actions import Deed, Shown

translate = QCoreApplication.translate

KEEPERS = frozenset({Role.DISPATCHER, Role.SUPERVISOR, Role.CLERK})

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
        id="dispatch.add_crew",
        text=lambda: translate("Dispatch", "New crew"),
        run="add_crew",
        shortcut="Ctrl+I",
        icon="plus",
        shown=Shown.MENU,
        roles=KEEPERS,
    ),
    Deed(
        id="dispatch.add_people",
        text=lambda: translate("Dispatch", "More people for this crew"),
        run="add_people",
        shortcut="Ctrl+Shift+I",
        icon="users",
        shown=Shown.MENU,
        enabled="has_any_crew",
        roles=KEEPERS,
    ),
    Deed(
        id="dispatch.suggest",
        text=lambda: translate("Dispatch", "Suggested crews"),
        run="show_suggestion",
        shortcut="F7",
        icon="users",
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
