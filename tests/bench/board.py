"""The crews' chart of the dispatch board: sixty crews by seven days, against bare rectangles.

The floor paints the same rectangles in the same greys by hand, with no words, badges, dimming
or lanes to look up. A frame is what a moving hand costs; a scroll moves what is painted and
paints what came into sight; a whole picture is what a change costs.
"""

import os
import tempfile
from datetime import timedelta
from pathlib import Path

from models.queries.board_rows import GanttBar, GanttCrew, GanttMember, GanttPicture, ShiftSpan
from models.rules.clock import LimitName
from models.rules.stage import LimitMarks
from models.rules.states import TicketState
from models.rules.terms import OrderState, ServiceGrade, ShiftKind, TicketKind
from tests.bench.timing import ROUNDS, Report, side_by_side
from tests.fixed_clock import MORNING

NAME = "board"
CREWS, DAYS, EACH = 60, 7, 4
SIZE = (1600, 900)
TIMES = 20
BY_HAND = "the same rectangles by hand"
STILL = "the whole picture anew"
ACROSS, DOWN = "a scroll by an hour", "a scroll by a wheel's notch"
FRAME = "a frame while a bar is carried"
LAYOUT = "laying all bars out anew"


def run() -> Report:
    """Paint a full week of a big office."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    chart = _chart(app)
    shown = _rectangles(chart)
    lines = side_by_side(_ways(chart, shown), floor=BY_HAND, times=TIMES)
    return Report(
        NAME,
        BY_HAND,
        ROUNDS,
        lines,
        targets={STILL: 16.0, ACROSS: 16.0, DOWN: 16.0, FRAME: 3.0},
        goals={ACROSS: 6.0, DOWN: 6.0, FRAME: 1.5},
        notes=(f"{len(chart.picture.bars)} bars, {len(shown)} in sight, {SIZE[0]} x {SIZE[1]}",),
    )


def _ways(chart, shown):
    from PySide6.QtGui import QPainter, QPixmap

    canvas = QPixmap(*SIZE)

    def by_hand():
        canvas.fill()
        painter = QPainter(canvas)
        for rect, brush in shown:
            painter.setPen(chart.brush.edge)
            painter.setBrush(brush)
            painter.drawRect(rect)
        painter.end()

    def still():
        chart.repaint_still()
        chart.viewport().repaint()

    def scroll(bar, step):
        """Go on, and back to the beginning at the end."""
        bar.setValue(bar.value() + step if bar.value() + step <= bar.maximum() else 0)
        chart.viewport().repaint()

    def frame():
        chart.carry("B01", (MORNING, timedelta(hours=2)), words="14:30 信用社", tone="good")
        chart.viewport().repaint()

    across, down = chart.horizontalScrollBar(), chart.verticalScrollBar()
    return {
        BY_HAND: by_hand,
        STILL: still,
        ACROSS: lambda: scroll(across, across.singleStep()),
        DOWN: lambda: scroll(down, down.singleStep() * 3),
        FRAME: frame,
        LAYOUT: chart._lay_out,
    }


def picture(crews: int = CREWS, days: int = DAYS, each: int = EACH) -> GanttPicture:
    """Return a full week of bars, some of them late, some in two lanes."""
    first = MORNING.date()
    start = MORNING - timedelta(hours=1, minutes=30)
    bars = [
        _bar(crew, day, turn, start + timedelta(days=day, hours=turn * 2.2))
        for crew in range(crews)
        for day in range(days)
        for turn in range(each)
    ]
    rows = [_crew(crew, days, start) for crew in range(crews)]
    return GanttPicture(first, first + timedelta(days=days - 1), tuple(rows), tuple(bars))


def _crew(crew, days, start):
    shifts = tuple(
        ShiftSpan(ShiftKind.DAY, start + timedelta(days=d), start + timedelta(days=d, hours=9))
        for d in range(days)
    )
    members = tuple(GanttMember(f"T{crew:02}{n}", f"王{n}", "member") for n in range(4))
    return GanttCrew(
        f"B{crew:02}",
        f"城区{crew}班",
        "城区",
        "临溪镇",
        f"辽B·A{crew:04}",
        members,
        shifts,
        (),
        on_duty=True,
        load_minutes=crew * 8 % 480,
        duty_minutes=480,
    )


def _bar(crew, day, turn, at):
    number = f"LX-GZ-202611{20 + day}-{crew * 10 + turn:04}"
    due = at + timedelta(minutes=turn * 50 - 30)
    half = timedelta(minutes=40)
    mark = LimitMarks(LimitName.RESTORATION, due - half, due - half / 2, due)
    return GanttBar(
        order=f"{number}-P1",
        number=number,
        ticket_id=crew * 100 + day * 10 + turn,
        version=1,
        crew_code=f"B{crew:02}",
        lead=turn != 3,
        starts_at=at,
        minutes=100 + turn * 20,
        travel_minutes=20,
        order_state=OrderState.ISSUED if turn else OrderState.ACKNOWLEDGED,
        state=TicketState.DISPATCHED if turn else TicketState.WORKING,
        kind=TicketKind.FAULT,
        grade=ServiceGrade.AA,
        customer_name="临溪县农村信用社",
        town="临溪镇",
        symptom="专线中断",
        vehicle="辽B·A1203",
        leader=f"T{crew:02}0",
        planned=True,
        limits=(mark,),
    )


def _chart(app):
    from tests.views.row_desk import RowDesk
    from views import theme
    from views.board.hand import Gantt
    from views.board.scale import Zoom

    theme.wear(app, theme.LIGHT)
    chart = Gantt(RowDesk(Path(tempfile.mkdtemp())))
    chart.resize(*SIZE)
    chart.show()
    chart.set_zoom(Zoom.WEEK)
    chart.show_picture(picture())
    app.processEvents()
    return chart


def _rectangles(chart):
    """Return every rectangle in sight with its grey."""
    view = chart.viewport().rect()
    found = []
    for row in chart.plan.rows:
        for placed in row.bars:
            rect = chart.rect_of(row, placed)
            if rect.intersects(view):
                found.append((rect, chart.brush.fill_of(placed)))
    return found
