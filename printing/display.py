"""The same drawing as a list of marks: what a printer that takes no PDF is given to draw.

Forms draw with the pen they are handed and do not know the difference, so a page painted on
a pin printer is the PDF's page, as the printer's own text and lines and not as a picture.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from printing.document import Pen, Point
from printing.fonts import BOX, TICKED, Face
from printing.paper import Paper


@dataclass(frozen=True, slots=True)
class Written:
    """A line of text from its base line; ``by`` condenses it. Points from the upper left."""

    x: float
    y: float
    text: str
    size: float
    bold: bool
    by: float = 1.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A path drawn with a pen of some width."""

    points: tuple[Point, ...]
    width: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Fill:
    """A black rectangle: a run of a code."""

    x: float
    y: float
    width: float
    height: float


Mark = Written | Stroke | Fill


@dataclass(slots=True)
class Page:
    """All marks of one page of paper."""

    marks: list[Mark] = field(default_factory=list)


class DisplayPen(Pen):
    """Collects marks; ``above`` is the upper edge of the slip drawn on, from the page's."""

    def __init__(self, paper: Paper, above: float = 0.0) -> None:
        self._high, self._above = paper.slip_height, above
        self._shapes, self._texts = [], []
        self.places: list[tuple[str, Point, Point]] = []
        self.marks: list[Mark] = []

    def _down(self, y: float) -> float:
        return self._above + self._high - y

    def text(self, x: float, y: float, text: str, *, size: float, face: Face) -> None:
        """Write one line on a base line; box signs in it become shapes."""
        if BOX in text or TICKED in text:
            self._with_boxes(x, y, text, size=size, face=face)
        elif text.strip():
            self.marks.append(Written(x, self._down(y), text, size, _is_bold(face)))

    def narrow(self, x: float, y: float, text: str, *, size: float, face: Face, by: float) -> None:
        """Write one line condensed to ``by`` of its width."""
        self.marks.append(Written(x, self._down(y), text, size, _is_bold(face), by))

    def shape(self, operators: str) -> None:
        """Read the few operators forms draw shapes with: re, m, l, S, f, w."""
        self.marks += _read(operators, self._down)


def _is_bold(face: Face) -> bool:
    return face.name.endswith("Bold")


def _read(operators: str, down: Callable[[float], float]) -> list[Mark]:
    marks: list[Mark] = []
    numbers: list[float] = []
    paths: list[tuple[Point, ...]] = []
    boxes: list[tuple[float, float, float, float]] = []
    width = 0.6
    for word in operators.split():
        match word:
            case "w":
                width = numbers[0]
            case "m":
                paths.append(((numbers[0], down(numbers[1])),))
            case "l":
                paths[-1] = (*paths[-1], (numbers[0], down(numbers[1])))
            case "re":
                x, y, wide, high = numbers
                boxes.append((x, down(y + high), wide, high))
            case "f":
                marks += [Fill(*box) for box in boxes]
                paths, boxes = [], []
            case "S":
                marks += [Stroke(path, width) for path in (*paths, *map(_around, boxes))]
                paths, boxes = [], []
            case _:
                numbers.append(float(word))
                continue
        numbers = []
    return marks


def _around(box: tuple[float, float, float, float]) -> tuple[Point, ...]:
    x, y, wide, high = box
    return ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y))


class Display:
    """Pages of marks in the making; the place of a PDF in every form's drawing."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._parts: dict[str, Callable[[Pen], None]] = {}
        self._slips = 0
        self.pages: list[Page] = []

    def static(self, key: Hashable, draw: Callable[[Pen], None]) -> str:
        """Remember a part that is drawn with every page that shows it."""
        name = str(hash(key))
        self._parts[name] = draw
        return name

    def page(self, draw: Callable[[Pen], None], *, static: tuple[str, ...] = ()) -> None:
        """Draw one page, or the next slip of one, with the parts under it."""
        at = self._slips % self._paper.up
        if at == 0:
            self.pages.append(Page())
        above = at * self._paper.slip_height
        pen = DisplayPen(self._paper, above)
        if at:
            cut = ((0.0, above), (self._paper.size[0], above))
            pen.marks.append(Stroke(cut, 0.6, dashed=True))
        for name in static:
            self._parts[name](pen)
        draw(pen)
        self.pages[-1].marks += pen.marks
        self._slips += 1
