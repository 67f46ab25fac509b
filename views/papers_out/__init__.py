"""The screen of paper that left the office: what is out, what came back, what was spoilt."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.rules.terms import Role
from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.papers_out.page import PapersOutPage  # start-up paints before this loads

    return PapersOutPage(desk, parent)


SCREENS = (
    Screen(
        id="papers_out",
        title=lambda: translate("PapersOut", "Paper out"),
        icon="file-text",
        place=Place.RAIL,
        order=57,
        open=_open,
        roles=frozenset({Role.DISPATCHER, Role.SUPERVISOR, Role.CLERK, Role.CHECKER}),
    ),
)
