"""A file on its way in: its sheets read by a kind and a mapping, and told back with reasons."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from console.heap import undisturbed
from console.spreadsheets import Beat, Sheet, read_sheets, write_table
from models.errors import RefusedError
from models.rules.imports import (
    KINDS,
    ImportMap,
    ReadRow,
    ReadTable,
    RowProblem,
    columns_known,
    read_table,
)

if TYPE_CHECKING:
    from models.services.imports import FileIdentity


ROWS_ASKED = 60  # how far down a sheet is looked at to tell what it holds


def _unheard() -> None:
    """Progress nobody listens to."""


@dataclass(frozen=True, slots=True)
class ReadList:
    """What a file holds of one kind; ``passed`` are the sheets that hold nothing of it, and why.

    ``rows`` are the records of every sheet in their order, ``problems`` what keeps some of
    them out before the office has been asked.
    """

    path: Path
    sha256: str
    kind: str
    tables: tuple[ReadTable, ...]
    origins: tuple[Sheet, ...]
    passed: tuple[tuple[str, RefusedError], ...]
    rows: tuple[ReadRow, ...]
    problems: tuple[RowProblem, ...]

    @property
    def chosen(self) -> ImportMap:
        """The mapping the batch is kept with: that of the first sheet read."""
        return self.tables[0].chosen

    @property
    def passed_over(self) -> int:
        """How many rows were heads again, totals or notes."""
        return sum(table.passed_over for table in self.tables)

    def identity(self) -> "FileIdentity":
        """Return which file a batch comes from."""
        from models.services.imports import FileIdentity

        return FileIdentity(name=self.path.name, sha256=self.sha256)


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file read once: its sheets, and by what it will be known."""

    path: Path
    sha256: str
    sheets: tuple[Sheet, ...]


@undisturbed()
def open_file(path: Path, *, beat: Beat = _unheard) -> OpenedFile:
    """Read a file's sheets; raises what reading raises."""
    sheets = tuple(read_sheets(path, beat=beat))
    return OpenedFile(path, hashlib.sha256(path.read_bytes()).hexdigest(), sheets)


def likely_kinds(opened: OpenedFile) -> tuple[str, ...]:
    """Return the kinds a file may hold, the likeliest first: most of its columns are known."""
    scores = {
        kind: max((columns_known(kind, _numbered(sheet)) for sheet in opened.sheets), default=0)
        for kind in KINDS
    }
    found = [kind for kind in KINDS if scores[kind]]
    return tuple(sorted(found, key=lambda kind: -scores[kind]))


def read_list(
    kind: str,
    path: Path,
    *,
    chosen: ImportMap | None = None,
    sheet: str | None = None,
) -> ReadList:
    """Read every sheet of a file that holds a kind, or only the one named."""
    return read_opened(kind, open_file(path), chosen=chosen, sheet=sheet)


@undisturbed()
def read_opened(
    kind: str,
    opened: OpenedFile,
    *,
    chosen: ImportMap | None = None,
    sheet: str | None = None,
    beat: Beat = _unheard,
) -> ReadList:
    """Read every sheet of an opened file that holds a kind, or only the one named.

    Raises ``RefusedError`` import.no_sheet, import.no_head and the like where no sheet holds
    the kind, import.no_rows where a head has nothing below it.
    """
    wanted = [one for one in opened.sheets if sheet is None or one.name == sheet]
    if not wanted:
        names = "、".join(one.name for one in opened.sheets)
        raise RefusedError("import.no_sheet", sheet=sheet, sheets=names)
    tables: list[ReadTable] = []
    origins: list[Sheet] = []
    passed: list[tuple[str, RefusedError]] = []
    for one in wanted:
        beat()
        try:
            name = "" if len(opened.sheets) == 1 else one.name  # of a lone sheet it says nothing
            numbered = [(row.number, row.cells) for row in one.rows]
            tables.append(read_table(kind, numbered, sheet=name, chosen=chosen, beat=beat))
            origins.append(one)
        except RefusedError as error:
            passed.append((one.name, error))
    if not tables:
        raise passed[0][1]
    rows = tuple(row for table in tables for row in table.rows)
    if not rows:
        raise RefusedError("import.no_rows", file=opened.path.name, row=tables[0].head_row)
    return ReadList(
        opened.path,
        opened.sha256,
        kind,
        tables=tuple(tables),
        origins=tuple(origins),
        passed=tuple(passed),
        rows=rows,
        problems=tuple(problem for row in rows for problem in row.problems),
    )


def _numbered(sheet: Sheet) -> list[tuple[int, Sequence[object]]]:
    return [(row.number, row.cells) for row in sheet.rows[:ROWS_ASKED]]


def write_result(
    read: ReadList,
    target: Path,
    *,
    problems: Sequence[RowProblem],
    told: Callable[[RowProblem], str],
    heads: tuple[str, str, str],
) -> int:
    """Write the list back with what became of each row in a column of its own; return the rows.

    ``heads`` word the two columns before the list (sheet, row) and the one behind (result);
    rows that came in have an empty result.
    """
    reasons: dict[tuple[str, int], list[str]] = {}
    for problem in problems:
        reason = f"{problem.heading}:{told(problem)}" if problem.heading else told(problem)
        reasons.setdefault((problem.sheet, problem.row), []).append(reason)
    wide = max(len(row.cells) for sheet in read.origins for row in sheet.rows)
    lines = []
    for table, sheet in zip(read.tables, read.origins, strict=True):
        for row in sheet.rows:
            if row.number < table.head_row:
                continue
            said = ";".join(dict.fromkeys(reasons.get((table.sheet, row.number), ())))
            cells = [*row.cells, *[""] * (wide - len(row.cells))]
            lines.append([sheet.name, row.number, *cells, said])
    return write_table(target, [heads[0], heads[1], *[""] * wide, heads[2]], lines)
