"""The grid's model: a line for each crew and person, a column for each day."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from models.queries.roster import DayHead, RosterCell, RosterLine, RosterSheet
from models.rules.terms import ShiftKind
from views import theme
from views.roster import words
from views.widgets.plain_label import plain_tip

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


class GridModel(QAbstractTableModel):
    """Shows a period; where lines and days stay, only cells change and nothing is reset."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads: tuple[DayHead, ...] = ()
        self.lines: tuple[RosterLine, ...] = ()

    def show_sheet(self, sheet: RosterSheet, *, people: bool) -> None:
        """Show a period, with the people of each crew or the crews alone."""
        lines = tuple(one for one in sheet.lines if people or not one.technician)
        before = ([one.key for one in self.lines], [one.day_on for one in self.heads])
        after = ([one.key for one in lines], [one.day_on for one in sheet.heads])
        if before != after:
            self.beginResetModel()
            self.heads, self.lines = sheet.heads, lines
            self.endResetModel()
            return
        self.heads, self.lines = sheet.heads, lines
        if lines and sheet.heads:
            last = self.index(len(lines) - 1, len(sheet.heads) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def cell(self, row: int, column: int) -> RosterCell:
        """Return one cell."""
        return self.lines[row].cells[column]

    def kind(self, row: int, column: int) -> ShiftKind | None:
        """Return the shift that stands in a cell."""
        return self.cell(row, column).kind

    # Overrides of Qt

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            return self._day_data(section, role) if section < len(self.heads) else None
        return self._line_data(section, role) if section < len(self.lines) else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, head = self.lines[index.row()], self.heads[index.column()]
        cell = line.cells[index.column()]
        if role in (Role.DisplayRole, Role.EditRole):
            return words.cell_word(cell)
        if role == Role.TextAlignmentRole:
            return CENTRE
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            said = words.cell_words(line, head, cell)
            return plain_tip(said) if role == Role.ToolTipRole else said
        return None

    # Heads

    def _day_data(self, section: int, role: int) -> Any:
        head = self.heads[section]
        if role == Role.DisplayRole:
            told = (str(head.day_on.day), words.weekday(head.day_on), words.off_word(head))
            return "\n".join(told)
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return plain_tip(words.day_words(head))
        if role == Role.TextAlignmentRole:
            return CENTRE
        if role == Role.ForegroundRole:
            return _head_tone(head)
        return None

    def _line_data(self, section: int, role: int) -> Any:
        line = self.lines[section]
        if role == Role.DisplayRole:
            return line.name if not line.technician else f"    {line.name}"
        if role == Role.ToolTipRole:
            return plain_tip(" ".join(filter(None, (line.technician or line.crew_code, line.name))))
        if role == Role.TextAlignmentRole:
            return LEFT
        if role == Role.FontRole and not line.technician:
            font = QFont()
            font.setBold(True)
            return font
        return None


def _head_tone(head: DayHead) -> QColor:
    if head.made_up:
        return theme.tone("accent")
    return theme.tone("text" if head.working else "overdue")
