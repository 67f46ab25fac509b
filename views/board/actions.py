"""Every action of the dispatch board, in one table."""

from PySide6.QtCore import QCoreApplication

from models.rules.terms import Role
from views.actions import Deed, Shown

translate = QCoreApplication.translate

DESK = frozenset({Role.DISPATCHER, Role.SUPERVISOR})

ACTIONS: tuple[Deed, ...] = (
    Deed(
        id="board.intake",
        text=lambda: translate("Board", "New ticket"),
        run="take_call",
        icon="plus",
        roles=DESK,
    ),
    Deed(
        id="board.carry",
        text=lambda: translate("Board", "Pick up, to place on the chart"),
        run="pick_up",
        shortcut="F2",
        icon="arrow-right",
        shown=Shown.MENU,
        enabled="has_ticket",
        roles=DESK,
    ),
    Deed(
        id="board.resize",
        text=lambda: translate("Board", "Change how long it takes"),
        run="pick_up_end",
        shortcut="Shift+F2",
        icon="clock",
        shown=Shown.MENU,
        enabled="has_bar",
        roles=DESK,
    ),
    Deed(
        id="board.share",
        text=lambda: translate("Board", "Send one more crew"),
        run="pick_up_share",
        shortcut="Ctrl+F2",
        icon="users",
        shown=Shown.MENU,
        enabled="has_bar",
        roles=DESK,
    ),
    Deed(
        id="board.form",
        text=lambda: translate("Board", "Dispatch with the form"),
        run="open_form",
        shortcut="Alt+2",
        icon="send",
        shown=Shown.MENU,
        enabled="has_waiting",
        roles=DESK,
    ),
    Deed(
        id="board.cancel",
        text=lambda: translate("Board", "Put back what is carried"),
        run="cancel_carry",
        shortcut="Escape",
        shown=Shown.KEY,
        enabled="is_carrying",
    ),
    Deed(
        id="board.window",
        text=lambda: translate("Board", "Open the ticket in its own window"),
        run="open_window",
        shortcut="Ctrl+Return",
        icon="external-link",
        shown=Shown.MENU,
        enabled="has_ticket",
    ),
    Deed(
        id="board.find",
        text=lambda: translate("Board", "Find on the board"),
        run="find_words",
        shortcut="Ctrl+F",
        icon="search",
        shown=Shown.MENU,
    ),
    Deed(
        id="board.all",
        text=lambda: translate("Board", "Show all"),
        run="show_all",
        shortcut="Ctrl+Shift+F",
        shown=Shown.MENU,
    ),
    Deed(
        id="board.closer",
        text=lambda: translate("Board", "Less time, larger"),
        run="zoom_in",
        shortcut="Ctrl+=",
        icon="zoom-in",
        shown=Shown.MENU,
    ),
    Deed(
        id="board.wider",
        text=lambda: translate("Board", "More time, smaller"),
        run="zoom_out",
        shortcut="Ctrl+-",
        icon="zoom-out",
        shown=Shown.MENU,
    ),
    Deed(
        id="board.now",
        text=lambda: translate("Board", "Go to now"),
        run="go_to_now",
        shortcut="Ctrl+Home",
        icon="clock",
        shown=Shown.MENU,
    ),
    Deed(
        id="board.earlier",
        text=lambda: translate("Board", "A week earlier"),
        run="week_earlier",
        shortcut="Alt+PgUp",
        shown=Shown.MENU,
    ),
    Deed(
        id="board.later",
        text=lambda: translate("Board", "A week later"),
        run="week_later",
        shortcut="Alt+PgDown",
        shown=Shown.MENU,
    ),
    Deed(
        id="board.pop",
        text=lambda: translate("Board", "This pane into its own window, or back"),
        run="pop_pane",
        shortcut="Ctrl+Shift+P",
        icon="layout",
        shown=Shown.MENU,
    ),
    Deed(
        id="board.layout",
        text=lambda: translate("Board", "Restore the default layout"),
        run="reset_layout",
        icon="refresh",
        shown=Shown.MENU,
    ),
    Deed(
        id="board.copy",
        text=lambda: translate("Board", "Copy the ticket number"),
        run="copy_number",
        shortcut="Ctrl+Shift+C",
        icon="copy",
        shown=Shown.MENU,
        enabled="has_ticket",
    ),
)
