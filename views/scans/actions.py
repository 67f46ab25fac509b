"""Every action of the Scans screen, in one table."""

from PySide6.QtCore import QCoreApplication

from views.actions import Deed, Shown

translate = QCoreApplication.translate

ACTIONS: tuple[Deed, ...] = (
    Deed(
        id="scans.files",
        text=lambda: translate("Scans", "Take in files"),
        run="choose_files",
        shortcut="Ctrl+O",
        icon="file-download",
        strong=True,
    ),
    Deed(
        id="scans.watch",
        text=lambda: translate("Scans", "Watch a folder"),
        run="watch_or_not",
        shortcut="Ctrl+Shift+O",
        icon="eye",
    ),
    Deed(
        id="scans.stop",
        text=lambda: translate("Scans", "Stop taking in"),
        run="stop",
        shortcut="Ctrl+.",
        icon="x",
        enabled="is_busy",
    ),
    Deed(
        id="scans.assign",
        text=lambda: translate("Scans", "File to this number"),
        run="assign",
        shortcut="Ctrl+Return",
        icon="check",
        enabled="may_assign",
    ),
    Deed(
        id="scans.aside",
        text=lambda: translate("Scans", "Set the page aside"),
        run="set_aside",
        shortcut="Ctrl+Delete",
        enabled="may_assign",
        shown=Shown.MENU,
    ),
    Deed(
        id="scans.back",
        text=lambda: translate("Scans", "Let the page wait again"),
        run="take_back",
        shortcut="Ctrl+Backspace",
        enabled="may_take_back",
        shown=Shown.MENU,
    ),
    Deed(
        id="scans.copy",
        text=lambda: translate("Scans", "Copy what the sheet says"),
        run="copy_sheet",
        shortcut="Ctrl+B",
        icon="pencil",
        enabled="is_order",
    ),
    Deed(
        id="scans.ticket",
        text=lambda: translate("Scans", "Open its ticket"),
        run="open_ticket",
        shortcut="Ctrl+T",
        enabled="has_ticket",
        shown=Shown.MENU,
    ),
)
