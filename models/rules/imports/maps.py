"""Mappings: which column fills which field. Shipped ones, proposed ones, and the office's own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from models.errors import RefusedError
from models.rules.imports.headings import heading
from models.rules.imports.kinds import kind_of

PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


class DayOrder(StrEnum):
    """How a list writes days like 03/04/2025; told by its mapping, never guessed."""

    YEAR_FIRST = "ymd"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


@dataclass(frozen=True, slots=True)
class ImportMap:
    """Which column fills which field, and what stands in for columns that are missing.

    ``values`` turns words of the list into words of ours, field by field.
    """

    name: str
    source: str
    columns: Mapping[str, str]
    templates: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    days: DayOrder = DayOrder.YEAR_FIRST

    def to_json(self) -> dict[str, Any]:
        """Return the mapping as an office saves it."""
        return {
            "source": self.source,
            "columns": dict(self.columns),
            "templates": dict(self.templates),
            "constants": dict(self.constants),
            "values": {name: dict(words) for name, words in self.values.items()},
            "days": self.days.value,
        }


def shipped_maps(kind: str) -> dict[str, ImportMap]:
    """Return the mappings that come with the program, by name."""
    return {name: map_from(name, table) for name, table in kind_of(kind).maps.items()}


def map_key(kind: str, name: str) -> str:
    """Return the setting a saved mapping is kept under."""
    return f"import.map.{kind}.{name}"


def map_from(name: str, table: Mapping[str, Any]) -> ImportMap:
    """Return a mapping from its stored form; refused as import.bad_map."""
    try:
        return ImportMap(
            name=name,
            source=str(table["source"]),
            columns=dict(table["columns"]),
            templates=dict(table.get("templates", {})),
            constants=dict(table.get("constants", {})),
            values={told: dict(words) for told, words in table.get("values", {}).items()},
            days=DayOrder(table.get("days", DayOrder.YEAR_FIRST)),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise RefusedError("import.bad_map", name=name, problem=str(error)) from error


def wanted_headings(chosen: ImportMap) -> list[str]:
    """Return the headings a mapping reads, columns first, then those in templates."""
    named = [heading(column) for column in chosen.columns.values()]
    for template in chosen.templates.values():
        named += [heading(name) for name in PLACEHOLDER.findall(template)]
    return list(dict.fromkeys(named))
