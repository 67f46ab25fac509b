"""What every norm file is made of: its source, lengths with units, tables that are full.

Norm files are TOML; an office's own edition has the same shape as JSON. Both are read
strictly: a key nobody knows, a missing key or a wrong type is refused with its place.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Literal, TypeVar, dataclass_transform

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, with_config
from pydantic_core import PydanticCustomError

from models.rules.promise import Basis
from models.rules.terms import NormSource

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def norm(cls: type[T]) -> type[T]:
    """Make a frozen dataclass that is read strictly, unknown keys refused."""
    made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    return with_config(ConfigDict(extra="forbid", strict=True))(made)


_LENGTH = re.compile(
    r"(?=\d)(?:(?P<days>\d+) d ?)?(?:(?P<hours>\d+) h ?)?"
    r"(?:(?P<minutes>\d+) min ?)?(?:(?P<seconds>\d+) s)?(?<! )"
)
_WORKING = re.compile(r"(?P<days>\d+) working days?")


def read_length(text: object) -> timedelta:
    """Read ``2 h``, ``90 min``, ``1 d 12 h``; anything else is a validation error."""
    found = _LENGTH.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise PydanticCustomError("length", "a length such as 2 h or 90 min")
    return timedelta(**{unit: int(n) for unit, n in found.groupdict().items() if n})


@dataclass(frozen=True, slots=True)
class Span:
    """A limit in lengths of the natural clock or in working days (工作日)."""

    basis: Basis
    natural: timedelta = timedelta()
    working_days: int = 0

    def length(self, working_day: timedelta) -> timedelta:
        """Return the counted time on the span's own basis."""
        return self.natural if self.basis == "natural" else self.working_days * working_day


def read_span(text: object) -> Span:
    """Read ``3 working days`` or a length."""
    found = _WORKING.fullmatch(text) if isinstance(text, str) else None
    if found is not None:
        return Span("working", working_days=int(found["days"]))
    return Span("natural", natural=read_length(text))


def _checked(check: Callable[[T], bool], kind: str, message: Literal["range"]) -> AfterValidator:
    def validate(value: T) -> T:
        if not check(value):
            raise PydanticCustomError(kind, message)
        return value

    return AfterValidator(validate)


def every(members: type[StrEnum], *but: StrEnum) -> AfterValidator:
    """Demand a value for each member of a closed list: no cell of a table may be missing."""

    def validate(value: Mapping[StrEnum, V]) -> Mapping[StrEnum, V]:
        gaps = [member.value for member in members if member not in value and member not in but]
        if gaps:
            raise PydanticCustomError("gap", "{gaps}", {"gaps": ", ".join(gaps)})
        return value

    return AfterValidator(validate)


Length = Annotated[timedelta, BeforeValidator(read_length, json_schema_input_type=str)]
Limit = Annotated[Length, _checked(lambda span: span > timedelta(), "range", "range")]
AnySpan = Annotated[Span, BeforeValidator(read_span, json_schema_input_type=str)]
Count = Annotated[int, Field(ge=0)]
Positive = Annotated[int, Field(ge=1)]
Share = Annotated[float, Field(ge=0, le=1)]
Text = Annotated[str, Field(min_length=1)]
Table = Annotated[Mapping[K, V], AfterValidator(MappingProxyType)]


@norm
class Source:
    """Where a file's numbers come from: the title, edition and article they are read in."""

    title: Text
    edition: Text
    article: Text
    effective_on: date | None = None
    verified: bool
    kind: NormSource
    note: str = ""


@norm
class Words:
    """A name in both languages."""

    zh: Text
    en: Text

    def said(self, language: str) -> str:
        """Return the name in a language; anything but English reads Chinese."""
        return self.en if language.startswith("en") else self.zh


@dataclass(frozen=True, slots=True)
class Backing:
    """What a value rests on: whose word it is, where it is written, whether it was checked."""

    kind: NormSource
    title: str
    article: str
    edition: str
    verified: bool
