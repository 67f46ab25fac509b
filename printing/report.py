"""Lays out reports and ledgers: grid sections and flowing tables one below the other.

One double frame goes round all that stands on a page. The closing sections (remarks,
signatures) end the last page; rows that grow take up what height nobody needs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from printing.continuation import Continuation
from printing.document import Document, Pen
from printing.drawing import double_frame, draw_sections, draw_values
from printing.fonts import Faces
from printing.grid import OUTER_GAP, Cell, Columns, Leftover, PlacedSection, Section
from printing.head import FOOT, HEAD, Head, HeadBlock
from printing.paper import Paper
from printing.placing import need, place
from printing.table import Table
from printing.table_drawing import draw_table
from printing.table_setting import Group, SetTable

_LEFT_BEHIND = 2  # rows a table keeps on the page before
_HALF = 0.5  # of a page: an overlong panel begins where at least this much is left


@dataclass(frozen=True, slots=True)
class Panel:
    """Grid sections that stay together; with ``new_page`` they begin one."""

    sections: tuple[Section, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a form makes of a sheet that holds tables: parts in order, then the closing."""

    head: Head
    parts: tuple[Panel | Table, ...]
    closing: tuple[Section, ...] = ()
    repeated: tuple[Cell, ...] = ()
    even: bool = False  # printed on both sides: the last sheet's back is a page too

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every grid section of the report, in print order."""
        panels = [part.sections for part in self.parts if isinstance(part, Panel)]
        return tuple(section for panel in panels for section in panel) + self.closing

    def laid_out(self, paper: Paper, faces: Faces) -> "ReportLayout":
        """Return the pages this report takes on a paper."""
        return ReportLayout(self, paper, faces)


@dataclass(slots=True)
class _Piece:
    """What stands on one page of a part: sections with their height, or rows of a table."""

    height: float
    sections: tuple[Section, ...] = ()
    table: SetTable | None = None
    rows: Group = ()
    placed: tuple[PlacedSection, ...] = ()

    @property
    def grow(self) -> int:
        """How many shares of spare height its rows ask for."""
        return sum(row.grow for section in self.sections for row in section.rows)


@dataclass(slots=True)
class _Page:
    """Pieces from top to bottom; an ``ended`` page has its spare height shared out."""

    pieces: list[_Piece] = field(default_factory=list)
    left: float = 0.0
    ended: bool = False


class ReportLayout:
    """All pages of one report, measured before the first is drawn."""

    def __init__(self, report: Report, paper: Paper, faces: Faces) -> None:
        self._report, self._paper, self._faces = report, paper, faces
        self._columns = Columns.of(paper, faces)
        self._head = HeadBlock(report.head, paper, faces)
        self._top = paper.top - HEAD - OUTER_GAP
        self._height = self._top - paper.bottom - FOOT - OUTER_GAP
        self._pages = [_Page(left=self._height)]
        for part in report.parts:
            self._add(part)
        if report.closing:
            self._close(Panel(report.closing))
        self._pages[-1].ended = True
        leftovers = [one for page in self._pages for one in self._settled(page)]
        self._more = Continuation(
            [*leftovers, *self._head.leftovers],
            report.repeated,
            paper=paper,
            columns=self._columns,
            top=self._top,
            height=self._height,
        )

    @property
    def pages(self) -> int:
        """How many pages the report takes, an empty last back included."""
        count = self._printed
        return count + count % 2 if self._report.even else count

    @property
    def _printed(self) -> int:
        return len(self._pages) + len(self._more)

    def draw(self, document: Document) -> None:
        """Draw the report's pages at the end of a document."""
        head = document.static(("head", self._report.head.title), self._head.draw_static)
        for number, page in enumerate(self._pages, 1):
            document.page(_Drawer(self, number, page), static=(head,))
        self._more.draw(document, self._head, static=head, pages=self._printed)
        if self.pages > self._printed:
            document.page(_Drawer(self, self.pages, _Page()), static=(head,))

    def draw_page(self, pen: Pen, number: int, page: _Page) -> None:
        """Draw one page: its head, its pieces and the frame round them."""
        self._head.draw(pen, number, self.pages)
        y = self._top
        for piece in page.pieces:
            y = self._draw_piece(pen, piece, y)
        if page.pieces:
            double_frame(pen, self._columns, top=self._top, bottom=y)

    def _draw_piece(self, pen: Pen, piece: _Piece, top: float) -> float:
        columns, paper = self._columns, self._paper
        if piece.table is not None:
            return draw_table(pen, piece.table, piece.rows, columns=columns, top=top)
        draw_values(pen, piece.placed, paper=paper, columns=columns, top=top)
        return draw_sections(pen, piece.placed, paper=paper, columns=columns, top=top)

    def _add(self, part: Panel | Table) -> None:
        if isinstance(part, Table):
            self._add_table(part)
        else:
            self._add_panel(part)

    def _add_panel(self, panel: Panel) -> None:
        wanted = need(panel.sections, self._paper, columns=self._columns) + 0.01
        if panel.new_page and self._pages[-1].pieces:
            self._pages[-1].ended = True
            self._turn()
        page = self._pages[-1]
        roomy = page.left >= (min(wanted, self._height) if wanted <= self._height else self._enough)
        if not roomy and page.pieces:
            page = self._turn()
        height = min(wanted, page.left)
        page.pieces.append(_Piece(height, panel.sections))
        page.left -= height

    def _close(self, panel: Panel) -> None:
        """Add the closing; should it begin a page, the table's last rows go with it.

        Nobody is asked to sign a page on which nothing stands.
        """
        before = self._pages[-1]
        self._add_panel(panel)
        if self._pages[-1] is not before and before.pieces:
            moved = _last_rows(before.pieces[-1])
            if moved is not None and moved.height <= self._pages[-1].left:
                before.left += moved.height
                self._pages[-1].pieces.insert(0, moved)
                self._pages[-1].left -= moved.height

    @property
    def _enough(self) -> float:
        return self._height * _HALF

    def _add_table(self, table: Table) -> None:
        begin = self._columns.left + (self._columns.section if table.title else 0)
        span = (begin, self._columns.right)
        made = SetTable(table, span, paper=self._paper, faces=self._faces, full=self._height)
        for number, rows in enumerate(made.slices(self._pages[-1].left)):
            page = self._turn() if number else self._pages[-1]
            if rows:
                height = made.height(rows)
                page.pieces.append(_Piece(height, table=made, rows=rows))
                page.left -= height

    def _turn(self) -> _Page:
        self._pages.append(_Page(left=self._height))
        return self._pages[-1]

    def _settled(self, page: _Page) -> Sequence[Leftover]:
        """Share a page's spare height out, place its sections, and return what did not fit."""
        spare = max(0.0, page.left) if page.ended else 0.0
        for piece in page.pieces:
            if piece.table is not None and piece.table.table.fill:
                spare -= _filled(piece, piece.table, spare)
        shares = sum(piece.grow for piece in page.pieces) or 1
        leftovers: list[Leftover] = []
        for piece in page.pieces:
            if piece.table is None:
                piece.height += spare * piece.grow / shares
                piece.placed, rest = place(
                    piece.sections, self._paper, piece.height, columns=self._columns
                )
                leftovers.extend(rest)
        return leftovers


