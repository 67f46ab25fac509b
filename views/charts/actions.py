"""Every action of the load charts, in one table."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from views.actions import Deed, Shown
from views.charts.wording import TABS

translate = QCoreApplication.translate


def _tab(at: int, word: Callable[[], str]) -> Deed:
    return Deed(
        id=f"charts.tab{at}",
        text=word,
        run=f"show_tab_{at}",
        shortcut=f"Alt+{at}",
        shown=Shown.KEY,
    )


ACTIONS: tuple[Deed, ...] = (
    Deed(
        id="charts.before",
        text=lambda: translate("Charts", "Earlier"),
        run="go_earlier",
        shortcut="Ctrl+[",
        icon="arrow-left",
    ),
    Deed(
        id="charts.after",
        text=lambda: translate("Charts", "Later"),
        run="go_later",
        shortcut="Ctrl+]",
        icon="arrow-right",
    ),
    Deed(
        id="charts.numbers",
        text=lambda: translate("Charts", "Numbers"),
        run="toggle_numbers",
        shortcut="Ctrl+T",
        icon="list",
    ),
    Deed(
        id="charts.print",
        text=lambda: translate("Charts", "Print the table"),
        run="print_table",
        shortcut="Ctrl+P",
        icon="printer",
        enabled="is_printable",
    ),
    Deed(
        id="charts.save",
        text=lambda: translate("Charts", "Save as ..."),
        run="save",
        shortcut="Ctrl+S",
        icon="file-download",
        enabled="has_data",
    ),
    Deed(
        id="charts.copy",
        text=lambda: translate("Charts", "Copy as picture"),
        run="copy_picture",
        shortcut="Ctrl+Shift+C",
        icon="copy",
        shown=Shown.MENU,
        enabled="has_data",
    ),
    Deed(
        id="charts.stop",
        text=lambda: translate("Charts", "Stop counting"),
        run="stop",
        shortcut="Escape",
        shown=Shown.KEY,
        enabled="is_counting",
    ),
    Deed(
        id="charts.wall",
        text=lambda: translate("Charts", "Wallboard"),
        run="open_wall",
        shortcut="F11",
        icon="arrows-maximize",
        shown=Shown.MENU,
    ),
    Deed(
        id="charts.what_if",
        text=lambda: translate("Charts", "What if"),
        run="open_what_if",
        shortcut="Ctrl+Shift+W",
        icon="stethoscope",
        shown=Shown.MENU,
    ),
    Deed(
        id="charts.clear",
        text=lambda: translate("Charts", "Clear filters"),
        run="clear_filters",
        shortcut="Ctrl+Backspace",
        icon="filter",
        shown=Shown.MENU,
    ),
    *(_tab(at, word) for at, word in enumerate(TABS, start=1)),
)
