"""Office workbooks in and out: guarded reading of xlsx, xls and csv, safe writing of both.

What a file is gets decided by its first bytes, never by its name, and a character set
by rule, never by statistics: byte order mark, then strict UTF-8, then UTF-16, then
GB18030.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TypeAlias

from console.sheet_guards import OLE, ZIP, refuse_harmful
from models.errors import RefusedError, StoreError

Beat: TypeAlias = Callable[[], None]
_Writer: TypeAlias = Callable[[Path, Sequence[str], Iterable[Sequence[object]]], int]
Cell: TypeAlias = str | float | int | bool | date | datetime | time | timedelta | None

LARGEST_FILE = 64 * 1024 * 1024
LARGEST_UNPACKED = 512 * 1024 * 1024
MOST_ROWS = 1_048_576
MOST_COLUMNS = 512
BEAT_ROWS = 1_000
DELIMITERS, DELIMITER_WITHIN = ",\t;", 1 << 16
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\x00", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as the file has it; ``number`` is what the spreadsheet shows beside it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file, empty tail columns and empty rows left out."""

    name: str
    rows: tuple[SheetRow, ...]


def _unheard() -> None:
    """Progress nobody listens to."""


def read_sheets(path: Path, *, beat: Beat = _unheard) -> list[Sheet]:
    """Return the sheets of a workbook or CSV file.

    ``beat`` is called now and then and may raise to stop. Raises ``RefusedError``
    import.no_file, import.unreadable, import.too_large, import.too_many_rows, import.far_cell,
    import.macros or import.empty.
    """
    try:
        content = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise RefusedError("import.no_file", file=str(path)) from error
    except OSError as error:
        raise RefusedError("import.unreadable", file=path.name, problem=str(error)) from error
    if len(content) > LARGEST_FILE:
        raise RefusedError("import.too_large", file=path.name, limit=LARGEST_FILE // 2**20)
    sheets = [sheet for sheet in _sheets_of(path.name, content, beat) if sheet.rows]
    if not sheets:
        raise RefusedError("import.empty", file=path.name)
    return sheets


def _sheets_of(name: str, content: bytes, beat: Beat) -> list[Sheet]:
    if content.startswith((ZIP, OLE)):
        refuse_harmful(name, content, unpacked=LARGEST_UNPACKED)
        return _workbook(name, content, beat)
    return [Sheet(name=name, rows=tuple(_csv_rows(name, content, beat)))]


def _workbook(name: str, content: bytes, beat: Beat) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = []
        for title in book.sheet_names:
            beat()
            sheet = book.get_sheet_by_name(title)
            left = sheet.start[1] if sheet.start else 0
            merges = [(*one, left) for one in sheet.merged_cell_ranges or ()]
            rows = _merged(list(sheet.iter_rows()), merges) if merges else sheet.iter_rows()
            sheets.append(Sheet(name=title, rows=tuple(_sheet_rows(name, rows, beat))))
    except (CalamineError, ValueError) as error:
        raise RefusedError("import.unreadable", file=name, problem=str(error)) from error
    return sheets


def _merged(
    rows: list[Sequence[Cell]], merges: Sequence[tuple[tuple[int, int], tuple[int, int], int]]
) -> list[Sequence[Cell]]:
    """Say in every cell of a merged block what the block says, as a reader sees it."""
    filled = [list(row) for row in rows]
    for (top, first), (bottom, last), left in merges:
        if top >= len(filled) or not 0 <= first - left < len(filled[top]):
            continue
        told = filled[top][first - left]
        for row in filled[top : bottom + 1]:
            stop = min(last - left + 1, len(row))
            row[first - left : stop] = [told] * (stop - (first - left))
    return list(filled)


def _sheet_rows(name: str, rows: Iterable[Sequence[Cell]], beat: Beat) -> Iterator[SheetRow]:
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise RefusedError("import.too_many_rows", file=name, limit=MOST_ROWS)
        if number % BEAT_ROWS == 0:
            beat()
        cells = _trimmed(row)
        if cells:
            yield SheetRow(number=number, cells=cells)


def _trimmed(row: Sequence[Cell]) -> tuple[Cell, ...]:
    last = len(row)
    while last and row[last - 1] in (None, ""):
        last -= 1
    return tuple(row[: min(last, MOST_COLUMNS)])


def decode(name: str, content: bytes) -> str:
    """Return the text of a CSV file by the fixed order of character sets."""
    for mark, codec in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if content.startswith(mark):
            return _decoded(name, content, codec)
    if b"\x00" in content:
        return _decoded(name, content, _wide_order(name, content))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(name, content, "gb18030")


def _wide_order(name: str, content: bytes) -> str:
    """Tell the byte order of UTF-16 without a mark by where its zero bytes lie."""
    even, odd = content[0::2].count(0), content[1::2].count(0)
    if len(content) % 2 or min(even, odd) * 4 > max(even, odd):
        raise RefusedError("import.unknown_encoding", file=name)
    return "utf-16-le" if odd > even else "utf-16-be"


def _decoded(name: str, content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise RefusedError("import.unknown_encoding", file=name) from error


def _csv_rows(name: str, content: bytes, beat: Beat) -> Iterator[SheetRow]:
    text = decode(name, content)
    # A title line without any may stand over the head.
    lines = text[:DELIMITER_WITHIN].splitlines()
    first = next((line for line in lines if any(one in line for one in DELIMITERS)), "")
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from _sheet_rows(name, reader, beat)
    except csv.Error as error:
        raise RefusedError("import.unreadable", file=name, problem=str(error)) from error


def safe_cell(value: object) -> str:
    """Return text that no spreadsheet takes for a formula.

    A leading apostrophe marks it as text, the way a person would type it.
    """
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def write_table(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    codec: str = "utf-8-sig",
) -> int:
    """Write a list to .xlsx or .csv by the file's ending; return how many rows.

    Every cell is text, so long codes keep their digits. CSV is UTF-8 with a byte
    order mark, which Excel and WPS both read, unless ``codec`` says otherwise. The file
    is there whole or not at all: ``StoreError`` full, read_only or unreachable.
    """
    writers: dict[str, _Writer] = {".csv": partial(_write_csv, codec=codec), ".xlsx": _write_xlsx}
    write = writers.get(path.suffix.lower())
    if write is None:
        raise RefusedError("export.unknown_kind", file=path.name)
    beside = path.with_name(f".{path.name}.part")
    try:
        count = write(beside, header, rows)
        beside.replace(path)
    except OSError as error:
        raise StoreError.of_system(error, str(path)) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return count


def _write_csv(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[object]], *, codec: str
) -> int:
    count = 0
    with path.open("w", encoding=codec, errors="replace", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([safe_cell(title) for title in header])
        for row in rows:
            writer.writerow([safe_cell(value) for value in row])
            count += 1
    return count


def _write_xlsx(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    import xlsxwriter

    count, packed = 0, io.BytesIO()
    with xlsxwriter.Workbook(
        packed, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter"})
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, max(len(header) - 1, 0), 18)
        for column, title in enumerate(header):
            sheet.write_string(0, column, title, bold)
        for row in rows:
            count += 1
            for column, value in enumerate(row):
                sheet.write_string(count, column, "" if value is None else str(value))
    path.write_bytes(packed.getbuffer())
    return count
