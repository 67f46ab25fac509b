"""The Scans screen: paper that came back files itself, and what has no code waits here."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.scans.page import ScansPage  # start-up paints before this loads

    return ScansPage(desk, parent)


SCREENS = (
    Screen(
        id="scans",
        title=lambda: translate("Scans", "Returned paper"),
        icon="file-download",
        place=Place.RAIL,
        order=72,
        open=_open,
    ),
)
