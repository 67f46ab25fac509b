"""The hand-over screen: what the next shift takes over, counted, and taken over by name."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.rules.terms import Role
from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.handover.page import HandoverPage  # start-up paints before this loads

    return HandoverPage(desk, parent)


SCREENS = (
    Screen(
        id="handover",
        title=lambda: translate("Handover", "Hand-over"),
        icon="repeat",
        place=Place.RAIL,
        order=87,
        open=_open,
        roles=frozenset({Role.DISPATCHER, Role.SUPERVISOR}),
    ),
)
