"""The fixed edges of the chart: the time axis above, the crews on the left."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QWidget

from models.queries.board_rows import GanttMember
from models.rules.zone import local
from views import icons, theme
from views.board.brush import AT_LEFT, ELIDE, Brush
from views.board.lanes import Plan, Row
from views.board.scale import Scale, Zoom
from views.board.words import duty_word, load_word

CENTRE = Qt.AlignmentFlag.AlignCenter
LOADED = 80  # percent of a crew's day from which its load takes a colour


class Seen(Protocol):
    """What the edges show a part of: the chart."""

    scale: Scale
    plan: Plan
    brush: Brush

    def offset(self) -> QPoint:
        """Return what is scrolled away to the left and above."""
        ...

    def now(self) -> datetime:
        """Return the present moment."""
        ...


class AxisHead(QWidget):
    """Days in one line, hours in the next."""

    def __init__(self, chart: Seen, weekday: Callable[[datetime], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._chart, self._weekday = chart, weekday

    def paintEvent(self, event: QPaintEvent) -> None:
        chart, left = self._chart, self._chart.offset().x()
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.tone("raised"))
        half = self.height() // 2
        scale = chart.scale
        for tick in scale.ticks(left - 2000, left + self.width()):
            x = tick.x - left
            painter.setPen(chart.brush.line)
            painter.drawLine(x, 0 if tick.is_day else half, x, self.height())
            if tick.is_day:
                self._day(painter, x, tick.at)
            painter.setPen(chart.brush.muted)
            if scale.zoom is not Zoom.WEEK or not tick.is_day:
                room = QRect(x + 4, half, 60, half)
                painter.drawText(room, AT_LEFT, local(tick.at).strftime("%H:%M"))
        painter.setPen(chart.brush.line)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        self._now(painter, scale.x_of(chart.now()) - left)
        painter.end()

    def _day(self, painter: QPainter, x: int, at: datetime) -> None:
        here = local(at)
        day = self._chart.scale.x_of(at + timedelta(days=1)) - self._chart.scale.x_of(at)
        left = max(x + 4, 4)
        room = QRect(left, 0, min(x + day - left - 4, 220), self.height() // 2)
        painter.setPen(self._chart.brush.text)
        words = f"{here:%m-%d} {self._weekday(at)}"
        if painter.fontMetrics().horizontalAdvance(words) <= room.width():
            painter.drawText(room, AT_LEFT, words)

    def _now(self, painter: QPainter, x: int) -> None:
        """A small mark where the now-line meets the axis."""
        tip, side = self.height() - 1, 5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tone("accent"))
        corners = [QPoint(x, tip), QPoint(x - side, tip - side), QPoint(x + side, tip - side)]
        painter.drawPolygon(QPolygon(corners))


class CrewSide(QWidget):
    """Each crew with its state and load; ``folded`` carries the code of a crew to unfold."""

    folded = Signal(str)

    def __init__(self, chart: Seen, parent: QWidget) -> None:
        super().__init__(parent)
        self._chart = chart
        self.unfolded: set[str] = set()
        self.chosen = ""
        self.dimmed: frozenset[str] = frozenset()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.tone("surface"))
        top = self._chart.offset().y()
        for row in self._chart.plan.rows:
            if row.bottom - top < 0 or row.top - top > self.height():
                continue
            rect = QRect(0, row.top - top, self.width(), row.height)
            if row.member is None:
                self._crew(painter, rect, row)
            else:
                self._member(painter, rect, row.member)
            painter.setPen(self._chart.brush.row_line)
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(self._chart.brush.line)
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._chart.plan.row_at(event.position().toPoint().y() + self._chart.offset().y())
        if row is not None and row.member is None and row.crew.members:
            self.folded.emit(row.crew.code)

    def _crew(self, painter: QPainter, rect: QRect, row: Row) -> None:
        crew, line = row.crew, painter.fontMetrics().height()
        if crew.code == self.chosen:
            painter.fillRect(rect, theme.tone("selection"))
        if crew.code in self.dimmed:
            painter.setOpacity(0.35)
        if crew.members:
            name = "chevron-down" if crew.code in self.unfolded else "chevron-right"
            icons.icon(name, "muted").paint(painter, QRect(2, rect.top() + 4, line, line))
        room = QRect(line + 6, rect.top() + 2, rect.width() - line - 10, line + 2)
        load = load_word(crew)
        tone = "soon" if (crew.load_percent or 0) >= LOADED else "muted"
        painter.setPen(theme.tone(tone))
        wide = painter.fontMetrics().horizontalAdvance(load)
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), load
        )
        away = crew.on_duty is False
        painter.setPen(self._chart.brush.muted if away else self._chart.brush.text)
        self._text(painter, room.adjusted(0, 0, -wide - 6, 0), crew.name)
        if rect.height() >= 2 * line + 4:
            below = room.translated(0, line)
            painter.setPen(self._chart.brush.muted)
            parts = (duty_word(crew), crew.vehicle)
            self._text(painter, below, "  ".join(part for part in parts if part))
        painter.setOpacity(1.0)

    def _member(self, painter: QPainter, rect: QRect, member: GanttMember) -> None:
        line = painter.fontMetrics().height()
        painter.setPen(self._chart.brush.muted)
        self._text(painter, rect.adjusted(line * 2, 0, -4, 0), f"{member.name}  {member.number}")

    @staticmethod
    def _text(painter: QPainter, room: QRect, text: str) -> None:
        painter.drawText(room, AT_LEFT, painter.fontMetrics().elidedText(text, ELIDE, room.width()))
