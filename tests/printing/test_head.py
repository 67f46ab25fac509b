"""The head of a page: the bar code stands where it can be read, or not at all."""

from dataclasses import replace

import pytest
import zxingcpp

from printing.catalogue import FORMS, render
from printing.fonts import faces
from printing.head import HeadBlock
from printing.paper import A4, FANFOLD_HALF
from printing.samples import samples
from tests.forms.reading import by_pdfium, picture, reads_whole

SHEET = samples()["F01"]["reprint"]


def block(number, paper):
    sheet = replace(SHEET, number=number)
    return HeadBlock(FORMS["F01"].content(sheet, frozenset()).head, paper, faces())


@pytest.mark.parametrize("paper", [A4, FANFOLD_HALF], ids=lambda paper: paper.name)
@pytest.mark.parametrize("number", ["YB-0007", "LX-GZ-20261122-0007", "LX-GZ-20261122-0007-P12"])
def test_a_number_has_its_bar_code_even_beside_a_reprint_mark(number, paper):
    assert block(number, paper).bars() is not None
    page = picture(render("F01", [replace(SHEET, number=number)], paper=paper).content, dpi=300)
    codes = zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormat.Code128)
    assert [code.text for code in codes] == [number]


@pytest.mark.parametrize("number", ["", "工单七", "A\n7", "LX-" + "7" * 40])
def test_a_number_no_bar_code_can_hold_prints_without_one_and_whole(number):
    assert block(number, A4).bars() is None
    pages = by_pdfium(render("F01", [replace(SHEET, number=number)], paper=A4).content)
    assert reads_whole(number, pages)


def test_the_bar_code_touches_neither_the_number_nor_the_reprint_mark():
    head = block("LX-GZ-20261122-0007-P12", A4)
    x, _, module = head.bars()
    number = A4.left + 24 + faces().bold.width("LX-GZ-20261122-0007-P12", 10)
    assert x - number >= 10 * module


def test_a_long_name_moves_the_title_rather_than_costing_a_page():
    head = FORMS["F01"].content(SHEET, frozenset()).head
    letterhead = replace(
        head.letterhead, carrier="中国移动临溪分公司", contractor="临溪信通网络维护有限公司"
    )
    named = replace(head, letterhead=letterhead, title="集团客户巡检记录表")
    laid = HeadBlock(named, A4, faces())
    assert "维护单位" not in [one.label for one in laid.leftovers]
    longer = replace(letterhead, contractor="临溪信通网络维护有限公司" * 4)
    laid = HeadBlock(replace(named, letterhead=longer), A4, faces())
    assert "维护单位" in [one.label for one in laid.leftovers]
