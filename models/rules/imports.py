"""How a foreign ticket list becomes facts of ours: heads, mappings, values.

Pure: rows of cells come in, dictionaries of facts and named problems go out. What the
words mean is in ``resources/imports``; an office's saved mapping has the same shape.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cache
from typing import Any

import resources
from models.errors import RefusedError
from models.rules.lifecycle_facts import facts_of
from models.rules.states import Verb
from models.rules.terms import Channel
from models.rules.zone import SHANGHAI, local

_HEAD_SEARCH_ROWS = 30
_MOMENT_SHAPES = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y年%m月%d日 %H:%M",
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y年%m月%d日",
)
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class ImportMap:
    """Which column fills which field, and what stands in for columns that are missing."""

    name: str
    source: str
    columns: Mapping[str, str]
    templates: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return the mapping as an office saves it."""
        return {
            "source": self.source,
            "columns": dict(self.columns),
            "templates": dict(self.templates),
            "constants": dict(self.constants),
        }


@dataclass(frozen=True, slots=True)
class Head:
    """Where a list's head row is, and which column each heading stands in."""

    row_number: int
    columns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why one row cannot come in; ``row`` is the number the spreadsheet shows."""

    row: int
    heading: str
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row turned into facts for ``open``, or the reasons it could not be."""

    row: int
    facts: Mapping[str, object]
    problems: tuple[RowProblem, ...]


@cache
def _words(kind: str) -> Mapping[str, Any]:
    return tomllib.loads(resources.read_text(f"imports/{kind}.toml"))


def shipped_maps(kind: str) -> dict[str, ImportMap]:
    """Return the mappings that come with the program, by name."""
    return {name: map_from(name, table) for name, table in _words(kind)["maps"].items()}


