"""The load charts (班组负荷图): how full the crews' days are, and how tickets come and go."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from views.desk import Desk, Place, Screen

translate = QCoreApplication.translate


def _open(desk: Desk, parent: QWidget) -> QWidget:
    from views.charts.page import ChartsPage  # numpy and pyqtgraph load with the first chart

    return ChartsPage(desk, parent)


def _open_what_if(desk: Desk, parent: QWidget) -> QWidget:
    from views.charts.what_if import WhatIfPage

    return WhatIfPage(desk, parent)


SCREENS = (
    Screen(
        id="charts",
        title=lambda: translate("Charts", "Load charts"),
        icon="report-analytics",
        place=Place.RAIL,
        order=75,
        open=_open,
    ),
    Screen(
        id="what_if",
        title=lambda: translate("Charts", "What if"),
        icon="stethoscope",
        place=Place.PAGE,
        open=_open_what_if,
    ),
)