def _last_rows(piece: _Piece) -> _Piece | None:
    """Take the last rows off a table that has enough of them; return them as a piece."""
    table = piece.table
    if table is None:
        return None
    first = len(piece.rows) - 1 - bool(table.table.total)
    while first > 0 and piece.rows[first].joined:
        first -= 1
    if first < _LEFT_BEHIND:
        return None
    rows = table.stretched(piece.rows[first:])
    piece.rows = piece.rows[:first]
    piece.height = table.height(piece.rows)
    return _Piece(table.height(rows), table=table, rows=rows)


def _filled(piece: _Piece, table: SetTable, spare: float) -> float:
    """Add blank rows to a table above its total; return the height they take."""
    count = int(spare / table.blank.height)
    last = len(piece.rows) - bool(table.table.total)
    if len(piece.rows[0].cells) != len(table.table.columns):
        return 0.0
    piece.rows = (*piece.rows[:last], *(table.blank,) * count, *piece.rows[last:])
    return count * table.blank.height


class _Drawer:
    """Draws one page; a callable that remembers which one it is."""

    def __init__(self, layout: ReportLayout, number: int, page: _Page) -> None:
        self._layout, self._number, self._page = layout, number, page

    def __call__(self, pen: Pen) -> None:
        self._layout.draw_page(pen, self._number, self._page)
