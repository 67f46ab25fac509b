"""What a table of a form is made of: columns, lines, a title, a total, rows to write in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``share`` is its width beside the others' shares.

    In a ``merged`` column equal texts below one another are one cell.
    """

    title: str
    share: float
    align: Align = "left"
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: a text for each column; ``bold`` names columns by position."""

    cells: tuple[str, ...]
    bold: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; the title stands upright at the left, without one the table is wider.

    ``total`` is the last row, in bold, kept with the row above; ``blanks`` are rows to write
    in by hand; ``fill`` asks for more of them down to the foot of the page; ``lines`` is the
    room a row has at least; ``small`` sets it in the paper's smallest type.
    """

    columns: tuple[Column, ...]
    lines: tuple[Line, ...] = ()
    title: str = ""
    total: tuple[str, ...] = ()
    blanks: int = 0
    fill: bool = False
    least: int = 1
    small: bool = False
    empty: str = "无"

    @classmethod
    def of(
        cls,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        title: str = "",
        *,
        small: bool = False,
    ) -> "Table":
        """Return a table of plain rows."""
        lines = tuple(Line(tuple(row)) for row in rows)
        return cls(tuple(columns), lines, title, small=small)
