"""The roster as a spreadsheet: arrows, typing, copying, filling by key and by drag."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from views import theme
from views.roster import words
from views.roster.grid_delegate import GridDelegate
from views.roster.grid_model import GridModel

Standard = QKeySequence.StandardKey
HANDLE = 7
OURS = (Standard.Undo, Standard.Redo, Standard.Copy, Standard.Paste)
FILL_DOWN, FILL_RIGHT = "Ctrl+D", "Ctrl+R"


class Block(NamedTuple):
    """A rectangle of cells, the last row and column included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> range:
        """Return its rows."""
        return range(self.top, self.bottom + 1)

    @property
    def columns(self) -> range:
        """Return its columns."""
        return range(self.left, self.right + 1)

    def cells(self) -> list[tuple[int, int]]:
        """Return its cells, row by row."""
        return [(row, column) for row in self.rows for column in self.columns]

    def stretched_to(self, row: int, column: int) -> "Block":
        """Return it stretched to a cell, down or up or sideways, whichever is farther."""
        down, up = row - self.bottom, self.top - row
        right, left = column - self.right, self.left - column
        farthest = max(down, up, right, left, 0)
        if farthest == 0:
            return self
        if farthest in (down, up):
            return self._replace(top=min(self.top, row), bottom=max(self.bottom, row))
        return self._replace(left=min(self.left, column), right=max(self.right, column))


class GridView(QTableView):
    """What is done to the cells comes out as signals; the page knows what it means.

    ``entered``: a text for all cells selected. ``pasted``: a text with tabs and lines from a
    cell on. ``emptied``: cells to take away. ``filled``: a block to repeat over another.
    """

    entered = Signal(str)
    pasted = Signal(str)
    emptied = Signal()
    filled = Signal(object, object)
    undone = Signal()
    redone = Signal()
    pointed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dragged: Block | None = None
        self._target: Block | None = None
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        delegate = GridDelegate(self)
        delegate.typed.connect(self._typed)
        self.setItemDelegate(delegate)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 3 // 2)
        self.verticalHeader().setHighlightSections(False)
        self.horizontalHeader().setHighlightSections(False)
        figures = self.fontMetrics().horizontalAdvance("00000")
        wide = self.fontMetrics().horizontalAdvance(words.gap_word() + "0")
        self.horizontalHeader().setMinimumSectionSize(wide)  # first: it bounds the usual size
        self.horizontalHeader().setDefaultSectionSize(max(wide, figures))

    def show_model(self, model: GridModel) -> None:
        """Show a model, and tell whenever another cell is pointed at."""
        self.setModel(model)
        self.selectionModel().currentChanged.connect(lambda *_: self.pointed.emit())
        self.selectionModel().selectionChanged.connect(lambda *_: self.viewport().update())

    def grid(self) -> GridModel:
        """Return the model shown."""
        model = self.model()
        if not isinstance(model, GridModel):
            raise TypeError(model)
        return model

    def selected(self) -> list[tuple[int, int]]:
        """Return the cells selected, row by row."""
        found = {(one.row(), one.column()) for one in self.selectedIndexes()}
        return sorted(found)

    def block(self) -> Block | None:
        """Return the rectangle around the cells selected."""
        cells = self.selected()
        if not cells:
            return None
        rows, columns = {row for row, _ in cells}, {column for _, column in cells}
        return Block(min(rows), min(columns), max(rows), max(columns))

    def point_at(self, row: int, column: int) -> None:
        """Go to a cell, if it is there."""
        index = self.grid().index(row, column)
        if index.isValid():
            alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, alone)
            self.scrollTo(index)

    def copied(self) -> str:
        """Return the block selected with tabs and lines, as Excel takes it."""
        block = self.block()
        if block is None:
            return ""
        kinds = [[self.grid().kind(row, column) for column in block.columns] for row in block.rows]
        return "\n".join(
            "\t".join("" if kind is None else words.letter(kind) for kind in line) for line in kinds
        )

    # Overrides of Qt

    def event(self, event: QEvent) -> bool:
        """Claim the keys of a spreadsheet before a shortcut of the window takes them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_ours(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(Standard.Undo):
            self.undone.emit()
        elif event.matches(Standard.Redo):
            self.redone.emit()
        elif event.matches(Standard.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        elif event.matches(Standard.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit()
        elif self._fill_by_key(event):
            return
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._on_handle(
            event.position().toPoint()
        ):
            self._dragged = self._target = self.block()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            index = self.indexAt(event.position().toPoint())
            if index.isValid():
                self._target = self._dragged.stretched_to(index.row(), index.column())
                self.viewport().update()
            return
        on = self._on_handle(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        source, target = self._dragged, self._target
        self._dragged = self._target = None
        if source is None or target is None:
            super().mouseReleaseEvent(event)
            return
        self.viewport().update()
        if target != source:
            self.filled.emit(source, target)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        handle = self._handle()
        if handle is not None:
            painter.fillRect(handle, theme.tone("accent"))
        if self._target is not None:
            painter.setPen(QPen(theme.tone("accent"), 2))
            painter.drawRect(self._rect(self._target).adjusted(1, 1, -2, -2))
        painter.end()

    # Parts

    def _typed(self, text: str, down: int, right: int) -> None:
        """Hand on what was typed, and go on from one cell to the next."""
        alone = len(self.selected()) <= 1
        self.entered.emit(text)
        if alone:
            now = self.currentIndex()
            self.point_at(now.row() + down, now.column() + right)

    def _is_ours(self, event: QKeyEvent) -> bool:
        if any(event.matches(key) for key in OURS):
            return True
        return _stroke(event) in (FILL_DOWN, FILL_RIGHT)

    def _fill_by_key(self, event: QKeyEvent) -> bool:
        block, stroke = self.block(), _stroke(event)
        if block is None or stroke not in (FILL_DOWN, FILL_RIGHT):
            return False
        if stroke == FILL_DOWN:
            self.filled.emit(block._replace(bottom=block.top), block)
        else:
            self.filled.emit(block._replace(right=block.left), block)
        return True

    def _rect(self, block: Block) -> QRect:
        first = self.visualRect(self.grid().index(block.top, block.left))
        last = self.visualRect(self.grid().index(block.bottom, block.right))
        return first.united(last)

    def _handle(self) -> QRect | None:
        block = self.block()
        if block is None:
            return None
        corner = self._rect(block).bottomRight()
        return QRect(corner.x() - HANDLE + 2, corner.y() - HANDLE + 2, HANDLE, HANDLE)

    def _on_handle(self, at: QPoint) -> bool:
        handle = self._handle()
        return handle is not None and handle.contains(at)


def _stroke(event: QKeyEvent) -> str:
    return QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
