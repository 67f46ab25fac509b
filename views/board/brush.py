"""Draws the parts of the chart. Normal is grey; colour and a sign are for what needs action."""

from datetime import datetime

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPolygon

from models.rules.placement import Reason, Weight
from models.rules.stage import Level, pressing
from models.rules.states import TicketState
from models.rules.terms import OrderState, ShiftKind
from views import icons, theme
from views.board.lanes import Placed
from views.board.words import bar_label
from views.widgets.aging import TONES

ELIDE = Qt.TextElideMode.ElideRight
AT_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
NO_PEN = Qt.PenStyle.NoPen
AT_WORK = frozenset({TicketState.ON_SITE, TicketState.WORKING, TicketState.RESTORED})
DIM = 0.28
REMEMBERED = 20_000


class Brush:
    """Pens and brushes of the look worn now, made once for a chart."""

    def __init__(self, font: QFont) -> None:
        tone = theme.tone
        self.font, self._metrics = font, QFontMetrics(font)
        self._elided: dict[tuple[str, int], str] = {}
        self.text, self.muted, self.faint = (QPen(tone(n)) for n in ("text", "muted", "faint"))
        self.line, self.row_line = QPen(tone("line")), QPen(tone("row_line"))
        self.edge, self.edge_fill = QPen(tone("strong_line")), QBrush(tone("strong_line"))
        self.dashed = QPen(tone("strong_line"), 1, Qt.PenStyle.DashLine)
        self.chosen = QPen(tone("accent"), 2)
        self.now = QPen(tone("accent"), 1)
        self.off, self.on = QBrush(tone("window")), QBrush(tone("surface"))
        self.call = QBrush(tone("line"), Qt.BrushStyle.Dense6Pattern)
        self.away = QBrush(tone("paused_soft"))
        self.planned, self.taken = QBrush(tone("raised")), QBrush(tone("hover"))
        self.work, self.travel = QBrush(tone("line")), QBrush(tone("muted"), _HATCH)
        self.tones = {name: QColor(tone(name)) for name in ("half", "soon", "overdue")}

    def elided(self, text: str, width: int) -> str:
        """Return a text that fits; the same few hundred are asked for again and again."""
        found = self._elided.get((text, width))
        if found is None:
            if len(self._elided) >= REMEMBERED:
                self._elided.clear()
            found = self._elided[text, width] = self._metrics.elidedText(text, ELIDE, width)
        return found

    def fill_of(self, placed: Placed) -> QBrush:
        """Return the grey of a bar: planned, taken, at work."""
        bar = placed.bar
        if bar.order_state is OrderState.FINISHED:
            return self.off
        if bar.state in AT_WORK and bar.lead:
            return self.work
        return self.planned if bar.order_state is OrderState.ISSUED else self.taken


_HATCH = Qt.BrushStyle.BDiagPattern


def draw_shift(painter: QPainter, brush: Brush, rect: QRect, *, kind: ShiftKind) -> None:
    """Draw time on duty as light, on call as dotted, upon the darker time off."""
    painter.fillRect(rect, brush.call if kind is ShiftKind.ON_CALL else brush.on)


def draw_bar(
    painter: QPainter,
    brush: Brush,
    rect: QRect,
    *,
    placed: Placed,
    travel: int,
    now: datetime,
    reasons: tuple[Reason, ...] = (),
    dim: bool = False,
) -> None:
    """Draw one bar: its grey, the way there hatched, its stage on the edge, badge and words."""
    bar = placed.bar
    if dim:
        painter.setOpacity(DIM)
    _draw_frame(painter, brush, rect, placed=placed, dim=dim)
    if travel > 1 and bar.order_state is not OrderState.FINISHED:
        way = QRect(rect.left() + 1, rect.bottom() - 3, min(travel, rect.width() - 1), 3)
        painter.fillRect(way, brush.travel)
    level = _level(placed, now)
    tone = TONES[level]
    if tone is not None:
        painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height() + 1), brush.tones[tone])
    room = rect.adjusted(7, 0, -3, 0)
    room = _badge(painter, room, badge_of(placed, reasons))
    if room.width() > rect.height() // 2:
        painter.setPen(brush.faint if bar.order_state is OrderState.FINISHED else brush.text)
        painter.drawText(room, AT_LEFT, brush.elided(bar_label(placed), room.width()))
    if dim:
        painter.setOpacity(1.0)


