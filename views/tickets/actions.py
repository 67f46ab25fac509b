"""Every action of the Tickets screen: one table for buttons, menus, shortcuts and the sheet.

The ten steps of the main road lie on Alt+1 to Alt+0 in their order; everything beside
the road is Alt+Shift and a letter. Alt+letter alone and Ctrl+Alt+letter are left to the
chat and input-method programs that claim them on Chinese office machines.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from models.rules.states import Verb
from views.actions import Deed, Shown
from views.wording import term

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class VerbKey:
    """How a verb is reached: its keys, its picture, whether it lies on the main road."""

    verb: Verb
    shortcut: str
    icon: str
    road: bool = False


VERB_KEYS: tuple[VerbKey, ...] = (
    VerbKey(Verb.ACCEPT, "Alt+1", "check", road=True),
    VerbKey(Verb.DISPATCH, "Alt+2", "send", road=True),
    VerbKey(Verb.ACKNOWLEDGE, "Alt+3", "circle-check", road=True),
    VerbKey(Verb.CONTACT, "Alt+4", "phone", road=True),
    VerbKey(Verb.APPOINT, "Alt+5", "calendar", road=True),
    VerbKey(Verb.DEPART, "Alt+6", "truck", road=True),
    VerbKey(Verb.ARRIVE, "Alt+7", "map-pin", road=True),
    VerbKey(Verb.START, "Alt+8", "tool", road=True),
    VerbKey(Verb.RESTORE, "Alt+9", "resume", road=True),
    VerbKey(Verb.REPORT, "Alt+0", "clipboard-check", road=True),
    VerbKey(Verb.PASS_CHECK, "Alt+Shift+Q", "checks", road=True),
    VerbKey(Verb.FOLLOW_UP, "Alt+Shift+F", "phone-call", road=True),
    VerbKey(Verb.CLOSE, "Alt+Shift+C", "archive", road=True),
    VerbKey(Verb.PRETEST, "Alt+Shift+P", "stethoscope"),
    VerbKey(Verb.ASSIGN, "Alt+Shift+A", "user"),
    VerbKey(Verb.DECLINE, "Alt+Shift+D", "x"),
    VerbKey(Verb.REASSIGN, "Alt+Shift+R", "repeat"),
    VerbKey(Verb.TRANSFER, "Alt+Shift+T", "arrow-right"),
    VerbKey(Verb.REINFORCE, "Alt+Shift+J", "users"),
    VerbKey(Verb.FINISH_PART, "Alt+Shift+W", "check"),
    VerbKey(Verb.REAPPOINT, "Alt+Shift+Y", "calendar"),
    VerbKey(Verb.ABSENT, "Alt+Shift+N", "home"),
    VerbKey(Verb.FEEDBACK, "Alt+Shift+K", "message"),
    VerbKey(Verb.URGE, "Alt+Shift+U", "bell"),
    VerbKey(Verb.ESCALATE, "Alt+Shift+E", "flag"),
    VerbKey(Verb.REQUEST_SUSPEND, "Alt+Shift+G", "pause"),
    VerbKey(Verb.SUSPEND, "Alt+Shift+H", "pause"),
    VerbKey(Verb.APPROVE_SUSPEND, "Alt+Shift+M", "check"),
    VerbKey(Verb.REFUSE_SUSPEND, "Alt+Shift+X", "x"),
    VerbKey(Verb.RENEW_SUSPEND, "Alt+Shift+L", "clock"),
    VerbKey(Verb.RESUME, "Alt+Shift+S", "player-play"),
    VerbKey(Verb.SEND_BACK, "Alt+Shift+B", "arrow-back-up"),
    VerbKey(Verb.VOID, "Alt+Shift+V", "trash"),
    VerbKey(Verb.REOPEN, "Alt+Shift+O", "refresh"),
    VerbKey(Verb.REPEAT, "Alt+Shift+Z", "copy"),
    VerbKey(Verb.NOTE, "Alt+Shift+I", "note"),
    VerbKey(Verb.JOIN, "Ctrl+Shift+J", "users"),
    VerbKey(Verb.TAKE_OUT, "Ctrl+Shift+T", "arrow-back-up"),
    VerbKey(Verb.RESTORE_ALONG, "Ctrl+Shift+E", "resume"),
    VerbKey(Verb.PASS_ON, "Ctrl+Shift+O", "arrow-forward-up"),
    VerbKey(Verb.REGRADE, "Ctrl+Shift+G", "star"),
    VerbKey(Verb.RECALL, "Ctrl+Shift+R", "arrow-back-up"),
    VerbKey(Verb.REPLAN, "Ctrl+T", "calendar"),
    VerbKey(Verb.PIN, "Ctrl+Shift+P", "map-pin"),
    VerbKey(Verb.RETURN_PAPER, "Ctrl+R", "paperclip"),
    VerbKey(Verb.PRINT, "Ctrl+P", "printer"),
)
KEY_OF = {key.verb: key for key in VERB_KEYS}
ROAD = tuple(key.verb for key in VERB_KEYS if key.road)


def _said(verb: Verb) -> Callable[[], str]:
    return lambda: term(verb)


VERB_DEEDS: tuple[Deed, ...] = tuple(
    Deed(
        id=f"ticket.{key.verb}",
        text=_said(key.verb),
        run=f"start_{key.verb}",
        shortcut=key.shortcut,
        icon=key.icon,
        shown=Shown.MENU,
        enabled=f"may_{key.verb}",
    )
    for key in VERB_KEYS
)

BOARD_DEEDS: tuple[Deed, ...] = (
    Deed(
        id="board.intake",
        text=lambda: translate("Tickets", "New ticket"),
        run="take_call",
        icon="plus",
    ),
    Deed(
        id="board.find",
        text=lambda: translate("Tickets", "Find on the board"),
        run="find_words",
        shortcut="Ctrl+F",
        icon="search",
        shown=Shown.MENU,
    ),
    Deed(
        id="board.clear",
        text=lambda: translate("Tickets", "Clear filters"),
        run="clear_filters",
        shortcut="Ctrl+Shift+F",
        shown=Shown.MENU,
    ),
    Deed(
        id="board.detail",
        text=lambda: translate("Tickets", "Show the ticket beside the board"),
        run="toggle_detail",
        shortcut="Alt+Return",
        icon="layout",
        shown=Shown.MENU,
    ),
    Deed(
        id="board.window",
        text=lambda: translate("Tickets", "Open in its own window"),
        run="open_window",
        shortcut="Ctrl+Return",
        icon="external-link",
        shown=Shown.MENU,
        enabled="has_ticket",
    ),
    Deed(
        id="board.history",
        text=lambda: translate("Tickets", "History of the customer"),
        run="open_history",
        shortcut="Ctrl+H",
        icon="history",
        shown=Shown.MENU,
        enabled="has_customer",
    ),
    Deed(
        id="board.suggest",
        text=lambda: translate("Tickets", "Suggested crews"),
        run="show_suggestion",
        shortcut="F7",
        icon="users",
        shown=Shown.MENU,
        enabled="may_suggest",
    ),
    Deed(
        id="board.papers",
        text=lambda: translate("Tickets", "Other papers ..."),
        run="choose_paper",
        shortcut="Ctrl+Alt+P",
        icon="file-text",
        shown=Shown.MENU,
        enabled="has_ticket",
    ),
    Deed(
        id="board.copy",
        text=lambda: translate("Tickets", "Copy the ticket number"),
        run="copy_number",
        shortcut="Ctrl+Shift+C",
        icon="copy",
        shown=Shown.MENU,
        enabled="has_ticket",
    ),
)

IN_WINDOW = frozenset({"board.suggest", "board.papers"})
WINDOW_DEEDS = tuple(deed for deed in BOARD_DEEDS if deed.id in IN_WINDOW)

ACTIONS: tuple[Deed, ...] = (*BOARD_DEEDS, *VERB_DEEDS)
