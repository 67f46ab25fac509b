"""One PDF in the making: operators collected by a pen, static parts drawn once as forms.

ReportLab keeps objects, fonts and cross references; text and lines are written as one
string of operators a page, which its canvas takes as it takes any text object.
"""

import hashlib
import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Protocol

from reportlab import rl_config
from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfgen.canvas import Canvas

from printing.fonts import BOX, TICKED, Face, faces
from printing.marks import box_path, tick_mark, tick_path
from printing.paper import MM, Paper

Point = tuple[float, float]

HAIR = 0.6  # the width of ordinary lines, points; pin printers need half a point
# Binary streams: no printer or mail gateway of today wants them spelled in ASCII.
rl_config.useA85 = 0

_SAVING = threading.Lock()  # a face is read through one file position


@dataclass(frozen=True, slots=True)
class Place:
    """A spot looked for again on the paper that comes back: the code, a box to sign in.

    Millimetres from the upper left corner of the page; pages count from 1.
    """

    page: int
    label: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """How a printer misses (打印偏移): what it is told so that ink falls where it belongs.

    Millimetres to the right and down, and factors from the upper left corner of the page.
    """

    right: float = 0.0
    down: float = 0.0
    wide: float = 1.0
    high: float = 1.0


TRUE = Placement()


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    """A finished document. ``pages_per_sheet`` follows the order of the sheets printed.

    ``missing_glyphs`` are the characters that printed as 〓. Of paper to be cut apart,
    ``up`` slips make a page; ``pages_per_sheet`` counts slips. ``left_off`` counts the
    continuation pages that pre-printed stationery has no room for.
    """

    content: bytes
    pages: int
    pages_per_sheet: tuple[int, ...]
    missing_glyphs: tuple[str, ...]
    up: int = 1
    places: tuple[Place, ...] = ()
    left_off: int = 0

    @property
    def sha256(self) -> str:
        """The fingerprint a print is recorded under."""
        return hashlib.sha256(self.content).hexdigest()


class Pen:
    """Collects what is drawn on one page; points, from the lower left corner."""

    def __init__(self, canvas: Canvas, fonts: dict[tuple[str, int, float], str]) -> None:
        self._document = canvas._doc  # noqa: SLF001  # the font protocol asks for it
        self._fonts = fonts  # operators by face, subset and size, shared by a document's pens
        self._shapes: list[str] = [f"{HAIR} w 0 G 0 g"]
        self._texts: list[str] = ["BT"]
        self._set_in = ""
        self.places: list[tuple[str, Point, Point]] = []

    def text(self, x: float, y: float, text: str, *, size: float, face: Face) -> None:
        """Write one line on a base line; box signs in it become shapes."""
        if BOX in text or TICKED in text:
            self._with_boxes(x, y, text, size=size, face=face)
        elif text:
            self._texts.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
            self._show(text, size, face)

    def narrow(self, x: float, y: float, text: str, *, size: float, face: Face, by: float) -> None:
        """Write one line condensed to ``by`` of its width."""
        self._texts.append(f"{by:.3f} 0 0 1 {x:.2f} {y:.2f} Tm")
        self._show(text, size, face)

    def _show(self, text: str, size: float, face: Face) -> None:
        if face.own.issuperset(text):
            self._show_in(face.font, text, size)
        else:
            for font, piece in face.runs(text):
                self._show_in(font, piece, size)

    def _show_in(self, font: Any, text: str, size: float) -> None:
        for subset, codes in font.splitString(text, self._document):
            key = (font.fontName, subset, size)
            name = self._fonts.get(key)
            if name is None:
                name = f"{font.getSubsetInternalName(subset, self._document)} {size:g} Tf"
                self._fonts[key] = name
            if name != self._set_in:
                self._set_in = name
                self._texts.append(name)
            self._texts.append(f"({escapePDF(codes)}) Tj")

    def _with_boxes(self, x: float, y: float, text: str, *, size: float, face: Face) -> None:
        piece = ""
        for letter in f"{text}\0":
            if letter not in (BOX, TICKED, "\0"):
                piece += letter
                continue
            self.text(x, y, piece, size=size, face=face)
            x, piece = x + face.width(piece, size), ""
            if letter != "\0":
                self.shape((box_path if letter == BOX else tick_path)(x, y, size))
                x += size

    def ticks(self, x: float, y: float, text: str, *, size: float, face: Face) -> None:
        """Tick the boxes of a line that is on the paper already."""
        for letter in text:
            if letter == TICKED:
                self.shape(tick_mark(x, y, size))
            x += face.width(letter, size)

    def place(self, label: str, corner: Point, size: Point) -> None:
        """Remember where something stands, by its lower left corner and its size."""
        self.places.append((label, corner, size))

    def line(self, start: Point, end: Point, *, width: float = HAIR) -> None:
        """Draw a rule."""
        (x0, y0), (x1, y1) = start, end
        path = f"{x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S"
        self.shape(path if width == HAIR else f"{width} w {path} {HAIR} w")

    def frame(self, corner: Point, size: Point, *, line: float = HAIR) -> None:
        """Draw a box of a width and height from its lower left corner."""
        (x, y), (width, height) = corner, size
        path = f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re S"
        self.shape(path if line == HAIR else f"{line} w {path} {HAIR} w")

    def shape(self, operators: str) -> None:
        """Draw ready-made operators."""
        self._shapes.append(operators)

    def getCode(self) -> str:
        """Return everything drawn; the canvas asks for it by this name."""
        return "\n".join([*self._shapes, *self._texts, "ET"])


