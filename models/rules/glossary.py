"""The office's one list of words: every identifier in English and in Chinese."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

import resources
from models.errors import RefusedError

GLOSSARY = "glossary.toml"


@dataclass(frozen=True, slots=True)
class Term:
    """One noun, state or code of the trade, with where the word comes from."""

    identifier: str
    en: str
    zh: str
    source: str

    def said(self, language: str) -> str:
        """Return the word in a language; anything but English reads Chinese."""
        return self.en if language.startswith("en") else self.zh


@cache
def terms() -> Mapping[str, Term]:
    """Return every term by identifier; raises ``RefusedError("glossary.broken")``."""
    return read_terms(resources.read_text(GLOSSARY))


def read_terms(text: str) -> Mapping[str, Term]:
    """Return the terms of a glossary file, refusing doubles and gaps in words."""
    found: dict[str, Term] = {}
    try:
        rows = tomllib.loads(text)["term"]
        for row in rows:
            term = Term(**row)
            if term.identifier in found or not all((term.en, term.zh, term.source)):
                raise _broken(term.identifier)
            found[term.identifier] = term
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as trouble:
        raise _broken(str(trouble)) from trouble
    return MappingProxyType(found)


def _broken(problem: str) -> RefusedError:
    return RefusedError("glossary.broken", file=GLOSSARY, problem=problem)


@cache
def _by_chinese() -> Mapping[tuple[str, str], Term]:
    found = {(one.identifier.partition(".")[0], one.zh): one for one in terms().values()}
    return MappingProxyType(found)


def named(kind: str, chinese: str) -> Term | None:
    """Return a term of a kind by its Chinese word, which is all an old record has of it."""
    return _by_chinese().get((kind, chinese))


def identifier_of(value: StrEnum | str) -> str:
    """Return where a value is listed: ``TicketState.on_site``; a string is its own place."""
    return f"{type(value).__name__}.{value.value}" if isinstance(value, StrEnum) else value


def is_listed(value: StrEnum | str) -> bool:
    """Tell whether the glossary has a word for a value or an identifier."""
    return identifier_of(value) in terms()


def say(value: StrEnum | str, language: str) -> str:
    """Return the office's word for an enum value or an identifier.

    Raises ``KeyError`` for what the glossary does not list: that is a bug, and a
    test keeps every enum value listed.
    """
    return terms()[identifier_of(value)].said(language)
