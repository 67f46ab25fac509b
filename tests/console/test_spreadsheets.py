"""Foreign files are told by their bytes, read by rule, and refused in words."""

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from console import spreadsheets
from console.spreadsheets import decode, read_sheets, safe_cell, write_table
from models.errors import RefusedError

TEXT = "工单编号,客户名称\r\nGZ-1,临溪农商银行\r\n"


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
)
def test_a_csv_is_read_in_whatever_an_office_saves(tmp_path, codec):
    path = tmp_path / "list.csv"
    path.write_bytes(TEXT.encode(codec))
    rows = read_sheets(path)[0].rows
    assert [row.cells for row in rows] == [("工单编号", "客户名称"), ("GZ-1", "临溪农商银行")]
    assert [row.number for row in rows] == [1, 2]


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf\xff\xff",  # says UTF-8 and is not
        "工单".encode() + b"\x00",  # a zero byte in the middle of nowhere
        b"\xff\xfe\x00",  # half a letter
        b"\x81\x30",  # half of a GB18030 letter
    ],
)
def test_what_nobody_can_decode_is_refused_not_guessed(content):
    with pytest.raises(RefusedError) as refused:
        decode("list.csv", content)
    assert refused.value.code == "import.unknown_encoding"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_what_was_written_in_utf8_or_gb18030_is_never_read_as_something_else(text):
    assert decode("list.csv", text.encode("utf-8-sig")) == text
    plain = text.encode("gb18030")
    try:
        plain.decode("utf-8")
    except UnicodeDecodeError:
        assert decode("list.csv", plain) == text


def test_what_a_file_is_stands_in_its_bytes_not_in_its_name(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["工单编号", "0012"])
    path = tmp_path / "真的是表格.xls"
    book.save(path)
    assert read_sheets(path)[0].rows[0].cells == ("工单编号", "0012")


def test_empty_rows_and_tails_fall_away_and_numbers_stay(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("a,b,,,\r\n,,\r\nc,,,\r\n", encoding="utf-8")
    assert [(row.number, row.cells) for row in read_sheets(path)[0].rows] == [
        (1, ("a", "b")),
        (3, ("c",)),
    ]


def far_apart(path, row, column):
    """Write a sheet with something in its first cell and something far out."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "工单编号")
        sheet.write_string(row, column, "!")
    return path


def test_a_cell_too_far_out_is_refused_before_memory_runs_out(tmp_path):
    with pytest.raises(RefusedError) as refused:
        read_sheets(far_apart(tmp_path / "far.xlsx", 1_048_575, 16_383))
    assert refused.value.code == "import.far_cell"
    assert refused.value.facts["cell"] == "XFD1048576"


def test_a_wide_sheet_is_read_up_to_the_columns_anybody_fills(tmp_path):
    rows = read_sheets(far_apart(tmp_path / "wide.xlsx", 0, 16_383))[0].rows
    assert rows[0].cells[0] == "工单编号"
    assert all(len(row.cells) <= spreadsheets.MOST_COLUMNS for row in rows)


def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path, monkeypatch):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 4_000_000)
    monkeypatch.setattr(spreadsheets, "LARGEST_UNPACKED", 1_000_000)
    monkeypatch.setattr(spreadsheets, "_workbook", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(RefusedError) as refused:
        read_sheets(path)
    assert refused.value.code == "import.too_large"


@pytest.mark.parametrize("content", [b"PK\x03\x04 not a zip", b"\xd0\xcf\x11\xe0 not a book"])
def test_a_broken_workbook_is_refused_in_words(tmp_path, content):
    path = tmp_path / "broken.xlsx"
    path.write_bytes(content)
    with pytest.raises(RefusedError) as refused:
        read_sheets(path)
    assert refused.value.code == "import.unreadable"


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n", b",,,\r\n"])
def test_a_file_with_nothing_in_it_says_so(tmp_path, content):
    path = tmp_path / "empty.csv"
    path.write_bytes(content)
    with pytest.raises(RefusedError) as refused:
        read_sheets(path)
    assert refused.value.code == "import.empty"


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(RefusedError) as refused:
        read_sheets(tmp_path / "no.csv")
    assert refused.value.code == "import.no_file"


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(RefusedError) as refused:
        read_sheets(tmp_path)
    assert refused.value.code == "import.no_file"


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_we_write_is_a_formula(tmp_path, text):
    assert safe_cell(text) == f"'{text}"
    write_table(tmp_path / "out.xlsx", ["heading"], [[text]])
    cell = openpyxl.load_workbook(tmp_path / "out.xlsx").active["A2"]
    assert cell.data_type == "s"
    assert cell.value.replace("_x000D_", "\r").strip() == text.strip()


def test_an_ordinary_writer_would_have_made_a_formula(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "out.xlsx")) as book:
        book.add_worksheet().write(0, 0, "=1+1")
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").active["A1"].data_type == "f"


def test_long_codes_keep_their_digits(tmp_path):
    code = "00123456789012345678"
    for name in ("out.xlsx", "out.csv"):
        write_table(tmp_path / name, ["heading"], [[code]])
        assert read_sheets(tmp_path / name)[0].rows[1].cells == (code,)


def test_a_csv_starts_with_the_mark_excel_looks_for(tmp_path):
    write_table(tmp_path / "out.csv", ["编号"], [["一"]])
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (
        io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8-sig")).readline() == "编号\n"
    )
