"""What a search is made of: the words typed, the keys of a record, and how well they fit.

Every key is folded (``models.rules.text.fold``), so width, case, blanks and hyphens do not
matter, and a key never holds a line break.
"""

from collections.abc import Iterable
from enum import IntEnum, StrEnum
from functools import lru_cache
from itertools import islice, product

from models.rules.pinyin import MOST_READINGS, SURNAMES, Spelling, spell
from models.rules.text import fold

SHORTEST_PHONE = 3
LONGEST_SEARCH = 64


class Fit(IntEnum):
    """How well a key answers a word; the smaller the better."""

    EXACT = 0
    START = 1  # it starts with the word; a phone or a plate ends with it
    INSIDE = 2


class Shelf(StrEnum):
    """Where a key stands: which field of which record."""

    CUSTOMER_NUMBER = "customer_number"
    CUSTOMER_NAME = "customer_name"
    CUSTOMER_SOUND = "customer_sound"
    CIRCUIT_NUMBER = "circuit_number"
    CONTACT_NAME = "contact_name"
    CONTACT_SOUND = "contact_sound"
    CONTACT_PHONE = "contact_phone"
    SITE = "site"
    TECHNICIAN_NUMBER = "technician_number"
    TECHNICIAN_NAME = "technician_name"
    TECHNICIAN_SOUND = "technician_sound"
    TECHNICIAN_PHONE = "technician_phone"
    VEHICLE_PLATE = "vehicle_plate"
    INSTRUMENT_NUMBER = "instrument_number"
    INSTRUMENT_NAME = "instrument_name"
    INSTRUMENT_SOUND = "instrument_sound"


SOUNDS = frozenset(shelf for shelf in Shelf if shelf.value.endswith("_sound"))
PHONES = frozenset({Shelf.CONTACT_PHONE, Shelf.TECHNICIAN_PHONE})
TAILS = PHONES | {Shelf.VEHICLE_PLATE}  # known by how they end


def words_of(text: str) -> tuple[str, ...]:
    """Return the words searched for, all of which must be found; the longest first."""
    words = dict.fromkeys(fold(word) for word in text[:LONGEST_SEARCH].split())
    return tuple(sorted(filter(None, words), key=len, reverse=True))


@lru_cache(maxsize=512)
def shelves_for(word: str) -> tuple[Shelf, ...]:
    """Return where a word is looked for.

    Sounds are spelled in ASCII, and fewer than three digits would be in every phone.
    """
    return tuple(shelf for shelf in Shelf if _is_asked(shelf, word))


def _is_asked(shelf: Shelf, word: str) -> bool:
    if shelf in PHONES:
        return len(word) >= SHORTEST_PHONE and word.isascii() and word.isdigit()
    return shelf not in SOUNDS or word.isascii()


def is_start_only(word: str) -> bool:
    """Tell whether a word is too short to be looked for inside: one letter or digit."""
    return len(word) == 1 and word.isascii()


def fit(key: str, word: str, *, shelf: Shelf) -> Fit | None:
    """Return how one key answers a word, or nothing."""
    if key == word:
        return Fit.EXACT
    leads = key.endswith(word) if shelf in TAILS else key.startswith(word)
    if leads:
        return Fit.START
    if word in key and not is_start_only(word):
        return Fit.INSIDE
    return None


def keys(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the folded keys of a record's texts, each once."""
    return tuple(dict.fromkeys(filter(None, map(fold, texts))))


@lru_cache(maxsize=16384)
def person_sounds(name: str) -> tuple[str, ...]:
    """Return how a person may be spelled: the surname as a surname, the rest as it is read.

    A name is read character by character, so one reading a character is enough to know.
    """
    plain = fold(name)
    length = next((size for size in (2, 1) if plain[:size] in SURNAMES), 1)
    parts = [spell(plain[:length], person=True), *map(_letter, plain[length:])]
    full = islice(product(*(part.full or ("",) for part in parts)), MOST_READINGS)
    short = islice(product(*(part.initials or ("",) for part in parts)), MOST_READINGS)
    spelled = ("".join(way) for ways in (short, full) for way in ways)
    return tuple(dict.fromkeys(filter(None, spelled)))


@lru_cache(maxsize=8192)
def _letter(letter: str) -> Spelling:
    return spell(letter)
