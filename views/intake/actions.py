"""Every action of the Intake screen, in one table."""

from PySide6.QtCore import QCoreApplication

from views.actions import Deed, Shown

translate = QCoreApplication.translate

ACTIONS: tuple[Deed, ...] = (
    Deed(
        id="intake.save",
        text=lambda: translate("Intake", "Save and accept"),
        run="save",
        shortcut="Ctrl+Return",
        icon="device-floppy",
        strong=True,
    ),
    Deed(
        id="intake.save_dispatch",
        text=lambda: translate("Intake", "Save, then dispatch"),
        run="save_and_dispatch",
        shortcut="Ctrl+Shift+Return",
        icon="send",
    ),
    Deed(
        id="intake.repeat",
        text=lambda: translate("Intake", "Count as a repeat"),
        run="count_as_repeat",
        shortcut="Alt+R",
        shown=Shown.MENU,
        enabled="is_known_already",
    ),
    Deed(
        id="intake.anyway",
        text=lambda: translate("Intake", "Open another ticket all the same"),
        run="open_anyway",
        shortcut="Alt+N",
        shown=Shown.MENU,
        enabled="is_known_already",
    ),
    Deed(
        id="intake.caller",
        text=lambda: translate("Intake", "Go to the caller"),
        run="go_to_caller",
        shortcut="Ctrl+F",
        icon="search",
        shown=Shown.MENU,
    ),
    Deed(
        id="intake.symptom",
        text=lambda: translate("Intake", "Go to the symptom"),
        run="go_to_symptom",
        shortcut="Alt+S",
        shown=Shown.MENU,
    ),
    Deed(
        id="intake.clear",
        text=lambda: translate("Intake", "Empty the form"),
        run="clear",
        shortcut="Ctrl+Shift+Delete",
        icon="trash",
        shown=Shown.MENU,
    ),
    Deed(
        id="intake.history",
        text=lambda: translate("Intake", "History of the customer"),
        run="open_history",
        shortcut="Ctrl+H",
        icon="history",
        shown=Shown.MENU,
        enabled="has_customer",
    ),
)
