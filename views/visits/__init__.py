"""Keeping in touch with customers: who is owed a call, the call itself, and what came of it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.rules.terms import Role
from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate

CALLING = frozenset({Role.CALLER, Role.DISPATCHER, Role.SUPERVISOR})


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.visits.page import VisitsPage  # start-up paints before this loads

    return VisitsPage(desk, parent)


def _open_call(desk: Desk, parent: QWidget) -> QWidget:
    from views.visits.call_page import CallPage

    return CallPage(desk, parent)


SCREENS = (
    Screen(
        id="visits",
        title=lambda: translate("Visits", "Customer care"),
        icon="phone-call",
        place=Place.RAIL,
        order=45,
        open=_open,
    ),
    Screen(
        id="visit_call",
        title=lambda: translate("Visits", "Phone visit"),
        icon="phone",
        place=Place.PAGE,
        order=46,
        open=_open_call,
        roles=CALLING,
        sample="first_customer",
    ),
)
