"""What would fill memory or bring programs along is refused before a workbook is opened."""

import struct
import zipfile
from time import perf_counter

import pytest

from console import sheet_guards, spreadsheets
from console.spreadsheets import read_sheets
from models.errors import RefusedError

CONTENT = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>
<office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet>
</office:body></office:document-content>"""
MANIFEST = """<?xml version="1.0"?><manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"""
CELL = (
    '<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'
)


def ods(path, rows):
    """Write an OpenDocument sheet by hand."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("META-INF/manifest.xml", MANIFEST)
        book.writestr("content.xml", CONTENT.format(rows=rows))
    return path


def row(*cells, more=""):
    inside = "".join(CELL.format(text=cell, more="") for cell in cells)
    return f"<table:table-row{more}>{inside}</table:table-row>"


def old(path, *cells, names=("Workbook",)):
    """Write a compound file whose workbook stream holds cells at given places."""
    records = b"".join(struct.pack("<HHHHHd", 0x0203, 14, r, c, 0, 1.0) for r, c in cells)
    stream = (struct.pack("<HHHH", 0x0809, 4, 0x0600, 0x0010) + records).ljust(8192, b"\0")
    sectors = len(stream) // 512
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 44, 1)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    folder = b""
    for name in names:
        told = name.encode("utf-16-le")
        entry = told.ljust(64, b"\0") + struct.pack("<H", len(told) + 2)
        entry = entry.ljust(116, b"\0") + struct.pack("<III", 2, len(stream), 0)
        folder += entry.ljust(128, b"\0")
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    path.write_bytes(bytes(header) + table + folder.ljust(512, b"\0") + stream)
    return path


def refused(path):
    start = perf_counter()
    with pytest.raises(RefusedError) as error:
        read_sheets(path)
    assert perf_counter() - start < 5
    return error.value


def test_an_open_document_is_read_with_its_repeats(tmp_path):
    cells = '<table:table-cell table:number-columns-repeated="16384"/>'
    empty = f'<table:table-row table:number-rows-repeated="1048570">{cells}</table:table-row>'
    path = ods(tmp_path / "a.ods", row("编号", "名称") + row("1", "甲") + empty)
    assert [one.cells for one in read_sheets(path)[0].rows] == [("编号", "名称"), ("1", "甲")]


def test_repeats_that_would_fill_memory_are_refused(tmp_path):
    wide = CELL.format(text="x", more=' table:number-columns-repeated="16384"')
    rows = f'<table:table-row table:number-rows-repeated="1048576">{wide}</table:table-row>'
    assert refused(ods(tmp_path / "bomb.ods", rows)).code == "import.far_cell"


def test_a_far_cell_of_an_old_workbook_is_refused(tmp_path):
    assert refused(old(tmp_path / "far.xls", (0, 0), (65535, 255))).code == "import.far_cell"


def test_counter_proof_an_old_workbook_near_home_passes_the_guard(tmp_path):
    near = old(tmp_path / "near.xls", (0, 0), (2000, 200)).read_bytes()
    sheet_guards.refuse_harmful("near.xls", near, unpacked=1)


def test_macros_are_refused_in_both_formats(tmp_path):
    assert refused(
        old(tmp_path / "m.xls", (0, 0), names=("Workbook", "_VBA_PROJECT_CUR"))
    ).code == ("import.macros")
    with zipfile.ZipFile(tmp_path / "m.xlsm", "w") as book:
        book.writestr("xl/vbaProject.bin", b"program")
    assert refused(tmp_path / "m.xlsm").code == "import.macros"


def test_more_rows_than_a_sheet_may_have_are_refused_not_cut(tmp_path, monkeypatch):
    monkeypatch.setattr(spreadsheets, "MOST_ROWS", 10)
    path = tmp_path / "long.csv"
    path.write_text("编号\n" * 11, encoding="utf-8")
    assert refused(path).code == "import.too_many_rows"


def test_broken_bytes_end_in_words(tmp_path):
    whole = old(tmp_path / "a.xls", (0, 0), (5, 5)).read_bytes()
    for cut in (9, 60, 513, 1100, 2000):
        (tmp_path / "cut.xls").write_bytes(whole[:cut])
        assert refused(tmp_path / "cut.xls").code == "import.unreadable"


def test_reading_can_be_stopped(tmp_path):
    class StopError(Exception):
        pass

    def stop():
        raise StopError

    path = tmp_path / "long.csv"
    path.write_text("a,b\n" * 5_000, encoding="utf-8")
    with pytest.raises(StopError):
        read_sheets(path, beat=stop)
