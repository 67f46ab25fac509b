"""Every action of the Print room, in one table."""

from PySide6.QtCore import QCoreApplication

from views.actions import Deed, Shown

translate = QCoreApplication.translate

ACTIONS: tuple[Deed, ...] = (
    Deed(
        id="press.print",
        text=lambda: translate("Press", "Print the orders"),
        run="print_orders",
        shortcut="Ctrl+P",
        icon="printer",
        enabled="has_orders",
        strong=True,
    ),
    Deed(
        id="press.go_on",
        text=lambda: translate("Press", "Go on with the job"),
        run="go_on",
        shortcut="Ctrl+R",
        icon="refresh",
        enabled="may_go_on",
    ),
    Deed(
        id="press.cancel",
        text=lambda: translate("Press", "Cancel the job"),
        run="cancel",
        shortcut="Ctrl+Delete",
        icon="x",
        enabled="may_cancel",
    ),
    Deed(
        id="press.forget",
        text=lambda: translate("Press", "Take the job off the list"),
        run="forget",
        shortcut="Shift+Delete",
        enabled="may_forget",
        shown=Shown.MENU,
    ),
    Deed(
        id="press.calibrate",
        text=lambda: translate("Press", "Measure a printer"),
        run="calibrate",
        shortcut="Ctrl+M",
        shown=Shown.MENU,
    ),
    Deed(
        id="press.all",
        text=lambda: translate("Press", "Select all orders"),
        run="select_all",
        shortcut="Ctrl+Shift+S",
        enabled="has_orders",
        shown=Shown.MENU,
    ),
)
