"""File names every system takes, made from text nobody chose as a file name."""

import hashlib
import re
import unicodedata

MOST_LETTERS = 120
MOST_BYTES = 200  # Linux takes 255 bytes; a temporary name and a counter must fit too
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f]')
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL"]
    + [f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³"]
)
_MARK = 8  # hexadecimal digits that tell two cut names apart


def safe_filename(text: str, *, suffix: str = "") -> str:
    """Return a name Windows and Linux both take, ending in ``suffix`` (``.pdf``).

    The same text gives the same name. A name that had to be cut carries a mark of its
    whole text, so two long names with one beginning stay two files.
    """
    name = _FORBIDDEN.sub("_", _UNSEEN.sub("", unicodedata.normalize("NFC", text)))
    name = name.strip().rstrip(". ") or "_"
    if name.split(".")[0].rstrip().upper() in _DEVICES:
        name = f"_{name}"
    if not _fits(name + suffix):
        mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]
        name = f"{_cut(name, suffix=f'-{mark}{suffix}')}-{mark}"
    return name + suffix


def _fits(name: str) -> bool:
    return len(name) <= MOST_LETTERS and len(name.encode()) <= MOST_BYTES


def _cut(name: str, *, suffix: str) -> str:
    while name and not _fits(name + suffix):
        name = name[:-1]
    return name.rstrip(". ")
