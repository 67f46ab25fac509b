"""The grid of a form: labelled cells in rows under upright section titles."""

from dataclasses import dataclass

from printing.fonts import Face, Faces
from printing.paper import MM, Paper

PAIRS = 4  # label and value pairs across the form
SECTION_MM = 5.5
PAD = 2.6  # points between a line and the text in its cell
LEADING = 1.24
OUTER_GAP = 2.0  # between the two lines of the outer frame


@dataclass(frozen=True, slots=True)
class Cell:
    """A label with its value; ``span`` counts label and value pairs, parts of one too.

    Without a label the value takes all the room.
    """

    label: str
    text: str = ""
    span: float = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side, spans adding up to ``PAIRS``.

    ``lines`` is the room it has at least; ``grow`` its share of height nobody needs.
    ``low`` sets text at the foot of the cell, for signatures, ``middle`` keeps it half way
    up in a row that has grown; an ``optional`` row makes way for the others when the page
    is full; a ``firm`` one gets its lines before them.
    """

    cells: tuple[Cell, ...]
    lines: int = 1
    grow: int = 0
    low: bool = False
    optional: bool = False
    firm: bool = False
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one title, which stands upright at the left."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Leftover:
    """Text that did not fit its place; it goes on, under its label, on the next page."""

    label: str
    text: str
    whole: bool = False  # nothing of it stands on the first page


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with its height, type size and broken lines, one tuple of lines a cell."""

    row: Row
    height: float
    size: float
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A section with its rows placed."""

    title: str
    rows: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the cells of a form stand, points: one measure for all its rows."""

    left: float
    right: float
    section: float
    label: float
    pair: float
    faces: Faces

    @classmethod
    def of(cls, paper: Paper, faces: Faces) -> "Columns":
        """Return the columns of a paper: labels are four characters wide."""
        left, width = paper.left + OUTER_GAP, paper.text_width - 2 * OUTER_GAP
        section = SECTION_MM * MM
        pair = (width - section) / PAIRS
        label = 4 * label_size(paper) + 2 * PAD
        return cls(left, left + width, section, label, pair, faces)

    def room(self, cell: Cell) -> float:
        """Return the width of a cell's value, points, inside its padding."""
        return self.pair * cell.span - self.label_room(cell) - 2 * PAD

    def label_room(self, cell: Cell) -> float:
        """Return the width of a cell's label, points."""
        return self.label if cell.label else 0.0

    def face(self, cell: Cell) -> Face:
        """Return the weight a cell is set in."""
        return self.faces.bold if cell.bold else self.faces.regular


def label_size(paper: Paper) -> float:
    """Return the type size of labels."""
    return min(paper.body, 9.0) if not paper.pin else 9.0


def row_height(lines: int, size: float, paper: Paper) -> float:
    """Return the height a row needs, points."""
    return paper.row + (lines - 1) * size * LEADING
