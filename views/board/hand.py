"""What mouse and keys do on the chart: mark, open, pick up, carry, let go."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from models.rules.terms import OrderState
from views.board.carry import Way, taken
from views.board.gantt import Chart
from views.board.lanes import Placed, Row
from views.board.words import bar_tip
from views.desk import Desk
from views.widgets.plain_label import plain_tip

EDGE = 6  # pixels at the right end of a bar that resize it
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Gantt(Chart):
    """``lifted`` carries a ``Carry``; ``hovered`` where the mouse is, ``let_go`` its release.

    ``opened`` carries a ticket number. ``typed`` is asked first about every key while
    something is carried.
    """

    lifted = Signal(object)
    hovered = Signal(QPoint)
    let_go = Signal()
    opened = Signal(str)
    pointed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pressed: tuple[QPoint, Placed, Way] | None = None
        self._carrying = False
        self.typed: Callable[[QKeyEvent], bool] = lambda _event: False

    def place_at(self, point: QPoint) -> tuple[Row | None, datetime]:
        """Return the row and the moment under a point of the viewport."""
        at = point + self.offset()
        return self.plan.row_at(at.y()), self.scale.at(at.x())

    def bar_at(self, point: QPoint) -> tuple[Row, Placed] | None:
        """Return the bar under a point of the viewport."""
        row, at = self.place_at(point)
        for placed in reversed(row.between(at, at)) if row is not None else ():
            if row is not None and self.rect_of(row, placed).contains(point):
                return row, placed
        return None

    def marked(self) -> Placed | None:
        """Return the bar the keyboard is on."""
        place = self.plan.places.get(self.chosen)
        return None if place is None else place[1]

    def pick_up(self, way: Way) -> bool:
        """Pick the marked bar up by key; say whether there is one that can be."""
        placed = self.marked()
        if placed is None or not may_be_taken(placed):
            return False
        self.lifted.emit(taken(placed.bar, way))
        return True

    # Overrides of Qt: mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.bar_at(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or found is None:
            self._pressed = None
            return
        row, placed = found
        self.choose(placed.bar.order)
        self.pointed.emit(placed.bar.number)
        if may_be_taken(placed):
            way = self._way(event, self.rect_of(row, placed).right())
            self._pressed = (event.position().toPoint(), placed, way)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._carrying:
            self.hovered.emit(event.globalPosition().toPoint())
        elif self._pressed is not None:
            start, placed, way = self._pressed
            if (point - start).manhattanLength() >= QApplication.startDragDistance():
                self._carrying = True
                self.lifted.emit(taken(placed.bar, way))
                self.hovered.emit(self.viewport().mapToGlobal(start))  # where it was taken hold of
                self.hovered.emit(event.globalPosition().toPoint())
        else:
            self._show_cursor(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._carrying:
            self._carrying = False
            self.let_go.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self.bar_at(event.position().toPoint())
        if found is not None:
            self.opened.emit(found[1].bar.number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & SHIFT:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - event.angleDelta().y())
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self.bar_at(event.pos())
            if found is None or self.ghost is not None:
                QToolTip.hideText()
            else:
                reasons = self.reasons.get(found[1].bar.order, ())
                words = bar_tip(found[1], reasons, self.now())
                QToolTip.showText(event.globalPos(), plain_tip(words), self.viewport())
            return True
        return super().viewportEvent(event)

    # Overrides of Qt: keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.typed(event):
            return
        if key in ENTER and self.marked() is not None and not event.modifiers() & CONTROL:
            self.opened.emit(self.plan.places[self.chosen][1].bar.number)
        elif key == Qt.Key.Key_Space:
            self.pick_up(Way.SHARE if event.modifiers() & SHIFT else Way.MOVE)
        elif key in _WALKS:
            self._walk(*_WALKS[Qt.Key(key)])
        elif key == Qt.Key.Key_Home:
            self.show_moment(self.now(), share=0.25)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus) and self.side.chosen:
            self.fold(self.side.chosen)
        else:
            super().keyPressEvent(event)

    def _walk(self, along: int, down: int) -> None:
        """Mark the next bar of the row, or one near the same time in another row."""
        rows = [row for row in self.plan.crew_rows() if row.bars or not down]
        place = self.plan.places.get(self.chosen)
        if place is None:
            first = next((row for row in rows if row.bars), None)
            if first is not None:
                self._mark(first.bars[0])
            return
        row, placed = place
        if along:
            at = row.bars.index(placed) + along
            if 0 <= at < len(row.bars):
                self._mark(row.bars[at])
            return
        at = rows.index(row) + down
        if 0 <= at < len(rows):
            near = min(rows[at].bars, key=lambda one: abs(one.starts_at - placed.starts_at))
            self._mark(near)

    def _mark(self, placed: Placed) -> None:
        self.choose(placed.bar.order)
        self.viewport().setAccessibleDescription(bar_tip(placed, (), self.now()))
        self.pointed.emit(placed.bar.number)

    def _way(self, event: QMouseEvent, right: int) -> Way:
        if event.modifiers() & CONTROL:
            return Way.SHARE
        return Way.RESIZE if right - event.position().x() <= EDGE else Way.MOVE

    def _show_cursor(self, point: QPoint) -> None:
        found = self.bar_at(point)
        edge = found is not None and self.rect_of(*found).right() - point.x() <= EDGE
        shape = Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)


_WALKS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def may_be_taken(placed: Placed) -> bool:
    """Say whether a bar can be picked up: what is done stays where it was."""
    return placed.bar.order_state is not OrderState.FINISHED
