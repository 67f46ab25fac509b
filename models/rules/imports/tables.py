"""A whole sheet read: its layout, its mapping and its rows, or the reason it is none of ours."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from models.errors import RefusedError
from models.rules.imports.grids import spread
from models.rules.imports.heads import Cells, Rows, find_head, heads_of, propose
from models.rules.imports.kinds import kind_of
from models.rules.imports.maps import ImportMap, wanted_headings
from models.rules.imports.rows import ReadRow, RowReader

BEAT_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class ReadTable:
    """One sheet as rows of facts; ``passed_over`` are head rows again, totals and notes."""

    sheet: str
    chosen: ImportMap
    rows: tuple[ReadRow, ...]
    head_row: int
    passed_over: int = 0


def laid_out(kind: str, rows: Rows) -> Rows:
    """Return a sheet's rows as a list, a roster made into one; anything else as it is."""
    return spread(kind_of(kind), rows) or rows


def columns_known(kind: str, rows: Rows) -> int:
    """Return how many columns of a sheet mean something to a kind; 0 where it is none of it."""
    try:
        return len(propose(kind, laid_out(kind, rows)).columns)
    except RefusedError:
        return 0


def offered_headings(kind: str, rows: Rows) -> tuple[str, ...]:
    """Return the headings a mapping may choose from: those of the likeliest head."""
    listed = laid_out(kind, rows)
    best = max(heads_of(listed), key=lambda head: len(head.columns), default=None)
    with suppress(RefusedError):
        best = find_head(listed, wanted_headings(propose(kind, listed)))
    return tuple(best.columns) if best is not None else ()


def read_table(
    kind: str,
    rows: Sequence[tuple[int, Cells]],
    *,
    sheet: str = "",
    chosen: ImportMap | None = None,
    beat: Callable[[], None] = lambda: None,
) -> ReadTable:
    """Return what a sheet says by a mapping, or by the one its headings propose.

    ``beat`` is called now and then and may raise to stop. Raises ``RefusedError``
    import.no_head, import.missing_columns, import.side_by_side.
    """
    listed = laid_out(kind, rows)
    by = chosen if chosen is not None else propose(kind, listed)
    head = find_head(listed, wanted_headings(by))
    reader = RowReader(kind, by, head, sheet=sheet)
    below = [(number, cells) for number, cells in listed if number > head.row_number]
    read: list[ReadRow] = []
    passed_over = 0
    for at, (number, cells) in enumerate(below):
        if at % BEAT_ROWS == 0:
            beat()
        if reader.is_list_row(cells):
            read += reader.read_all(number, cells)
        else:
            passed_over += 1
    return ReadTable(sheet, by, tuple(read), head.row_number, passed_over)
