"""Draws what a page shows of a table: head, rows, cells that span rows, the upright title."""

from collections.abc import Sequence

from printing.document import Pen
from printing.drawing import CENTRE, upright
from printing.grid import LEADING, Columns
from printing.table_setting import Lines, SetRow, SetTable


def draw_table(
    pen: Pen, table: SetTable, rows: Sequence[SetRow], *, columns: Columns, top: float
) -> float:
    """Draw a page's rows under the head; return where they end."""
    return _PageOfTable(pen, table, rows, top=top).draw(columns)


class _PageOfTable:
    """The rows one page shows, with the heights they begin and end at."""

    def __init__(self, pen: Pen, table: SetTable, rows: Sequence[SetRow], *, top: float) -> None:
        self._pen, self._table, self._rows = pen, table, rows
        self._count = len(table.edges) - 1
        self._tops = [top, top - table.head.height]
        for row in rows:
            self._tops.append(self._tops[-1] - row.height)

    def draw(self, columns: Columns) -> float:
        """Draw everything; return where it ends."""
        top, bottom = self._tops[0], self._tops[-1]
        for n, lines in enumerate(self._table.head.cells):
            self._cell(self._table.head, (n, lines), top=top, bottom=self._tops[1])
        for n in range(self._count):
            self._column(n)
        for at, row in enumerate(self._rows):
            if self._spans_all(row):
                self._empty(row, top=self._tops[at + 1])
        self._uprights()
        self._pen.line((columns.left, bottom), (columns.right, bottom))
        title = self._table.table.title
        if title:
            paper = self._table.paper
            upright(self._pen, title, columns, paper=paper, top=top, bottom=bottom)
            self._pen.line((self._table.edges[0], top), (self._table.edges[0], bottom))
        return bottom

    def _column(self, n: int) -> None:
        """Draw a column's cells and the lines under them; a cell may span rows."""
        left, right = self._table.edges[n], self._table.edges[n + 1]
        self._pen.line((left, self._tops[1]), (right, self._tops[1]))
        begin = 0
        for at, row in enumerate(self._rows):
            last = at + 1 == len(self._rows)
            if not last and n in self._rows[at + 1].joined:
                continue
            top, bottom = self._tops[begin + 1], self._tops[at + 2]
            if not self._spans_all(row):
                first = self._rows[begin]
                self._cell(first, (n, first.cells[n]), top=top, bottom=bottom)
            if not last:
                self._pen.line((left, bottom), (right, bottom))
            begin = at + 1

    def _spans_all(self, row: SetRow) -> bool:
        return len(row.cells) != self._count

    def _empty(self, row: SetRow, *, top: float) -> None:
        """Write what stands in a table without rows, across all its columns."""
        table, text = self._table, row.cells[0][0]
        face = table.faces.regular
        x = (table.edges[0] + table.edges[-1] - face.width(text, table.size)) / 2
        y = top - row.height / 2 - CENTRE * table.size
        self._pen.text(x, y, text, size=table.size, face=face)

    def _uprights(self) -> None:
        """Draw the lines between columns; a row that spans all of them has none."""
        bottom = self._tops[1]
        for at, row in enumerate(self._rows):
            if not self._spans_all(row):
                bottom = self._tops[at + 2]
        for x in self._table.edges[1:-1]:
            self._pen.line((x, self._tops[0]), (x, bottom))

    def _cell(self, row: SetRow, cell: tuple[int, Lines], *, top: float, bottom: float) -> None:
        n, lines = cell
        table, size, face = self._table, self._table.size, self._table.face(row, n)
        align = "centre" if row is table.head else table.table.columns[n].align
        left, pad = table.edges[n] + table.pad(n), table.pad(n)
        room = table.edges[n + 1] - pad - left
        y = (top + bottom) / 2 + (len(lines) - 1) * size * LEADING / 2 - CENTRE * size
        for line in lines:
            spare = max(0.0, room - face.width(line, size)) if align != "left" else 0.0
            x = left + (spare if align == "right" else spare / 2)
            self._pen.text(x, y, line, size=size, face=face)
            y -= size * LEADING
