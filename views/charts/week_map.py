"""When calls come (申告时段图): hours of the day by days of the week."""

from collections.abc import Sequence
from math import floor

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QRectF

from models.queries.charts import Counted, Side
from models.rules.flow import DAYS, HOURS
from models.rules.zone import local, local_day
from views.charts.canvas import STEPS, Canvas, step_colour
from views.charts.chart import Cell, Numbers, Sign
from views.charts.wording import WEEKDAYS, lined

translate = QCoreApplication.translate

FULLEST = STEPS[-1][0]


class WeekMap:
    """Monday on top, midnight on the left; the fullest hour has the darkest colour."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._image = pg.ImageItem(axisOrder="row-major")
        canvas.plot.addItem(self._image)
        self._side: Side | None = None
        self._other: Side | None = None

    def draw(self, data: Counted) -> None:
        """Paint the counts."""
        self._side, self._other = data.main, data.other
        counts = np.array(data.main.hours[::-1])
        most = max(int(counts.max()), 1)
        shades = [step_colour(FULLEST * count / most) for count in range(most + 1)]
        colours = np.array([(one.red(), one.green(), one.blue()) for one in shades], np.uint8)
        self._image.setImage(colours[counts], levels=None, autoLevels=False)
        self._image.setRect(QRectF(0, 0, HOURS, DAYS))
        self._canvas.label("bottom", [f"{hour:02}" for hour in range(HOURS)])
        self._canvas.label("left", [name() for name in reversed(WEEKDAYS)])
        self._canvas.plot.setRange(xRange=(0, HOURS), yRange=(0, DAYS), padding=0.01)

    def columns(self) -> int:
        """Return the hours of a day."""
        return HOURS if self._side is not None else 0

    def rows(self) -> int:
        """Return the days of a week."""
        return DAYS

    def cell_at(self, x: float, y: float) -> Cell:
        """Return the hour at a place."""
        return floor(x), floor(y)

    def place(self, cell: Cell) -> QRectF:
        """Return the hour's own square."""
        return QRectF(cell[0], cell[1], 1, 1)

    def legend(self) -> Sequence[Sign]:
        """Explain the scale from none to the fullest hour."""
        most = 0 if self._side is None else max(map(max, self._side.hours))
        return [
            Sign(step_colour(FULLEST * part), f"{most * part:.0f}")
            for part in (0, 0.25, 0.5, 0.75, 1)
        ]

    def words(self, cell: Cell) -> str:
        """Say an hour's count, and that of the other side."""
        compared = ""
        if self._other is not None:
            count = self._other.hours[DAYS - 1 - cell[1]][cell[0]]
            compared = translate("Charts", "Compared: {words}").format(words=count)
        return lined((self._said(cell), compared))

    def tickets(self, cell: Cell) -> Sequence[str]:
        """Return what was reported in that hour of any week of the period."""
        if self._side is None:
            return ()
        day, hour, ask = DAYS - 1 - cell[1], cell[0], self._side.ask
        return tuple(
            one.number
            for one in self._side.times
            if ask.from_on <= local_day(one.reported_at) <= ask.to_on
            and (local(one.reported_at).weekday(), local(one.reported_at).hour) == (day, hour)
        )

    def numbers(self) -> Numbers:
        """Return a row a day of the week with its hours."""
        head = (translate("Charts", "Day"), *(f"{hour:02}" for hour in range(HOURS)))
        if self._side is None:
            return Numbers(head, ())
        rows = zip(WEEKDAYS, self._side.hours, strict=True)
        return Numbers(head, tuple((name(), *map(str, counts)) for name, counts in rows))

    def _said(self, cell: Cell) -> str:
        if self._side is None:
            return ""
        day = DAYS - 1 - cell[1]
        return translate("Charts", "{day} {hour}:00 · {count} reported").format(
            day=WEEKDAYS[day](), hour=f"{cell[0]:02}", count=self._side.hours[day][cell[0]]
        )
