"""How a cell of the roster is painted, and the small editor a shift is typed in."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.queries.roster import RosterCell
from models.rules.terms import ShiftKind
from views import theme
from views.roster import words
from views.roster.grid_model import GridModel

Index = QModelIndex | QPersistentModelIndex
STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class ShiftEditor(QLineEdit):
    """A shift as letter, word or pinyin; an arrow keeps it and goes on, as in a spreadsheet."""

    stepped = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextMargins(0, 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with an arrow; everything else is typed."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(*step)


class GridDelegate(QStyledItemDelegate):
    """``typed`` carries what was typed and the way to go on; the model itself never changes."""

    typed = Signal(str, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._step = (1, 0)

    # Overrides of Qt

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = ShiftEditor(parent)
        self._step = (1, 0)
        editor.stepped.connect(lambda down, right: self._go_on(editor, (down, right)))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start empty: what is typed replaces what stood there."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, ShiftEditor) and editor.text().strip():
            self.typed.emit(editor.text(), *self._step)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, GridModel):
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect
        cell = model.cell(index.row(), index.column())
        is_crew = not model.lines[index.row()].technician
        head = model.heads[index.column()]
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if cell.is_blank:
            painter.fillRect(rect, theme.tone("overdue_soft"))
        elif is_crew or not head.working:
            painter.fillRect(rect, theme.tone("stripe"))
        if selected:
            painter.fillRect(rect, theme.tone("selection"))
        font = painter.font()
        font.setBold(cell.own and not is_crew)
        painter.setFont(font)
        painter.setPen(theme.tone(_tone(cell)))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words.cell_word(cell))
        painter.setPen(theme.tone("line" if is_crew else "row_line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.tone("focus"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    # Parts

    def _go_on(self, editor: ShiftEditor, step: tuple[int, int]) -> None:
        self._step = step
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


_TONES = {ShiftKind.NIGHT: "paused", ShiftKind.ON_CALL: "half", ShiftKind.REST: "faint"}


def _tone(cell: RosterCell) -> str:
    if cell.is_blank:
        return "overdue"
    if cell.leave:
        return "soon"
    return "text" if cell.kind is None else _TONES.get(cell.kind, "text")
