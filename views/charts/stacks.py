"""Stacked bars by kind of job against the line of what a crew can do: by day, crew or person."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, Qt

from models.queries.charts import Counted, Side
from models.rules.load import Booking
from models.rules.terms import TicketKind
from views import theme
from views.charts.canvas import Canvas, series_colour
from views.charts.chart import Cell, Numbers, Sign
from views.charts.strips import Strips
from views.charts.wording import HOUR, day_words, length, lined, parts, percent, short_day
from views.wording import term

translate = QCoreApplication.translate

WIDTH = 0.7
KINDS = tuple(TicketKind)


@dataclass(slots=True)
class Bar:
    """One bar: its names, what it can hold, and what is booked on it."""

    short: str
    name: str
    capacity: int = 0
    reserve: int = 0
    bookings: list[Booking] = field(default_factory=list)

    @property
    def booked(self) -> int:
        """Return all minutes of the bar."""
        return sum(one.minutes for one in self.bookings)

    def by_kind(self) -> Counter[TicketKind]:
        """Return minutes by kind."""
        found: Counter[TicketKind] = Counter()
        for one in self.bookings:
            found[one.kind] += one.minutes
        return found


def by_day(side: Side) -> Sequence[Bar]:
    """Return a bar for each day of all crews together."""
    bars = {day: Bar(short_day(day), day_words(day)) for day in side.load.days}
    for (_, day), cell in side.load.cells.items():
        bars[day].capacity += cell.capacity.minutes
        bars[day].reserve += cell.capacity.reserve
        bars[day].bookings += cell.bookings
    return tuple(bars.values())


def by_crew(side: Side) -> Sequence[Bar]:
    """Return a bar for each crew over the whole period."""
    bars = {code: Bar(name, name) for code, name in side.load.crews}
    for (crew, _), cell in side.load.cells.items():
        if crew in bars:
            bars[crew].capacity += cell.capacity.minutes
            bars[crew].reserve += cell.capacity.reserve
            bars[crew].bookings += cell.bookings
    return tuple(bars.values())


def by_person(side: Side) -> Sequence[Bar]:
    """Return a bar for each person who led a job, most first; the last has nobody named."""
    found: dict[str, list[Booking]] = defaultdict(list)
    for cell in side.load.cells.values():
        for one in cell.bookings:
            found[one.leader].append(one)
    unnamed = found.pop("", [])
    bars = [Bar(name, name, bookings=rows) for name, rows in found.items()]
    bars.sort(key=lambda bar: -bar.booked)
    if unnamed:
        nobody = translate("Charts", "Nobody named")
        bars.append(Bar(nobody, nobody, bookings=unnamed))
    return tuple(bars)


class Stacks(Strips):
    """Bars of hours; a line shows capacity, a dashed one what is left without the reserve."""

    def __init__(self, canvas: Canvas, bars: Callable[[Side], Sequence[Bar]]) -> None:
        self._canvas, self._bars_of = canvas, bars
        self._items = {
            kind: pg.BarGraphItem(x=[], height=[], width=WIDTH, brush=series_colour(at), pen=None)
            for at, kind in enumerate(KINDS)
        }
        self._full = _line(Qt.PenStyle.SolidLine)
        self._plannable = _line(Qt.PenStyle.DashLine)
        self._beside = pg.ScatterPlotItem(symbol="d", size=9, brush=None)
        for item in (*self._items.values(), self._full, self._plannable, self._beside):
            canvas.plot.addItem(item)
        canvas.name_axes(left=translate("Charts", "hours"))
        self._bars: Sequence[Bar] = ()
        self._other: Sequence[Bar] = ()

    def draw(self, data: Counted) -> None:
        """Set every kind's bars on those below."""
        self._bars = self._bars_of(data.main)
        self._other = () if data.other is None else self._bars_of(data.other)
        places = np.arange(len(self._bars)) + 0.5
        kinds = [bar.by_kind() for bar in self._bars]
        base = np.zeros(len(self._bars))
        for kind, item in self._items.items():
            height = np.array([count[kind] / HOUR for count in kinds], float)
            item.setOpts(x=places, y0=base.copy(), height=height, width=WIDTH)
            base = base + height
        self._lines()
        self._compare(places)
        self._canvas.label("bottom", [bar.short for bar in self._bars])
        tops = [*base, *(bar.capacity / HOUR for bar in self._bars)]
        tops += [bar.booked / HOUR for bar in self._other]
        self.top = max(tops, default=0) * 1.08 or 1.0
        self._canvas.plot.setRange(
            xRange=(0, max(len(self._bars), 1)), yRange=(0, self.top), padding=0
        )

    def columns(self) -> int:
        """Return how many bars there are."""
        return len(self._bars)

    def legend(self) -> Sequence[Sign]:
        """Explain the kinds that are there, and the lines."""
        there = {one.kind for bar in self._bars for one in bar.bookings}
        signs = [
            Sign(series_colour(at), term(kind)) for at, kind in enumerate(KINDS) if kind in there
        ]
        if any(bar.capacity for bar in self._bars):
            ink = theme.tone("text")
            signs.append(Sign(ink, translate("Charts", "on duty"), "—"))
            signs.append(Sign(ink, translate("Charts", "without the reserve"), "┄"))
        if self._other:
            signs.append(Sign(theme.tone("text"), translate("Charts", "compared"), "◇"))
        return signs

    def words(self, cell: Cell) -> str:
        """Say a bar: how full, the sum, and what it is held against."""
        bar = self._bars[cell[0]]
        head = f"{bar.name} · {length(bar.booked)}"
        share = ""
        if bar.capacity:
            head += f" · {percent(bar.booked / bar.capacity)}"
            share = translate(
                "Charts", "{booked} booked of {capacity} on duty, {reserve} kept for emergencies"
            ).format(
                booked=length(bar.booked),
                capacity=length(bar.capacity),
                reserve=length(bar.reserve),
            )
        return lined((head, share, parts(bar.by_kind()), self._compared(cell[0])))

    def tickets(self, cell: Cell) -> Sequence[str]:
        """Return the tickets booked on a bar."""
        return tuple(dict.fromkeys(one.ticket for one in self._bars[cell[0]].bookings))

    def numbers(self) -> Numbers:
        """Return a row a bar with its kinds."""
        there = [kind for kind in KINDS if any(bar.by_kind()[kind] for bar in self._bars)]
        head = (
            translate("Charts", "Bar"),
            translate("Charts", "On duty"),
            translate("Charts", "Booked"),
            translate("Charts", "Load"),
            *(term(kind) for kind in there),
        )
        return Numbers(head, tuple(_row(bar, there) for bar in self._bars))

    def _lines(self) -> None:
        """Draw a step over each bar that has a capacity."""
        full, plannable, across = [], [], []
        for at, bar in enumerate(self._bars):
            across += [at + 0.05, at + 0.95]
            full += [bar.capacity / HOUR] * 2 if bar.capacity else [np.nan] * 2
            left = (bar.capacity - bar.reserve) / HOUR
            plannable += [left] * 2 if bar.capacity else [np.nan] * 2
        self._full.setData(np.array(across), np.array(full, float), connect="pairs")
        self._plannable.setData(np.array(across), np.array(plannable, float), connect="pairs")

    def _compare(self, places: np.ndarray) -> None:
        heights = [bar.booked / HOUR for bar in self._other[: len(self._bars)]]
        points = np.column_stack([places[: len(heights)], np.array(heights, float)])
        self._beside.setData(pos=points, pen=pg.mkPen(theme.tone("text"), width=2))

    def _compared(self, at: int) -> str:
        if at >= len(self._other):
            return ""
        other = self._other[at]
        return translate("Charts", "Compared: {name} {booked}").format(
            name=other.name, booked=length(other.booked)
        )


def _row(bar: Bar, kinds: Iterable[TicketKind]) -> tuple[str, ...]:
    share = bar.booked / bar.capacity if bar.capacity else None
    counted = bar.by_kind()
    return (
        bar.name,
        length(bar.capacity),
        length(bar.booked),
        percent(share),
        *(length(counted[kind]) for kind in kinds),
    )


def _line(style: Qt.PenStyle) -> pg.PlotCurveItem:
    return pg.PlotCurveItem(pen=pg.mkPen(theme.tone("text"), width=2, style=style))