class Document(Protocol):
    """Where pages are drawn: a PDF, or a list of marks for a printer."""

    def page(self, draw: Callable[[Pen], None], *, static: tuple[str, ...] = ()) -> None:
        """Draw one page on top of its static parts."""

    def static(self, key: Hashable, draw: Callable[[Pen], None]) -> str:
        """Return the name of a part drawn once a document, however many pages show it."""


class PdfDocument:
    """A document being drawn page by page; the same facts give the same bytes."""

    def __init__(
        self,
        paper: Paper,
        *,
        title: str,
        author: str,
        duplex: bool = False,
        placement: Placement = TRUE,
    ) -> None:
        faces()
        self._buffer = BytesIO()
        self._canvas = Canvas(self._buffer, pagesize=paper.size, invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("Paidan")
        self._canvas.setViewerPreference("PrintScaling", "None")
        if duplex:
            self._canvas.setViewerPreference("Duplex", "DuplexFlipLongEdge")
        self._paper, self._placement = paper, placement
        self.places: list[Place] = []
        self._static: dict[Hashable, str] = {}
        self._fonts: dict[tuple[str, int, float], str] = {}
        self.slips = 0

    @property
    def pages(self) -> int:
        """How many pages there are; the last may hold fewer slips than the others."""
        return -(-self.slips // self._paper.up)

    def page(self, draw: Callable[[Pen], None], *, static: tuple[str, ...] = ()) -> None:
        """Draw one page on top of its static parts, or the next slip of a page."""
        above = self.slips % self._paper.up
        if above == 0 and self._placement != TRUE:
            self._canvas.transform(*_matrix(self._placement, self._paper.size[1]))
        if self._paper.up > 1:
            self._slip(above, draw, static)
        else:
            self._drawn(draw, static)
        if above == self._paper.up - 1:
            self._canvas.showPage()
        self.slips += 1

    def _slip(self, above: int, draw: Callable[[Pen], None], static: tuple[str, ...]) -> None:
        paper = self._paper
        self._canvas.saveState()
        self._canvas.translate(0, (paper.up - 1 - above) * paper.slip_height)
        if above:
            cut = f"[5 4] 0 d 0 {paper.slip_height:.2f} m {paper.size[0]:.2f}"
            self._canvas.addLiteral(f"{HAIR} w {cut} {paper.slip_height:.2f} l S [] 0 d")
        self._drawn(draw, static)
        self._canvas.restoreState()

    def _drawn(self, draw: Callable[[Pen], None], static: tuple[str, ...]) -> None:
        for name in static:
            self._canvas.doForm(name)
        pen = Pen(self._canvas, self._fonts)
        draw(pen)
        self._canvas.drawText(pen)
        self.places += placed(pen, self._paper, self.slips)

    def static(self, key: Hashable, draw: Callable[[Pen], None]) -> str:
        """Return the name of a part drawn once a document, however many pages show it."""
        name = self._static.get(key)
        if name is None:
            name = self._static[key] = f"part{len(self._static)}"
            self._canvas.beginForm(name)
            pen = Pen(self._canvas, self._fonts)
            draw(pen)
            self._canvas.drawText(pen)
            self._canvas.endForm()
        return name

    def finish(self) -> bytes:
        """Close the document and return it."""
        with _SAVING:
            self._canvas.save()
        return self._buffer.getvalue()


def placed(pen: Pen, paper: Paper, slip: int) -> list[Place]:
    """Return what a pen remembered of one slip, as places of the page it stands on."""
    above = slip % paper.up * paper.slip_height
    return [
        Place(
            page=slip // paper.up + 1,
            label=label,
            left=round(x / MM, 2),
            top=round((above + paper.slip_height - y - high) / MM, 2),
            width=round(wide / MM, 2),
            height=round(high / MM, 2),
        )
        for label, (x, y), (wide, high) in pen.places
    ]


def _matrix(placement: Placement, height: float) -> tuple[float, float, float, float, float, float]:
    """Return the transformation that scales from the upper left corner, then moves."""
    one = placement
    up = height * (1 - one.high) - one.down * MM
    return (one.wide, 0, 0, one.high, one.right * MM, up)
