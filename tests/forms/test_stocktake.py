"""What the receipt of a count says: its sums, its differences, and who signs."""

from dataclasses import replace

from printing.catalogue import FORMS, render
from printing.paper import A4
from printing.samples import samples
from printing.table import Table
from tests.forms.reading import by_pdfium, squeezed
from tests.forms.test_field_forms import cell, read

SHEETS = samples()


def test_a_count_lists_what_differs_first_under_the_number_of_its_line():
    sheet = SHEETS["F24"]["long"]
    differing, whole = (
        part for part in FORMS["F24"].content(sheet, frozenset()).parts if isinstance(part, Table)
    )
    assert [line.cells[0] for line in differing.lines] == ["18", "104", "241", "401"]
    for line in differing.lines:
        assert whole.lines[int(line.cells[0]) - 1].cells[3] == line.cells[2]
        assert line.cells[-2:] == ("", "")


def test_a_count_adds_up_to_the_sums_of_its_lines():
    sheet = SHEETS["F24"]["long"]
    booked, found = (
        sum(getattr(one, side) for one in sheet.items) for side in ("expected", "found")
    )
    whole = FORMS["F24"].content(sheet, frozenset()).parts[-1]
    assert whole.total[5:8] == (str(booked), str(found), f"+{found - booked}")
    assert cell("F24", sheet, "账面").endswith(f" {booked} 件")
    assert cell("F24", sheet, "相符率").startswith("99.0%（相符 397 ÷ 盘点 401 项")


def test_what_is_away_is_neither_missing_nor_part_of_the_rate():
    sheet = SHEETS["F24"]["short"]
    assert cell("F24", sheet, "在外") == "1 项"
    assert cell("F24", sheet, "盘亏") == "0 项"
    assert cell("F24", sheet, "相符率").startswith("100.0%（相符 2 ÷ 盘点 2 项")
    assert "账实相符，没有差异" in read("F24", sheet)


def test_a_count_of_nothing_divides_nothing_by_nothing_and_is_still_signed():
    sheet = replace(SHEETS["F24"]["short"], items=())
    assert cell("F24", sheet, "相符率").startswith("—")
    text = read("F24", sheet)
    assert "没有可盘的" in text
    assert "监盘人" in text


def test_a_count_is_signed_on_a_page_on_which_something_stands():
    pages = by_pdfium(render("F24", [SHEETS["F24"]["long"]], paper=A4).content)
    assert all("账面数" in squeezed(page) for page in pages)
    assert "保管人" in squeezed(pages[-1])
    assert "合计" not in squeezed("".join(pages[:-1]))
