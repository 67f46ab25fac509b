"""Every action of the screen of customer care, in one table."""

from PySide6.QtCore import QCoreApplication

from models.rules.terms import Role
from views.actions import Deed, Shown

translate = QCoreApplication.translate

CALLS = frozenset({Role.CALLER, Role.DISPATCHER, Role.SUPERVISOR})
BOSS = frozenset({Role.SUPERVISOR})

ACTIONS: tuple[Deed, ...] = (
    Deed(
        id="visits.call",
        text=lambda: translate("Visits", "Ring"),
        run="ring",
        shortcut="Ctrl+D",
        icon="phone-call",
        enabled="can_ring",
        roles=CALLS,
        strong=True,
    ),
    Deed(
        id="visits.take",
        text=lambda: translate("Visits", "Mine to call"),
        run="take",
        shortcut="Ctrl+T",
        icon="user",
        enabled="has_line",
        roles=CALLS,
    ),
    Deed(
        id="visits.assign",
        text=lambda: translate("Visits", "Give to a caller"),
        run="assign",
        shortcut="Ctrl+G",
        icon="users",
        shown=Shown.MENU,
        enabled="has_line",
        roles=CALLS,
    ),
    Deed(
        id="visits.plan",
        text=lambda: translate("Visits", "Plan a visit"),
        run="plan_visit",
        shortcut="Ctrl+J",
        icon="calendar",
        roles=CALLS,
    ),
    Deed(
        id="visits.move",
        text=lambda: translate("Visits", "Another day for the visit"),
        run="move_visit",
        shortcut="Ctrl+M",
        shown=Shown.MENU,
        enabled="has_planned_visit",
        roles=CALLS,
    ),
    Deed(
        id="visits.enter",
        text=lambda: translate("Visits", "Enter what was found or answered"),
        run="enter",
        shortcut="Ctrl+R",
        icon="check",
        enabled="can_enter",
        roles=CALLS,
    ),
    Deed(
        id="visits.correct",
        text=lambda: translate("Visits", "Correct the record"),
        run="correct",
        shortcut="F2",
        icon="pencil",
        shown=Shown.MENU,
        enabled="has_call",
        roles=CALLS,
    ),
    Deed(
        id="visits.print",
        text=lambda: translate("Visits", "Print"),
        run="print_out",
        shortcut="Ctrl+P",
        icon="printer",
        enabled="can_print",
    ),
    Deed(
        id="visits.ledger",
        text=lambda: translate("Visits", "Print the month's ledger"),
        run="print_ledger",
        shortcut="Ctrl+Shift+P",
        icon="printer",
        shown=Shown.MENU,
    ),
    Deed(
        id="visits.customer_ledger",
        text=lambda: translate("Visits", "Ledger of this customer"),
        run="print_customer_ledger",
        shown=Shown.MENU,
        enabled="has_customer",
    ),
    Deed(
        id="visits.caller_ledger",
        text=lambda: translate("Visits", "Ledger of this caller"),
        run="print_caller_ledger",
        shown=Shown.MENU,
        enabled="has_call",
    ),
    Deed(
        id="visits.follow_ledger",
        text=lambda: translate("Visits", "Ledger of follow-up calls"),
        run="print_follow_ledger",
        shown=Shown.MENU,
    ),
    Deed(
        id="visits.export",
        text=lambda: translate("Visits", "Export the log"),
        run="export",
        shortcut="Ctrl+S",
        icon="file-download",
        shown=Shown.MENU,
    ),
    Deed(
        id="visits.attach",
        text=lambda: translate("Visits", "Attach a recording"),
        run="attach",
        shortcut="Ctrl+I",
        icon="paperclip",
        shown=Shown.MENU,
        enabled="has_call",
        roles=CALLS,
    ),
    Deed(
        id="visits.play",
        text=lambda: translate("Visits", "Play the recording"),
        run="play",
        shortcut="Ctrl+Shift+L",
        icon="player-play",
        shown=Shown.MENU,
        enabled="has_recording",
        roles=CALLS,
    ),
    Deed(
        id="visits.delete_recording",
        text=lambda: translate("Visits", "Delete the recording"),
        run="delete_recording",
        icon="trash",
        shown=Shown.MENU,
        enabled="has_recording",
        roles=CALLS,
    ),
    Deed(
        id="visits.try_again",
        text=lambda: translate("Visits", "Let callers try again"),
        run="try_again",
        shown=Shown.MENU,
        enabled="is_handed",
        roles=BOSS,
    ),
    Deed(
        id="visits.give_up",
        text=lambda: translate("Visits", "Give this visit up"),
        run="give_up",
        shown=Shown.MENU,
        enabled="is_handed",
        roles=BOSS,
    ),
    Deed(
        id="visits.ticket",
        text=lambda: translate("Visits", "Go to the ticket"),
        run="open_ticket",
        shortcut="Ctrl+O",
        icon="ticket",
        shown=Shown.MENU,
        enabled="has_ticket",
    ),
    Deed(
        id="visits.customer",
        text=lambda: translate("Visits", "History of the customer"),
        run="open_history",
        shortcut="Ctrl+H",
        icon="history",
        shown=Shown.MENU,
        enabled="has_customer",
    ),
    Deed(
        id="visits.find",
        text=lambda: translate("Visits", "Find"),
        run="find_words",
        shortcut="Ctrl+F",
        shown=Shown.KEY,
    ),
    *(
        Deed(
            id=f"visits.tab{at}",
            text=said,
            run=f"show_tab_{at}",
            shortcut=f"Alt+{at + 1}",
            shown=Shown.KEY,
        )
        for at, said in enumerate(
            (
                lambda: translate("Visits", "Call list"),
                lambda: translate("Visits", "Follow-ups"),
                lambda: translate("Visits", "Visits in person"),
                lambda: translate("Visits", "Promises"),
                lambda: translate("Visits", "Log"),
                lambda: translate("Visits", "Figures"),
            )
        )
    ),
)
