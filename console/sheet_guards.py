"""What is refused before a workbook is opened: bombs, far cells, macros, in any of its formats.

The reader lays a sheet out as a full rectangle: two cells in opposite corners would ask for
half a terabyte and end the program. So the outermost cells are looked for first, cheaply, in
the file's own words.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import chain
from typing import IO

from models.errors import RefusedError

MOST_CELLS = 16_000_000

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SLICE, _LONGEST_PLACE, _LONGEST_TAG = 1 << 20, 16, 4096
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_PLACE = re.compile(rb"""\sr=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_ODS_TAG = re.compile(
    rb"<(?P<end>/?)table:(?P<name>table|table-row|table-cell)(?P<told>[\s/>][^<>]*)>?"
)
_REPEATED = re.compile(rb"number-(?:rows|columns)-repeated=[\"']([0-9]{1,9})[\"']")
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
# What zipfile raises: no archive, spoiled, cut off, packed in an unknown way, locked.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def refuse_harmful(name: str, content: bytes, *, unpacked: int) -> None:
    """Refuse a workbook that would fill memory, or that brings programs of its own.

    Raises ``RefusedError`` import.too_large, import.far_cell, import.macros, import.unreadable.
    """
    if content.startswith(ZIP):
        _refuse_packed(name, content, unpacked)
    elif content.startswith(OLE):
        if _MACROS in content:
            raise RefusedError("import.macros", file=name)
        _refuse_far(name, _old_cells(content))


def _refuse_packed(name: str, content: bytes, unpacked: int) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > unpacked:
                raise RefusedError("import.too_large", file=name, limit=unpacked // 2**20)
            for entry in archive.namelist():
                if entry.endswith("vbaProject.bin"):
                    raise RefusedError("import.macros", file=name)
                if _SHEET.fullmatch(entry):
                    with archive.open(entry) as sheet:
                        _refuse_far(name, _places(sheet))
                elif entry == "content.xml":
                    with archive.open(entry) as sheet:
                        _refuse_far(name, _open_document_cells(sheet))
    except _BROKEN as error:
        raise RefusedError("import.unreadable", file=name, problem=str(error)) from error


def _refuse_far(name: str, cells: Iterator[tuple[int, int]]) -> None:
    """Refuse a sheet whose outermost row and column span too many cells; 0, 0 starts anew."""
    rows = columns = 0
    for row, column in cells:
        if not row:
            rows = columns = 0
        rows, columns = max(rows, row), max(columns, column)
        if rows * columns > MOST_CELLS:
            raise RefusedError("import.far_cell", file=name, cell=f"{_letters(column)}{row}")


def _places(sheet: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Yield the row and column of every cell of an xlsx sheet, reading in slices."""
    left = b""
    while slice_ := sheet.read(_SLICE):
        text = left + slice_
        for letters, digits in _PLACE.findall(text):
            yield int(digits), _column(letters)
        left = text[-_LONGEST_PLACE:]


def _open_document_cells(sheet: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Yield the outermost cell of every row of an ods sheet, repeats counted out."""
    row = column = widest = times = 0
    for end, name, told in _tags(sheet):
        repeated = _REPEATED.search(told)
        count = int(repeated[1]) if repeated else 1
        if name == b"table":
            row = column = widest = times = 0
            yield 0, 0
        elif name == b"table-row" and not end:
            column, widest, times = 0, 0, count
        elif name == b"table-row":
            row += times
            if widest:
                yield row, widest
        elif not end:
            column += count
            widest = column if b"value" in told else widest


def _tags(sheet: IO[bytes]) -> Iterator[tuple[bytes, bytes, bytes]]:
    left = b""
    for slice_ in chain(iter(lambda: sheet.read(_SLICE), b""), (b"",)):
        text = left + slice_
        # What is cut at the end of a slice waits for the next one.
        cut = text.rfind(b"<") if slice_ and len(text) > _LONGEST_TAG else len(text)
        for found in _ODS_TAG.finditer(text, 0, cut):
            yield found["end"], found["name"], found["told"]
        left = text[cut:] if slice_ else b""


# The records of an old sheet that hold a cell: row and column stand first in each.
_CELL_RECORDS = frozenset(
    {0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00BD, 0x00BE, 0x00D6, 0x00FD}
)
_START_OF_SHEET = 0x0809
_LEAST_STREAM = 4096  # a smaller one lies in the short sectors, which no list fits in
_NO_SECTOR = 0xFFFFFFFC  # from here on a sector number means an end or a gap


def _old_cells(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield the row and column of every cell of an old xls; what is broken yields no more."""
    stream = _workbook_stream(content)
    at, end = 0, len(stream) - 8
    while at <= end:
        kind, length, row, column = struct.unpack_from("<HHHH", stream, at)
        if kind in _CELL_RECORDS:
            yield row + 1, column + 1
        elif kind == _START_OF_SHEET:
            yield 0, 0
        at += length + 4


def _workbook_stream(content: bytes) -> bytes:
    """Return the stream of cells out of a compound file; empty where it is small or broken."""
    try:
        sector = 1 << struct.unpack_from("<H", content, 30)[0]
        tables = [at for at in struct.unpack_from("<109I", content, 76) if at < _NO_SECTOR]
        chains: list[int] = []
        for at in tables:
            chains += struct.unpack_from(f"<{sector // 4}I", content, (at + 1) * sector)
        folder = _chained(content, chains, struct.unpack_from("<I", content, 48)[0], sector=sector)
        for at in range(0, len(folder) - 127, 128):
            name = folder[at : at + 64].decode("utf-16-le", "replace").partition("\0")[0]
            start, size = struct.unpack_from("<II", folder, at + 116)
            if name in ("Workbook", "Book") and size >= _LEAST_STREAM:
                return _chained(content, chains, start, sector=sector)[:size]
    except (struct.error, IndexError, MemoryError):
        pass
    return b""


def _chained(content: bytes, chains: list[int], start: int, *, sector: int) -> bytes:
    parts: list[bytes] = []
    at = start
    while at < len(chains) and len(parts) <= len(chains):
        parts.append(content[(at + 1) * sector : (at + 2) * sector])
        at = chains[at]
    return b"".join(parts)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _letters(column: int) -> str:
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
