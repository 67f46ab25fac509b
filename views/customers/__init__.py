"""The Customers screen: the archive with its editors, and the search for everything."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.customers.page import CustomersPage  # start-up paints before this loads

    return CustomersPage(desk, parent)


def _search(desk: Desk, parent: QWidget) -> QWidget:
    from views.customers.search import SearchDialog

    return SearchDialog(desk, parent)


SCREENS = (
    Screen(
        id="customers",
        title=lambda: translate("Customers", "Customers"),
        icon="building",
        place=Place.RAIL,
        order=40,
        open=_open,
        sample="first_customer",
    ),
    Screen(
        id="search",
        title=lambda: translate("Customers", "Find anything"),
        icon="search",
        place=Place.DIALOG,
        open=_search,
        sample="some_words",
    ),
)
