"""The plot every chart is drawn on: the look's colours, plain words, no surprise zooming."""

from collections.abc import Sequence
from html import escape
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QWidget

from views import theme

# Told apart by people of every colour sight; a second series is also dashed or hatched.
SERIES = (
    "#0072b2",
    "#e69f00",
    "#009e73",
    "#cc79a7",
    "#56b4e9",
    "#d55e00",
    "#b8a900",
    "#7f7f7f",
    "#5d3a9b",
    "#994455",
    "#44aa99",
    "#88ccee",
)
# From an empty day to a full one and beyond; the last two are dark in both looks' greys.
STEPS = ((0.0, "#dbe7f3"), (0.35, "#a9c9e6"), (0.7, "#f6d48a"), (1.0, "#e8963a"), (1.3, "#a63d1a"))
AT_ONCE = 28  # labels an axis can hold before it shows only some


class Canvas(pg.PlotWidget):
    """A plot without menu and zoom; axes carry words, a frame marks the chosen cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=theme.tone("surface"))
        self.plot = self.getPlotItem()
        self.plot.setMenuEnabled(False)
        self.plot.hideButtons()
        self.plot.setMouseEnabled(x=False, y=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the chart around it takes the keys
        self.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self._ink()
        self.frame = QGraphicsRectItem()
        pen = QPen(theme.tone("focus"))
        pen.setCosmetic(True)
        pen.setWidth(3)
        self.frame.setPen(pen)
        self.frame.setZValue(50)
        self.frame.hide()
        self.plot.getViewBox().addItem(self.frame, ignoreBounds=True)

    def _ink(self) -> None:
        for name in ("left", "bottom"):
            axis = self.plot.getAxis(name)
            axis.setPen(pg.mkPen(theme.tone("line")))
            axis.setTextPen(pg.mkPen(theme.tone("muted")))
            axis.setStyle(tickFont=self.font(), tickLength=0, hideOverlappingLabels=True)

    def name_axes(self, *, left: str = "", bottom: str = "") -> None:
        """Say what stands along the axes."""
        for name, words in (("left", left), ("bottom", bottom)):
            self.plot.setLabel(name, escape(words))
            self.plot.getAxis(name).showLabel(bool(words))

    def label(self, axis: str, words: Sequence[str]) -> None:
        """Put words at 0.5, 1.5, ... of an axis; of many, as many as can be read."""
        step = max(1, -(-len(words) // AT_ONCE))
        ticks = [(at + 0.5, word) for at, word in enumerate(words) if at % step == 0]
        self.plot.getAxis(axis).setTicks([ticks])

    def number(self, axis: str) -> None:
        """Let an axis count by itself again."""
        self.plot.getAxis(axis).setTicks(None)

    def mark(self, place: QRectF | None) -> None:
        """Frame a place of the plot, or nothing."""
        self.frame.setVisible(place is not None)
        if place is not None:
            self.frame.setRect(place)

    def place_of(self, position: Any) -> tuple[float, float]:
        """Return where on the plot a position of the widget is."""
        point = self.plot.getViewBox().mapSceneToView(self.mapToScene(position))
        return point.x(), point.y()


def series_colour(at: int) -> QColor:
    """Return the colour of a series by its place."""
    return QColor(SERIES[at % len(SERIES)])


def step_colour(share: float) -> QColor:
    """Return the colour of a load, between the steps of the scale."""
    below = STEPS[0]
    for step in STEPS:
        if share < step[0]:
            part = (share - below[0]) / (step[0] - below[0])
            return _between(QColor(below[1]), QColor(step[1]), part)
        below = step
    return QColor(below[1])


def _between(one: QColor, other: QColor, part: float) -> QColor:
    return QColor(
        round(one.red() + (other.red() - one.red()) * part),
        round(one.green() + (other.green() - one.green()) * part),
        round(one.blue() + (other.blue() - one.blue()) * part),
    )
