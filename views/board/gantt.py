"""The crews' chart (班组甘特图): painted by hand, so that sixty crews by seven days stay smooth.

What stands still is kept as one picture, moved with the scroll bars and painted again only where
it changes; the now-line, the mark of the keyboard and what is carried lie over it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from models.queries.board_rows import GanttPicture
from views import theme
from views.board.brush import Brush, draw_bar, draw_chosen, draw_ghost, draw_now, draw_shift
from views.board.lanes import Measures, Placed, Plan, Row, lay_out
from views.board.margins import AxisHead, CrewSide
from views.board.scale import Scale, Zoom, midnight
from views.board.still import Still
from views.desk import Desk
from views.widgets.weekdays import weekday

if TYPE_CHECKING:  # the rules bring the norms along: not before the first list
    from models.rules.placement import Reason

translate = QCoreApplication.translate

EDGE = 8  # pixels a bar may stand out over its time
NOTHING: "Mapping[str, tuple[Reason, ...]]" = {}


class Chart(QAbstractScrollArea):
    """Shows a picture of crews and bars; what the hand does lies in ``views.board.hand``."""

    scrolled = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        line = self.fontMetrics().height()
        self.sizes = Measures(lane=line * 3 // 2, pad=max(2, line // 5), member=line * 5 // 4)
        self.brush = Brush(self.font())
        self.picture = GanttPicture(desk.now().date(), desk.now().date(), (), ())
        self.scale = Scale(self.picture.first_on, 1, Zoom.DAY, 1)
        self.plan = Plan()
        self.reasons = dict(NOTHING)
        self.chosen = ""
        self.dimmed: frozenset[str] = frozenset()
        self.ghost: tuple[str, datetime, timedelta, str, str] | None = None
        self.still = Still(self._paint_area)
        self._seen_at = QPoint()
        self.axis = AxisHead(self, weekday, self)
        self.side = CrewSide(self, self)
        self._widths = (line * 10, line * 5 // 2)
        self.setViewportMargins(self._widths[0], self._widths[1], 0, 0)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.side.folded.connect(self.fold)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._moved)

    # What the page calls

    def show_picture(self, picture: GanttPicture) -> None:
        """Show crews and bars, keeping place, mark and what is unfolded."""
        days = (picture.last_on - picture.first_on).days + 1
        fresh = (picture.first_on, days) != (self.scale.first_on, self.scale.days)
        self.picture = picture
        if fresh:
            self.scale = Scale(picture.first_on, days, self.scale.zoom, self.scale.width)
        self._lay_out()
        if fresh:
            self.show_moment(self._desk.now(), share=0.25)

    def show_reasons(self, reasons: "Mapping[str, tuple[Reason, ...]]") -> None:
        """Mark bars that break a rule."""
        self.reasons = {**self.reasons, **reasons}
        self.repaint_still()

    def set_zoom(self, zoom: Zoom) -> None:
        """See more or less time at once, the middle staying where it is."""
        middle = self.scale.at(self.offset().x() + self.viewport().width() / 2)
        self.repaint_still()
        self.scale = Scale(self.scale.first_on, self.scale.days, zoom, self.scale.width)
        self._fit()
        self.show_moment(middle, share=0.5)

    def show_moment(self, at: datetime, *, share: float) -> None:
        """Scroll so that a moment lies at a share of the width."""
        width = self.viewport().width()
        self.horizontalScrollBar().setValue(self.scale.x_of(at) - round(width * share))

    def fold(self, code: str) -> None:
        """Show or hide the people of a crew."""
        self.side.unfolded ^= {code}
        self._lay_out()

    def choose(self, order: str) -> None:
        """Mark a bar and bring it into sight."""
        self.chosen = order
        place = self.plan.places.get(order)
        self.side.chosen = "" if place is None else place[0].crew.code
        if place is not None:
            self.reveal(self.rect_of(*place))
        self.viewport().update()
        self.side.update()

    def dim(self, orders: frozenset[str], crews: frozenset[str]) -> None:
        """Let what a filter does not want step back; nothing is hidden here."""
        if (orders, crews) != (self.dimmed, self.side.dimmed):
            self.dimmed, self.side.dimmed = orders, crews
            self.repaint_still()

    def carry(self, crew: str, span: tuple[datetime, timedelta], *, words: str, tone: str) -> None:
        """Show what is carried over a place."""
        self.ghost = (crew, *span, words, tone)
        self.side.chosen = crew
        self.viewport().update()
        self.side.update()

    def put_down(self) -> None:
        """Carry nothing."""
        self.ghost = None
        self.choose(self.chosen)

    # Geometry

    def now(self) -> datetime:
        """Return the present moment."""
        return self._desk.now()

    def offset(self) -> QPoint:
        """Return what is scrolled away."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def rect_of(self, row: Row, placed: Placed) -> QRect:
        """Return where a bar is, in the viewport."""
        return self._span_rect(
            row, placed.starts_at, placed.ends_at - placed.starts_at, lane=placed.lane
        )

    def ghost_rect(self) -> QRect:
        """Return where what is carried hovers; empty where nothing is."""
        row = None if self.ghost is None else self.plan.row_of(self.ghost[0])
        if self.ghost is None or row is None:
            return QRect()
        return self._span_rect(row, self.ghost[1], self.ghost[2], lane=0)

    def reveal(self, rect: QRect) -> None:
        """Scroll until a rectangle of the viewport can be seen."""
        for bar, low, high, size in (
            (self.horizontalScrollBar(), rect.left(), rect.right(), self.viewport().width()),
            (self.verticalScrollBar(), rect.top(), rect.bottom(), self.viewport().height()),
        ):
            if low < 0 or high - low > size:
                bar.setValue(bar.value() + low - 8)
            elif high > size:
                bar.setValue(bar.value() + high - size + 8)

    def _span_rect(self, row: Row, at: datetime, length: timedelta, *, lane: int) -> QRect:
        offset = self.offset()
        left = self.scale.x_of(at)
        width = max(self.scale.x_of(at + length) - left - 1, 4)
        height = self.sizes.member - 4 if row.member is not None else self.sizes.lane - 3
        top = row.top + (2 if row.member is not None else self.sizes.pad + lane * self.sizes.lane)
        return QRect(left - offset.x(), top - offset.y(), width, height)

    # Painting

    def repaint_still(self) -> None:
        """Make the still picture anew with the next frame."""
        self.still.drop()
        self.viewport().update()
        self.side.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        viewport = self.viewport()
        ground = theme.tone("window")
        still = self.still.picture(viewport.size(), self.devicePixelRatioF(), ground)
        painter = QPainter(viewport)
        painter.drawPixmap(0, 0, still)
        draw_now(
            painter,
            self.brush,
            self.scale.x_of(self.now()) - self.offset().x(),
            height=viewport.height(),
        )
        place = self.plan.places.get(self.chosen)
        if place is not None and self.ghost is None:
            draw_chosen(painter, self.brush, self.rect_of(*place))
        if self.ghost is not None:
            draw_ghost(painter, self.ghost_rect(), self.ghost[3], tone=self.ghost[4])
        painter.end()

    def _paint_area(self, painter: QPainter, area: QRect) -> None:
        """Paint the rows in an area: time on duty, the hours' lines, leave, bars."""
        painter.setFont(self.font())
        painter.setBrushOrigin(-self.offset())  # a hatching moves with what it fills
        left, top = self.offset().x(), self.offset().y()
        width, height = self.viewport().width(), self.viewport().height()
        first = self.scale.at(left + area.left() - EDGE)
        last = self.scale.at(left + area.right() + EDGE)
        low, high = top + area.top(), top + area.bottom()
        seen = [row for row in self.plan.rows if row.bottom >= low and row.top <= high]
        for row in seen:
            self._paint_shifts(painter, row, first, last=last)
        painter.setPen(self.brush.row_line)
        for tick in self.scale.ticks(left + area.left(), left + area.right()):
            painter.setPen(self.brush.line if tick.is_day else self.brush.row_line)
            painter.drawLine(tick.x - left, 0, tick.x - left, height)
        for row in seen:
            painter.setPen(self.brush.row_line)
            painter.drawLine(0, row.bottom - top - 1, width, row.bottom - top - 1)
            self._paint_bars(painter, row, first, last=last)

    def _paint_shifts(
        self, painter: QPainter, row: Row, first: datetime, *, last: datetime
    ) -> None:
        offset = self.offset()
        person = "" if row.member is None else row.member.number
        for shift in row.crew.shifts:
            if shift.technician not in ("", person) or shift.ends_at < first:
                continue
            if shift.starts_at > last:
                break
            x = self.scale.x_of(shift.starts_at) - offset.x()
            wide = self.scale.x_of(shift.ends_at) - offset.x() - x
            rect = QRect(x, row.top - offset.y(), wide, row.height)
            draw_shift(painter, self.brush, rect, kind=shift.kind)
        for leave in row.crew.away if row.member is not None else ():
            if leave.technician == person:
                x = self.scale.x_of(midnight(leave.first_on)) - offset.x()
                ends = midnight(leave.last_on) + timedelta(days=1)
                wide = self.scale.x_of(ends) - offset.x() - x
                rect = QRect(x, row.top - offset.y(), wide, row.height - 1)
                painter.fillRect(rect, self.brush.away)
                painter.setPen(self.brush.muted)
                words = translate("Board", "Leave")
                painter.drawText(
                    rect.adjusted(6, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), words
                )

    def _paint_bars(self, painter: QPainter, row: Row, first: datetime, *, last: datetime) -> None:
        now = self.now()
        for placed in row.between(first, last):
            if placed.ends_at < first:
                continue
            bar = placed.bar
            draw_bar(
                painter,
                self.brush,
                self.rect_of(row, placed),
                placed=placed,
                travel=round(bar.travel_minutes * self.scale.per_minute),
                now=now,
                reasons=self.reasons.get(bar.order, ()),
                dim=bar.order in self.dimmed,
            )

    # Staying in step

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide, high = self._widths
        area = self.viewport().geometry()
        self.axis.setGeometry(area.left(), area.top() - high, area.width(), high)
        self.side.setGeometry(area.left() - wide, area.top(), wide, area.height())
        middle = self.scale.at(self.offset().x() + event.oldSize().width() / 2)
        scale = self.scale
        self.repaint_still()
        self.scale = Scale(scale.first_on, scale.days, scale.zoom, area.width())
        self._fit()
        if event.oldSize().width() > 0:
            self.show_moment(middle, share=0.5)

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 24, line * 8)

    def _moved(self) -> None:
        before, self._seen_at = self._seen_at, self.offset()
        self.still.scroll(before - self._seen_at, theme.tone("window"))
        self.viewport().update()
        self.side.update()
        self.axis.update()
        self.scrolled.emit()

    def _lay_out(self) -> None:
        self.plan = lay_out(self.picture, self.side.unfolded, self.sizes)
        self.repaint_still()
        self._fit()

    def _fit(self) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        size = self.viewport().size()
        across.setRange(0, max(self.scale.full_width - size.width(), 0))
        across.setPageStep(size.width())
        across.setSingleStep(max(round(self.scale.per_minute * 60), 1))
        down.setRange(0, max(self.plan.height - size.height(), 0))
        down.setPageStep(size.height())
        down.setSingleStep(self.sizes.lane)
        self.axis.update()
