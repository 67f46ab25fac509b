"""The import and export screen: lists in by five steps, taken back by one, and out again."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.rules.terms import Role
from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.exchange.page import ExchangePage  # start-up paints before this loads

    return ExchangePage(desk, parent)


SCREENS = (
    Screen(
        id="exchange",
        title=lambda: translate("Exchange", "Import and export"),
        icon="file-import",
        place=Place.RAIL,
        order=90,
        open=_open,
        roles=frozenset({Role.SUPERVISOR, Role.DISPATCHER, Role.CLERK, Role.KEEPER}),
    ),
)
