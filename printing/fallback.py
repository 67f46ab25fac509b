"""Faces of the system for characters the forms' own face lacks: rare names in the first place.

``PAIDAN_FONTS`` names font files instead, separated as in PATH; empty means none.
"""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics, ttfonts

VARIABLE = "PAIDAN_FONTS"
# TrueType outlines only, and only Chinese: a script that has to be joined or turned is better
# named than printed wrongly.
_KNOWN = (
    "C:/Windows/Fonts/simsunb.ttf",
    "C:/Windows/Fonts/SimsunExtG.ttf",
    "C:/Windows/Fonts/msyh.ttc",
    "C:/Windows/Fonts/simsun.ttc",
    "/usr/share/fonts/truetype/hanazono/HanaMinA.ttf",
    "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
)


def files() -> tuple[str, ...]:
    """Return the font files to look in, those that are there."""
    said = os.environ.get(VARIABLE)
    names = _KNOWN if said is None else tuple(filter(None, said.split(os.pathsep)))
    return tuple(name for name in names if Path(name).is_file())


def find(letter: str) -> tuple[Any, float] | None:
    """Return the first face that draws a character, and the character's width in em."""
    for font in _fonts(files()):
        glyph = font.face.charToGlyph.get(ord(letter))
        width = font.face.charWidths.get(ord(letter), 0) / 1000
        if glyph and width > 0:
            return font, width
    return None


@cache
def _fonts(names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(_loaded(names))


def _loaded(names: tuple[str, ...]) -> Iterator[Any]:
    """Yield the faces that can be embedded; one that cannot is none."""
    for n, name in enumerate(names):
        try:
            font = ttfonts.TTFont(f"Fallback{n}", name, shapable=False)
        except (ttfonts.TTFError, OSError, ValueError):
            continue
        pdfmetrics.registerFont(font)
        yield font
