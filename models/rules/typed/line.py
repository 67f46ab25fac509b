"""A typed line taken apart: the verb, the ticket, the crew, the reason, the time, the rest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.rules.states import Verb
from models.rules.typed.moments import Told, read_word
from models.rules.typed.table import (
    Other,
    Spoken,
    Vocabulary,
    named,
    said_exactly,
    table,
    verbs_like,
)

LATE = re.compile(r"(?:补录?|late)[:：](?P<why>.*)", re.IGNORECASE)
_TICKET = re.compile(
    r"(?:[A-Z0-9]{1,8}-)?(?:[A-Z]{2}-?)?(?:\d{8}-)?\d{3,9}(?:-P\d{1,3})?", re.IGNORECASE
)
_EXTERNAL = re.compile(r"(?=\S*\d{3})[A-Z][A-Z0-9_-]{5,39}", re.IGNORECASE)
_GLUED = re.compile(r"(?P<verb>[\u4e00-\u9fff]+)(?P<number>[A-Za-z0-9][A-Za-z0-9-]*\d{3,})")


@dataclass(frozen=True, slots=True)
class Typed:
    """What a line says so far; more than one of a kind means it has to be made clearer.

    ``ticket`` is a number or the end of one. ``late`` is why it is entered only now.
    """

    verbs: tuple[Verb | Other, ...] = ()
    ticket: str = ""
    crews: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    moment: datetime | None = None
    text: str = ""
    late: str = ""

    @property
    def verb(self) -> Verb | Other | None:
        """The one verb meant, none while it is open."""
        return self.verbs[0] if len(self.verbs) == 1 else None

    @property
    def spoken(self) -> Spoken | None:
        """What the rest of the line means for its verb."""
        return None if self.verb is None else table()[self.verb]

    @property
    def unclear(self) -> bool:
        """Tell whether something named could be several things."""
        return any(len(one) > 1 for one in (self.verbs, self.crews, self.reasons))

    @property
    def happened_at(self) -> datetime | None:
        """When the step happened, where the time says that."""
        spoken = self.spoken
        return None if spoken is None or spoken.when else self.moment

    def facts(self) -> dict[str, Any]:
        """Return the facts of the verb as far as the line tells them."""
        spoken = self.spoken
        if spoken is None:
            return {}
        told: dict[str, Any] = dict(spoken.facts)
        if spoken.crew and len(self.crews) == 1:
            told["crew"] = self.crews[0]
        if spoken.choice and len(self.reasons) == 1:
            told[spoken.choice] = self.reasons[0]
        if spoken.when and self.moment is not None:
            told[spoken.when] = self.moment
        if spoken.text and self.text:
            told[spoken.text] = [self.text] if spoken.text == "defects" else self.text
        return told


def parse(line: str, vocabulary: Vocabulary, now: datetime) -> Typed:
    """Return what a line means; words nobody knows are its text, in their order."""
    line, late = _without_late(line)
    words = list(_words(line))
    verbs, words = _verb(words)
    spoken = table()[verbs[0]] if len(verbs) == 1 else None
    parts = _Parts(vocabulary, spoken, now)
    for word in words:
        parts.hear(word)
    ahead = spoken is not None and bool(spoken.when)
    places = named(line.strip(), vocabulary.places) if line.strip() and spoken is None else ()
    return Typed(
        verbs=verbs,
        ticket=parts.ticket,
        crews=parts.crews,
        reasons=parts.reasons,
        places=places,
        moment=parts.told.meant(now, ahead=ahead),
        text=" ".join(parts.text),
        late=late,
    )


def _without_late(line: str) -> tuple[str, str]:
    words = line.split()
    for at, word in enumerate(words):
        found = LATE.fullmatch(word)
        if found:
            return " ".join(words[:at]), " ".join([found["why"], *words[at + 1 :]]).strip()
    return line, ""


def _words(line: str) -> Iterator[str]:
    """Yield the words of a line; a verb may stand right before its number: 派0007."""
    for word in line.split():
        glued = _GLUED.fullmatch(word)
        if glued and said_exactly(glued["verb"]) is not None:
            yield glued["verb"]
            yield glued["number"]
        else:
            yield word


def _verb(words: list[str]) -> tuple[tuple[Verb | Other, ...], list[str]]:
    """Return the verbs the first fitting word may mean, and the words without it."""
    for at, word in enumerate(words):
        exact = said_exactly(word)
        if exact is not None:
            return (exact,), [*words[:at], *words[at + 1 :]]
    for at, word in enumerate(words[:2]):
        like = () if _TICKET.fullmatch(word) else verbs_like(word)
        if like:
            return like, [*words[:at], *words[at + 1 :]]
    return (), words


class _Parts:
    """Hears the words of a line one by one; each is taken for the first thing it can be."""

    def __init__(self, vocabulary: Vocabulary, spoken: Spoken | None, now: datetime) -> None:
        self._vocabulary, self._spoken, self._now = vocabulary, spoken, now
        self.ticket = ""
        self.crews: tuple[str, ...] = ()
        self.reasons: tuple[str, ...] = ()
        self.told = Told()
        self.text: list[str] = []

    def hear(self, word: str) -> None:
        """Take one word for what it is."""
        told = read_word(word, self.told, self._now)
        if told is not None:
            self.told = told
        elif not (self._is_crew(word) or self._is_ticket(word) or self._is_reason(word)):
            self.text.append(word)

    def _is_crew(self, word: str) -> bool:
        wanted = self._spoken is None or self._spoken.crew or not self.ticket
        if self.crews or self.text or not wanted:
            return False
        self.crews = named(word, self._vocabulary.crews)
        return bool(self.crews)

    def _is_ticket(self, word: str) -> bool:
        if self.ticket or self.text:
            return False
        if _TICKET.fullmatch(word) or _EXTERNAL.fullmatch(word):
            self.ticket = word.upper()
            return True
        return False

    def _is_reason(self, word: str) -> bool:
        if self._spoken is None or not self._spoken.choice or self.reasons:
            return False
        self.reasons = named(word, self._vocabulary.choices(self._spoken.choice))
        return bool(self.reasons)
