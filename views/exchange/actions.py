"""Every action of the import and export screen, in one table."""

from PySide6.QtCore import QCoreApplication

from models.rules.terms import Role
from views.actions import Deed, Shown

translate = QCoreApplication.translate

ACTIONS: tuple[Deed, ...] = (
    Deed(
        id="exchange.open",
        text=lambda: translate("Exchange", "Choose a file"),
        run="choose_file",
        shortcut="Ctrl+O",
        icon="upload",
    ),
    Deed(
        id="exchange.check",
        text=lambda: translate("Exchange", "Check against the office"),
        run="rehearse",
        shortcut="Ctrl+T",
        icon="checks",
        enabled="can_bring_in",
    ),
    Deed(
        id="exchange.all",
        text=lambda: translate("Exchange", "Import, all or nothing"),
        run="bring_in_all",
        shortcut="Ctrl+Return",
        icon="file-import",
        enabled="can_bring_in_all",
        strong=True,
    ),
    Deed(
        id="exchange.good",
        text=lambda: translate("Exchange", "Import the good rows only"),
        run="bring_in_good",
        shortcut="Ctrl+Shift+Return",
        icon="check",
        shown=Shown.MENU,
        enabled="can_bring_in",
    ),
    Deed(
        id="exchange.result",
        text=lambda: translate("Exchange", "Save the list with reasons"),
        run="save_result",
        shortcut="Ctrl+S",
        icon="file-download",
        shown=Shown.MENU,
        enabled="can_save_result",
    ),
    Deed(
        id="exchange.stop",
        text=lambda: translate("Exchange", "Stop"),
        run="stop",
        shortcut="Ctrl+.",
        icon="x",
        shown=Shown.MENU,
        enabled="is_busy",
    ),
    Deed(
        id="exchange.undo",
        text=lambda: translate("Exchange", "Take the batch back"),
        run="undo_batch",
        shortcut="Ctrl+Shift+Z",
        icon="arrow-back-up",
        shown=Shown.MENU,
        enabled="can_undo",
    ),
    Deed(
        id="exchange.template",
        text=lambda: translate("Exchange", "Save an empty list to fill in"),
        run="save_template",
        shortcut="Ctrl+B",
        icon="download",
        shown=Shown.MENU,
    ),
    Deed(
        id="exchange.export",
        text=lambda: translate("Exchange", "Save all records of a kind"),
        run="save_export",
        shortcut="Ctrl+Shift+E",
        icon="file-download",
        shown=Shown.MENU,
    ),
    Deed(
        id="exchange.holidays",
        text=lambda: translate("Exchange", "Lay a new year's holidays"),
        run="choose_holidays",
        shortcut="Ctrl+H",
        icon="calendar",
        shown=Shown.MENU,
        roles=frozenset({Role.SUPERVISOR}),
    ),
    Deed(
        id="exchange.holidays_back",
        text=lambda: translate("Exchange", "Take the last laid holidays back"),
        run="take_holidays_back",
        icon="arrow-back-up",
        shown=Shown.MENU,
        roles=frozenset({Role.SUPERVISOR}),
    ),
    Deed(
        id="exchange.tab_import",
        text=lambda: translate("Exchange", "Import a list"),
        run="show_import",
        shortcut="Alt+1",
        shown=Shown.KEY,
    ),
    Deed(
        id="exchange.tab_batches",
        text=lambda: translate("Exchange", "Batches"),
        run="show_batches",
        shortcut="Alt+2",
        shown=Shown.KEY,
    ),
    Deed(
        id="exchange.tab_lists",
        text=lambda: translate("Exchange", "Lists out"),
        run="show_lists",
        shortcut="Alt+3",
        shown=Shown.KEY,
    ),
)