def map_from(name: str, table: Mapping[str, Any]) -> ImportMap:
    """Return a mapping from its stored form."""
    try:
        return ImportMap(
            name=name,
            source=str(table["source"]),
            columns=dict(table["columns"]),
            templates=dict(table.get("templates", {})),
            constants=dict(table.get("constants", {})),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise RefusedError("import.bad_map", name=name, problem=str(error)) from error


def find_head(rows: Sequence[tuple[int, Sequence[object]]], wanted: Sequence[str]) -> Head:
    """Return the row among the first thirty that holds most of the wanted headings.

    Title rows merged over the head repeat one text and so never win.
    Raises ``RefusedError`` import.no_head, saying what was found and expected.
    """
    best: Head | None = None
    best_hits = 0
    for number, cells in rows[:_HEAD_SEARCH_ROWS]:
        columns: dict[str, int] = {}
        for index, cell in enumerate(cells):
            columns.setdefault(heading(cell), index)
        hits = sum(1 for name in wanted if name in columns)
        if hits > best_hits:
            best, best_hits = Head(row_number=number, columns=columns), hits
    if best is None or best_hits < min(2, len(wanted)):
        found = "、".join(heading(cell) for _, cells in rows[:2] for cell in cells[:8])
        raise RefusedError("import.no_head", found=found, expected="、".join(wanted[:8]))
    return best


def heading(cell: object) -> str:
    """Return a heading without white space, line breaks and required stars."""
    return re.sub(r"[\s*＊]+", "", str(cell if cell is not None else ""))


def propose(kind: str, rows: Sequence[tuple[int, Sequence[object]]]) -> ImportMap:
    """Propose a mapping for a list nobody has mapped yet, from synonyms of headings."""
    fields: Mapping[str, Any] = _words(kind)["fields"]
    synonyms = {heading(word).lower(): name for name in fields for word in fields[name]["synonyms"]}
    for _, cells in rows[:_HEAD_SEARCH_ROWS]:
        chosen: dict[str, str] = {}
        for cell in cells:
            name = synonyms.get(heading(cell).lower())
            if name is not None:
                chosen.setdefault(name, heading(cell))
        missing = [name for name in fields if fields[name].get("required") and name not in chosen]
        if not missing:
            return ImportMap(name="proposed", source="list", columns=chosen)
    found = "、".join(heading(cell) for _, cells in rows[:2] for cell in cells[:8])
    expected = "、".join(
        fields[name]["synonyms"][0] for name in fields if fields[name].get("required")
    )
    raise RefusedError("import.no_head", found=found, expected=expected)


def wanted_headings(chosen: ImportMap) -> list[str]:
    """Return the headings a mapping reads, columns first, then those in templates."""
    named = [heading(column) for column in chosen.columns.values()]
    for template in chosen.templates.values():
        named += [heading(name) for name in _PLACEHOLDER.findall(template)]
    return list(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class _Unread:
    """A cell that should be a moment and is none."""

    text: str


class RowReader:
    """Turns rows of one list into facts, by one mapping and one head."""

    def __init__(self, kind: str, chosen: ImportMap, head: Head) -> None:
        self._map = chosen
        self._head = head
        self._values: Mapping[str, Mapping[str, str]] = _words(kind)["values"]
        self._defaults: Mapping[str, str] = _words(kind).get("defaults", {})
        self._required = {
            name for name, entry in _words(kind)["fields"].items() if entry.get("required")
        }
        absent = [h for h in wanted_headings(chosen) if h not in head.columns]
        if absent:
            raise RefusedError("import.missing_columns", columns="、".join(absent))

    def read(self, number: int, cells: Sequence[object]) -> ReadRow:
        """Return what one row says; problems name the column as the sheet has it."""
        facts: dict[str, object] = {"channel": Channel.IMPORT.value, **self._map.constants}
        problems: list[RowProblem] = []
        for name, template in self._map.templates.items():
            facts[name] = self._filled(template, cells)
        for name, column in self._map.columns.items():
            value = self._value(name, self._cell(column, cells))
            if isinstance(value, _Unread):
                told = {"text": value.text}
                problems.append(RowProblem(number, column, "import.not_a_moment", told))
            elif value:
                facts[name] = value
        if facts.get("external_number"):
            facts["external_source"] = self._map.source
        for name, value in self._defaults.items():
            facts.setdefault(name, value)
        problems += [
            RowProblem(number, self._map.columns.get(name, name), "import.empty_cell")
            for name in sorted(self._required)
            if not facts.get(name)
            and not any(p.heading == self._map.columns.get(name) for p in problems)
        ]
        return ReadRow(row=number, facts=facts, problems=tuple(problems))

    def _value(self, name: str, cell: object) -> "str | _Unread":
        """Return what a cell tells for a field: moments as ISO text, foreign words as ours."""
        text = as_text(cell)
        if name.endswith("_at"):
            moment = as_moment(cell)
            return _Unread(text) if moment is None else moment.isoformat()
        return self._values.get(name, {}).get(text, text)

    def _cell(self, column: str, cells: Sequence[object]) -> object:
        index = self._head.columns[heading(column)]
        return cells[index] if index < len(cells) else None

    def _filled(self, template: str, cells: Sequence[object]) -> str:
        def value(match: re.Match[str]) -> str:
            return as_text(self._cell(match.group(1), cells))

        return _PLACEHOLDER.sub(value, template).strip()


def check_facts(row: ReadRow) -> ReadRow:
    """Return the row with the problems that opening its ticket would raise."""
    if row.problems:
        return row
    try:
        facts_of(Verb.OPEN, row.facts)
    except RefusedError as error:
        return replace(row, problems=(refusal_of(row, error),))
    return row


def refusal_of(row: ReadRow, error: RefusedError) -> RowProblem:
    """Return a refused row as a problem of the list, to be shown by row and column."""
    return RowProblem(
        row=row.row, heading=str(error.facts.get("field", "")), code=error.code, facts=error.facts
    )


def as_text(cell: object) -> str:
    """Return a cell as a person would read it: no .0 behind whole numbers."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    return str(cell).strip()


def as_moment(cell: object) -> datetime | None:
    """Return the moment a cell means in the office's zone, or nothing if it means none."""
    if isinstance(cell, datetime):
        return local(cell) if cell.tzinfo else cell.replace(tzinfo=SHANGHAI)
    if isinstance(cell, date):
        return datetime.combine(cell, time(), tzinfo=SHANGHAI)
    if isinstance(cell, str):
        for shape in _MOMENT_SHAPES:
            try:
                return datetime.strptime(cell.strip(), shape).replace(tzinfo=SHANGHAI)
            except ValueError:
                continue
    return None
