"""How long it took by township (到场、修复历时分布): a box a township, its whiskers to the ends."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication

from models.queries.charts import Counted, Side
from models.rules.flow import Spread, TicketTimes
from views import theme
from views.charts.canvas import Canvas, series_colour
from views.charts.chart import Cell, Numbers, Sign
from views.charts.strips import Strips
from views.charts.wording import HOUR, length, lined, town_words

translate = QCoreApplication.translate

Spreads = Callable[[Side], Sequence[Spread]]
Length = Callable[[TicketTimes], timedelta | None]
WIDTH = 0.6


class SpreadChart(Strips):
    """Boxes from the lower to the upper quarter, a line at the median, a dot at nine tenths."""

    def __init__(self, canvas: Canvas, spreads: Spreads, took: Length) -> None:
        self._canvas, self._spreads_of, self._took = canvas, spreads, took
        self._whiskers = pg.PlotCurveItem(pen=pg.mkPen(theme.tone("muted")))
        self._boxes = pg.BarGraphItem(x=[], height=[], width=WIDTH, brush=series_colour(0))
        self._medians = pg.PlotCurveItem(pen=pg.mkPen(theme.tone("text"), width=3))
        self._tenths = pg.ScatterPlotItem(symbol="o", size=8, brush=series_colour(1), pen=None)
        for item in (self._whiskers, self._boxes, self._medians, self._tenths):
            canvas.plot.addItem(item)
        canvas.name_axes(left=translate("Charts", "hours"))
        self._side: Side | None = None
        self._other: dict[str, Spread] = {}
        self._found: Sequence[Spread] = ()

    def draw(self, data: Counted) -> None:
        """Draw a box for each township, the one with most tickets first."""
        self._side = data.main
        self._found = self._spreads_of(data.main)
        beside = () if data.other is None else self._spreads_of(data.other)
        self._other = {one.town: one for one in beside}
        places = np.arange(len(self._found)) + 0.5
        low = _hours(self._found, lambda one: one.quarter)
        high = _hours(self._found, lambda one: one.three_quarters)
        ends = _hours(self._found, lambda one: one.longest)
        tenths = _hours(self._found, lambda one: one.nine_tenths)
        shortest = _hours(self._found, lambda one: one.shortest)
        self._boxes.setOpts(x=places, y0=low, height=high - low, width=WIDTH)
        self._whiskers.setData(
            np.repeat(places, 2), np.column_stack([shortest, ends]).ravel(), connect="pairs"
        )
        middle = _hours(self._found, lambda one: one.median)
        across = np.column_stack([places - WIDTH / 2, places + WIDTH / 2]).ravel()
        self._medians.setData(across, np.repeat(middle, 2), connect="pairs")
        self._tenths.setData(pos=np.column_stack([places, tenths]))
        # One ticket of weeks must not flatten all the others: the scale ends at the nine tenths.
        self.top = float(tenths.max() * 1.25) if len(tenths) and tenths.max() else 1.0
        self._canvas.label("bottom", [town_words(one.town) for one in self._found])
        self._canvas.plot.setRange(
            xRange=(0, max(len(self._found), 1)), yRange=(0, self.top), padding=0
        )

    def columns(self) -> int:
        """Return the townships."""
        return len(self._found)

    def legend(self) -> Sequence[Sign]:
        """Explain box, line, dot and whiskers."""
        return (
            Sign(series_colour(0), translate("Charts", "the middle half")),
            Sign(theme.tone("text"), translate("Charts", "median"), "—"),
            Sign(series_colour(1), translate("Charts", "nine of ten are shorter"), "●"),
            Sign(theme.tone("muted"), translate("Charts", "shortest to longest"), "│"),
        )

    def words(self, cell: Cell) -> str:
        """Say a township's lengths."""
        one = self._found[cell[0]]
        other = self._other.get(one.town)
        compared = "" if other is None else _said(other)
        if compared:
            compared = translate("Charts", "Compared: {words}").format(words=compared)
        return lined((_said(one), compared))

    def tickets(self, cell: Cell) -> Sequence[str]:
        """Return a township's tickets, the longest first."""
        if self._side is None:
            return ()
        town = self._found[cell[0]].town
        took = [(self._took(one), one.number) for one in self._side.times if one.town == town]
        known = [(length, number) for length, number in took if length is not None]
        return tuple(number for _, number in sorted(known, reverse=True))

    def numbers(self) -> Numbers:
        """Return a row a township."""
        head = (
            translate("Charts", "Township"),
            translate("Charts", "Tickets"),
            translate("Charts", "Shortest"),
            translate("Charts", "Lower quarter"),
            translate("Charts", "Median"),
            translate("Charts", "Upper quarter"),
            translate("Charts", "Nine tenths"),
            translate("Charts", "Longest"),
        )
        return Numbers(head, tuple(_row(one) for one in self._found))


def _row(one: Spread) -> tuple[str, ...]:
    lengths = (
        one.shortest,
        one.quarter,
        one.median,
        one.three_quarters,
        one.nine_tenths,
        one.longest,
    )
    return (town_words(one.town), str(one.count), *map(length, lengths))


def _said(one: Spread) -> str:
    words = translate(
        "Charts", "{town} · {count} tickets · median {median}, nine of ten within {nine}"
    )
    return words.format(
        town=town_words(one.town),
        count=one.count,
        median=length(one.median),
        nine=length(one.nine_tenths),
    )


def _hours(found: Sequence[Spread], what: Callable[[Spread], float]) -> np.ndarray:
    return np.array([what(one) / HOUR for one in found], float)
