"""Rows handed to a table: each column one entry, sorted by native keys and not by text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from views import icons, theme
from views.widgets.plain_label import plain_tip

Row = TypeVar("Row")
Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

SORT_ROLE = Role.UserRole
ROW_ROLE = Role.UserRole + 1
KEY_ROLE = Role.UserRole + 2
TONE_ROLE = Role.UserRole + 3

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: heading, what it shows, what it sorts by, and how it looks.

    ``tone`` names a colour of the theme or None for normal; ``icon`` an icon or None.
    ``width`` is in characters, for the first time the table is shown.
    """

    heading: Callable[[], str]
    text: Callable[[Row], str]
    key: Callable[[Row], Any]
    tone: Callable[[Row], str | None] | None = None
    icon: Callable[[Row], str | None] | None = None
    tip: Callable[[Row], str] | None = None
    align: Qt.AlignmentFlag = LEFT
    width: int = 12


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Shows the rows it was handed, sorted by a column; it never asks anybody for anything."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        parent: QObject | None = None,
        *,
        key: Callable[[Row], Any] = id,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._rows: list[Row] = []
        self._order: tuple[int, bool] | None = None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; where only contents changed, no row moves and nothing is reset."""
        fresh = self._sorted(rows)
        before, after = [*map(self._key, self._rows)], [*map(self._key, fresh)]
        if before != after:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            return
        changed = [at for at, row in enumerate(fresh) if row != self._rows[at]]
        self._rows = fresh
        last = len(self.columns) - 1
        for at in changed:
            self.dataChanged.emit(self.index(at, 0), self.index(at, last))

    def rows(self) -> Sequence[Row]:
        """Return what is shown, in the order shown."""
        return tuple(self._rows)

    def row_at(self, at: int) -> Row:
        """Return one row by its place."""
        return self._rows[at]

    def repaint_column(self, column: int, first: int = 0, last: int | None = None) -> None:
        """Say that a column reads differently now, such as a countdown."""
        end = len(self._rows) - 1 if last is None else min(last, len(self._rows) - 1)
        if first <= end:
            self.dataChanged.emit(self.index(first, column), self.index(end, column))

    # Overrides of Qt

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Role.DisplayRole:
            return self.columns[section].heading()
        if role == Role.TextAlignmentRole:
            return self.columns[section].align
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        fresh = self._sorted(self._rows)
        if [*map(id, fresh)] != [*map(id, self._rows)]:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        read = _READERS.get(role)
        return read(self, row, column) if read else None

    # What each role reads

    def _sorted(self, rows: Sequence[Row]) -> list[Row]:
        if self._order is None:
            return list(rows)
        column, backwards = self._order
        return sorted(rows, key=self.columns[column].key, reverse=backwards)

    def _read_key(self, row: Row) -> Any:
        return self._key(row)


def _tone_of(row: Any, column: Column[Any]) -> str | None:
    return column.tone(row) if column.tone else None


def _colour(_model: Any, row: Any, column: Column[Any]) -> QColor | None:
    name = _tone_of(row, column)
    return theme.tone(name) if name else None


def _icon(_model: Any, row: Any, column: Column[Any]) -> Any:
    name = column.icon(row) if column.icon else None
    return icons.icon(name, _tone_of(row, column) or "muted") if name else None


def _tip(_model: Any, row: Any, column: Column[Any]) -> str | None:
    return plain_tip(column.tip(row)) if column.tip else None


_READERS: dict[int, Callable[[Any, Any, Column[Any]], Any]] = {
    Role.DisplayRole: lambda _, row, column: column.text(row),
    Role.AccessibleTextRole: lambda _, row, column: column.text(row),
    Role.ForegroundRole: _colour,
    Role.DecorationRole: _icon,
    Role.ToolTipRole: _tip,
    Role.TextAlignmentRole: lambda _, _row, column: column.align,
    SORT_ROLE: lambda _, row, column: column.key(row),
    ROW_ROLE: lambda _, row, _column: row,
    KEY_ROLE: lambda model, row, _column: model._read_key(row),  # noqa: SLF001 - same module
    TONE_ROLE: lambda _, row, column: _tone_of(row, column),
}
