"""The heat map of 60 crews by 365 days against painting the same cells by hand.

First draw, a refresh with new counts, and pointing at another cell; floor is one ``fillRect``
a cell into a picture of the same size, the plainest way to show the same.
"""

import os
import random
from datetime import date, timedelta
from itertools import cycle

NAME = "charts"
CREWS, DAYS = 60, 365
SIZE = (1400, 800)
ROUNDS, TIMES = 5, 3
FLOOR = "fillRect for each cell"
FIRST, REFRESH, HOVER = "first draw", "refresh", "point at a cell"
GOAL = 2.5


def run():
    """Draw a year of sixty crews."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from tests.bench.timing import Report, side_by_side
    from views import theme
    from views.charts.chart import Chart
    from views.charts.heat_map import HeatMap

    app = QApplication.instance() or QApplication([])
    theme.wear(app, theme.LIGHT)
    years = cycle([year(seed) for seed in range(4)])
    standing = Chart(HeatMap)
    standing.resize(*SIZE)
    standing.show()
    standing.show_data(next(years))
    cells = cycle([(day, crew) for day in range(0, DAYS, 7) for crew in range(CREWS)])

    def first_draw():
        chart = Chart(HeatMap)
        chart.resize(*SIZE)
        chart.show_data(next(years))
        chart.grab()
        chart.deleteLater()

    def refresh():
        standing.show_data(next(years))
        standing.grab()

    def hover():
        standing.point_at(next(cells))
        standing.grab()

    lines = side_by_side(
        {FLOOR: lambda: by_hand(next(years)), FIRST: first_draw, REFRESH: refresh, HOVER: hover},
        floor=FLOOR,
        times=TIMES,
        rounds=ROUNDS,
    )
    standing.close()
    return Report(NAME, FLOOR, ROUNDS, lines, goals={REFRESH: GOAL, HOVER: 1.0})


def by_hand(counted):
    """Paint every cell with its own rectangle."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter

    from views.charts.canvas import step_colour

    picture = QImage(*SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    wide, high = SIZE[0] / DAYS, SIZE[1] / CREWS
    load = counted.main.load
    rows = {code: at for at, (code, _) in enumerate(load.crews)}
    for (crew, day), cell in load.cells.items():
        place = QRectF((day - load.from_on).days * wide, rows[crew] * high, wide, high)
        painter.fillRect(place, step_colour(cell.share or 0))
    painter.end()


def year(seed: int):
    """Return a year of sixty crews, made up."""
    from models.queries.charts import ChartAsk, Counted, Side
    from models.queries.load import LoadTable
    from models.rules.load import Booking, Capacity, LoadDay, Phase
    from models.rules.terms import TicketKind

    draw = random.Random(seed)
    first = date(2026, 1, 1)
    last = first + timedelta(days=DAYS - 1)
    kinds = tuple(TicketKind)
    crews = tuple((f"B{at:02}", f"第{at:02}班") for at in range(CREWS))

    def booked(crew, day):
        return tuple(
            Booking(
                order=f"{crew}{at}",
                ticket=f"{crew}{at}",
                crew=crew,
                day_on=day,
                kind=draw.choice(kinds),
                phase=Phase.DONE,
                work=draw.randrange(60, 300),
                travel=15,
                at_risk=False,
            )
            for at in range(draw.randrange(5))
        )

    cells = {
        (crew, day): LoadDay(crew, day, Capacity(960, 144), booked(crew, day))
        for crew, _ in crews
        for day in (first + timedelta(days=at) for at in range(DAYS))
    }
    ask = ChartAsk(first, last)
    side = Side(ask, LoadTable(first, last, crews, cells), (), (), (), ((0,) * 24,) * 7, ())
    return Counted(side, None, 0.7, 1.0)
