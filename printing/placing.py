"""Shares the height of a page out over the rows of a grid.

A row gets the lines its text needs. When the page is full, type shrinks to the paper's
floor; what still does not fit is handed back to flow onto a continuation page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from printing.fonts import Face
from printing.grid import (
    LEADING,
    Columns,
    Leftover,
    Placed,
    PlacedSection,
    Row,
    Section,
    row_height,
)
from printing.paper import Paper
from printing.text import wrap

MORE = "〔接续页〕"
UNLABELLED = "正文"


@dataclass(frozen=True, slots=True)
class Measure:
    """What lines are broken by: a face and the width of the column in em."""

    face: Face
    room: float


def place(
    sections: Sequence[Section],
    paper: Paper,
    height: float,
    *,
    columns: Columns,
    more: str = MORE,
) -> tuple[tuple[PlacedSection, ...], tuple[Leftover, ...]]:
    """Share a height out over the rows; return them with what did not fit.

    ``more`` ends the last line of a cell that holds only the beginning of its text.
    """
    sections, leftovers = _without_optional(sections, paper, height, columns=columns)
    rows = [row for section in sections for row in section.rows]
    sizes = [paper.body] * len(rows)
    broken = [_break(row, columns, paper.body) for row in rows]
    counts = [_count(row, lines) for row, lines in zip(rows, broken, strict=True)]
    if _total(counts, sizes, paper) > height and paper.floor < paper.body:
        for n, row in enumerate(rows):
            if counts[n] > row.lines:
                sizes[n] = paper.floor
                broken[n] = _break(row, columns, paper.floor)
                counts[n] = _count(row, broken[n])
    if _total(counts, sizes, paper) > height:
        counts = _rationed(rows, counts, sizes, paper=paper, height=height)
    heights = _heights(rows, counts, sizes, paper=paper, height=height)
    placed: list[Placed] = []
    for row, found, tall, size in zip(rows, broken, heights, sizes, strict=True):
        room = _room(tall, size, paper)
        shown, rest = _shown(row, found, room, size=size, columns=columns, more=more)
        leftovers.extend(rest)
        placed.append(Placed(row, tall, size, shown))
    return _regrouped(sections, placed), tuple(leftovers)


def fill(
    row: Row, tall: float, paper: Paper, *, columns: Columns, size: float | None = None
) -> tuple[Placed, tuple[Leftover, ...]]:
    """Set a row into a height that is given; return it and what is left over.

    Type shrinks to the paper's floor if need be, unless its ``size`` is given too.
    """
    sizes = dict.fromkeys((paper.body, paper.floor)) if size is None else (size,)
    for used in sizes:
        found, room = _break(row, columns, used), _room(tall, used, paper)
        if max(map(len, found)) <= room:
            break
    shown, rest = _shown(row, found, room, size=used, columns=columns, more=MORE)
    return Placed(row, tall, used, shown), tuple(rest)


def _room(tall: float, size: float, paper: Paper) -> int:
    return int((tall - paper.row) / (size * LEADING) + 1e-6) + 1


def _shown(
    row: Row,
    found: list[list[tuple[str, int]]],
    room: int,
    *,
    size: float,
    columns: Columns,
    more: str,
) -> tuple[tuple[tuple[str, ...], ...], list[Leftover]]:
    """Return the lines each cell shows and what flows on from it."""
    shown, leftovers = [], []
    for cell, lines in zip(row.cells, found, strict=True):
        measure = Measure(columns.face(cell), columns.room(cell) / size)
        kept, rest = _kept(cell.text, lines, room, measure=measure, more=more)
        shown.append(kept)
        if rest:
            leftovers.append(Leftover(cell.label or UNLABELLED, rest))
    return tuple(shown), leftovers


def need(sections: Sequence[Section], paper: Paper, *, columns: Columns) -> float:
    """Return the height all the text of some sections takes at the paper's type size."""
    rows = [row for section in sections for row in section.rows]
    counts = [_count(row, _break(row, columns, paper.body)) for row in rows]
    return _total(counts, [paper.body] * len(rows), paper)


