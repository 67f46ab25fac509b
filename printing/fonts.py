"""The faces forms are set in: parsed once a process, embedded as a subset in each document."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics, ttfonts

import resources
from printing import fallback

REGULAR_FILE = "fonts/NotoSansSC-Regular.ttf"
BOLD_FILE = "fonts/NotoSansSC-Bold.ttf"

# Boxes of the tick strips ride in the text as two noncharacters, which the text gate
# removes from everything people type; they are one em wide and drawn as shapes.
BOX = "\ufdd0"
TICKED = "\ufdd1"

_PARSING = threading.Lock()


class Widths(dict[str, float]):
    """Widths by character; of one that is not there, the width it has in a face of the system."""

    def __missing__(self, letter: str) -> float:
        found = fallback.find(letter)
        if found is None:
            raise KeyError(letter)
        return found[1]


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One weight: its width table (em per character) and what may be drawn as it stands.

    A character it lacks is drawn by a face of the system that has it (``fallback``).

    ``plain`` holds the printable characters that have a glyph with a width; text made of
    these alone needs no further look. ``own`` holds every character the face itself draws.
    """

    font: Any
    widths: Mapping[str, float]
    plain: frozenset[str]
    own: frozenset[str]

    @property
    def name(self) -> str:
        """The name the face is registered under."""
        return str(self.font.fontName)

    def has(self, letter: str) -> bool:
        """Return whether the face, or one of the system's, can draw a character."""
        return letter in self.widths or fallback.find(letter) is not None

    def runs(self, text: str) -> Iterator[tuple[Any, str]]:
        """Yield a text in pieces, each with the font that draws it."""
        font, piece = self.font, ""
        for letter in text:
            other = None if letter in self.widths else fallback.find(letter)
            wanted = self.font if other is None else other[0]
            if wanted is not font:
                if piece:
                    yield font, piece
                font, piece = wanted, ""
            piece += letter
        if piece:
            yield font, piece

    def width(self, text: str, size: float) -> float:
        """Return the length of a line in points; every character must have a glyph."""
        return sum(map(self.widths.__getitem__, text)) * size


@dataclass(frozen=True, slots=True)
class Faces:
    """The two weights of a form."""

    regular: Face
    bold: Face


def faces() -> Faces:
    """Return the shipped faces; the first call takes some 0.2 s, so warm up off the GUI thread."""
    with _PARSING:
        return _parsed()


@cache
def _parsed() -> Faces:
    _mend_unicode_map()
    return Faces(_load("NotoSansSC", REGULAR_FILE), _load("NotoSansSC-Bold", BOLD_FILE))


def _load(name: str, file: str) -> Face:
    font = ttfonts.TTFont(name, str(resources.path(file)), shapable=False)
    pdfmetrics.registerFont(font)
    metrics = font.face
    advance = metrics.charWidths
    widths = {
        chr(code): advance.get(code, metrics.defaultWidth) / 1000 for code in metrics.charToGlyph
    }
    plain = frozenset(
        letter for letter, width in widths.items() if width > 0 and letter.isprintable()
    )
    return Face(font, Widths(widths | {BOX: 1.0, TICKED: 1.0}), plain, frozenset(widths))


def to_unicode_map(font_name: str, subset: Sequence[int]) -> str:
    """Return the map readers copy and search by, right above U+FFFF too.

    ReportLab 5.1 writes such a code point as five hex digits; the format wants UTF-16.
    """
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def",
        f"/CMapName /{font_name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    for first in range(0, len(subset), 100):  # a section may hold a hundred entries
        section = subset[first : first + 100]
        lines.append(f"{len(section)} beginbfchar")
        lines += [f"<{first + n:02X}> <{_utf16(code)}>" for n, code in enumerate(section)]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


def _utf16(code: int) -> str:
    return chr(code).encode("utf-16-be", "surrogatepass").hex().upper()


def _mend_unicode_map() -> None:
    ttfonts.makeToUnicodeCMap = to_unicode_map
