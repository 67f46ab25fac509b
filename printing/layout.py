"""Lays one sheet out on one paper and draws its pages: the way every grid form takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from printing.continuation import Continuation
from printing.document import Document, Pen
from printing.drawing import draw_frame, draw_values
from printing.fonts import Faces
from printing.grid import OUTER_GAP, Cell, Columns, PlacedSection, Section
from printing.head import FOOT, HEAD, Head, HeadBlock
from printing.paper import Paper
from printing.placing import place


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the catalogue: its code, its name, and the papers it is made for.

    A ``duplex`` form asks the printer for both sides and takes an even number of pages.
    """

    code: str
    title: str
    mark: str
    papers: tuple[Paper, ...]
    duplex: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What a form makes of a sheet: a head, sections of cells, and the row it repeats."""

    head: Head
    sections: tuple[Section, ...]
    repeated: tuple[Cell, ...]

    def laid_out(self, paper: Paper, faces: Faces) -> "SheetLayout":
        """Return the pages this content takes on a paper."""
        return SheetLayout(self, paper, faces)


class SheetLayout:
    """All pages of one sheet, measured before the first is drawn, so each can say x of y."""

    def __init__(self, content: Content, paper: Paper, faces: Faces) -> None:
        self._paper, self._faces = paper, faces
        self._columns = Columns.of(paper, faces)
        self._head = HeadBlock(content.head, paper, faces)
        self._title = content.head.title
        self._top = paper.top - HEAD - OUTER_GAP
        height = self._top - paper.bottom - FOOT - OUTER_GAP
        self._placed, leftovers = place(content.sections, paper, height, columns=self._columns)
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
        """How many pages the sheet takes."""
        return 1 + len(self._more)

    def draw(self, document: Document) -> None:
        """Draw the sheet's pages at the end of a document."""
        head = document.static(("head", self._title), self._head.draw_static)
        grid = document.static(("grid", self._title, _shape(self._placed)), self._draw_grid)
        document.page(self._draw_first, static=(head, grid))
        self._more.draw(document, self._head, static=head, pages=self.pages)

    def _draw_grid(self, pen: Pen) -> None:
        draw_frame(pen, self._placed, paper=self._paper, columns=self._columns, top=self._top)

    def _draw_first(self, pen: Pen) -> None:
        self._head.draw(pen, 1, self.pages)
        draw_values(pen, self._placed, paper=self._paper, columns=self._columns, top=self._top)


def _shape(sections: Sequence[PlacedSection]) -> tuple[tuple[float, tuple[str, ...]], ...]:
    """Return what the static part depends on: heights and labels of the rows."""
    return tuple(
        (row.height, tuple(cell.label for cell in row.row.cells))
        for section in sections
        for row in section.rows
    )