def _without_optional(
    sections: Sequence[Section], paper: Paper, height: float, *, columns: Columns
) -> tuple[Sequence[Section], list[Leftover]]:
    """Move optional rows to the next page if the page is too full for them.

    It is when not every row has its least and every firm row all it needs. Raises
    ``ValueError`` for a form that has too many rows for its paper.
    """
    if _least(sections, paper) + _firm(sections, paper, columns) <= height:
        return sections, []
    moved = [
        Leftover(cell.label or UNLABELLED, cell.text, whole=True)
        for section in sections
        for row in section.rows
        if row.optional
        for cell in row.cells
    ]
    kept = [
        Section(section.title, tuple(row for row in section.rows if not row.optional))
        for section in sections
    ]
    if _least(kept, paper) > height:
        raise ValueError(f"{_least(kept, paper):.0f} points of rows on {paper.name}")
    return kept, moved


def _least(sections: Sequence[Section], paper: Paper) -> float:
    rows = [row for section in sections for row in section.rows]
    return _total([row.lines for row in rows], [paper.body] * len(rows), paper)


def _firm(sections: Sequence[Section], paper: Paper, columns: Columns) -> float:
    """Return the height firm rows need beyond their least."""
    rows = (row for section in sections for row in section.rows if row.firm)
    more = (_count(row, _break(row, columns, paper.body)) - row.lines for row in rows)
    return sum(more) * paper.body * LEADING


def _regrouped(sections: Sequence[Section], placed: Sequence[Placed]) -> tuple[PlacedSection, ...]:
    remaining = iter(placed)
    return tuple(
        PlacedSection(section.title, tuple(next(remaining) for _ in section.rows))
        for section in sections
    )


def _break(row: Row, columns: Columns, size: float) -> list[list[tuple[str, int]]]:
    return [
        wrap(cell.text, columns.face(cell).widths, columns.room(cell) / size) for cell in row.cells
    ]


def _count(row: Row, broken: list[list[tuple[str, int]]]) -> int:
    return max(row.lines, *map(len, broken))


def _total(counts: Sequence[int], sizes: Sequence[float], paper: Paper) -> float:
    return sum(row_height(n, size, paper) for n, size in zip(counts, sizes, strict=True))


def _rationed(
    rows: Sequence[Row],
    counts: Sequence[int],
    sizes: Sequence[float],
    *,
    paper: Paper,
    height: float,
) -> list[int]:
    """Give each row its least, then a line at a time in turn, so that small needs are met."""
    granted = [row.lines for row in rows]
    left = height - _total(granted, sizes, paper)
    hungry = [n for n in range(len(rows)) if granted[n] < counts[n]]
    for n in (n for n in hungry if rows[n].firm):
        more = min(counts[n] - granted[n], int(left / (sizes[n] * LEADING)))
        granted[n] += more
        left -= more * sizes[n] * LEADING
    while hungry:
        for n in list(hungry):
            step = sizes[n] * LEADING
            if step > left or granted[n] >= counts[n]:
                hungry.remove(n)
            else:
                granted[n] += 1
                left -= step
    return granted


def _heights(
    rows: Sequence[Row],
    granted: Sequence[int],
    sizes: Sequence[float],
    *,
    paper: Paper,
    height: float,
) -> list[float]:
    """Return the rows' heights; what nobody needs goes to those that can use it."""
    spare = max(0.0, height - _total(granted, sizes, paper))
    shares = sum(row.grow for row in rows) or 1
    return [
        row_height(lines, size, paper) + spare * row.grow / shares
        for row, lines, size in zip(rows, granted, sizes, strict=True)
    ]


def _kept(
    text: str, found: list[tuple[str, int]], room: int, *, measure: Measure, more: str
) -> tuple[tuple[str, ...], str]:
    """Return the lines that fit, the last one saying that more follows, and the rest."""
    if len(found) <= room:
        return tuple(line for line, _ in found), ""
    begin = found[room - 2][1] if room > 1 else 0
    widths = measure.face.widths
    narrow = measure.room - sum(map(widths.__getitem__, more))
    line, length = wrap(text[begin : found[room - 1][1]], widths, narrow)[0]
    above, rest = (line for line, _ in found[: room - 1]), text[begin + length :]
    return ((*above, line + more), rest) if rest.strip() else ((*above, line), "")
