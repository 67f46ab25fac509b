"""Every action of the hand-over screen, in one table."""

from PySide6.QtCore import QCoreApplication

from views.actions import Deed, Shown

translate = QCoreApplication.translate

ACTIONS: tuple[Deed, ...] = (
    Deed(
        id="handover.give",
        text=lambda: translate("Handover", "Hand over"),
        run="give",
        shortcut="Ctrl+Return",
        icon="check",
        enabled="is_giving",
        strong=True,
    ),
    Deed(
        id="handover.note",
        text=lambda: translate("Handover", "Note on the ticket"),
        run="note",
        shortcut="Ctrl+M",
        icon="note",
        enabled="has_line",
    ),
    Deed(
        id="handover.print",
        text=lambda: translate("Handover", "Print the hand-over"),
        run="print_record",
        shortcut="Ctrl+P",
        icon="printer",
        enabled="has_record",
    ),
    Deed(
        id="handover.ticket",
        text=lambda: translate("Handover", "Open the ticket"),
        run="open_ticket",
        shortcut="Ctrl+I",
        icon="external-link",
        shown=Shown.MENU,
        enabled="has_line",
    ),
    Deed(
        id="handover.now",
        text=lambda: translate("Handover", "Hand over now"),
        run="show_now",
        shortcut="Alt+1",
        shown=Shown.KEY,
    ),
    Deed(
        id="handover.before",
        text=lambda: translate("Handover", "Handed over before"),
        run="show_before",
        shortcut="Alt+2",
        shown=Shown.KEY,
    ),
)
