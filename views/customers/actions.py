"""Every action of the Customers screen, in one table."""

from PySide6.QtCore import QCoreApplication

from models.rules.terms import Role
from views.actions import Deed, Shown

translate = QCoreApplication.translate

KEEPERS = frozenset({Role.DISPATCHER, Role.SUPERVISOR, Role.CLERK})
CALLERS = KEEPERS | {Role.CALLER}

ACTIONS: tuple[Deed, ...] = (
    Deed(
        id="customers.new",
        text=lambda: translate("Customers", "New customer"),
        run="add_customer",
        shortcut="Ctrl+Shift+K",
        icon="plus",
        roles=KEEPERS,
    ),
    Deed(
        id="customers.edit",
        text=lambda: translate("Customers", "Edit"),
        run="edit",
        shortcut="F2",
        icon="pencil",
        enabled="may_edit",
        roles=KEEPERS,
    ),
    Deed(
        id="customers.add",
        text=lambda: translate("Customers", "Add"),
        run="add",
        shortcut="Ctrl+I",
        icon="stack-2",
        enabled="may_add",
        roles=KEEPERS,
    ),
    Deed(
        id="customers.phones",
        text=lambda: translate("Customers", "Show the phone"),
        run="show_phones",
        shortcut="Ctrl+T",
        icon="phone",
        enabled="has_contact",
        roles=CALLERS,
    ),
    Deed(
        id="customers.doubles",
        text=lambda: translate("Customers", "Doubles"),
        run="open_doubles",
        shortcut="Ctrl+M",
        icon="users",
        roles=KEEPERS,
    ),
    Deed(
        id="customers.find",
        text=lambda: translate("Customers", "Find in the list"),
        run="find_words",
        shortcut="Ctrl+F",
        icon="search",
        shown=Shown.MENU,
    ),
    Deed(
        id="customers.edit_customer",
        text=lambda: translate("Customers", "Edit the customer"),
        run="edit_customer",
        shortcut="Ctrl+Shift+E",
        icon="pencil",
        shown=Shown.MENU,
        enabled="has_customer",
        roles=KEEPERS,
    ),
    Deed(
        id="customers.swap",
        text=lambda: translate("Customers", "Swap the terminal"),
        run="swap",
        shortcut="Ctrl+R",
        icon="repeat",
        shown=Shown.MENU,
        enabled="has_terminal",
        roles=KEEPERS,
    ),
    Deed(
        id="customers.away",
        text=lambda: translate("Customers", "Put away"),
        run="put_away",
        shortcut="Ctrl+Delete",
        icon="archive",
        shown=Shown.MENU,
        enabled="may_put_away",
        roles=KEEPERS,
    ),
    Deed(
        id="customers.out",
        text=lambda: translate("Customers", "Take out again"),
        run="take_out",
        icon="arrow-back-up",
        shown=Shown.MENU,
        enabled="is_archived",
        roles=KEEPERS,
    ),
    Deed(
        id="customers.unmerge",
        text=lambda: translate("Customers", "Undo the last merge"),
        run="undo_merge",
        shortcut="Ctrl+Shift+M",
        icon="arrow-back-up",
        shown=Shown.MENU,
        enabled="has_customer",
        roles=KEEPERS,
    ),
    Deed(
        id="customers.ticket",
        text=lambda: translate("Customers", "New ticket for this customer"),
        run="take_call",
        shortcut="Ctrl+Shift+T",
        icon="ticket",
        shown=Shown.MENU,
        enabled="has_customer",
    ),
    Deed(
        id="customers.lacking",
        text=lambda: translate("Customers", "What the archive lacks"),
        run="open_lacking",
        shortcut="Ctrl+Shift+L",
        icon="checks",
        shown=Shown.MENU,
    ),
    Deed(
        id="customers.print",
        text=lambda: translate("Customers", "Print the archive card"),
        run="print_card",
        shortcut="Ctrl+P",
        icon="printer",
        shown=Shown.MENU,
        enabled="has_customer",
    ),
    Deed(
        id="customers.history",
        text=lambda: translate("Customers", "History of the customer"),
        run="open_history",
        shortcut="Ctrl+H",
        icon="history",
        shown=Shown.MENU,
        enabled="has_customer",
    ),
)
