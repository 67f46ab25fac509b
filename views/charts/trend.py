"""The trend (趋势): what came and went each day, the backlog, and the promises kept."""

from collections.abc import Callable, Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, Qt

from models.queries.charts import Counted, Side
from models.rules.flow import TicketTimes, TrendPoint
from models.rules.zone import local_day
from views import theme
from views.charts.canvas import Canvas, series_colour
from views.charts.chart import Cell, Numbers, Sign
from views.charts.strips import Strips
from views.charts.wording import day_words, lined, percent, short_day

translate = QCoreApplication.translate

REPORTED, RESTORED, BACKLOG, RATE = range(4)
HALVES = (0.0, 0.25, 0.5, 0.75, 1.0)


class Trend(Strips):
    """Bars for reported and restored, a line for the backlog, one for the rate (right axis)."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._came = pg.BarGraphItem(x=[], height=[], width=0.4, brush=series_colour(REPORTED))
        self._went = pg.BarGraphItem(x=[], height=[], width=0.4, brush=series_colour(RESTORED))
        self._backlog = _line(BACKLOG, Qt.PenStyle.SolidLine)
        self._rate = _line(RATE, Qt.PenStyle.SolidLine)
        self._backlog_beside = _line(BACKLOG, Qt.PenStyle.DashLine)
        self._rate_beside = _line(RATE, Qt.PenStyle.DashLine)
        for item in (
            self._came,
            self._went,
            self._backlog_beside,
            self._rate_beside,
            self._backlog,
            self._rate,
        ):
            canvas.plot.addItem(item)
        canvas.name_axes(left=translate("Charts", "tickets"))
        canvas.plot.showAxis("right")
        self._side: Side | None = None
        self._other: Side | None = None

    def draw(self, data: Counted) -> None:
        """Draw one point a day, or a week of a long period."""
        self._side, self._other = data.main, data.other
        points = data.main.trend
        beside = data.other.trend if data.other is not None else ()
        places = np.arange(len(points)) + 0.5
        self.top = _top(points, beside)
        self._came.setOpts(x=places - 0.2, height=_values(points, lambda one: one.reported))
        self._went.setOpts(x=places + 0.2, height=_values(points, lambda one: one.restored))
        self._backlog.setData(places, _values(points, lambda one: one.backlog))
        self._rate.setData(places, self._rates(points), connect="finite")
        before = np.arange(len(beside)) + 0.5
        self._backlog_beside.setData(before, _values(beside, lambda one: one.backlog))
        self._rate_beside.setData(before, self._rates(beside), connect="finite")
        self._canvas.label("bottom", [short_day(one.starts_on) for one in points])
        self._canvas.plot.getAxis("right").setTicks(
            [[(share * self.top / 1.1, percent(share)) for share in HALVES]]
        )
        self._canvas.plot.setRange(xRange=(0, max(len(points), 1)), yRange=(0, self.top), padding=0)

    def columns(self) -> int:
        """Return the days or weeks."""
        return len(self._points())

    def legend(self) -> Sequence[Sign]:
        """Explain the four series."""
        signs = [
            Sign(series_colour(REPORTED), translate("Charts", "reported")),
            Sign(series_colour(RESTORED), translate("Charts", "restored")),
            Sign(series_colour(BACKLOG), translate("Charts", "backlog at the end"), "—"),
            Sign(series_colour(RATE), translate("Charts", "on time (right)"), "—"),
        ]
        if self._other is not None:
            signs.append(Sign(theme.tone("text"), translate("Charts", "compared"), "┄"))
        return signs

    def words(self, cell: Cell) -> str:
        """Say a day in numbers, and the same day of the other side."""
        beside = () if self._other is None else self._other.trend
        other = _said(beside[cell[0]]) if cell[0] < len(beside) else ""
        compared = translate("Charts", "Compared: {words}").format(words=other) if other else ""
        return lined((_said(self._points()[cell[0]]), compared))

    def tickets(self, cell: Cell) -> Sequence[str]:
        """Return the tickets reported or restored then."""
        point = self._points()[cell[0]]
        times = () if self._side is None else self._side.times
        return tuple(one.number for one in times if _belongs(one, point))

    def numbers(self) -> Numbers:
        """Return a row a day."""
        head = (
            translate("Charts", "Day"),
            translate("Charts", "Reported"),
            translate("Charts", "Restored"),
            translate("Charts", "Backlog"),
            translate("Charts", "Promises due"),
            translate("Charts", "Kept"),
            translate("Charts", "On time"),
        )
        rows = (
            (
                _days(one),
                *map(str, (one.reported, one.restored, one.backlog, one.judged, one.on_time)),
                percent(one.rate),
            )
            for one in self._points()
        )
        return Numbers(head, tuple(rows))

    def _points(self) -> Sequence[TrendPoint]:
        return () if self._side is None else self._side.trend

    def _rates(self, points: Sequence[TrendPoint]) -> np.ndarray:
        """Return the rates on the height of the tickets, with gaps where nothing was due."""
        scale = self.top / 1.1
        return np.array([np.nan if one.rate is None else one.rate * scale for one in points], float)


def _belongs(one: TicketTimes, point: TrendPoint) -> bool:
    days = [one.reported_at, *([one.restored_at] if one.restored_at else [])]
    return any(point.starts_on <= local_day(day) <= point.ends_on for day in days)


def _days(point: TrendPoint) -> str:
    first = day_words(point.starts_on)
    return first if point.starts_on == point.ends_on else f"{first} – {day_words(point.ends_on)}"


def _said(point: TrendPoint) -> str:
    words = translate(
        "Charts",
        "{days} · {reported} reported, {restored} restored, {backlog} left · "
        "{on_time} of {judged} on time, {rate}",
    )
    return words.format(
        days=_days(point),
        reported=point.reported,
        restored=point.restored,
        backlog=point.backlog,
        on_time=point.on_time,
        judged=point.judged,
        rate=percent(point.rate),
    )


def _values(points: Sequence[TrendPoint], what: Callable[[TrendPoint], int]) -> np.ndarray:
    return np.array([what(one) for one in points], float)


def _top(*sides: Sequence[TrendPoint]) -> float:
    highest = [max(one.reported, one.restored, one.backlog) for side in sides for one in side]
    return max(highest, default=0) * 1.1 or 1.0


def _line(at: int, style: Qt.PenStyle) -> pg.PlotCurveItem:
    return pg.PlotCurveItem(pen=pg.mkPen(series_colour(at), width=2, style=style))
