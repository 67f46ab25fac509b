"""What a table shows: each column one entry, and the rows of a short list handed over whole."""

from collections.abc import Callable, Hashable, Sequence
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


class ColumnsModel(QAbstractTableModel, Generic[Row]):
    """Rows under columns, wherever the rows come from; a row not known yet reads as empty."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)

    def row_at(self, at: int) -> Row | None:
        """Return one row by its place, or None where it is not known yet."""
        raise NotImplementedError

    def key_at(self, at: int) -> Hashable:
        """Return what a row is known by, even before the row itself is known."""
        raise NotImplementedError

    def place_of(self, key: Hashable) -> int | None:
        """Return where the row with a key stands."""
        raise NotImplementedError

    def gather(
        self, done: Callable[[Sequence[Row]], None], goes_on: Callable[[int, int], bool]
    ) -> None:
        """Hand every row over in the order shown.

        Where they must be read first, ``goes_on`` hears how many of how many are there, and
        stops it by False.
        """
        raise NotImplementedError

    # Overrides of Qt

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

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == KEY_ROLE:
            return self.key_at(index.row())
        read = _READERS.get(role)
        row = self.row_at(index.row()) if read else None
        return read(row, self.columns[index.column()]) if read and row is not None else None


class RowsModel(ColumnsModel[Row]):
    """Shows the rows it was handed, sorted by native keys; it never asks anybody for anything."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        parent: QObject | None = None,
        *,
        key: Callable[[Row], Any] = id,
    ) -> None:
        super().__init__(columns, parent)
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

    def key_at(self, at: int) -> Hashable:
        """Return what a row is known by."""
        key: Hashable = self._key(self._rows[at])
        return key

    def place_of(self, key: Hashable) -> int | None:
        """Return where the row with a key stands."""
        return next((at for at, row in enumerate(self._rows) if self._key(row) == key), None)

    def gather(
        self, done: Callable[[Sequence[Row]], None], goes_on: Callable[[int, int], bool]
    ) -> None:
        """Hand every row over at once."""
        done(self.rows())

    def repaint_column(self, column: int, first: int = 0, last: int | None = None) -> None:
        """Say that a column reads differently now, such as a countdown."""
        end = len(self._rows) - 1 if last is None else min(last, len(self._rows) - 1)
        if first <= end:
            self.dataChanged.emit(self.index(first, column), self.index(end, column))

    # Overrides of Qt

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        fresh = self._sorted(self._rows)
        if [*map(id, fresh)] != [*map(id, self._rows)]:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()

    def _sorted(self, rows: Sequence[Row]) -> list[Row]:
        if self._order is None:
            return list(rows)
        column, backwards = self._order
        return sorted(rows, key=self.columns[column].key, reverse=backwards)


def _tone_of(row: Any, column: Column[Any]) -> str | None:
    return column.tone(row) if column.tone else None


def _colour(row: Any, column: Column[Any]) -> QColor | None:
    name = _tone_of(row, column)
    return theme.tone(name) if name else None


def _icon(row: Any, column: Column[Any]) -> Any:
    name = column.icon(row) if column.icon else None
    return icons.icon(name, _tone_of(row, column) or "muted") if name else None


def _tip(row: Any, column: Column[Any]) -> str | None:
    return plain_tip(column.tip(row)) if column.tip else None


_READERS: dict[int, Callable[[Any, Column[Any]], Any]] = {
    Role.DisplayRole: lambda row, column: column.text(row),
    Role.AccessibleTextRole: lambda row, column: column.text(row),
    Role.ForegroundRole: _colour,
    Role.DecorationRole: _icon,
    Role.ToolTipRole: _tip,
    Role.TextAlignmentRole: lambda _, column: column.align,
    SORT_ROLE: lambda row, column: column.key(row),
    ROW_ROLE: lambda row, _: row,
    TONE_ROLE: _tone_of,
}
