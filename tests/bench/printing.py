"""Work orders through ``printing`` against the same marks put straight on a canvas.

The straight side knows every place beforehand: no sheet, no grid, no line breaking, no
look-up of glyphs; static parts are a form XObject on both sides. What is measured is what
the kit costs on top of drawing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from itertools import count
from time import perf_counter

from reportlab.pdfgen.canvas import Canvas

from models.sheets import WorkOrderSheet
from printing.catalogue import FORMS
from printing.catalogue import render as render_form
from printing.codes import QR_MODULE, code128_modules, qr_runs
from printing.document import HAIR, Pen, Point
from printing.fonts import BOX, TICKED, Face, faces
from printing.head import BARS, HeadBlock
from printing.paper import FANFOLD_HALF
from printing.samples import samples
from tests.bench.printing_peers import Peer, peers
from tests.bench.timing import Line, Report, side_by_side

NAME = "printing"
BATCH, LOT = 100, 500
GOAL = 1.3
ROUNDS, FEW = 9, 3
SINGLES = 10
SLOW = "WeasyPrint"  # seconds an order: timed once, in a note
ONE, ONE_STRAIGHT = "one order, kit", "one order, straight on a canvas"
MANY, MANY_STRAIGHT = f"batch of {BATCH}, kit", f"batch of {BATCH}, straight on a canvas"
MOST, MOST_STRAIGHT = f"batch of {LOT}, kit", f"batch of {LOT}, straight on a canvas"
_SERIAL = count(1)


@dataclass
class Marks:
    """One drawing, taken down as plain marks: texts, lines, boxes and codes."""

    texts: list[tuple[float, float, str, float, str]] = field(default_factory=list)
    lines: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    frames: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    codes: list[tuple[str, float, float]] = field(default_factory=list)
    bars: list[tuple[str, float, float, float]] = field(default_factory=list)


class Recorder(Pen):
    """A pen that takes marks down instead of drawing them."""

    def __init__(self) -> None:
        self.marks = Marks()

    def text(self, x: float, y: float, text: str, *, size: float, face: Face) -> None:
        piece = ""
        for letter in f"{text}\0":
            if letter not in (BOX, TICKED, "\0"):
                piece += letter
                continue
            if piece:
                self.marks.texts.append((x, y, piece, size, face.name))
            x, piece = x + face.width(piece, size), ""
            if letter != "\0":
                self.marks.frames.append((x, y, 0.74 * size, 0.74 * size, HAIR))
                x += size

    def narrow(self, x: float, y: float, text: str, *, size: float, face: Face, by: float) -> None:
        self.marks.texts.append((x, y, text, size * by, face.name))

    def line(self, start: Point, end: Point, *, width: float = HAIR) -> None:
        self.marks.lines.append((*start, *end, width))

    def frame(self, corner: Point, size: Point, *, line: float = HAIR) -> None:
        self.marks.frames.append((*corner, *size, line))

    def place(self, label: str, corner: Point, size: Point) -> None:
        """Where codes and boxes stand is no drawing."""

    def shape(self, operators: str) -> None:
        """Ready-made operators are codes, taken down where the head draws them."""


class Stencil:
    """A document that takes the marks of its pages down; static parts once."""

    def __init__(self) -> None:
        self.static_marks: dict[object, tuple[str, Marks]] = {}
        self.pages: list[tuple[Marks, tuple[str, ...]]] = []

    def static(self, key: object, draw: Callable[[Pen], None]) -> str:
        """Take a static part down the first time it is met."""
        if key not in self.static_marks:
            pen = Recorder()
            draw(pen)
            self.static_marks[key] = (f"part{len(self.static_marks)}", pen.marks)
        return self.static_marks[key][0]

    def page(self, draw: Callable[[Pen], None], *, static: tuple[str, ...] = ()) -> None:
        """Take one page down."""
        pen = Recorder()
        draw(pen)
        self.pages.append((pen.marks, static))


def orders(number: int) -> list[WorkOrderSheet]:
    """Return fresh orders, one in three of them long, none ever printed before."""
    short, long = samples()["F01"]["short"], samples()["F01"]["long"]
    return [
        replace(
            long if n % 3 == 0 else short,
            number=f"LX-GZ-20261120-{next(_SERIAL) % 10_000:04d}-P1",
        )
        for n in range(number)
    ]


def taken_down(sheets: list[WorkOrderSheet]) -> Stencil:
    """Return where everything stands on the pages of some orders."""
    stencil = Stencil()
    entry = FORMS["F01"]
    for sheet in sheets:
        content = entry.content(sheet, frozenset())
        layout = content.laid_out(FANFOLD_HALF, faces())
        layout.draw(stencil)  # type: ignore[arg-type]  # it draws as a document does
        head = HeadBlock(content.head, FANFOLD_HALF, faces())
        assert head.leftovers == []
        bars = head.bars()
        assert bars is not None
        for page, (marks, _) in enumerate(stencil.pages[-layout.pages :], 1):
            right = FANFOLD_HALF.left + FANFOLD_HALF.text_width
            marks.codes.append((content.head.payload(page), right - 25 * QR_MODULE, 0))
            marks.bars.append((content.head.number, *bars))
    return stencil


def straight(stencil: Stencil) -> bytes:
    """Draw the marks of a stencil the plain way."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=FANFOLD_HALF.size, invariant=1, pageCompression=1)
    for name, marks in stencil.static_marks.values():
        canvas.beginForm(name)
        draw_marks(canvas, marks)
        canvas.endForm()
    for marks, static in stencil.pages:
        for name in static:
            canvas.doForm(name)
        draw_marks(canvas, marks)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def draw_marks(canvas: Canvas, marks: Marks) -> None:
    """Put marks on a canvas with the calls its manual teaches."""
    for x0, y0, x1, y1, width in marks.lines:
        canvas.setLineWidth(width)
        canvas.line(x0, y0, x1, y1)
    for x, y, width, height, line in marks.frames:
        canvas.setLineWidth(line)
        canvas.rect(x, y, width, height)
    for payload, x, top in marks.codes:
        path = canvas.beginPath()
        for column, row, length in qr_runs(payload)[1]:
            y = FANFOLD_HALF.top - top - (row + 1) * QR_MODULE
            path.rect(x + column * QR_MODULE, y, length * QR_MODULE, QR_MODULE)
        canvas.drawPath(path, stroke=0, fill=1)
    for text, left, y, module in marks.bars:
        x = left
        path = canvas.beginPath()
        for n, width in enumerate(code128_modules(text)):
            if n % 2 == 0:
                path.rect(x, y, width * module, BARS)
            x += width * module
        canvas.drawPath(path, stroke=0, fill=1)
    for x, y, text, size, face in marks.texts:
        canvas.setFont(face, size)
        canvas.drawString(x, y, text)


