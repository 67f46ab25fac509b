"""Under the grid: how many stand on each shift of a day, and how many on none."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from models.queries.roster import DayTotal, RosterSheet
from models.rules.terms import ShiftKind
from views import theme
from views.roster import words
from views.roster.grid_view import GridView
from views.wording import term

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
COUNTED = (ShiftKind.DAY, ShiftKind.NIGHT, ShiftKind.ON_CALL)
AWAY, BLANK = len(COUNTED), len(COUNTED) + 1
ROWS = len(COUNTED) + 2


class TotalsModel(QAbstractTableModel):
    """A line for each shift, one for leave, one for gaps; short of the norm is red and marked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._totals: tuple[DayTotal, ...] = ()
        self._needed: Mapping[ShiftKind, int] = {}

    def show_sheet(self, sheet: RosterSheet) -> None:
        """Show the totals of a period."""
        self.beginResetModel()
        self._totals, self._needed = sheet.totals, sheet.needed
        self.endResetModel()

    def gaps(self) -> int:
        """Return how many people, over all days, stand on no shift."""
        return sum(one.blank for one in self._totals)

    def short_days(self) -> int:
        """Return on how many days a shift has too few people."""
        columns = range(len(self._totals))
        return sum(any(self._is_short(row, at) for row in range(AWAY)) for at in columns)

    # Overrides of Qt

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else ROWS

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._totals)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical and role == Role.DisplayRole:
            return self._name(section)
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        count = self._count(row, column)
        bad = self._is_short(row, column) or (row == BLANK and count > 0)
        if role == Role.DisplayRole:
            return f"{count}!" if bad else str(count or "")
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Role.ForegroundRole:
            return theme.tone("overdue" if bad else "muted")
        if role == Role.AccessibleTextRole:
            return f"{self._name(row)} {count}"
        return None

    # Parts

    def _name(self, row: int) -> str:
        if row == AWAY:
            return words.translate("Roster", "On leave")
        if row == BLANK:
            return words.translate("Roster", "No shift")
        kind = COUNTED[row]
        least = self._needed.get(kind, 0)
        return f"{term(kind)} ≥{least}" if least else term(kind)

    def _count(self, row: int, column: int) -> int:
        total = self._totals[column]
        if row == AWAY:
            return total.away
        return total.blank if row == BLANK else total.people.get(COUNTED[row], 0)

    def _is_short(self, row: int, column: int) -> bool:
        if row >= AWAY:
            return False
        return self._count(row, column) < self._needed.get(COUNTED[row], 0)


class TotalsView(QTableView):
    """Moves and widens with the grid above it; it is read, not walked."""

    def __init__(self, grid: GridView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)  # the grid alone says how narrow
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.setHorizontalScrollMode(grid.horizontalScrollMode())
        high = self.fontMetrics().height() * 5 // 4
        self.verticalHeader().setDefaultSectionSize(high)
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self.setFixedHeight(high * ROWS + 2)
        grid.horizontalScrollBar().valueChanged.connect(self.horizontalScrollBar().setValue)
        grid.horizontalHeader().sectionResized.connect(self._follow)

    def follow(self) -> None:
        """Take the widths of the grid."""
        for at in range(self._grid.grid().columnCount()):
            self.setColumnWidth(at, self._grid.columnWidth(at))
        wide = max(
            self._grid.verticalHeader().sizeHint().width(),
            self.verticalHeader().sizeHint().width(),
        )
        self._grid.verticalHeader().setFixedWidth(wide)
        self.verticalHeader().setFixedWidth(wide)

    def _follow(self, at: int, _before: int, wide: int) -> None:
        self.setColumnWidth(at, wide)
