"""The pages after the last: what fitted nowhere, under the repeated head and row."""

from collections.abc import Sequence

from printing.document import Document, Pen
from printing.drawing import draw_frame, draw_values
from printing.flow import Block, draw_blocks, paginate
from printing.grid import OUTER_GAP, Cell, Columns, Leftover, PlacedSection, Row, Section
from printing.head import HeadBlock
from printing.paper import Paper
from printing.placing import place

_GAP = 6.0  # between the repeated row and the text going on below it


class Continuation:
    """Lays leftovers out on pages of their own, as many as they need, none if there are none."""

    def __init__(
        self,
        leftovers: Sequence[Leftover],
        repeated: tuple[Cell, ...],
        *,
        paper: Paper,
        columns: Columns,
        top: float,
        height: float,
    ) -> None:
        self._paper, self._columns, self._top = paper, columns, top
        self._repeated = self._short(repeated) if leftovers else ()
        rest = height - self._repeated_height
        self._pages = (
            paginate(leftovers, paper=paper, columns=columns, height=rest) if leftovers else []
        )

    def __len__(self) -> int:
        return len(self._pages)

    def draw(self, document: Document, head: HeadBlock, *, static: str, pages: int) -> None:
        """Draw the pages as the last of a sheet that has ``pages`` in all."""
        for number, blocks in enumerate(self._pages, pages - len(self._pages) + 1):
            draw = _Drawer(self, head, blocks, page=(number, pages))
            document.page(draw, static=(static,))

    def draw_page(self, pen: Pen, blocks: Sequence[Block]) -> None:
        """Draw one page below its head."""
        paper, columns, top = self._paper, self._columns, self._top
        if self._repeated:
            draw_frame(pen, self._repeated, paper=paper, columns=columns, top=top)
            draw_values(pen, self._repeated, paper=paper, columns=columns, top=top)
        below = top - self._repeated_height
        draw_blocks(pen, blocks, paper=paper, columns=columns, top=below)

    @property
    def _repeated_height(self) -> float:
        if not self._repeated:
            return 0.0
        return sum(row.height for row in self._repeated[0].rows) + 2 * OUTER_GAP + _GAP

    def _short(self, cells: tuple[Cell, ...]) -> tuple[PlacedSection, ...]:
        """Return the repeated row; a text too long for it stands whole elsewhere."""
        if not cells:
            return ()
        sections = (Section("续页", (Row(cells, lines=2),)),)
        height = 2 * self._paper.row
        placed, _ = place(sections, self._paper, height, columns=self._columns, more="…")
        return placed


class _Drawer:
    """Draws one continuation page; a callable that remembers which one it is."""

    def __init__(
        self, of: Continuation, head: HeadBlock, blocks: Sequence[Block], *, page: tuple[int, int]
    ) -> None:
        self._of, self._head, self._blocks, self._page = of, head, blocks, page

    def __call__(self, pen: Pen) -> None:
        self._head.draw(pen, *self._page)
        self._of.draw_page(pen, self._blocks)
