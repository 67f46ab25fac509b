"""A lean painter for plain text cells: colours made once per table, no style option copied."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from views import icons, theme
from views.widgets.table import Column, ColumnsModel

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag
ELIDE = Qt.TextElideMode.ElideRight


class TextDelegate(QStyledItemDelegate):
    """Paints cells under columns; subclasses override ``paint_cell`` for some of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        colours = theme.current().colours
        self._pens = {name: QPen(colour) for name, colour in colours.items()}
        self._brushes = {name: QBrush(colour) for name, colour in colours.items()}

    def pen(self, tone: str | None) -> QPen:
        """Return the pen of a tone, or of normal text."""
        return self._pens[tone or "text"]

    def brush(self, tone: str) -> QBrush:
        """Return the brush of a tone."""
        return self._brushes[tone]

    def paint_cell(
        self, painter: QPainter, rect: QRect, row: Any, *, column: Column[Any], tone: str | None
    ) -> None:
        """Paint what is inside one cell; background and selection are there already."""
        metrics = painter.fontMetrics()
        pad = metrics.height() // 3
        rect = rect.adjusted(pad, 0, -pad, 0)
        name = column.icon(row) if column.icon else None
        if name:
            side = metrics.height()
            at = QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side)
            icons.icon(name, tone or "muted").paint(painter, at)
            rect.setLeft(rect.left() + side + pad)
        painter.setPen(self.pen(tone))
        text = metrics.elidedText(one_line(column.text(row)), ELIDE, rect.width())
        painter.drawText(rect, int(column.align), text)

    def _paint_unread(self, painter: QPainter, rect: QRect) -> None:
        """Paint where the text of a row will be that is still on its way."""
        height = painter.fontMetrics().height()
        bar = QRect(0, 0, max(rect.width() - height, height) * 2 // 3, height // 3)
        bar.moveCenter(rect.center())
        bar.moveLeft(rect.left() + height // 3)
        painter.fillRect(bar, self._brushes["row_line"])

    # Overrides of Qt

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, ColumnsModel):
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect
        state: State = option.state
        if state & State.State_Selected:
            painter.fillRect(rect, self._brushes["selection"])
            if index.column() == 0:
                edge = QRect(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(edge, self._brushes["accent"])
        row, column = model.row_at(index.row()), model.columns[index.column()]
        if row is None:
            self._paint_unread(painter, rect)
        else:
            tone = column.tone(row) if column.tone else None
            self.paint_cell(painter, rect, row, column=column, tone=tone)
        painter.setPen(self._pens["row_line"])
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = option.fontMetrics
        model = index.model()
        if not isinstance(model, ColumnsModel):
            return super().sizeHint(option, index)
        row = model.row_at(index.row())
        text = one_line(model.columns[index.column()].text(row)) if row is not None else ""
        return QSize(metrics.horizontalAdvance(text) + metrics.height(), metrics.height() * 8 // 5)


def one_line(text: str) -> str:
    """Return text without line breaks, for a cell that has one line."""
    return " ".join(text.split()) if "\n" in text else text
