"""Lays one sheet out on one paper and draws its pages: the way every grid form takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from printing.document import PdfDocument, Pen
from printing.drawing import draw_frame, draw_values
from printing.flow import Block, draw_blocks, paginate
from printing.fonts import Faces
from printing.grid import OUTER_GAP, Cell, Columns, Leftover, PlacedSection, Row, Section
from printing.head import FOOT, HEAD, Head, HeadBlock
from printing.paper import Paper
from printing.placing import place

_GAP = 6.0  # between the repeated head and the text going on below it


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the catalogue: its code, its name, and the papers it is made for."""

    code: str
    title: str
    mark: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What a form makes of a sheet: a head, sections of cells, and the row it repeats."""

    head: Head
    sections: tuple[Section, ...]
    repeated: tuple[Cell, ...]


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
        self._repeated = self._short(content.repeated)
        self._more = self._paginated([*leftovers, *self._head.leftovers], height)

    @property
    def pages(self) -> int:
        """How many pages the sheet takes."""
        return 1 + len(self._more)

    def draw(self, document: PdfDocument) -> None:
        """Draw the sheet's pages at the end of a document."""
        head = document.static(("head", self._title), self._head.draw_static)
        grid = document.static(("grid", self._title, _shape(self._placed)), self._draw_grid)
        document.page(self._draw_first, static=(head, grid))
        for number, blocks in enumerate(self._more, 2):
            document.page(self._drawer(number, blocks), static=(head,))

    def _draw_grid(self, pen: Pen) -> None:
        draw_frame(pen, self._placed, paper=self._paper, columns=self._columns, top=self._top)

    def _draw_first(self, pen: Pen) -> None:
        self._head.draw(pen, 1, self.pages)
        draw_values(pen, self._placed, paper=self._paper, columns=self._columns, top=self._top)

    def _drawer(self, number: int, blocks: Sequence[Block]) -> "_Continuation":
        return _Continuation(self, number, blocks)

    def draw_continuation(self, pen: Pen, number: int, blocks: Sequence[Block]) -> None:
        """Draw one page of what did not fit, under the repeated head."""
        self._head.draw(pen, number, self.pages)
        paper, columns = self._paper, self._columns
        draw_frame(pen, self._repeated, paper=paper, columns=columns, top=self._top)
        draw_values(pen, self._repeated, paper=paper, columns=columns, top=self._top)
        draw_blocks(
            pen, blocks, paper=paper, columns=columns, top=self._top - self._repeated_height
        )

    @property
    def _repeated_height(self) -> float:
        return sum(row.height for row in self._repeated[0].rows) + 2 * OUTER_GAP + _GAP

    def _paginated(self, leftovers: list[Leftover], height: float) -> list[tuple[Block, ...]]:
        if not leftovers:
            return []
        return paginate(
            leftovers,
            paper=self._paper,
            columns=self._columns,
            height=height - self._repeated_height,
        )

    def _short(self, cells: tuple[Cell, ...]) -> tuple[PlacedSection, ...]:
        """Return the repeated row; a text too long for it stands whole elsewhere."""
        rows = (Row(cells, lines=2),)
        height = 2 * self._paper.row
        placed, _ = place(
            (Section("续页", rows),), self._paper, height, columns=self._columns, more="…"
        )
        return placed


def _shape(sections: Sequence[PlacedSection]) -> tuple[tuple[float, tuple[str, ...]], ...]:
    """Return what the static part depends on: heights and labels of the rows."""
    return tuple(
        (row.height, tuple(cell.label for cell in row.row.cells))
        for section in sections
        for row in section.rows
    )


@dataclass(frozen=True, slots=True)
class _Continuation:
    """Draws the pages after the first; a callable that remembers which one it is."""

    layout: SheetLayout
    number: int
    blocks: Sequence[Block]

    def __call__(self, pen: Pen) -> None:
        self.layout.draw_continuation(pen, self.number, self.blocks)
