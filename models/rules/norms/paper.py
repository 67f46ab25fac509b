"""The papers an office prints on, and the letters of its numbers."""

from typing import Annotated

from pydantic import Field

from models.rules.norms.kit import Positive, Source, Table, Text, Words, norm
from models.rules.terms import NormSource

Millimetres = Annotated[float, Field(gt=0)]
Points = Annotated[float, Field(gt=0)]


@norm
class PaperSize(Words):
    """A paper, in millimetres; ``strip`` is the width of each strip of feed holes."""

    width: Millimetres
    height: Millimetres
    strip: Annotated[float, Field(ge=0)]
    plies: Positive
    source: NormSource
    note: str = ""


@norm
class PrintRules:
    """What a needle printer on multi-ply paper can show."""

    safe_width: Millimetres
    inside_strip: Millimetres
    from_perforation: Millimetres
    hole_pitch: Millimetres
    lines_per_inch: Positive
    chars_per_inch: Positive
    line_points: Points
    chinese_points: Points
    chinese_points_preferred: Points
    qr_module: Millimetres
    source: NormSource
    note: str = ""


@norm
class Ply(Words):
    """One ply of a form (联)."""

    colour: Text
    source: NormSource


@norm
class FormLetters(Words):
    """Kind letters of papers that are not tickets (单类)."""

    source: NormSource


@norm
class PaperNorms:
    """Paper sizes, rules of printing, plies, letters."""

    source: Source
    sizes: Table[Text, PaperSize]
    rules: PrintRules
    plies: tuple[Ply, ...]
    letters: Table[Text, FormLetters]
    serial_digits: Positive
