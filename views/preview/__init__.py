"""The Preview screen: any form as it will come out of the printer, and its way there."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from views.desk import Desk, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.preview.page import PreviewPage  # start-up paints before this loads

    return PreviewPage(desk, parent)


SCREENS = (
    Screen(
        id="preview",
        title=lambda: translate("Preview", "Print preview"),
        icon="printer",
        open=_open,
        sample="dispatched_ticket",
    ),
)
