"""Finds wording customers should not read (禁语) and jargon, and what to say instead."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from models.rules.norms.language import LanguageNorms, MatchRules
from models.rules.terms import PhraseCategory


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a text: what was matched, why it is wrong, what to say instead.

    ``must_change`` is set for forbidden phrases, which may not reach a customer's copy;
    jargon is only pointed out.
    """

    start: int
    end: int
    matched: str
    phrase: str
    categories: tuple[PhraseCategory, ...]
    instead: tuple[str, ...]

    @property
    def must_change(self) -> bool:
        """Whether the text may not be printed for a customer as it stands."""
        return self.categories != (PhraseCategory.JARGON,)


def check_wording(text: str, *, place: str, language: LanguageNorms) -> tuple[Hit, ...]:
    """Return what is wrong with a text, in reading order.

    ``place`` says where the text stands (``phone_visit``, ``notice_slip``...); the
    customer's own words (原话) are no such place and are never looked at.
    """
    if not text or place not in language.matching.applied_to:
        return ()
    hits = [*_listed(text, language), *_jargon(text, language)]
    return tuple(sorted(hits, key=lambda hit: (hit.start, hit.end)))


@dataclass(frozen=True, slots=True)
class _Entry:
    """One wording to look for, as it reads without what makes no difference."""

    bare: str
    phrase: str
    categories: tuple[PhraseCategory, ...]
    instead: tuple[str, ...]


def _listed(text: str, language: LanguageNorms) -> Iterator[Hit]:
    """Yield the phrases of the lists, and abuse, blame and excuses."""
    plain, places = _bare(text, language.matching)
    for entry in _entries(language):
        for at in _occurrences(plain, entry.bare):
            start, end = places[at], places[at + len(entry.bare) - 1] + 1
            yield Hit(start, end, text[start:end], entry.phrase, entry.categories, entry.instead)


# A month of calls is looked over in one go, and a dictionary is a few dozen wordings:
# the latest ones are kept as they are looked for. The norms are kept with them, so that
# no other norms can come to stand at the same place in memory.
_KEPT: dict[int, tuple[LanguageNorms, tuple[_Entry, ...]]] = {}
_MOST_KEPT = 8


def _entries(language: LanguageNorms) -> tuple[_Entry, ...]:
    kept = _KEPT.get(id(language))
    if kept is None:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        kept = _KEPT[id(language)] = (language, tuple(_read(language)))
    return kept[1]


def _read(language: LanguageNorms) -> Iterator[_Entry]:
    for phrase in language.forbidden:
        for wanted in phrase.text.split("/"):  # 你们必须/你们应该 are two
            bare, _ = _bare(wanted, language.matching)
            instead = _instead(phrase.situation, language)
            yield _Entry(bare, phrase.text, phrase.categories, instead)
    for word in language.marked:
        bare, _ = _bare(word.text, language.matching)
        yield _Entry(bare, word.text, (word.category,), _instead(word.situation, language))


def _instead(situation: str, language: LanguageNorms) -> tuple[str, ...]:
    return tuple(one.text for one in language.recommended if one.situation == situation)


def _bare(text: str, rules: MatchRules) -> tuple[str, list[int]]:
    """Return the text without what makes no difference, and where each letter came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for plain in unicodedata.normalize("NFKC", letter).casefold():
            if plain.isalnum() and plain not in rules.particles:
                letters.append(rules.same.get(plain, plain))
                places.append(place)
    return "".join(letters), places


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + len(wanted))


def _jargon(text: str, language: LanguageNorms) -> Iterator[Hit]:
    plain = text.upper() if len(text.upper()) == len(text) else text
    for word in language.jargon:
        wanted = word.term.upper()
        for at in _occurrences(plain, wanted):
            end = at + len(wanted)
            if not _inside_a_word(plain, at, end):
                yield Hit(at, end, text[at:end], word.term, (PhraseCategory.JARGON,), (word.plain,))


def _inside_a_word(text: str, start: int, end: int) -> bool:
    """Tell whether Latin letters go on before or after: no OLT in BOLTS."""
    return any(
        inner.isascii() and outer.isascii() and inner.isalnum() and outer.isalnum()
        for inner, outer in (
            (text[start], text[start - 1 : start] or " "),
            (text[end - 1], text[end : end + 1] or " "),
        )
    )
