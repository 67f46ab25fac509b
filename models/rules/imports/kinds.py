"""What can be brought in: each kind's fields, their words, types and keys, as data."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

import resources
from models.rules import glossary, terms
from models.rules.imports.headings import heading

KINDS = (
    "customers",
    "contacts",
    "sites",
    "circuits",
    "terminals",
    "crews",
    "technicians",
    "shifts",
    "leaves",
    "vehicles",
    "instruments",
    "tickets",
    "phone-visits",
)
LANGUAGES = ("zh_CN", "en")


class FieldType(StrEnum):
    """How a cell is read."""

    TEXT = "text"
    CODE = "code"  # digits that are no number: kept as they stand
    DAY = "day"
    MOMENT = "moment"
    INTEGER = "integer"
    DECIMAL = "decimal"
    TRUTH = "truth"
    PHONE = "phone"
    PHONES = "phones"
    LIST = "list"  # 技能、乡镇: several words in one cell
    PERSON = "person"  # a name, however it is padded: 张 三
    PEOPLE = "people"  # several people in one cell: one record each
    TERM = "term"  # a word of the office's own lists
    HOURS = "hours"  # a customer's office hours


@dataclass(frozen=True, slots=True)
class Field:
    """One fact of a kind: what it is called, how its cells are read, and one example."""

    name: str
    zh: str
    en: str
    type: FieldType
    required: bool = False
    also: tuple[str, ...] = ()
    term: str = ""
    terms: tuple[str, ...] = ()
    sample: str = ""
    hint_zh: str = ""
    hint_en: str = ""

    def title(self, language: str) -> str:
        """Return the heading of the field's column."""
        return self.en if language.startswith("en") else self.zh

    def hint(self, language: str) -> str:
        """Return what to know before filling the column in."""
        return self.hint_en if language.startswith("en") else self.hint_zh

    def headings(self) -> Iterator[str]:
        """Yield every heading the field is known by, the likeliest first."""
        yield from (heading(word).lower() for word in (self.zh, *self.also, self.en))

    def choices(self, language: str) -> tuple[str, ...]:
        """Return the words a cell may hold, where they are limited."""
        if self.type is FieldType.TRUTH:
            return ("yes", "no") if language.startswith("en") else ("是", "否")
        if self.terms:
            return self.terms
        return tuple(glossary.say(value, language) for value in self.values())

    def values(self) -> tuple[StrEnum, ...]:
        """Return the members of the list of words a field takes its values from."""
        return tuple(getattr(terms, self.term)) if self.term else ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of list (客户、班组、车辆 ...) and all that is known about its columns."""

    name: str
    subject: str
    zh: str
    en: str
    key: tuple[str, ...]
    fields: Mapping[str, Field]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    maps: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    grid: Mapping[str, str] = field(default_factory=dict)
    sheet_is: str = ""
    notes_zh: tuple[str, ...] = ()
    notes_en: tuple[str, ...] = ()

    def title(self, language: str) -> str:
        """Return the name of the kind."""
        return self.en if language.startswith("en") else self.zh

    def notes(self, language: str) -> tuple[str, ...]:
        """Return what to know before filling a template in."""
        return self.notes_en if language.startswith("en") else self.notes_zh

    @property
    def required(self) -> tuple[Field, ...]:
        """The fields no row can do without."""
        return tuple(one for one in self.fields.values() if one.required)

    @property
    def needed(self) -> tuple[Field, ...]:
        """The required fields a column is needed for: no default stands in."""
        return tuple(one for one in self.required if one.name not in self.defaults)


@cache
def kind_of(name: str) -> Kind:
    """Return a kind by its name on the command line; ``KeyError`` for one nobody made."""
    if name not in KINDS:
        raise KeyError(name)
    table = tomllib.loads(resources.read_text(f"imports/{name}.toml"))
    return Kind(
        name=name,
        subject=table["subject"],
        zh=table["zh"],
        en=table["en"],
        key=tuple(table["key"]),
        fields={told: _field(told, entry) for told, entry in table["fields"].items()},
        values=table.get("values", {}),
        defaults=table.get("defaults", {}),
        maps=table.get("maps", {}),
        grid=table.get("grid", {}),
        sheet_is=table.get("sheet_is", ""),
        notes_zh=tuple(table.get("notes_zh", ())),
        notes_en=tuple(table.get("notes_en", ())),
    )


def _field(name: str, entry: Mapping[str, Any]) -> Field:
    listed = glossary.terms().get(f"field.{name}")
    return Field(
        name=name,
        zh=entry.get("zh") or (listed.zh if listed else name),
        en=entry.get("en") or (listed.en if listed else name),
        type=FieldType(entry.get("type", "term" if "term" in entry else "text")),
        required=entry.get("required", False),
        also=(*entry.get("also", ()), *((listed.zh, listed.en) if listed else ())),
        term=entry.get("term", ""),
        terms=tuple(entry.get("terms", ())),
        sample=str(entry.get("sample", "")),
        hint_zh=entry.get("hint_zh", ""),
        hint_en=entry.get("hint_en", ""),
    )
