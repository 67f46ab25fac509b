"""What every chart can do: be pointed at by mouse or keys, say its numbers, open its tickets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.crash import guarded
from models.queries.charts import Counted
from views.charts.canvas import Canvas
from views.widgets.plain_label import PlainLabel

Cell = tuple[int, int]  # column and row, from the lower left

FILLED = ""
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
STEPS: dict[Qt.Key, Cell] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a chart shows, as a table: for whoever reads figures rather than colours."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """One entry of a legend: a colour, a sign drawn in it, and what it means."""

    colour: QColor
    words: str
    sign: str = FILLED


class Drawing(Protocol):
    """One kind of chart as a grid of cells: draws what was counted, and says each cell.

    Cells count from the lower left; where cells are whole columns there is one row.
    """

    def draw(self, data: Counted) -> None:
        """Draw it; called with every new count."""
        ...

    def columns(self) -> int:
        """Return how many cells there are from left to right."""
        ...

    def rows(self) -> int:
        """Return how many cells there are from bottom to top."""
        ...

    def cell_at(self, x: float, y: float) -> Cell:
        """Return the cell at a place of the plot; it may lie outside."""
        ...

    def legend(self) -> Sequence[Sign]:
        """Return what the colours and signs mean."""
        ...

    def words(self, cell: Cell) -> str:
        """Return a cell's numbers and the sum behind them; the first line names it."""
        ...

    def tickets(self, cell: Cell) -> Sequence[str]:
        """Return the numbers of the tickets behind a cell."""
        ...

    def numbers(self) -> Numbers:
        """Return everything the chart shows as a table."""
        ...

    def place(self, cell: Cell) -> QRectF:
        """Return where a cell is drawn."""
        ...


class Swatch(QWidget):
    """A sign of a legend in its colour."""

    def __init__(self, sign: Sign, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = sign
        side = self.fontMetrics().height()
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._sign.colour)
        if self._sign.sign == FILLED:
            inset = self.height() // 5
            painter.fillRect(self.rect().adjusted(inset, inset, -inset, -inset), self._sign.colour)
        else:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._sign.sign)


class Chart(QWidget):
    """Shows a drawing. ``pointed`` says the cell in words, ``opened`` names its tickets."""

    pointed = Signal(str)
    opened = Signal(str, tuple)

    def __init__(self, drawing: Callable[[Canvas], Drawing], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = Canvas(self)
        self.drawing = drawing(self.canvas)
        self.cell: Cell | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas, 1)
        self._legend = QHBoxLayout()
        layout.addLayout(self._legend)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.canvas.viewport().setMouseTracking(True)
        self.canvas.viewport().installEventFilter(self)

    def show_data(self, data: Counted) -> None:
        """Draw what was counted; the chosen cell stays where it still is."""
        self.drawing.draw(data)
        self._explain()
        if self.cell is not None and not self._has(self.cell):
            self.cell = None
        self._mark()

    # Pointing

    def point_at(self, cell: Cell | None) -> None:
        """Choose a cell, or none, and say it."""
        self.cell = cell
        self._mark()

    def open_cell(self) -> None:
        """Name the tickets behind the chosen cell."""
        if self.cell is not None:
            self.opened.emit(
                self.drawing.words(self.cell).partition("\n")[0],
                tuple(self.drawing.tickets(self.cell)),
            )

    def _explain(self) -> None:
        while (item := self._legend.takeAt(0)) is not None:
            label = item.widget()
            if label is not None:
                label.deleteLater()
        self._legend.addStretch(1)
        for sign in self.drawing.legend():
            self._legend.addWidget(Swatch(sign, self))
            self._legend.addWidget(PlainLabel(sign.words, self, role="muted"))
        self._legend.addStretch(1)

    def _has(self, cell: Cell) -> bool:
        return 0 <= cell[0] < self.drawing.columns() and 0 <= cell[1] < self.drawing.rows()

    def _mark(self) -> None:
        if self.cell is None:
            self.canvas.mark(None)
            self.pointed.emit("")
            return
        self.canvas.mark(self.drawing.place(self.cell))
        self.pointed.emit(self.drawing.words(self.cell))

    def _cell_under(self, position: QPoint) -> Cell | None:
        cell = self.drawing.cell_at(*self.canvas.place_of(position))
        return cell if self._has(cell) else None

    # Overrides of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS and self.drawing.columns():
            across, up = STEPS[key]
            at = self.cell or (
                0 if across >= 0 else self.drawing.columns() - 1,
                self.drawing.rows() - 1,
            )
            if self.cell is not None:
                at = (at[0] + across, at[1] + up)
            self.point_at(self._within(at))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.drawing.columns():
            row = self.cell[1] if self.cell else self.drawing.rows() - 1
            self.point_at((0 if key == Qt.Key.Key_Home else self.drawing.columns() - 1, row))
        elif key in ENTER:
            self.open_cell()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.cell is None and self.drawing.columns():
            self.point_at((0, self.drawing.rows() - 1))

    @guarded
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse over the plot; a click opens what it points at."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            cell = self._cell_under(event.position().toPoint())
            if cell is not None and cell != self.cell:
                self.point_at(cell)
        elif event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            cell = self._cell_under(event.position().toPoint())
            if cell is not None:
                self.point_at(cell)
                self.open_cell()
        return False

    def _within(self, cell: Cell) -> Cell:
        return (
            min(max(cell[0], 0), self.drawing.columns() - 1),
            min(max(cell[1], 0), self.drawing.rows() - 1),
        )
