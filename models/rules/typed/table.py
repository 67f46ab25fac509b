"""The one table of words for verbs: the office's word, its pinyin, and short aliases."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

import resources
from models.errors import RefusedError
from models.rules import glossary
from models.rules.pinyin import spell
from models.rules.states import Verb

FILE = "commands.toml"
SHORTEST_INITIALS = 2


class Other(StrEnum):
    """What can be typed besides the verbs of a ticket (其他命令)."""

    UNDO = "undo"
    REDO = "redo"
    SHOW = "show"
    SUGGEST = "suggest"


@dataclass(frozen=True, slots=True)
class Spoken:
    """How one verb is said, and what the rest of its line means.

    ``when`` names the fact a moment is, nothing where it tells when the step happened;
    ``text`` the fact the remaining words are; ``choice`` a fact picked from the norms.
    """

    verb: Verb | Other
    words: tuple[str, ...]
    when: str = ""
    text: str = ""
    choice: str = ""
    crew: bool = False
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a line may name besides verbs: crews, reasons, screens and the page's own actions."""

    crews: tuple[tuple[str, str], ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    pins: tuple[tuple[str, str], ...] = ()

    def choices(self, fact: str) -> tuple[tuple[str, str], ...]:
        """Return what a fact is picked from."""
        return self.pins if fact == "pin" else self.reasons


@cache
def table() -> Mapping[Verb | Other, Spoken]:
    """Return every verb with its words; raises ``RefusedError("commands.broken")``."""
    return read_table(resources.read_text(FILE))


def read_table(text: str) -> Mapping[Verb | Other, Spoken]:
    """Read a table; a verb without an entry, or a word that means two verbs, is refused."""
    try:
        told = tomllib.loads(text)
        verbs, others = told["verbs"], told["others"]
        found: dict[Verb | Other, Spoken] = {verb: _spoken(verb, verbs[verb]) for verb in Verb}
        found |= {other: _spoken(other, others[other]) for other in Other}
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as trouble:
        raise RefusedError("commands.broken", file=FILE, problem=str(trouble)) from trouble
    taken: dict[str, Verb | Other] = {}
    for verb, spoken in found.items():
        for word in spoken.words:
            if taken.setdefault(word, verb) is not verb:
                raise RefusedError("commands.broken", file=FILE, problem=word)
    return found


def _spoken(verb: Verb | Other, entry: Mapping[str, Any]) -> Spoken:
    own = [verb.value, verb.value.replace("_", "-")]
    if isinstance(verb, Verb):
        own += [glossary.say(verb, "zh_CN"), glossary.say(verb, "en").lower()]
    words = [word for word in (*own, *entry["zh"], *entry["en"]) if " " not in word]
    rest = {name: value for name, value in entry.items() if name not in ("zh", "en")}
    return Spoken(verb=verb, words=tuple(dict.fromkeys(words)), **rest)


def reason_words() -> tuple[tuple[str, str], ...]:
    """Return the short words for reasons of a hold, each with its code."""
    return _listed("reasons")


def pin_words() -> tuple[tuple[str, str], ...]:
    """Return the words for what of an order is pinned."""
    return _listed("pins")


@cache
def _listed(chapter: str) -> tuple[tuple[str, str], ...]:
    told: Mapping[str, list[str]] = tomllib.loads(resources.read_text(FILE))[chapter]
    return tuple((code, word) for code, words in told.items() for word in words)


@cache
def _by_word() -> Mapping[str, Verb | Other]:
    return {word: verb for verb, spoken in table().items() for word in spoken.words}


def said_exactly(word: str) -> Verb | Other | None:
    """Return the verb a word is, letter for letter."""
    return _by_word().get(word.casefold())


def verbs_like(word: str) -> tuple[Verb | Other, ...]:
    """Return the verbs a beginning or pinyin initials may mean, in the order of the table."""
    sought = word.casefold()
    if len(sought) < SHORTEST_INITIALS:
        return ()
    spelled = tuple(
        verb
        for verb, spoken in table().items()
        if any(sought in spell(known).initials for known in spoken.words if not known.isascii())
    )
    return spelled or tuple(
        verb
        for verb, spoken in table().items()
        if any(known.startswith(sought) or sounds_like(sought, known) for known in spoken.words)
    )


def sounds_like(sought: str, name: str) -> bool:
    """Tell whether letters begin the pinyin, or the pinyin initials, of a name."""
    if not sought.isascii() or not sought.isalnum() or name.isascii():
        return False
    spelled = spell(name)
    return any(way.startswith(sought) for way in (*spelled.initials, *spelled.full))


def verb_named(word: str) -> Verb:
    """Return the verb of a ticket a word means; refuses ticket.unknown_verb."""
    exact = said_exactly(word)
    found = (exact,) if exact is not None else verbs_like(word)
    verbs = [verb for verb in found if isinstance(verb, Verb)]
    if len(verbs) != 1:
        raise RefusedError("ticket.unknown_verb", verb=word, number="")
    return verbs[0]


def named(word: str, names: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the keys a word may mean: exact first, else part of a name, else its pinyin."""
    sought = word.casefold()
    listed = [(key, name.casefold()) for key, name in names]
    exact = [key for key, name in listed if sought in (key.casefold(), name)]
    if exact or len(sought) < SHORTEST_INITIALS:
        return tuple(dict.fromkeys(exact))
    for fits in (_holds, _in_order, _sounds):
        found = tuple(dict.fromkeys(key for key, name in listed if fits(sought, name)))
        if found:
            return found
    return ()


def _holds(sought: str, name: str) -> bool:
    return sought in name


def _in_order(sought: str, name: str) -> bool:
    """Tell whether every letter stands in the name in this order: 二组 is 城区第二小组."""
    rest = iter(name)
    return not sought.isascii() and all(letter in rest for letter in sought)


def _sounds(sought: str, name: str) -> bool:
    return sounds_like(sought, name)
