"""Where a list's head is: under titles and notes, one row or two, and what it offers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.errors import RefusedError
from models.rules.imports.headings import heading, spoken
from models.rules.imports.kinds import Kind, kind_of
from models.rules.imports.maps import ImportMap, shipped_maps, wanted_headings

Cells = Sequence[object]
Rows = Sequence[tuple[int, Cells]]

SEARCH_ROWS = 30
_SHOWN = 8
PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Head:
    """Where a list's head row is, and which column each heading stands in.

    ``twice`` names headings that come again further right: two lists side by side.
    """

    row_number: int
    columns: Mapping[str, int]
    twice: frozenset[str] = frozenset()


def heads_of(rows: Rows) -> Iterator[Head]:
    """Yield each of the first rows read as a head, with the row above it as a second level."""
    above: tuple[int, Cells] = (0, ())
    for number, cells in rows[:SEARCH_ROWS]:
        yield _head(number, cells, above[1] if above[0] == number - 1 else ())
        above = (number, cells)


def _head(number: int, cells: Cells, above: Cells) -> Head:
    columns: dict[str, int] = {}
    twice: set[str] = set()
    for index in range(max(len(cells), len(above))):
        own = heading(cells[index]) if index < len(cells) else ""
        over = heading(above[index]) if index < len(above) else ""
        if own in columns and columns[own] != index - 1 and own:
            twice.add(own)
        for name in (own or over, over + own):
            if name:
                columns.setdefault(name, index)
    return Head(row_number=number, columns=columns, twice=frozenset(twice))


def find_head(rows: Rows, wanted: Sequence[str]) -> Head:
    """Return the row among the first thirty that holds most of the wanted headings.

    Title rows merged over the head repeat one text and so never win.
    Raises ``RefusedError`` import.no_head, saying what was found and expected.
    """
    best, best_hits = None, 0
    for head in heads_of(rows):
        hits = sum(1 for name in wanted if name in head.columns)
        if hits > best_hits:
            best, best_hits = head, hits
    if best is None or best_hits < min(2, len(wanted)):
        raise RefusedError("import.no_head", found=found_in(rows), expected=_listed(wanted))
    return best


def propose(kind: str, rows: Rows) -> ImportMap:
    """Propose a mapping for a list nobody has mapped yet, from synonyms of headings.

    Where synonyms do not suffice, a shipped mapping whose every column is there will do.
    Raises ``RefusedError`` import.no_head where a required column is nowhere.
    """
    known = kind_of(kind)
    best: dict[str, str] = {}
    for head in heads_of(rows):
        chosen = chosen_columns(known, head)
        if len(chosen) > len(best) and _suffices(known, chosen):
            best = chosen
    if not best:
        shipped = _shipped_for(kind, rows)
        if shipped is not None:
            return shipped
        expected = _listed([one.zh for one in known.needed])
        raise RefusedError("import.no_head", found=found_in(rows), expected=expected)
    return ImportMap(name=PROPOSED, source="list", columns=best)


def _shipped_for(kind: str, rows: Rows) -> ImportMap | None:
    for head in heads_of(rows):
        for shipped in shipped_maps(kind).values():
            if all(name in head.columns for name in wanted_headings(shipped)):
                return shipped
    return None


def chosen_columns(kind: Kind, head: Head) -> dict[str, str]:
    """Return the heading that fits each field best; no column serves two fields."""
    offered: dict[str, str] = {}
    for name in head.columns:
        offered.setdefault(spoken(name), name)
    chosen: dict[str, str] = {}
    taken: set[int] = set()
    for field in kind.fields.values():
        for word in field.headings():
            fits = offered.get(spoken(word), "")
            if fits and head.columns[fits] not in taken:
                chosen[field.name] = fits
                taken.add(head.columns[fits])
                break
    return chosen


def _suffices(kind: Kind, chosen: Mapping[str, str]) -> bool:
    """Say whether every field that must be told has its column; one alone is no list."""
    told = {one.name for one in kind.needed if one.name != kind.sheet_is}
    return told <= chosen.keys() and len(chosen) >= min(2, len(kind.fields))


def found_in(rows: Rows) -> str:
    """Return the headings of the likeliest head, to be said in a refusal."""
    best: list[str] = []
    for _, cells in rows[:SEARCH_ROWS]:
        texts = [heading(cell) for cell in cells if not isinstance(cell, int | float | date)]
        words = list(dict.fromkeys(text for text in texts if text))
        if len(words) > len(best):
            best = words
    return _listed(best) or _listed([str(cell) for _, cells in rows[:1] for cell in cells])


def _listed(names: Sequence[str]) -> str:
    return "、".join(name[:20] for name in names[:_SHOWN])