def kit(sheets: list[WorkOrderSheet]) -> bytes:
    """Draw the same orders through the kit."""
    return render_form("F01", sheets, paper=FANFOLD_HALF).content


def run() -> Report:
    """Draw fresh orders in every call, one by one and in batches."""
    faces()
    lines = (
        *_compared(ONE, ONE_STRAIGHT, size=1, times=SINGLES),
        *_compared(MANY, MANY_STRAIGHT, size=BATCH, times=1),
        *_compared(MOST, MOST_STRAIGHT, size=LOT, times=1, rounds=FEW),
    )
    sheets = orders(BATCH)
    ours, theirs = kit(sheets), straight(taken_down(sheets))
    return Report(
        NAME,
        "the same marks straight on a ReportLab canvas with form XObjects",
        ROUNDS,
        lines,
        targets={ONE: GOAL, MANY: GOAL, MOST: GOAL},
        notes=(
            "241x139.7; one order in three runs over to a second page",
            f"batch of {BATCH}: {len(ours)} bytes, straight {len(theirs)}",
            *_absent(),
            *_slow(),
        ),
    )


def _absent() -> tuple[str, ...]:
    """Say which peers were not there to be compared."""
    lacking = [name for name in ("typst", "WeasyPrint") if name not in peers()]
    return tuple(f"{name} is not installed: not compared" for name in lacking)


def _slow() -> tuple[str, ...]:
    """Time the peer that takes seconds, once."""
    draw = peers().get(SLOW)
    if draw is None:
        return ()
    begun = perf_counter()
    draw(orders(1))
    return (f"{SLOW}, one order, once: {(perf_counter() - begun) * 1000:.0f} ms",)


def _compared(
    ours: str, floor: str, *, size: int, times: int, rounds: int = ROUNDS
) -> tuple[Line, ...]:
    """Time the kit, the floor and whichever peers are there, each with orders of its own."""
    calls = (rounds + 1) * times
    sheets = iter([orders(size) for _ in range(calls)])
    stencils = iter([taken_down(orders(size)) for _ in range(calls)])
    ways: dict[str, Callable[[], object]] = {
        ours: lambda: kit(next(sheets)),
        floor: lambda: straight(next(stencils)),
    }
    for name, draw in peers().items():
        if name != SLOW:
            fresh = iter([orders(size) for _ in range(calls)])
            ways[f"{floor.partition(',')[0]}, {name}"] = partial(_drawn, draw, fresh)
    return side_by_side(ways, floor=floor, times=times, rounds=rounds)


def _drawn(draw: Peer, fresh: Iterator[list[WorkOrderSheet]]) -> bytes:
    return draw(next(fresh))
