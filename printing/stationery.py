"""Forms on paper that was printed before (套打): only the data is drawn, into the old boxes.

The boxes are those of the empty form, whatever the data; what does not fit them even at the
paper's smallest type flows onto continuation pages, which are printed on plain paper.
"""

from collections.abc import Iterator
from enum import StrEnum

from printing.continuation import Continuation
from printing.document import Document, Pen
from printing.drawing import draw_data, draw_frame, draw_values
from printing.fonts import BOX, TICKED, Faces
from printing.grid import (
    OUTER_GAP,
    Cell,
    Columns,
    Leftover,
    Placed,
    PlacedSection,
    Row,
    Section,
)
from printing.head import FOOT, HEAD, HeadBlock
from printing.layout import Content
from printing.paper import Paper
from printing.placing import UNLABELLED, fill, place

Values = dict[tuple[str, str], list[str]]

_NOTES = "说明"  # a row that is there only when something has to be said
_UNTICK = str.maketrans(TICKED, BOX)


class Ink(StrEnum):
    """What of a form is drawn."""

    ALL = "all"  # on plain paper
    DATA = "data"  # on stationery: what the stationery lacks (套打)
    REST = "rest"  # on plain paper: the continuation pages the stationery had no room for
    BLANK = "blank"  # the stationery itself, for the print shop


class StationeryLayout:
    """One sheet in the boxes of the empty form; ``empty`` is any content of the same form."""

    def __init__(
        self, content: Content, empty: Content, paper: Paper, *, faces: Faces, ink: Ink
    ) -> None:
        self._ink, self._paper = ink, paper
        self._columns = Columns.of(paper, faces)
        self._head = HeadBlock(content.head, paper, faces)
        self._title = content.head.title
        self._top = paper.top - HEAD - OUTER_GAP
        height = self._top - paper.bottom - FOOT - OUTER_GAP
        blank = tuple(map(_emptied, empty.sections))
        self._boxes, _ = place(blank, paper, height, columns=self._columns)
        leftovers: list[Leftover] = []
        self._filled = self._fill(_values(content.sections), leftovers)
        self._more = Continuation(
            [*leftovers, *self._head.leftovers],
            content.repeated,
            paper=paper,
            columns=self._columns,
            top=self._top,
            height=height,
        )

    @property
    def pages(self) -> int:
        """How many pages are drawn."""
        return len(self._more) if self._ink is Ink.REST else 1

    @property
    def left_off(self) -> int:
        """How many continuation pages are not drawn with this ink."""
        return len(self._more) if self._ink is Ink.DATA else 0

    def draw(self, document: Document) -> None:
        """Draw the sheet's pages at the end of a document."""
        if self._ink is Ink.REST:
            head = document.static(("head", self._title), self._head.draw_static)
            self._more.draw(document, self._head, static=head, pages=1 + len(self._more))
        else:
            document.page(self._draw_blank if self._ink is Ink.BLANK else self._draw_data)

    def _draw_data(self, pen: Pen) -> None:
        self._head.draw_data(pen, 1, 1 + len(self._more))
        draw_data(pen, self._filled, paper=self._paper, columns=self._columns, top=self._top)

    def _draw_blank(self, pen: Pen) -> None:
        paper, columns = self._paper, self._columns
        self._head.draw_static(pen)
        self._head.draw_letterhead(pen)
        draw_frame(pen, self._boxes, paper=paper, columns=columns, top=self._top)
        draw_values(pen, self._boxes, paper=paper, columns=columns, top=self._top)

    def _fill(self, values: Values, leftovers: list[Leftover]) -> tuple[PlacedSection, ...]:
        filled = []
        for section in self._boxes:
            rows = [
                self._row(section.title, row, values, leftovers=leftovers) for row in section.rows
            ]
            filled.append(PlacedSection(section.title, tuple(rows)))
        leftovers += [
            Leftover(label or UNLABELLED, text, whole=True)
            for (_, label), texts in values.items()
            for text in texts
            if text.strip()
        ]
        return tuple(filled)

    def _row(
        self,
        title: str,
        box: Placed,
        values: Values,
        *,
        leftovers: list[Leftover],
    ) -> Placed:
        cells = tuple(
            Cell(cell.label, self._text(title, cell, values), cell.span, cell.bold)
            for cell in box.row.cells
        )
        kind = box.row
        row = Row(cells, kind.lines, kind.grow, low=kind.low, firm=kind.firm, middle=kind.middle)
        strip = any(BOX in cell.text for cell in kind.cells)  # ticks fall where the boxes are
        size = box.size if strip else None
        placed, rest = fill(row, box.height, self._paper, columns=self._columns, size=size)
        leftovers.extend(rest)
        return placed

    def _text(self, title: str, cell: Cell, values: Values) -> str:
        """Take the text of a box; a strip of other words than the stationery's is left over."""
        texts = values.get((title, cell.label), [])
        if not texts:
            return ""
        if BOX in cell.text and texts[0].translate(_UNTICK) != cell.text:
            return cell.text
        return texts.pop(0)


def _values(sections: tuple[Section, ...]) -> Values:
    """Return the texts of the cells by section and label, in print order."""
    values: Values = {}
    for section, cell in _cells(sections):
        values.setdefault((section.title, cell.label), []).append(cell.text)
    return values


def _cells(sections: tuple[Section, ...]) -> Iterator[tuple[Section, Cell]]:
    for section in sections:
        for row in section.rows:
            for cell in row.cells:
                yield section, cell


def _emptied(section: Section) -> Section:
    """Return a section as it stands on stationery: labels, boxes to tick, dates to fill in."""
    rows = [row for row in section.rows if not row.optional and not _is_note(row)]
    return Section(section.title, tuple(map(_blank, rows)))


def _is_note(row: Row) -> bool:
    return [cell.label for cell in row.cells] == [_NOTES]


def _blank(row: Row) -> Row:
    cells = tuple(
        Cell(cell.label, _printed_before(row, cell), cell.span, cell.bold) for cell in row.cells
    )
    return Row(cells, row.lines, row.grow, low=row.low, firm=row.firm, middle=row.middle)


def _printed_before(row: Row, cell: Cell) -> str:
    text = cell.text.translate(_UNTICK)
    return text if row.low or BOX in text else ""
