"""Office workbooks in and out: guarded reading of xlsx, xls and csv, safe writing of both.

What a file is gets decided by its first bytes, never by its name, and a character set
by rule, never by statistics: byte order mark, then strict UTF-8, then UTF-16, then
GB18030.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO, TypeAlias

from models.errors import RefusedError, StoreError

Cell: TypeAlias = str | float | int | bool | date | datetime | time | timedelta | None

LARGEST_FILE = 64 * 1024 * 1024
LARGEST_UNPACKED = 512 * 1024 * 1024
MOST_ROWS = 1_048_576
MOST_COLUMNS = 512
MOST_CELLS = 40_000_000

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_PLACE = re.compile(rb"""\sr=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_SLICE, _LONGEST_PLACE = 1 << 20, 16
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
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


def read_sheets(path: Path) -> list[Sheet]:
    """Return the sheets of a workbook or CSV file.

    Raises ``RefusedError`` import.no_file, import.unreadable, import.too_large or import.empty.
    """
    try:
        content = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise RefusedError("import.no_file", file=str(path)) from error
    except OSError as error:
        raise RefusedError("import.unreadable", file=path.name, problem=str(error)) from error
    if len(content) > LARGEST_FILE:
        raise RefusedError("import.too_large", file=path.name, limit=LARGEST_FILE // 2**20)
    sheets = [sheet for sheet in _sheets_of(path.name, content) if sheet.rows]
    if not sheets:
        raise RefusedError("import.empty", file=path.name)
    return sheets


def _sheets_of(name: str, content: bytes) -> list[Sheet]:
    if content.startswith(_ZIP):
        _refuse_bomb(name, content)
        return _workbook(name, content)
    if content.startswith(_OLE):
        return _workbook(name, content)
    return [Sheet(name=name, rows=tuple(_csv_rows(name, content)))]


def _refuse_bomb(name: str, content: bytes) -> None:
    """Refuse what unpacks to too much, and a cell so far out that memory would not hold it.

    The reader lays a sheet out as a full rectangle: two cells in opposite corners would ask
    for half a terabyte and end the program.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
                raise RefusedError("import.too_large", file=name, limit=LARGEST_UNPACKED // 2**20)
            for entry in archive.namelist():
                if _SHEET.fullmatch(entry):
                    _refuse_far_cell(name, archive, entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise RefusedError("import.unreadable", file=name, problem=str(error)) from error


def _refuse_far_cell(name: str, archive: zipfile.ZipFile, entry: str) -> None:
    rows = columns = 0
    with archive.open(entry) as sheet:
        for letters, digits in _places(sheet):
            rows, columns = max(rows, int(digits)), max(columns, _column(letters))
            if rows * columns > MOST_CELLS:
                cell = f"{letters.decode()}{digits.decode()}"
                raise RefusedError("import.far_cell", file=name, cell=cell)


def _places(sheet: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield every cell's place as the sheet names it, reading in slices."""
    left = b""
    while slice_ := sheet.read(_SLICE):
        text = left + slice_
        yield from _PLACE.findall(text)
        left = text[-_LONGEST_PLACE:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _workbook(name: str, content: bytes) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [
            Sheet(name=sheet, rows=tuple(_sheet_rows(book.get_sheet_by_name(sheet).iter_rows())))
            for sheet in book.sheet_names
        ]
    except (CalamineError, ValueError) as error:
        raise RefusedError("import.unreadable", file=name, problem=str(error)) from error


def _sheet_rows(rows: Iterable[Sequence[Cell]]) -> Iterator[SheetRow]:
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            return
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


def _csv_rows(name: str, content: bytes) -> Iterator[SheetRow]:
    text = decode(name, content)
    first = text.partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from _sheet_rows(reader)
    except csv.Error as error:
        raise RefusedError("import.unreadable", file=name, problem=str(error)) from error


def safe_cell(value: object) -> str:
    """Return text that no spreadsheet takes for a formula.

    A leading apostrophe marks it as text, the way a person would type it.
    """
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write a list to .xlsx or .csv by the file's ending; return how many rows.

    Every cell is text, so long codes keep their digits. CSV is UTF-8 with a byte
    order mark, which Excel and WPS both read. The file is there whole or not at all:
    ``StoreError`` full, read_only or unreachable.
    """
    write = _WRITERS.get(path.suffix.lower())
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


def _write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(header)
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


_WRITERS: dict[str, Callable[[Path, Sequence[str], Iterable[Sequence[object]]], int]] = {
    ".csv": _write_csv,
    ".xlsx": _write_xlsx,
}
