"""Rosters: people down, days across. Made into a list of one person, one day, one shift."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from models.errors import RefusedError
from models.rules.imports.cells import as_day, as_text
from models.rules.imports.headings import heading, spoken
from models.rules.imports.heads import SEARCH_ROWS, Cells, Rows
from models.rules.imports.kinds import Kind

FEWEST_DAYS = 7
_DAY_NUMBER = re.compile(r"(\d{1,2})(?:日|号)?(?:\s*[(（]?(?:星期|周)?[一二三四五六日天][)）]?)?")
_MONTHS = range(1, 13)
_MONTH = re.compile(r"(20\d{2})\s*[-年./]\s*(\d{1,2})\s*月?")


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a roster's days are, and in which column its people stand."""

    row_number: int
    days: dict[int, date]
    people: int
    zone: int | None = None


def find_grid(kind: Kind, rows: Rows) -> Grid | None:
    """Return the roster laid out in a sheet, or nothing where there is none."""
    best: Grid | None = None
    month: tuple[int, int] | None = None
    for at, (number, cells) in enumerate(rows[:SEARCH_ROWS]):
        days = _days(cells, month)
        if _in_a_row(days):
            people = _people_column(kind, rows[: at + 1], before=min(days))
            best = Grid(number, days, people) if people is not None else best
        elif best is not None:
            break
        month = _month(cells) or month
    return best


def as_list(kind: Kind, grid: Grid, rows: Rows) -> list[tuple[int, Cells]]:
    """Return a roster as a list with a head of the kind's own headings."""
    person, day, shift = (kind.fields[kind.grid[name]].zh for name in ("person", "day", "value"))
    found: list[tuple[int, Cells]] = [(grid.row_number, (person, day, shift))]
    for number, cells in rows:
        name = as_text(cells[grid.people]) if grid.people < len(cells) else ""
        if number <= grid.row_number or not name:
            continue
        for index, day_on in grid.days.items():
            code = as_text(cells[index]) if index < len(cells) else ""
            if code:
                found.append((number, (name, day_on, code)))
    return found


def _days(cells: Cells, month: tuple[int, int] | None) -> dict[int, date]:
    found: dict[int, date] = {}
    for index, cell in enumerate(cells):
        day = _day(cell, month)
        if day is not None:
            found[index] = day
    return found


def _day(cell: object, month: tuple[int, int] | None) -> date | None:
    if isinstance(cell, datetime | date):
        return as_day(cell)
    text = as_text(cell).replace("\n", "")
    number = _DAY_NUMBER.fullmatch(text)
    try:
        if number and month:
            return date(*month, int(number[1]))
        return as_day(cell) if text else None
    except (RefusedError, ValueError):
        return None


def _in_a_row(days: dict[int, date]) -> bool:
    """Say whether these are the days of a roster: a week or more, one after another."""
    told = list(days.values())
    steps = sum(b - a == timedelta(days=1) for a, b in pairwise(told))
    return len(told) >= FEWEST_DAYS and steps == len(told) - 1


def _month(cells: Cells) -> tuple[int, int] | None:
    for cell in cells:
        if isinstance(cell, datetime | date):
            return cell.year, cell.month
        found = _MONTH.search(as_text(cell))
        if found and int(found[2]) in _MONTHS:
            return int(found[1]), int(found[2])
    return None


def _people_column(kind: Kind, rows: Rows, *, before: int) -> int | None:
    """Return the column before the days whose heading means a person of the roster."""
    words = {spoken(word) for word in kind.fields[kind.grid["person"]].headings()}
    for _, cells in reversed(rows[-3:]):
        for index, cell in enumerate(cells[: max(before, 1)]):
            if spoken(heading(cell)) in words:
                return index
    return None


def spread(kind: Kind, rows: Rows) -> Sequence[tuple[int, Cells]] | None:
    """Return a roster as a list, or nothing where the sheet is none."""
    if not kind.grid:
        return None
    grid = find_grid(kind, rows)
    return as_list(kind, grid, rows) if grid is not None else None
