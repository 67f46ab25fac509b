"""Draws a grid: what every order of one shape shares, and what differs from order to order."""

from collections.abc import Iterator, Sequence

from printing.document import Pen, Point
from printing.fonts import BOX, TICKED, Face
from printing.grid import LEADING, OUTER_GAP, PAD, Cell, Columns, Placed, PlacedSection
from printing.paper import Paper

CENTRE = 0.38  # of an em: from the base line up to the middle of a Chinese character
THICK = 1.2
_HIGH = 2.2  # least heights of a row; in a row higher than that text begins at the top
_SPLIT = 4  # a label longer than this many characters is condensed into its cell


def double_frame(pen: Pen, columns: Columns, *, top: float, bottom: float) -> None:
    """Draw the outer frame: a heavy line round a fine one, which stands at top and bottom."""
    left, width, height = columns.left, columns.right - columns.left, top - bottom
    gap = OUTER_GAP
    around = (width + 2 * gap, height + 2 * gap)
    pen.frame((left - gap, bottom - gap), around, line=THICK)
    pen.frame((left, bottom), (width, height))


def draw_frame(
    pen: Pen,
    sections: Sequence[PlacedSection],
    *,
    paper: Paper,
    columns: Columns,
    top: float,
) -> None:
    """Draw lines, labels and section titles: all that does not change with the facts."""
    y = draw_sections(pen, sections, paper=paper, columns=columns, top=top)
    double_frame(pen, columns, top=top, bottom=y)


def draw_sections(
    pen: Pen,
    sections: Sequence[PlacedSection],
    *,
    paper: Paper,
    columns: Columns,
    top: float,
) -> float:
    """Draw sections without the frame round them; return where they end."""
    y = top
    for section in sections:
        bottom = y - sum(row.height for row in section.rows)
        upright(pen, section.title, columns, paper=paper, top=y, bottom=bottom)
        for row in section.rows:
            _labels(pen, row, columns=columns, top=y)
            y -= row.height
            edge = columns.left + (0 if row is section.rows[-1] else columns.section)
            pen.line((edge, y), (columns.right, y))
    pen.line((columns.left + columns.section, top), (columns.left + columns.section, y))
    return y


def upright(
    pen: Pen, title: str, columns: Columns, *, paper: Paper, top: float, bottom: float
) -> None:
    """Write a section's title from top to bottom in its narrow column."""
    size = max(9.0, paper.body - 0.5)
    face = columns.faces.bold
    step = min(size * 1.3, (top - bottom) / len(title))
    y = (top + bottom) / 2 + step * (len(title) - 1) / 2 - CENTRE * size
    for letter in title:
        x = columns.left + (columns.section - face.width(letter, size)) / 2
        pen.text(x, y, letter, size=size, face=face)
        y -= step


def _labels(pen: Pen, row: Placed, *, columns: Columns, top: float) -> None:
    bottom = top - row.height
    for x, cell in cells_of(row, columns):
        if x > columns.left + columns.section:
            pen.line((x, top), (x, bottom))
        if cell.label:
            pen.line((x + columns.label, top), (x + columns.label, bottom))
            label(pen, cell.label, (x, (top + bottom) / 2), columns=columns)


def label(pen: Pen, text: str, at: Point, *, columns: Columns) -> None:
    """Write a label in its cell, from its left edge and middle; a long one is condensed."""
    x, middle = at
    face = columns.faces.regular
    size = (columns.label - 2 * PAD) / _SPLIT
    wide = face.width(text, size)
    room = columns.label - PAD
    y = middle - CENTRE * size
    if wide <= room:
        pen.text(x + (columns.label - wide) / 2, y, text, size=size, face=face)
    else:
        pen.narrow(x + PAD / 2, y, text, size=size, face=face, by=room / wide)


def cells_of(row: Placed, columns: Columns) -> Iterator[tuple[float, Cell]]:
    """Yield each cell with its left edge."""
    x = columns.left + columns.section
    for cell in row.row.cells:
        yield x, cell
        x += columns.pair * cell.span


def draw_values(
    pen: Pen, sections: Sequence[PlacedSection], *, paper: Paper, columns: Columns, top: float
) -> None:
    """Write what stands in the cells; boxes to sign in are remembered."""
    for row in (row for section in sections for row in section.rows):
        for (x, cell), lines in zip(cells_of(row, columns), row.lines, strict=True):
            if lines and lines != ("",):
                at = _begin(row, cell, x, count=len(lines), paper=paper, columns=columns, top=top)
                draw_lines(pen, lines, at, size=row.size, face=columns.face(cell))
        _remember(pen, row, columns=columns, top=top)
        top -= row.height


def draw_data(
    pen: Pen, sections: Sequence[PlacedSection], *, paper: Paper, columns: Columns, top: float
) -> None:
    """Write only what pre-printed stationery lacks: no strips of boxes, but their ticks."""
    for row in (row for section in sections for row in section.rows):
        for (x, cell), lines in zip(cells_of(row, columns), row.lines, strict=True):
            if row.row.low or not lines:
                continue
            left, y = _begin(row, cell, x, count=len(lines), paper=paper, columns=columns, top=top)
            strip = BOX in cell.text or TICKED in cell.text
            face, write = columns.face(cell), pen.ticks if strip else pen.text
            for line in lines:
                write(left, y, line, size=row.size, face=face)
                y -= row.size * LEADING
        _remember(pen, row, columns=columns, top=top)
        top -= row.height


def _begin(
    row: Placed, cell: Cell, x: float, *, count: int, paper: Paper, columns: Columns, top: float
) -> Point:
    """Return where the first of a cell's lines begins."""
    first = _first_line(row, count, paper=paper, top=top)
    return x + columns.label_room(cell) + PAD, first


def _remember(pen: Pen, row: Placed, *, columns: Columns, top: float) -> None:
    """Remember the boxes of a row of signatures, labels left out."""
    if not row.row.low:
        return
    for x, cell in cells_of(row, columns):
        left = columns.label_room(cell)
        wide = columns.pair * cell.span - left
        pen.place(cell.label, (x + left, top - row.height), (wide, row.height))


def _first_line(row: Placed, count: int, *, paper: Paper, top: float) -> float:
    """Return the first base line: high rows to write in begin at the top, others are centred."""
    if row.row.low:
        foot = top - row.height + paper.row / 2 - CENTRE * row.size
        return foot + (count - 1) * row.size * LEADING
    if row.row.grow and not row.row.middle and row.height > _HIGH * paper.row:
        return top - paper.row / 2 - CENTRE * row.size
    block = (count - 1) * row.size * LEADING
    return top - row.height / 2 + block / 2 - CENTRE * row.size


def draw_lines(pen: Pen, lines: Sequence[str], at: Point, *, size: float, face: Face) -> None:
    """Write lines one under the other from a first base line."""
    x, y = at
    for line in lines:
        pen.text(x, y, line, size=size, face=face)
        y -= size * LEADING
