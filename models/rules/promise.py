"""What a ticket was promised: frozen at acceptance, kept as JSON, read by the clock."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import timedelta
from typing import Any, Literal, Self

from models.errors import RefusedError

Basis = Literal["natural", "working"]

_TEXTS = ("edition", "article", "source", "basis", "calendar_version")
_SPANS = ("response", "arrival", "restoration", "report", "dispatch", "acknowledge")


@dataclass(frozen=True, slots=True)
class Promise:
    """The limits and rules one ticket runs under, whatever the norms say later.

    ``basis`` is the clock all limits are counted on: ``natural`` runs 7x24, ``working``
    only in working hours of the calendar named. ``source`` is seed, public,
    default or contract; ``inferred`` marks a value deduced, not read (推定). ``pauses``
    are the suspension reasons that stop the clock.
    """

    edition: str
    article: str
    source: str
    inferred: bool
    basis: Basis
    calendar_version: str
    response: timedelta
    arrival: timedelta
    restoration: timedelta
    report: timedelta
    dispatch: timedelta
    acknowledge: timedelta
    pauses: frozenset[str]

    def to_json(self) -> dict[str, object]:
        """Return plain JSON values; lengths in whole seconds, pauses in name order."""
        told: dict[str, object] = {name: getattr(self, name) for name in _TEXTS}
        told |= {name: _seconds(getattr(self, name)) for name in _SPANS}
        return told | {"inferred": self.inferred, "pauses": sorted(self.pauses)}

    @classmethod
    def from_json(cls, told: Mapping[str, object]) -> Self:
        """Return the promise ``to_json`` wrote; raises ``RefusedError("promise.broken")``."""
        if set(told) != {field.name for field in fields(cls)}:
            raise RefusedError("promise.broken", problem=sorted(set(told)))
        given: dict[str, Any] = dict(told)
        for name in _TEXTS:
            _check(name, holds=isinstance(given[name], str))
        _check("basis", holds=given["basis"] in ("natural", "working"))
        _check("inferred", holds=isinstance(given["inferred"], bool))
        for name in _SPANS:
            given[name] = _span(given[name], name)
        given["pauses"] = _pauses(given["pauses"])
        return cls(**given)


def _check(place: str, *, holds: bool) -> None:
    if not holds:
        raise RefusedError("promise.broken", problem=place)


def _seconds(span: timedelta) -> int:
    return span // timedelta(seconds=1)


def _span(value: object, place: str) -> timedelta:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise RefusedError("promise.broken", problem=place)
    return timedelta(seconds=value)


def _pauses(value: object) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise RefusedError("promise.broken", problem="pauses")
    return frozenset(value)
