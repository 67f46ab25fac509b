"""A list of the board: rows that age, a place to say why it is empty, and rows to drag out."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from models.queries.board_rows import BoardLine
from views.board.columns import AGE_COLUMN
from views.desk import Desk
from views.widgets.empty_state import EmptyState
from views.widgets.table import ROW_ROLE, Column, RowsModel
from views.widgets.table_view import Table


class DragTable(Table):
    """A table whose rows can be dragged out: ``taken``, then ``hovered``, then ``let_go``.

    The mouse stays with the table until it is released, wherever it goes.
    """

    taken = Signal(object)
    hovered = Signal(QPoint)
    let_go = Signal()
    spaced = Signal(object)

    def __init__(self, name: str, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(name, desk.settings, parent)
        self._pressed: tuple[QPoint, object] | None = None
        self._dragging = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = (point, index.data(ROW_ROLE)) if left and index.isValid() else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self.hovered.emit(event.globalPosition().toPoint())
        elif self._pressed is not None:
            start, row = self._pressed
            far = (event.position().toPoint() - start).manhattanLength()
            if far >= QApplication.startDragDistance():
                self._dragging = True
                self.taken.emit(row)
                self.hovered.emit(event.globalPosition().toPoint())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._dragging:
            self._dragging = False
            self.let_go.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.selected_row() is not None:
            self.spaced.emit(self.selected_row())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            event.ignore()  # the page opens a window of its own
        else:
            super().keyPressEvent(event)


class ListPane(QStackedWidget):
    """A table over an empty state."""

    def __init__(
        self,
        name: str,
        desk: Desk,
        columns: Sequence[Column[BoardLine]],
        *,
        empty: EmptyState,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.model: RowsModel[BoardLine] = RowsModel(columns, self, key=lambda line: line.number)
        self.table = DragTable(f"board.{name}", desk, self)
        self.table.show_model(self.model, sort=AGE_COLUMN)
        self.empty = empty
        empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addWidget(self.table)
        self.addWidget(empty)
        self.setFocusProxy(self.table)

    def show_lines(self, lines: Sequence[BoardLine]) -> None:
        """Show these, keeping selection and scroll."""
        held = self.table.hasFocus() or self.empty.hasFocus()
        self.model.show_rows(lines)
        self.setCurrentIndex(0 if lines else 1)
        if held:  # the keyboard stays with the pane, whichever of the two is seen
            (self.table if lines else self.empty).setFocus()

    def line(self) -> BoardLine | None:
        """Return the ticket marked."""
        found: BoardLine | None = self.table.selected_row()
        return found

    def age(self) -> None:
        """Let the words on screen go on."""
        first, last = self.table.visible_rows()
        self.model.repaint_column(AGE_COLUMN, first, last)
