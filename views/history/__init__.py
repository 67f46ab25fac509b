"""The History screen: everything that ever passed between one customer and the office."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.history.page import HistoryPage  # start-up paints before this loads

    return HistoryPage(desk, parent)


SCREENS = (
    Screen(
        id="history",
        title=lambda: translate("History", "Customer history"),
        icon="history",
        place=Place.RAIL,
        order=30,
        open=_open,
        sample="first_customer",
    ),
)