def _draw_frame(painter: QPainter, brush: Brush, rect: QRect, *, placed: Placed, dim: bool) -> None:
    """Fill a bar and draw its edge: dashed where nobody has planned it yet.

    A whole edge is filled and not drawn: Qt draws the corners of a rectangle that is partly
    out of sight by its clip, and a strip of the chart would not fit to what is beside it.
    """
    fill = brush.fill_of(placed)
    if not placed.bar.planned:
        painter.setPen(brush.dashed)
        painter.setBrush(fill)
        painter.drawRect(rect)
        return
    outside, inside = rect.adjusted(0, 0, 1, 1), rect.adjusted(1, 1, 0, 0)
    if not dim:
        painter.fillRect(outside, brush.edge_fill)
    else:  # what is seen through may be filled only once
        low, right = QPoint(rect.left(), rect.bottom() + 1), QPoint(rect.right() + 1, inside.top())
        for corner, size in (
            (outside.topLeft(), QSize(outside.width(), 1)),
            (low, QSize(outside.width(), 1)),
            (inside.topLeft() - QPoint(1, 0), QSize(1, inside.height())),
            (right, QSize(1, inside.height())),
        ):
            painter.fillRect(QRect(corner, size), brush.edge_fill)
    painter.fillRect(inside, fill)


def _level(placed: Placed, now: datetime) -> Level:
    if placed.bar.order_state is OrderState.FINISHED:
        return Level.CALM
    mark = pressing(placed.bar.limits, now)
    return Level.CALM if mark is None else mark.level(now)


def badge_of(placed: Placed, reasons: tuple[Reason, ...]) -> str | None:
    """Return the tone of the sign on a bar that breaks a rule, none where nothing is wrong."""
    if placed.bar.order_state is OrderState.FINISHED:
        return None
    weights = {reason.weight for reason in reasons}
    if Weight.BLOCK in weights or Weight.OVERRIDE in weights:
        return "overdue"
    return "soon" if placed.clashes or weights else None


def _badge(painter: QPainter, room: QRect, tone: str | None) -> QRect:
    """Draw the sign at the right end, and return what is left for words."""
    side = min(room.height() - 4, painter.fontMetrics().height())
    if tone is None:
        return room
    if room.width() < side * 5:
        _corner(painter, room, tone, side=side // 2)
        return room
    at = QRect(room.right() - side, room.center().y() - side // 2 + 1, side, side)
    icons.icon("alert-triangle", tone).paint(painter, at)
    return room.adjusted(0, 0, -side - 3, 0)


def _corner(painter: QPainter, room: QRect, tone: str, *, side: int) -> None:
    """Fill the upper right corner of a bar too short for a sign beside its words."""
    corner = QPoint(room.right() + 3, room.top())
    points = [corner, corner - QPoint(side, 0), corner + QPoint(0, side)]
    painter.setPen(NO_PEN)
    painter.setBrush(theme.tone(tone))
    painter.drawPolygon(QPolygon(points))


def draw_chosen(painter: QPainter, brush: Brush, rect: QRect) -> None:
    """Mark the bar the keyboard is on."""
    painter.setPen(brush.chosen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, 0, 0))


def draw_ghost(painter: QPainter, rect: QRect, words: str, *, tone: str) -> None:
    """Draw what is carried: the tone is the rules' answer, the words say it as well."""
    colour = theme.tone(tone)
    painter.setPen(QPen(colour, 2))
    painter.setBrush(QBrush(theme.tone("surface")))
    painter.setOpacity(0.92)
    painter.drawRect(rect)
    painter.setOpacity(1.0)
    painter.setPen(QPen(theme.tone("text")))
    room = rect.adjusted(6, 0, -4, 0)
    painter.drawText(room, AT_LEFT, painter.fontMetrics().elidedText(words, ELIDE, room.width()))


def draw_now(painter: QPainter, brush: Brush, x: int, *, height: int) -> None:
    """Draw the line that is now."""
    painter.setPen(brush.now)
    painter.drawLine(QPoint(x, 0), QPoint(x, height))
