"""Text on its way to paper: looked up in the font, and broken into lines by Chinese rules."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, cast

from models.rules.text import clean as entry_gate
from printing.fonts import BOX, TICKED, Face

S = TypeVar("S")

GETA = "〓"  # the printer's sign for a character the font lacks
TAB = "    "
_NO_LIMIT = 2**31

# What may not end a line, what holds together, and what may not begin a line.
_OPENING = r"[（《〈「『【〔［｛“‘(\[{<￥$№#]"
_CLOSING = r"[，。、；：？！）》〉」』】〕］｝”’…—·～％‰℃°,.;:?!)\]}>%]"
_WHOLE = r"[0-9A-Za-z][0-9A-Za-z\-_./#:@&+*=~→]*|[-+±≥≤<>]?[0-9][0-9A-Za-z.]*"
_UNIT = re.compile(
    rf"\n|[ \u00a0\u3000]+|[{BOX}{TICKED}][^\s{BOX}{TICKED}]*"
    rf"|{_OPENING}*(?:{_WHOLE}|[^\n]){_CLOSING}*"
)
_JOINERS = re.compile("[\u00ad\u180e\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def clean(text: str, face: Face, missing: set[str]) -> str:
    """Return what can be drawn; a character without a glyph becomes 〓 and is noted.

    The entry gate is passed again, because paper must hold whatever the database holds.
    """
    if face.plain.issuperset(text) and unicodedata.is_normalized("NFC", text):
        return text
    text = entry_gate(text, limit=_NO_LIMIT, field="", lines=True)
    text = _JOINERS.sub("", text.replace("\t", TAB).replace("\u00a0", " "))
    lacking = {letter for letter in set(text) if letter != "\n" and not face.has(letter)}
    if not lacking:
        return text
    drawn = {letter: _apart(letter, face) for letter in lacking}
    missing |= {letter for letter, made in drawn.items() if made == GETA}
    return text.translate({ord(letter): made for letter, made in drawn.items()})


def _apart(letter: str, face: Face) -> str:
    """Return a letter as base and marks if the face has those, else 〓."""
    parts = unicodedata.normalize("NFD", letter)
    return parts if len(parts) > 1 and all(map(face.has, parts)) else GETA


def cleaned(sheet: S, face: Face, missing: set[str]) -> S:
    """Return a sheet with every text in it, however deep, fit to be drawn.

    Forms are handed nothing else, so no form can forget.
    """
    kind: Any = type(sheet)
    changed = {
        name: made
        for name in _names(kind)
        if (made := _cleaned(getattr(sheet, name), face, missing)) is not getattr(sheet, name)
    }
    return cast("S", replace(cast("Any", sheet), **changed)) if changed else sheet


@cache
def _names(sheet: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(sheet))


def _cleaned(value: Any, face: Face, missing: set[str]) -> Any:
    if isinstance(value, str):
        return clean(str(value), face, missing)
    if isinstance(value, tuple):
        made = tuple(_cleaned(one, face, missing) for one in value)
        return value if all(a is b for a, b in zip(made, value, strict=True)) else made
    if is_dataclass(value) and not isinstance(value, type):
        return cleaned(value, face, missing)
    return value


Line = tuple[str, int]  # what stands on the line, and where in the text the next one begins


def wrap(text: str, widths: Mapping[str, float], room: float) -> list[Line]:
    """Break text into lines of at most ``room`` em.

    Codes and numbers stay whole unless longer than a line, closing marks never begin a
    line, opening marks never end one; newlines are kept; no character is lost.
    """
    if "\n" not in text and sum(map(widths.__getitem__, text)) <= room:
        return [(text, len(text))]
    lines: list[Line] = []
    start = end = 0
    used = 0.0
    for found in _UNIT.finditer(text):
        unit = found.group()
        if unit == "\n":
            lines.append((text[start:end], found.end()))
            start, end, used = found.end(), found.end(), 0.0
            continue
        wide = sum(map(widths.__getitem__, unit))
        if used + wide > room and not unit.isspace():
            if end > start:
                lines.append((text[start:end], end))
                start, used = end, 0.0
            while wide > room:
                cut = _fitting(unit, widths, room)
                lines.append((unit[:cut], start + cut))
                start, unit = start + cut, unit[cut:]
                wide = sum(map(widths.__getitem__, unit))
        end = found.end()
        used += wide
    if end > start or not lines or text.endswith("\n"):
        lines.append((text[start:end], len(text)))
    return lines


def _fitting(unit: str, widths: Mapping[str, float], room: float) -> int:
    """Return how many characters of an overlong unit fit, at least one."""
    used = 0.0
    for count, letter in enumerate(unit):
        used += widths[letter]
        if used > room and count:
            return count
    return len(unit)
