"""Continuation pages: what did not fit its cell goes on here, under the repeated head."""

from collections.abc import Sequence
from dataclasses import dataclass

from printing.document import Pen
from printing.drawing import CENTRE, double_frame, draw_lines
from printing.grid import LEADING, PAD, Columns, Leftover, row_height
from printing.paper import Paper
from printing.text import wrap

AGAIN = "(续)"


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled piece of text on one page, with its height in points."""

    label: tuple[str, ...]
    lines: tuple[str, ...]
    height: float


def paginate(
    leftovers: Sequence[Leftover], *, paper: Paper, columns: Columns, height: float
) -> list[tuple[Block, ...]]:
    """Break leftovers into pages of blocks; no line is lost between two pages."""
    pages: list[list[Block]] = [[]]
    left = height
    for leftover in leftovers:
        label, lines = _set(leftover, paper, columns)
        least = row_height(len(label), paper.body, paper)
        while lines:
            count = _fitting(left, len(lines), paper)
            if count == 0 or left < least:
                pages.append([])
                left = height
                continue
            tall = max(least, row_height(count, paper.body, paper))
            pages[-1].append(Block(label, tuple(lines[:count]), tall))
            lines, left = lines[count:], left - tall
    return [tuple(page) for page in pages if page]


def _set(leftover: Leftover, paper: Paper, columns: Columns) -> tuple[tuple[str, ...], list[str]]:
    face = columns.faces.regular
    name = leftover.label if leftover.whole else leftover.label + AGAIN
    label = wrap(name, face.widths, _label_room(columns) / paper.body)
    room = columns.right - columns.left - _label_column(columns) - 2 * PAD
    lines = wrap(leftover.text, face.widths, room / paper.body)
    return tuple(line for line, _ in label), [line for line, _ in lines]


def _label_column(columns: Columns) -> float:
    return columns.section + columns.label


def _label_room(columns: Columns) -> float:
    return _label_column(columns) - 2 * PAD


def _fitting(left: float, wanted: int, paper: Paper) -> int:
    """Return how many lines a block may have in the height left."""
    if left < paper.row:
        return 0
    return min(wanted, 1 + int((left - paper.row) / (paper.body * LEADING) + 1e-6))


def draw_blocks(
    pen: Pen, blocks: Sequence[Block], *, paper: Paper, columns: Columns, top: float
) -> None:
    """Draw the blocks of one page inside a frame of their own."""
    y, face = top, columns.faces.regular
    divider = columns.left + _label_column(columns)
    for block in blocks:
        middle = y - block.height / 2
        first = middle + (len(block.label) - 1) * paper.body * LEADING / 2 - CENTRE * paper.body
        x = columns.left + PAD
        draw_lines(pen, block.label, (x, first), size=paper.body, face=face)
        first = y - paper.row / 2 - CENTRE * paper.body
        draw_lines(pen, block.lines, (divider + PAD, first), size=paper.body, face=face)
        pen.line((divider, y), (divider, y - block.height))
        y -= block.height
        pen.line((columns.left, y), (columns.right, y))
    double_frame(pen, columns, top=top, bottom=y)
