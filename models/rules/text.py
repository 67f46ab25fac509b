"""The one gate typed and imported text enters by, and the key text is searched by.

SQLite and PostgreSQL differ on NUL and on lengths, and both raise on lone surrogates,
so what they would disagree about never reaches them.
"""

import re
import unicodedata

from models.errors import RefusedError

MARKS_IN_A_ROW = 4
REPLACEMENT = "\ufffd"

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BREAKS = re.compile("[\n\t]+")
# C0 and C1 controls but newline and tab; direction marks, overrides and isolates;
# zero-width spaces and byte order marks; the noncharacters spreadsheets cannot hold.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\u200b\u2060\ufeff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
# What nearly all text is made of, and what cleaning leaves as it is but for blanks at its ends:
# ASCII, Chinese characters and their punctuation, full-width forms.
_AS_IT_IS = re.compile("[ -~\u3000-\u3029\u3030-\u303e\u4e00-\u9fff\uff01-\uff5e]*")
_GAPS = re.compile(r"[\s\-\u2010-\u2015\u2212_\u00b7]+")


def clean(text: str, *, limit: int, field: str, lines: bool = False) -> str:
    """Return text fit to keep; ``lines`` lets newlines and tabs stay.

    Raises ``RefusedError("text.too_long", field, limit, length)``; nothing is cut.
    """
    if _AS_IT_IS.fullmatch(text) is None:
        text = mended(text, lines=lines)
    text = text.strip()
    if len(text) > limit:
        raise RefusedError("text.too_long", field=field, limit=limit, length=len(text))
    return text


def mended(text: str, *, lines: bool) -> str:
    """Return text without what no column keeps, and in one normal form."""
    text = _UNWANTED.sub("", _NEWLINES.sub("\n", _whole(text)))
    if not lines:
        text = _BREAKS.sub(" ", text)
    return _thinned(unicodedata.normalize("NFC", text))


def _whole(text: str) -> str:
    """Join surrogate pairs and replace lone halves."""
    if _SURROGATE.search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _thinned(text: str) -> str:
    """Drop combining marks beyond the fourth in a row, which would paint over other lines."""
    if text.isascii():
        return text
    kept: list[str] = []
    run = 0
    for letter in text:
        run = run + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if run <= MARKS_IN_A_ROW:
            kept.append(letter)
    return "".join(kept)


def fold(text: str) -> str:
    """Return the key text is searched by: width, case, spaces and hyphens do not matter."""
    plain = unicodedata.normalize("NFKC", _UNWANTED.sub("", _whole(text)))
    return unicodedata.normalize("NFKC", _GAPS.sub("", plain.casefold()))


search_key = fold
