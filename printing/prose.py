"""Lays out letters: paragraphs under a letterhead rule, and room for a seal at the end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from printing.continuation import Continuation
from printing.document import Document, Pen
from printing.drawing import CENTRE
from printing.fonts import Face, Faces
from printing.grid import OUTER_GAP, Columns, Section
from printing.head import FOOT, HEAD, Head, HeadBlock
from printing.paper import MM, Paper
from printing.text import wrap

BODY = 11.0
_LEADING = 1.65
_INDENT = "\u3000\u3000"  # two characters, as Chinese paragraphs begin
_MARGIN = 6 * MM  # a letter is narrower than the frame of a form
_BELOW_RULE = 10.0
_SEAL = 44 * MM  # a round seal of an office is 42 mm across
_SEAL_WIDTH = 72 * MM


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of a letter; a heading stands bold, a centred one is a title."""

    text: str
    bold: bool = False
    centred: bool = False
    indent: bool = True
    size: float = BODY


@dataclass(frozen=True, slots=True)
class Letter:
    """What a form makes of a sheet that is a letter; ``seal`` lines stand where it is stamped."""

    head: Head
    paragraphs: tuple[Paragraph, ...]
    seal: tuple[str, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """A letter has no grid."""
        return ()

    def laid_out(self, paper: Paper, faces: Faces) -> "LetterLayout":
        """Return the pages this letter takes on a paper."""
        return LetterLayout(self, paper, faces)


@dataclass(frozen=True, slots=True)
class _Set:
    """One line with its place from the left edge of the letter and its height."""

    text: str
    x: float
    size: float
    face: Face
    height: float


class LetterLayout:
    """All pages of one letter, measured before the first is drawn."""

    def __init__(self, letter: Letter, paper: Paper, faces: Faces) -> None:
        self._letter, self._paper, self._faces = letter, paper, faces
        self._head = HeadBlock(letter.head, paper, faces)
        self._top = paper.top - HEAD - _BELOW_RULE
        self._width = paper.text_width - 2 * _MARGIN
        height = self._top - paper.bottom - FOOT
        self._seal = [line for text in letter.seal for line in self._seal_lines(text)]
        self._seal_height = max(_SEAL, sum(line.height for line in self._seal))
        self._pages = self._paginated(height)
        top = paper.top - HEAD - OUTER_GAP
        self._more = Continuation(
            self._head.leftovers,
            (),
            paper=paper,
            columns=Columns.of(paper, faces),
            top=top,
            height=top - paper.bottom - FOOT - OUTER_GAP,
        )

    @property
    def pages(self) -> int:
        """How many pages the letter takes."""
        return len(self._pages) + len(self._more)

    def draw(self, document: Document) -> None:
        """Draw the letter's pages at the end of a document."""
        head = document.static(("head", self._letter.head.title), self._head.draw_static)
        for number in range(1, len(self._pages) + 1):
            document.page(_Drawer(self, number), static=(head,))
        self._more.draw(document, self._head, static=head, pages=self.pages)

    def draw_page(self, pen: Pen, number: int) -> None:
        """Draw one page: head, letterhead rule, lines, and on the last the seal's."""
        paper = self._paper
        self._head.draw(pen, number, self.pages)
        right = paper.left + paper.text_width
        for below, width in ((2.0, 1.6), (4.6, 0.6)):
            y = paper.top - HEAD - below
            pen.line((paper.left, y), (right, y), width=width)
        y = _draw_lines(pen, self._pages[number - 1], left=paper.left + _MARGIN, top=self._top)
        if number == len(self._pages):
            begin = right - _MARGIN - _SEAL_WIDTH
            spare = self._seal_height - sum(line.height for line in self._seal)
            _draw_lines(pen, self._seal, left=begin, top=y - spare)

    def _paginated(self, height: float) -> list[list[_Set]]:
        """Break the letter into pages; the seal never stands on one alone."""
        pages: list[list[_Set]] = [[]]
        left = height
        for line in self._lines():
            if line.height > left:
                pages.append([])
                left = height
            pages[-1].append(line)
            left -= line.height
        if left < self._seal_height:
            kept = pages[-1][-2:]
            pages[-1] = pages[-1][:-2]
            pages.append(kept)
        return pages

    def _lines(self) -> Iterator[_Set]:
        for paragraph in self._letter.paragraphs:
            for part in paragraph.text.split("\n"):
                text = _INDENT + part if paragraph.indent else part
                yield from self._broken(text, paragraph, width=self._width)

    def _seal_lines(self, text: str) -> Iterator[_Set]:
        paragraph = Paragraph(text, centred=True, indent=False)
        yield from self._broken(text, paragraph, width=_SEAL_WIDTH)

    def _broken(self, text: str, like: Paragraph, *, width: float) -> Iterator[_Set]:
        face = self._faces.bold if like.bold else self._faces.regular
        for line, _ in wrap(text, face.widths, width / like.size):
            x = (width - face.width(line, like.size)) / 2 if like.centred else 0.0
            yield _Set(line, max(0.0, x), like.size, face, like.size * _LEADING)


def _draw_lines(pen: Pen, lines: Sequence[_Set], *, left: float, top: float) -> float:
    """Draw lines one under the other; return where they end."""
    for line in lines:
        base = top - line.height / 2 - CENTRE * line.size
        pen.text(left + line.x, base, line.text, size=line.size, face=line.face)
        top -= line.height
    return top


class _Drawer:
    """Draws one page of a letter; a callable that remembers which one it is."""

    def __init__(self, layout: LetterLayout, number: int) -> None:
        self._layout, self._number = layout, number

    def __call__(self, pen: Pen) -> None:
        self._layout.draw_page(pen, self._number)
