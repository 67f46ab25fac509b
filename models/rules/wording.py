"""Turns codes and facts into the sentence a dispatcher reads, without any screen.

The sentences are data: ``resources/wording/*.toml``, one table per code with ``zh``
and ``en``. A sentence says what happened, what was kept and what to do.
"""

import re
import string
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from types import MappingProxyType

import resources
from models.rules import glossary
from models.rules.lengths import length
from models.rules.zone import stamp

FOLDER = "wording"
UNKNOWN = "—"
# Facts whose plain codes the glossary lists under another name than their own.
_LISTS = {
    "field": "field",
    "fact": "field",
    "reason": "SuspensionReason",
    "cause": "Cause",
    "kind": "TicketKind",
}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")

Sentences = Mapping[str, Mapping[str, str]]


class UnwordedError(KeyError):
    """A code has no sentence: a bug, kept away from users by a test."""


class WordingError(ValueError):
    """A wording file is broken: a bug, kept away from users by a test."""


@cache
def sentences() -> Sentences:
    """Return every sentence by code, all files of the folder taken together."""
    names = resources.names(FOLDER, ".toml")
    return merge((name, resources.read_text(name)) for name in names)


def merge(files: Iterable[tuple[str, str]]) -> Sentences:
    """Lay wording files together; a code worded twice or in one language is refused."""
    found: dict[str, Mapping[str, str]] = {}
    for name, text in files:
        for code, entry in tomllib.loads(text).items():
            if code in found:
                raise WordingError(f"{name}: {code} is worded twice")
            if not isinstance(entry, dict) or set(entry) != {"zh", "en"} or not all(entry.values()):
                raise WordingError(f"{name}: {code} needs zh and en, and nothing else")
            found[code] = MappingProxyType(entry)
    return MappingProxyType(found)


def codes() -> frozenset[str]:
    """Return every code that has a sentence."""
    return frozenset(sentences())


def facts_needed(code: str) -> frozenset[str]:
    """Return the names of the facts the sentences of a code mention."""
    return frozenset(
        name
        for sentence in _entry(code).values()
        for _, name, _, _ in string.Formatter().parse(sentence)
        if name
    )


def word(code: str, facts: Mapping[str, object], language: str) -> str:
    """Return the sentence of a code; a fact nobody supplied reads as a dash.

    A fact ``advice`` is the code of what to do about it, said behind. Raises
    ``UnwordedError`` for an unknown code.
    """
    english = language.startswith("en")
    sentence = _entry(code)["en" if english else "zh"]
    told = {name: shown(value, language, name=name) for name, value in facts.items()}
    said = sentence.format_map(_Told(told))
    if "advice" not in facts:
        return said
    advice = word(str(facts["advice"]), {}, language)
    return f"{said} {advice}" if english else f"{said}{advice}"


class _Told(dict[str, str]):
    """Facts as text; what is missing must not turn a refusal into a crash."""

    def __missing__(self, key: str) -> str:
        return UNKNOWN


def _entry(code: str) -> Mapping[str, str]:
    try:
        return sentences()[code]
    except KeyError:
        raise UnwordedError(code) from None


def shown(value: object, language: str, *, name: str = "") -> str:
    """Return one fact as people read it: words for enums, Shanghai time, 2 小时 30 分."""
    listed = _listed(value, name)
    if listed:
        return glossary.say(listed, language)
    match value:
        case None:
            text = UNKNOWN
        case datetime():
            text = stamp(value)
        case date():
            text = value.isoformat()
        case timedelta():
            text = length(value, language)
        case str() if _MOMENT.fullmatch(value):  # as the chain of events keeps a moment
            text = stamp(datetime.fromisoformat(value))
        case list() | tuple() | set() | frozenset():
            parts = sorted(shown(one, language, name=name) for one in value)
            text = (", " if language.startswith("en") else "、").join(parts)
        case _:
            text = str(value)
    return text


def _listed(value: object, name: str) -> str:
    """Return the identifier the glossary lists a fact under, or nothing.

    A field is told by its name, ``tests.0.value`` by the field it lies in.
    """
    if not isinstance(value, str):
        return ""
    if isinstance(value, StrEnum):
        identifier = glossary.identifier_of(value)
    else:
        listed_under = _LISTS.get(name, name)
        told = value.partition(".")[0] if listed_under == "field" else value
        identifier = f"{listed_under}.{told}"
    return identifier if glossary.is_listed(identifier) else ""
