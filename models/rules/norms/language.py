"""What customers must not read or hear, and what to say instead (禁语与推荐用语)."""

from typing import Annotated, Literal

from pydantic import Field

from models.rules.norms.kit import Source, Table, Text, norm
from models.rules.terms import NormSource, PhraseCategory

Situation = Literal["greeting", "question", "request", "refusal", "promise", "policy", "signature"]


@norm
class ForbiddenPhrase:
    """One forbidden phrase with its categories and the lists it stands in."""

    text: Text
    categories: Annotated[tuple[PhraseCategory, ...], Field(min_length=1)]
    lists: Annotated[tuple[Literal["A", "B"], ...], Field(min_length=1)]
    situation: Situation
    source: NormSource


@norm
class MarkedWord:
    """A wording that is abuse, blames others or excuses oneself: kinds without a list (禁止的)."""

    text: Text
    category: PhraseCategory
    situation: Situation
    source: NormSource


@norm
class Jargon:
    """A technical word and the plain one customers understand."""

    term: Text
    plain: Text
    source: NormSource


@norm
class RecommendedPhrase:
    """A sentence to use, by situation."""

    text: Text
    situation: Situation
    source: NormSource


@norm
class MatchRules:
    """What does not make two wordings different, and where wording is looked at."""

    particles: frozenset[Text]
    same: Table[Text, Text]
    applied_to: frozenset[Text]
    source: NormSource
    note: str = ""


@norm
class LanguageNorms:
    """The dictionaries of the language check."""

    source: Source
    forbidden: Annotated[tuple[ForbiddenPhrase, ...], Field(min_length=1)]
    marked: tuple[MarkedWord, ...]
    jargon: tuple[Jargon, ...]
    recommended: tuple[RecommendedPhrase, ...]
    pledge: tuple[Text, ...]
    matching: MatchRules
