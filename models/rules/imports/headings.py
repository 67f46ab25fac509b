"""Headings as they are compared: without white space, line breaks, stars and hints."""

import re
import unicodedata

_DECORATION = re.compile(r"[\s*＊]+")
_HINT = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]$")


def heading(cell: object) -> str:
    """Return a heading without white space, line breaks and required stars."""
    return _DECORATION.sub("", str(cell if cell is not None else ""))


def spoken(cell: object) -> str:
    """Return what a heading is compared by: one width, one case, no hint in brackets."""
    plain = unicodedata.normalize("NFKC", heading(cell)).lower().rstrip(":")
    return _HINT.sub("", plain) or plain
