"""Rows of one list turned into facts, by one mapping and one head."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import NamedTuple

from models.errors import RefusedError
from models.rules.imports.cells import Reader, as_text, reader_of
from models.rules.imports.headings import heading
from models.rules.imports.heads import Head
from models.rules.imports.kinds import FieldType, kind_of
from models.rules.imports.maps import PLACEHOLDER, ImportMap, wanted_headings
from models.rules.lifecycle_facts import facts_of
from models.rules.states import Verb
from models.rules.terms import Channel

TICKETS = "tickets"
_EMPTY: tuple[object, ...] = (None, "", [])
_TOTALS = frozenset({"合计", "小计", "总计", "共计", "total", "subtotal"})


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why one row cannot come in; ``row`` is the number the spreadsheet shows."""

    row: int
    heading: str
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row turned into facts, or the reasons it could not be.

    A row of several people, or a line of a roster, becomes several of these.
    """

    row: int
    facts: Mapping[str, object]
    problems: tuple[RowProblem, ...]
    sheet: str = ""


class _Column(NamedTuple):
    """A column that fills a field: its heading as the mapping has it and as it is compared."""

    name: str
    told: str
    plain: str
    place: int
    read: Reader


class RowReader:
    """Turns rows of one list into facts, by one mapping and one head."""

    def __init__(self, kind: str, chosen: ImportMap, head: Head, *, sheet: str = "") -> None:
        self._kind, self._map, self._head, self._sheet = kind_of(kind), chosen, head, sheet
        absent = [h for h in wanted_headings(chosen) if h not in head.columns]
        if absent:
            raise RefusedError("import.missing_columns", columns="、".join(absent))
        doubled = [h for h in wanted_headings(chosen) if h in head.twice]
        if doubled:
            raise RefusedError("import.side_by_side", columns="、".join(doubled))
        strange = [name for name in chosen.columns if name not in self._kind.fields]
        if strange:
            raise RefusedError("import.bad_map", name=chosen.name, problem="、".join(strange))
        self._columns = [self._column(name, told) for name, told in chosen.columns.items()]
        self._required = self._kind.required
        self._people = frozenset(
            name for name, known in self._kind.fields.items() if known.type is FieldType.PEOPLE
        )

    def _column(self, name: str, told: str) -> "_Column":
        words = {**self._kind.values.get(name, {}), **self._map.values.get(name, {})}
        read = reader_of(self._kind.fields[name], words=words, days=self._map.days)
        return _Column(name, told, heading(told), self._head.columns[heading(told)], read)

    def is_list_row(self, cells: Sequence[object]) -> bool:
        """Say whether a row is one of the list, and not its head again, a total or a note."""
        told = [text for text in map(as_text, cells) if text]
        if not told or told[0].replace(" ", "").rstrip(":：").lower() in _TOTALS:
            return False
        own = [as_text(self._at(column.place, cells)) for column in self._columns]
        if not any(own) or self._is_head(own):
            return False
        is_alone = len(told) == 1 and len(self._columns) > 1
        return not (is_alone and self._is_wordy(told[0]))

    def _is_head(self, own: Sequence[str]) -> bool:
        return all(
            heading(text) == column.plain for text, column in zip(own, self._columns, strict=True)
        )

    def read(self, number: int, cells: Sequence[object]) -> ReadRow:
        """Return what one row says; problems name the column as the sheet has it."""
        facts: dict[str, object] = dict(self._map.constants)
        if self._kind.name == TICKETS:
            facts = {"channel": Channel.IMPORT.value, **facts}
        problems: list[RowProblem] = []
        for name, template in self._map.templates.items():
            facts[name] = self._filled(template, cells)
        for column in self._columns:
            try:
                value = column.read(self._at(column.place, cells))
            except RefusedError as error:
                problems.append(self._problem(number, column.told, error))
                continue
            if value is not None and value not in _EMPTY:
                facts[column.name] = value
        wrong = {problem.heading for problem in problems}
        self._stand_in(facts, wrong)
        problems += self._missing(number, facts, wrong)
        return ReadRow(number, facts, tuple(problems), self._sheet)

    def read_all(self, number: int, cells: Sequence[object]) -> list[ReadRow]:
        """Return the records of one row: one for each person where several are named."""
        row = self.read(number, cells)
        if self._kind.name == TICKETS:
            row = _checked(row)
        people = [
            name
            for name, value in row.facts.items()
            if name in self._people and isinstance(value, list)
        ]
        if not people:
            return [row]
        ways = product(*(list(self._each(row.facts[name])) for name in people))
        return [
            replace(row, facts={**row.facts, **dict(zip(people, way, strict=True))}) for way in ways
        ]

    def _each(self, value: object) -> Sequence[object]:
        return value if isinstance(value, list) else [value]

    def _is_wordy(self, text: str) -> bool:
        """Say whether a lone cell reads like a note: 制表人:李四."""
        return ":" in text or "：" in text

    def _stand_in(self, facts: dict[str, object], wrong: set[str]) -> None:
        """Fill in what is taken for granted; never for a cell that says something else."""
        if facts.get("external_number"):
            facts.setdefault("external_source", self._map.source)
        for name, value in self._kind.defaults.items():
            stands = facts.get(value[1:]) if value.startswith("@") else value
            if stands not in (None, "") and self._map.columns.get(name) not in wrong:
                facts.setdefault(name, stands)
        if self._kind.sheet_is and self._sheet:
            facts.setdefault(self._kind.sheet_is, self._sheet)

    def _missing(
        self, number: int, facts: Mapping[str, object], told: set[str]
    ) -> list[RowProblem]:
        columns = self._map.columns
        return [
            RowProblem(number, columns.get(one.name, one.zh), "import.empty_cell", {}, self._sheet)
            for one in self._required
            if facts.get(one.name) in _EMPTY and columns.get(one.name) not in told
        ]

    def _problem(self, number: int, column: str, error: RefusedError) -> RowProblem:
        return RowProblem(number, column, error.code, error.facts, self._sheet)

    def _cell(self, column: str, cells: Sequence[object]) -> object:
        return self._at(self._head.columns[heading(column)], cells)

    def _at(self, index: int, cells: Sequence[object]) -> object:
        return cells[index] if index < len(cells) else None

    def _filled(self, template: str, cells: Sequence[object]) -> str:
        return PLACEHOLDER.sub(
            lambda match: as_text(self._cell(match.group(1), cells)), template
        ).strip()


def _checked(row: ReadRow) -> ReadRow:
    """Return a ticket's row with the problems that opening it would raise."""
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
        row=row.row,
        heading=str(error.facts.get("field", "")),
        code=error.code,
        facts=error.facts,
        sheet=row.sheet,
    )
