"""The heat map (负荷热力图): crews by days, each cell one crew's day.

Colour says how full, a triangle that it is too full, a cross that work is booked without a
shift, and an empty place that there is neither.
"""

from collections.abc import Sequence
from math import floor

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QRectF

from models.queries.charts import Counted
from models.rules.load import NOBODY, LoadDay
from views import theme
from views.charts.canvas import STEPS, Canvas, step_colour
from views.charts.chart import Cell, Numbers, Sign
from views.charts.wording import day_words, length, load_words, percent, short_day

translate = QCoreApplication.translate

SHADES = 151  # one colour for each hundredth up to 150 %


class HeatMap:
    """Crews from top to bottom, days from left to right."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._image = pg.ImageItem(axisOrder="row-major")
        self._over = pg.ScatterPlotItem(symbol="t1", size=8, pen=None)
        self._bare = pg.ScatterPlotItem(symbol="x", size=8, pen=None)
        for item in (self._image, self._over, self._bare):
            canvas.plot.addItem(item)
        self._data: Counted | None = None
        self._lookup: np.ndarray | None = None

    def draw(self, data: Counted) -> None:
        """Paint one picture for all cells, and a mark on each that needs somebody."""
        self._data = data
        load = data.main.load
        shades = self._shades(data)
        self._image.setImage(self._colours()[shades], levels=None, autoLevels=False)
        self._image.setRect(QRectF(0, 0, max(len(load.days), 1), max(len(load.crews), 1)))
        self._marks(data)
        self._canvas.label("bottom", [short_day(day) for day in load.days])
        self._canvas.label("left", [name for _, name in reversed(load.crews)])
        self._canvas.plot.setRange(
            xRange=(0, max(self.columns(), 1)), yRange=(0, max(self.rows(), 1)), padding=0.01
        )

    def columns(self) -> int:
        """Return the days."""
        return 0 if self._data is None else len(self._data.main.load.days)

    def rows(self) -> int:
        """Return the crews."""
        return 0 if self._data is None else len(self._data.main.load.crews)

    def cell_at(self, x: float, y: float) -> Cell:
        """Return the square a place lies in."""
        return floor(x), floor(y)

    def legend(self) -> Sequence[Sign]:
        """Explain the scale and the two signs."""
        shares = [Sign(step_colour(share), percent(share)) for share, _ in STEPS]
        return (
            *shares,
            Sign(theme.tone("text"), translate("Charts", "over the limit"), "▲"),
            Sign(theme.tone("overdue"), translate("Charts", "booked without a shift"), "✕"),
        )

    def words(self, cell: Cell) -> str:
        """Say a crew's day."""
        found = self._found(cell)
        if found is None:
            return ""
        day, name = found
        return load_words(day, name)

    def tickets(self, cell: Cell) -> Sequence[str]:
        """Return what is booked on the day."""
        found = self._found(cell)
        return () if found is None else tuple(one.ticket for one in found[0].bookings)

    def place(self, cell: Cell) -> QRectF:
        """Return the cell's own square."""
        return QRectF(cell[0], cell[1], 1, 1)

    def numbers(self) -> Numbers:
        """Return a row a crew and day that has a shift or a booking."""
        if self._data is None:
            return Numbers((), ())
        load = self._data.main.load
        names = dict(load.crews)
        rows = (
            (
                names.get(crew, crew),
                day_words(day),
                length(cell.capacity.minutes),
                length(cell.booked),
                percent(cell.share),
                length(cell.over),
                str(cell.at_risk),
            )
            for (crew, day), cell in load.cells.items()
        )
        return Numbers(_head(), tuple(rows))

    def _found(self, cell: Cell) -> tuple[LoadDay, str] | None:
        if self._data is None:
            return None
        load = self._data.main.load
        code, name = load.crews[self.rows() - 1 - cell[1]]
        day = load.days[cell[0]]
        return load.cells.get((code, day), LoadDay(code, day, NOBODY)), name

    def _shades(self, data: Counted) -> np.ndarray:
        """Return the number of each cell's colour, the first crew in the top row."""
        load = data.main.load
        found = np.full((max(len(load.crews), 1), max(len(load.days), 1)), SHADES, np.intp)
        rows = {code: at for at, (code, _) in enumerate(reversed(load.crews))}
        for (crew, day), cell in load.cells.items():
            if cell.share is not None and crew in rows:
                shade = min(round(cell.share * 100), SHADES - 1)
                found[rows[crew], (day - load.from_on).days] = shade
        return found

    def _marks(self, data: Counted) -> None:
        load = data.main.load
        rows = {code: at for at, (code, _) in enumerate(reversed(load.crews))}
        over, bare = [], []
        for (crew, day), cell in load.cells.items():
            middle = ((day - load.from_on).days + 0.5, rows.get(crew, 0) + 0.5)
            if cell.share is not None and cell.share > data.red_above:
                over.append(middle)
            elif cell.share is None and cell.bookings:
                bare.append(middle)
        self._over.setData(pos=np.array(over).reshape(-1, 2), brush=pg.mkBrush("#ffffff"))
        self._bare.setData(
            pos=np.array(bare).reshape(-1, 2), brush=pg.mkBrush(theme.tone("overdue"))
        )

    def _colours(self) -> np.ndarray:
        """Return the colours by number; the last is the empty place's."""
        if self._lookup is None:
            shades = [step_colour(hundredth / 100) for hundredth in range(SHADES)]
            shades.append(theme.tone("window"))
            self._lookup = np.array(
                [(one.red(), one.green(), one.blue()) for one in shades], np.uint8
            )
        return self._lookup


def _head() -> tuple[str, ...]:
    return (
        translate("Charts", "Crew"),
        translate("Charts", "Day"),
        translate("Charts", "On duty"),
        translate("Charts", "Booked"),
        translate("Charts", "Load"),
        translate("Charts", "Too much"),
        translate("Charts", "At risk"),
    )
