"""Tables that flow: rows over as many pages as they need, under a head that is repeated.

A row is not broken between two pages unless it is taller than a page; then its lines go
on under the head. Nothing is cut.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from printing.fonts import Face, Faces
from printing.grid import LEADING, PAD
from printing.paper import Paper
from printing.table import Column, Line, Table
from printing.text import wrap

Lines = tuple[str, ...]
_UPRIGHT = 1.05  # of the type size: the least step of a title written downwards
_TIGHT = 1.75  # of the type size: a row of a table set small
_WRITTEN = 16.0  # points: a row somebody writes in
_SLACK = 1e-6  # points; sums of heights are not exact
_BEGINNING = 3  # lines of a row taller than a page that may stand at the foot of one
_LITTLE = 0.3  # of a page
_LEAST_ROWS = 2  # a head is not left alone at the foot of a page


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row with its height and broken lines; ``joined`` columns go on from the row above."""

    cells: tuple[Lines, ...]
    height: float
    bold: frozenset[int] = frozenset()
    joined: frozenset[int] = frozenset()


Group = tuple[SetRow, ...]  # rows no page comes between


class SetTable:
    """A table broken into lines for one width: measured, not yet on any page."""

    def __init__(
        self, table: Table, span: tuple[float, float], *, paper: Paper, faces: Faces, full: float
    ) -> None:
        self.table, self.paper, self.faces, self._full = table, paper, faces, full
        self.size = paper.floor if table.small else paper.body
        self._row_height = min(paper.row, self.size * _TIGHT) if table.small else paper.row
        self.edges = _edges(table.columns, *span)
        head = self._row(Line(tuple(column.title for column in table.columns)), bold=True)
        titles = max(map(len, head.cells))
        self.head = replace(head, height=self._high(titles))
        self.blank = self._written(self._row(Line(("",) * len(table.columns))))
        self._groups = self._grouped()

    def slices(self, left: float) -> Iterator[Group]:
        """Yield the rows of each page, the first of which has ``left`` points; it may be empty."""
        waiting = self._groups
        while waiting:
            count = self._fitting(waiting, left - self.head.height)
            if count > _LEAST_ROWS and len(waiting) - count == 1 and not self._tall(waiting[-1]):
                count -= 1  # nor is a last row left alone on the next page
            rows, rest = self._topped_up(waiting, count, left=left)
            if left < self._full and self._lonely(rows, left, last=not rest):
                rows, rest = (), waiting
            yield rows
            waiting, left = rest, self._full

    def _topped_up(
        self, waiting: list[Group], count: int, *, left: float
    ) -> tuple[Group, list[Group]]:
        """Return a page's rows and the groups left over.

        A row taller than a page begins wherever some of its lines fit.
        """
        rows = tuple(row for group in waiting[:count] for row in group)
        rest = waiting[count:]
        room = left - self.height(rows)
        if rest and self._tall(rest[0]) and (room >= self._high(_BEGINNING) or left >= self._full):
            part, remainder = self._cut(rest[0][0], room)
            rows, rest = (*rows, part), [(remainder,), *rest[1:]]
        return self.stretched(rows), rest

    def height(self, rows: Sequence[SetRow]) -> float:
        """Return how high a page's rows are with the head."""
        return self.head.height + sum(row.height for row in rows)

    def pad(self, column: int) -> float:
        """Return the room between a cell's edge and its text; narrow columns have less."""
        return min(PAD, (self.edges[column + 1] - self.edges[column]) * 0.07)

    def face(self, row: SetRow, column: int) -> Face:
        """Return the weight a cell is set in."""
        return self.faces.bold if column in row.bold else self.faces.regular

    def _fitting(self, groups: Sequence[Group], room: float) -> int:
        """Return how many groups a page with some room takes."""
        for count, group in enumerate(groups):
            room -= sum(row.height for row in group)
            if room < -_SLACK:
                return count
        return len(groups)

    def _lonely(self, rows: Group, left: float, *, last: bool) -> bool:
        """Return whether so few rows had better begin the next page, where little is left."""
        few = len(rows) < _LEAST_ROWS and left < self._full * _LITTLE
        return self.height(rows) > left + _SLACK or (few and not last)

    def stretched(self, rows: Group) -> Group:
        """Return a page's rows, the last one taller if the upright title needs it."""
        least = len(self.table.title) * self.size * _UPRIGHT + 2 * PAD
        short = least - self.height(rows)
        if not rows or short <= 0:
            return rows
        return (*rows[:-1], replace(rows[-1], height=rows[-1].height + short))

    def _grouped(self) -> list[Group]:
        table = self.table
        rows = [self._row(line) for line in table.lines] + [self.blank] * table.blanks
        groups = self._joined(rows) if rows else self._empty()
        if table.total:
            total = self._row(Line(table.total), bold=True)
            groups[-1] = (*groups[-1], total)
        return [small for group in groups for small in self._fit_for_page(group)]

    def _empty(self) -> list[Group]:
        return [(SetRow(((self.table.empty,),), self._row_height),)]

    def _joined(self, rows: Sequence[SetRow]) -> list[Group]:
        """Return rows in groups: those whose first merged column goes on stay together."""
        merged = [n for n, column in enumerate(self.table.columns) if column.merged]
        groups: list[list[SetRow]] = []
        previous: tuple[Lines, ...] = ()
        for row in rows:
            joined = _same(previous, row.cells, merged)
            previous = row.cells
            if merged and merged[0] in joined:
                groups[-1].append(replace(row, joined=joined))
            else:
                groups.append([row])
        return [self._high_enough(tuple(group), merged) for group in groups]

    def _high_enough(self, group: Group, merged: Sequence[int]) -> Group:
        """Return a group in which the text of a merged cell fits the rows it spans.

        Each row is at first high enough for its own cells, merged ones left out.
        """
        if len(group) == 1:
            return group
        own = [self._height(row, leaving_out=merged) for row in group]
        wanted = max(len(group[0].cells[n]) for n in merged)
        missing = self._high(wanted) - sum(own)
        own[-1] += max(0.0, missing)
        if any(row.joined != frozenset(merged) for row in group[1:]):
            own = [row.height for row in group]  # cells of several depths: each row as it is
        return tuple(replace(row, height=tall) for row, tall in zip(group, own, strict=True))

    def _height(self, row: SetRow, leaving_out: Sequence[int] = ()) -> float:
        counts = [len(lines) for n, lines in enumerate(row.cells) if n not in leaving_out]
        return self._high(max([self.table.least, *counts]))

    def _written(self, row: SetRow) -> SetRow:
        """Return a row high enough to be written in by hand."""
        return replace(row, height=max(row.height, _WRITTEN))

    def _high(self, lines: int) -> float:
        return self._row_height + (lines - 1) * self.size * LEADING

    def _tall(self, group: Group) -> bool:
        """Return whether no page can hold a group."""
        room = self._full - self.head.height
        return sum(row.height for row in group) > room + _SLACK

    def _fit_for_page(self, group: Group) -> Iterator[Group]:
        """Yield a group whole, or row by row if no page can hold it."""
        if self._tall(group):
            for row in group:
                yield (replace(row, joined=frozenset(), height=self._height(row)),)
        else:
            yield group

    def _cut(self, row: SetRow, room: float) -> tuple[SetRow, SetRow]:
        """Return as much of a tall row as fits some room, and the rest of it."""
        count = max(1, 1 + int((room - self._row_height) / (self.size * LEADING) + _SLACK))
        parts = []
        for lines in (slice(count), slice(count, None)):
            part = replace(row, cells=tuple(cell[lines] for cell in row.cells))
            parts.append(replace(part, height=self._height(part)))
        return parts[0], parts[1]

    def _row(self, line: Line, *, bold: bool = False) -> SetRow:
        columns = range(len(line.cells))
        strong = frozenset(columns) if bold else line.bold
        row = SetRow((), 0.0, strong)
        cells = tuple(
            tuple(text for text, _ in wrap(line.cells[n], self.face(row, n).widths, self._room(n)))
            for n in columns
        )
        row = replace(row, cells=cells)
        return replace(row, height=self._height(row))

    def _room(self, column: int) -> float:
        wide = self.edges[column + 1] - self.edges[column]
        return (wide - 2 * self.pad(column)) / self.size


def _edges(columns: Sequence[Column], left: float, right: float) -> tuple[float, ...]:
    """Return where the columns begin, and where the last ends."""
    unit = (right - left) / sum(column.share for column in columns)
    edges = [left]
    for column in columns:
        edges.append(edges[-1] + column.share * unit)
    return tuple(edges)


def _same(
    one: tuple[Lines, ...], other: tuple[Lines, ...], merged: Sequence[int]
) -> frozenset[int]:
    """Return the merged columns in which two rows say the same, up to the first that differs."""
    joined: set[int] = set()
    for n in merged:
        if not one or one[n] != other[n] or not any(other[n]):
            break
        joined.add(n)
    return frozenset(joined)
