"""A list of any length: its ids in the order shown, and the rows of the pages looked at.

The ids are a stable picture: rows do not move until a new picture is handed over, and then
only as far as it differs. A page not read yet shows empty lines for the few milliseconds it
takes; what is on screen is read first, its neighbours after it.
"""

from array import array
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial
from typing import TypeAlias, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from views.widgets.table import ROOT, Column, ColumnsModel, Index

Row = TypeVar("Row")
Ids: TypeAlias = "array[int]"

PAGE = 128
KEPT = 32  # pages
SLICE = 2048  # rows read at once when all are wanted
SMALL = 128  # rows that may come between others without the list being laid anew


class PagedModel(ColumnsModel[Row]):
    """Shows ids; ``read`` is asked for the rows of some of them and answers when it can.

    ``sorted_by`` tells that another order is wanted: of which column, and which way; a column
    below zero stands for the list's own order. ``filled`` names the places that came.
    """

    sorted_by = Signal(int, Qt.SortOrder)
    filled = Signal(int, int)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        parent: QObject | None = None,
        *,
        read: Callable[[Sequence[int], Callable[[Mapping[int, Row]], None]], object],
    ) -> None:
        super().__init__(columns, parent)
        self._read = read
        self._ids: Ids = array("q")
        self._pages: dict[int, Sequence[Row | None]] = {}
        self._before: dict[int, Row] = {}  # rows of the last picture, until read again
        self._picture = 0
        self._looked_at = 0
        self._reading: int | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read_next)

    def show_ids(
        self, ids: Ids, rows: Mapping[int, Row] | None = None, *, anew: bool = False
    ) -> None:
        """Show a new picture, with the rows of its first page where they are known already.

        ``anew`` is for the answer to another question, which shares lines with the one before
        by chance only.
        """
        self._before = self._known()
        self._pages = {}
        self._reading = None
        self._picture += 1
        self._turn_into(ids, anew=anew)
        if rows is not None:
            self._pages[0] = [rows.get(one) for one in ids[:PAGE]]
        if ids:
            self._said(0, len(ids) - 1)

    def read_again(self) -> None:
        """Read what is on screen again; nothing moves, and nothing goes blank meanwhile."""
        self.show_ids(self._ids)

    def ids(self) -> Ids:
        """Return what is shown, in the order shown."""
        return self._ids

    def row_at(self, at: int) -> Row | None:
        """Return one row by its place; where it is not known it is read soon."""
        page, line = divmod(at, PAGE)
        rows = self._pages.get(page)
        if rows is None or page != self._looked_at:
            self._looked_at = page
            self._soon.start()
        return self._before.get(self._ids[at]) if rows is None else rows[line]

    def key_at(self, at: int) -> Hashable:
        """Return the id in a place."""
        return self._ids[at]

    def place_of(self, key: Hashable) -> int | None:
        """Return where an id stands."""
        return self._ids.index(key) if isinstance(key, int) and key in self._ids else None

    def gather(
        self, done: Callable[[Sequence[Row]], None], goes_on: Callable[[int, int], bool]
    ) -> None:
        """Read every row slice by slice, so that nothing else waits long, and hand them over."""
        ids, rows = self._ids, list[Row]()

        def came(at: int, found: Mapping[int, Row]) -> None:
            rows.extend(found[one] for one in ids[at : at + SLICE] if one in found)
            ask(at + SLICE)

        def ask(at: int) -> None:
            if at >= len(ids):
                done(rows)
            elif goes_on(at, len(ids)):
                self._read(ids[at : at + SLICE], partial(came, at))

        ask(0)

    # Overrides of Qt

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sorted_by.emit(column, order)

    # The picture

    def _known(self) -> dict[int, Row]:
        """Return the rows held, by id, so that a new picture need not go blank first."""
        known: dict[int, Row] = {}
        for page, rows in self._pages.items():
            pairs = zip(self._on_page(page), rows, strict=True)
            known |= {one: row for one, row in pairs if row is not None}
        return known or self._before

    def _turn_into(self, ids: Ids, *, anew: bool) -> None:
        """Take over other ids: lines that only came are put in, anything else is laid anew."""
        old = self._ids
        head, tail = _alike(old, ids)
        come = len(ids) - head - tail
        if anew or head + tail < len(old) or (come > SMALL and tail):
            self.beginResetModel()
            self._ids = ids
            self.endResetModel()
        elif come:
            self.beginInsertRows(ROOT, head, head + come - 1)
            self._ids = ids
            self.endInsertRows()

    def _said(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self.filled.emit(first, last)

    # Reading pages

    def _read_next(self) -> None:
        if self._reading is not None:
            return
        last = (len(self._ids) - 1) // PAGE
        near = (self._looked_at, self._looked_at + 1, self._looked_at - 1)
        page = next((one for one in near if 0 <= one <= last and one not in self._pages), None)
        if page is None:
            return
        self._reading = page
        self._read(self._on_page(page), partial(self._take, self._picture, page))

    def _on_page(self, page: int) -> Ids:
        return self._ids[page * PAGE : page * PAGE + PAGE]

    def _take(self, picture: int, page: int, rows: Mapping[int, Row]) -> None:
        if picture != self._picture:
            return
        ids = self._on_page(page)
        self._reading = None
        self._pages[page] = [rows.get(one) for one in ids]
        if len(self._pages) > KEPT:
            del self._pages[max(self._pages, key=lambda one: abs(one - self._looked_at))]
        self._said(page * PAGE, page * PAGE + len(ids) - 1)
        self._soon.start()


def _alike(old: Ids, new: Ids) -> tuple[int, int]:
    """Return how many ids two pictures share from the top, and then from the bottom."""
    shorter = min(len(old), len(new))
    head = _longest(shorter, lambda count: old[:count] == new[:count])
    rest = shorter - head
    tail = _longest(rest, lambda count: old[len(old) - count :] == new[len(new) - count :])
    return head, tail


def _longest(most: int, holds: Callable[[int], bool]) -> int:
    """Return the greatest count up to ``most`` for which something that only breaks once holds."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if holds(middle) else (least, middle - 1)
    return least
