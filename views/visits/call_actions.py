"""Every action of the phone visit, in one table."""

from PySide6.QtCore import QCoreApplication

from views.actions import Deed, Shown

translate = QCoreApplication.translate

ACTIONS: tuple[Deed, ...] = (
    Deed(
        id="call.save",
        text=lambda: translate("Visits", "Save the call"),
        run="save",
        shortcut="Ctrl+Return",
        icon="device-floppy",
        enabled="has_customer",
        strong=True,
    ),
    Deed(
        id="call.save_next",
        text=lambda: translate("Visits", "Save, then the next one"),
        run="save_and_next",
        shortcut="Ctrl+Shift+Return",
        icon="arrow-right",
        enabled="has_customer",
    ),
    Deed(
        id="call.dial",
        text=lambda: translate("Visits", "Dial or hang up"),
        run="dial",
        shortcut="Ctrl+D",
        icon="phone-call",
        shown=Shown.MENU,
        enabled="has_customer",
    ),
    Deed(
        id="call.no_answer",
        text=lambda: translate("Visits", "Nobody answered"),
        run="miss_no_answer",
        shortcut="Alt+1",
        shown=Shown.MENU,
        enabled="has_customer",
    ),
    Deed(
        id="call.busy",
        text=lambda: translate("Visits", "The line was busy"),
        run="miss_busy",
        shortcut="Alt+2",
        shown=Shown.MENU,
        enabled="has_customer",
    ),
    Deed(
        id="call.empty",
        text=lambda: translate("Visits", "The number is empty"),
        run="miss_empty_number",
        shortcut="Alt+3",
        shown=Shown.MENU,
        enabled="has_customer",
    ),
    Deed(
        id="call.later",
        text=lambda: translate("Visits", "The customer wants to be rung later"),
        run="miss_call_later",
        shortcut="Alt+4",
        shown=Shown.MENU,
        enabled="has_customer",
    ),
    Deed(
        id="call.reached",
        text=lambda: translate("Visits", "Somebody answered"),
        run="reached",
        shortcut="Alt+0",
        shown=Shown.MENU,
        enabled="has_customer",
    ),
    Deed(
        id="call.keep_promise",
        text=lambda: translate("Visits", "A promise was kept"),
        run="keep_promise",
        shortcut="Ctrl+R",
        icon="check",
        shown=Shown.MENU,
        enabled="has_promises",
    ),
    Deed(
        id="call.phrases",
        text=lambda: translate("Visits", "Phrase book"),
        run="show_phrases",
        shortcut="F4",
        icon="message",
        shown=Shown.MENU,
    ),
    Deed(
        id="call.find",
        text=lambda: translate("Visits", "Find a customer"),
        run="find_customer",
        shortcut="Ctrl+F",
        icon="search",
        shown=Shown.MENU,
    ),
    Deed(
        id="call.way",
        text=lambda: translate("Visits", "How this desk dials…"),
        run="set_way",
        icon="settings",
        shown=Shown.MENU,
    ),
)
