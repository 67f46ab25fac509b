"""The papers a ticket can be printed on, as a menu; the first is the usual one (Ctrl+P)."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from models.queries.ticket_rows import TicketRow
from models.rules.papers import PaperName, forms_of
from models.rules.terms import RequestCategory

translate = QCoreApplication.translate

TITLES: Mapping[str, Callable[[], str]] = {
    "F01": lambda: translate("Papers", "Fault work order"),
    "F02": lambda: translate("Papers", "Construction order"),
    "F03": lambda: translate("Papers", "Resource survey"),
    "F04": lambda: translate("Papers", "Inspection record"),
    "F05": lambda: translate("Papers", "Routine maintenance sheet"),
    "F06": lambda: translate("Papers", "Slip left at the door"),
    "F09": lambda: translate("Papers", "Complaint record"),
    "F10": lambda: translate("Papers", "Coordination form"),
    "F15": lambda: translate("Papers", "Circuit test record"),
    "F21": lambda: translate("Papers", "Fault report to the customer"),
}


def forms_for(row: TicketRow) -> tuple[str, ...]:
    """Return the forms of a ticket, the usual one first."""
    return forms_of(row.kind, row.category or RequestCategory.EQUIPMENT_FAULT)


def usual_paper(row: TicketRow) -> str:
    """Return what the preview is asked for: the usual form of the ticket."""
    return str(PaperName(forms_for(row)[0], row.number))


def choose(row: TicketRow, parent: QWidget, *, show: Callable[[str], None]) -> QMenu:
    """Open the menu of a ticket's papers; ``show`` gets the name of the one chosen."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for at, form in enumerate(forms_for(row), 1):
        act = menu.addAction(f"&{at}  {TITLES[form]()}  {form}")
        act.triggered.connect(partial(show, str(PaperName(form, row.number))))
    menu.popup(parent.mapToGlobal(parent.rect().center()))
    menu.setActiveAction(menu.actions()[0])
    return menu
