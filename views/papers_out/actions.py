"""Every action of the screen of paper that left the office, in one table."""

from PySide6.QtCore import QCoreApplication

from models.rules.terms import Role
from views.actions import Deed, Shown

translate = QCoreApplication.translate

FILL = frozenset({Role.DISPATCHER, Role.SUPERVISOR})

ACTIONS: tuple[Deed, ...] = (
    Deed(
        id="papers_out.fill",
        text=lambda: translate("PapersOut", "Copy a returned sheet"),
        run="fill",
        shortcut="Ctrl+B",
        icon="clipboard-check",
        enabled="has_sheet",
        roles=FILL,
        strong=True,
    ),
    Deed(
        id="papers_out.number",
        text=lambda: translate("PapersOut", "Find a sheet"),
        run="find_words",
        shortcut="Ctrl+F",
        icon="search",
    ),
    Deed(
        id="papers_out.void",
        text=lambda: translate("PapersOut", "Void the sheet"),
        run="void",
        shortcut="Ctrl+D",
        icon="ban",
        enabled="has_sheet",
    ),
    Deed(
        id="papers_out.print",
        text=lambda: translate("PapersOut", "Print it again"),
        run="print_again",
        shortcut="Ctrl+P",
        icon="printer",
        shown=Shown.MENU,
        enabled="has_sheet",
    ),
    Deed(
        id="papers_out.ticket",
        text=lambda: translate("PapersOut", "Open the ticket"),
        run="open_ticket",
        shortcut="Ctrl+I",
        icon="external-link",
        shown=Shown.MENU,
        enabled="has_sheet",
    ),
    Deed(
        id="papers_out.sheets",
        text=lambda: translate("PapersOut", "Sheets"),
        run="show_tab_0",
        shortcut="Alt+1",
        shown=Shown.KEY,
    ),
    Deed(
        id="papers_out.voids",
        text=lambda: translate("PapersOut", "Void sheets"),
        run="show_tab_1",
        shortcut="Alt+2",
        shown=Shown.KEY,
    ),
    Deed(
        id="papers_out.reprints",
        text=lambda: translate("PapersOut", "Reprints"),
        run="show_tab_2",
        shortcut="Alt+3",
        shown=Shown.KEY,
    ),
)
