"""A page with rulers: what a printer makes of it says how far it misses, and how much it stretches.

Point A stands a known way from the paper's edges, the rulers from it to B and C have known
lengths; the three lie inside the printed area of every paper.
"""

from dataclasses import dataclass

from printing.continuation import Continuation
from printing.document import HAIR, Document, Pen
from printing.drawing import CENTRE, draw_lines
from printing.fonts import Faces
from printing.grid import LEADING, OUTER_GAP, Cell, Columns, Leftover, Section
from printing.head import FOOT, HEAD, Head, HeadBlock
from printing.paper import MM, Paper
from printing.text import wrap

SIDE_MM = 25.0  # from the left edge to A, and from B to the right edge
TOP_MM = 36.0  # from the upper edge to A
FOOT_MM = 15.0  # from C to the lower edge
_MINOR, _MIDDLE, _MAJOR = 1.6, 2.6, 4.0  # lengths of the strokes of a ruler, mm
_TEN, _FIVE = 10, 5
_SIZE = 9.0
_GAP = 7.0  # between the upright ruler and the text beside it, mm


@dataclass(frozen=True, slots=True)
class Targets:
    """What a ruler would read on a page that a printer put where it belongs, millimetres."""

    left: float
    top: float
    across: float
    down: float


def targets(paper: Paper) -> Targets:
    """Return what is to be measured on a paper: edges to A, A to B, A to C."""
    across, down = paper.width_mm - 2 * SIDE_MM, paper.height_mm - TOP_MM - FOOT_MM
    return Targets(SIDE_MM, TOP_MM, float(int(across / 10) * 10), float(int(down / 5) * 5))


@dataclass(frozen=True, slots=True)
class Rulers:
    """A head, two rulers, and lines of text beside them."""

    head: Head
    notes: tuple[Cell, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """A page of rulers has no grid."""
        return ()

    def laid_out(self, paper: Paper, faces: Faces) -> "RulersLayout":
        """Return the pages this takes on a paper."""
        return RulersLayout(self, paper, faces)


class RulersLayout:
    """The page of rulers; notes too long for it go on behind."""

    def __init__(self, rulers: Rulers, paper: Paper, faces: Faces) -> None:
        self._title, self._paper, self._faces = rulers.head.title, paper, faces
        self._targets = targets(paper)
        self._head = HeadBlock(rulers.head, paper, faces)
        leftovers: list[Leftover] = []
        self._lines = self._set(rulers.notes, leftovers)
        top = paper.top - HEAD - OUTER_GAP
        self._more = Continuation(
            [*leftovers, *self._head.leftovers],
            (),
            paper=paper,
            columns=Columns.of(paper, faces),
            top=top,
            height=top - paper.bottom - FOOT - OUTER_GAP,
        )

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return 1 + len(self._more)

    def draw(self, document: Document) -> None:
        """Draw the pages at the end of a document."""
        head = document.static(("head", self._title), self._head.draw_static)
        document.page(self._draw, static=(head,))
        self._more.draw(document, self._head, static=head, pages=self.pages)

    def _set(self, notes: tuple[Cell, ...], leftovers: list[Leftover]) -> list[str]:
        """Break the notes into lines; one that does not fit is a leftover."""
        paper, told = self._paper, self._told()
        wide = (paper.width_mm - 2 * SIDE_MM - _GAP) * MM / _SIZE
        room = int((self._targets.down - _MAJOR) * MM / (_SIZE * LEADING))
        lines = [line for text in told for line, _ in wrap(text, self._faces.regular.widths, wide)]
        for note in notes:
            text = f"{note.label}　{note.text}"
            broken = [line for line, _ in wrap(text, self._faces.regular.widths, wide)]
            if len(lines) + len(broken) <= room:
                lines += broken
            elif note.text:
                leftovers.append(Leftover(note.label, note.text, whole=True))
        return lines

    def _told(self) -> list[str]:
        """Say what to measure, and with which result."""
        aim = self._targets
        asked = (
            ("纸左边到 A 竖线", aim.left),
            ("纸上边到 A 横线", aim.top),
            ("A 到 B 两竖线之间", aim.across),
            ("A 到 C 两横线之间", aim.down),
        )
        lines = [f"{what}　应为 {mm:.1f} mm　实测 ＿＿＿＿ mm" for what, mm in asked]
        return [*lines, "把四个实测数填进“打印机校准”，再打一张核对。"]

    def _draw(self, pen: Pen) -> None:
        self._head.draw(pen, 1, self.pages)
        x, y = self._targets.left * MM, self._paper.size[1] - self._targets.top * MM
        self._across(pen, x, y)
        self._down(pen, x, y)
        at = (x + _GAP * MM, y - _MAJOR * MM - 1.5 * _SIZE)
        draw_lines(pen, self._lines, at, size=_SIZE, face=self._faces.regular)

    def _across(self, pen: Pen, x: float, y: float) -> None:
        length = int(self._targets.across)
        pen.line((x, y), (x + length * MM, y))
        for mm in range(length + 1):
            at = x + mm * MM
            pen.line((at, y), (at, y - _stroke(mm) * MM), width=HAIR)
            if mm % (_TEN * 2) == 0 and 0 < mm < length:
                self._number(pen, at - _SIZE / 2, y + 4, mm=mm)
        self._end(pen, "A", (x, y))
        self._end(pen, "B", (x + length * MM, y))

    def _down(self, pen: Pen, x: float, y: float) -> None:
        length = int(self._targets.down)
        pen.line((x, y), (x, y - length * MM))
        for mm in range(length + 1):
            at = y - mm * MM
            pen.line((x, at), (x + _stroke(mm) * MM, at), width=HAIR)
            if mm % _TEN == 0 and 0 < mm < length - _FIVE:
                self._number(pen, x - 17, at - CENTRE * _SIZE, mm=mm)
        self._end(pen, "C", (x, y - length * MM))

    def _number(self, pen: Pen, x: float, y: float, *, mm: int) -> None:
        pen.text(x, y, str(mm), size=_SIZE, face=self._faces.regular)

    def _end(self, pen: Pen, name: str, at: tuple[float, float]) -> None:
        """Mark an end of a ruler: a heavy cross with its letter."""
        x, y = at
        arm = 2.5 * MM
        pen.line((x - arm, y), (x + arm, y), width=1.0)
        pen.line((x, y - arm), (x, y + arm), width=1.0)
        pen.text(x - 13, y + 4, name, size=12.0, face=self._faces.bold)


def _stroke(mm: int) -> float:
    return _MAJOR if mm % _TEN == 0 else _MIDDLE if mm % _FIVE == 0 else _MINOR
