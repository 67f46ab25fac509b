"""The work order: its paper, its words, its batch, and what is on it when it comes back."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import zxingcpp
from pypdf import PdfReader

from models.errors import RefusedError
from models.sheets import Override
from printing.catalogue import FORMS, MOST_SHEETS, render
from printing.paper import A3_LANDSCAPE, A4, FANFOLD, FANFOLD_HALF, MM
from printing.samples import samples
from tests.forms.pin_printer import pin_printer_faults
from tests.forms.reading import (
    by_pdfium,
    picture,
    squeezed,
)

SHEETS = samples()["F01"]
PAPERS = FORMS["F01"].form.papers


def printed(sheet, paper=FANFOLD_HALF):
    return render("F01", [sheet], paper=paper)


def numbered(count):
    short = SHEETS["short"]
    return [replace(short, number=f"LX-GZ-20261120-{n:04d}-P1") for n in range(1, count + 1)]


@pytest.mark.parametrize("name", SHEETS)
def test_the_half_fanfold_form_is_the_paper_it_is_fed(name):
    for page in PdfReader(io.BytesIO(printed(SHEETS[name]).content)).pages:
        assert [float(edge) for edge in page.mediabox] == pytest.approx([0, 0, 683.1, 396], abs=0.5)


@pytest.mark.parametrize("paper", [FANFOLD_HALF, FANFOLD])
@pytest.mark.parametrize("name", SHEETS)
def test_pin_printer_paper_is_inked_within_203_mm_and_clear_of_the_perforation(name, paper):
    content = printed(SHEETS[name], paper).content
    left, right = (241 - 203) / 2, (241 + 203) / 2
    for number in range(len(PdfReader(io.BytesIO(content)).pages)):
        page = picture(content, number, dpi=150)
        box = page.point(lambda grey: 255 - grey).getbbox()
        x0, y0, x1, y1 = (edge / 150 * 25.4 for edge in box)
        assert x0 >= left - 0.4
        assert x1 <= right + 0.4
        assert y0 >= 6 - 0.4
        assert y1 <= paper.height_mm - 6 + 0.4


@pytest.mark.parametrize("fault", ["0.5 g", "0.2 0.2 0.2 rg", "0.3 w", "/F1+0 8 Tf"])
def test_the_pin_printer_check_notices_a_planted_fault(fault):
    assert pin_printer_faults(f"0 g\n{fault}\n") != []


def test_due_moment_grade_overrides_and_expired_instruments_stand_on_the_first_page():
    sheet = replace(SHEETS["long"], overrides=(Override(rule="证件过期", reason="急", by="甲"),))
    first = squeezed(by_pdfium(printed(sheet).content)[0])
    assert "2026-11-2102:10" in first
    assert "YB-0031校准至2026-11-01超期" in first
    assert "越限派工证件过期：急（甲）" in first


def test_an_inferred_limit_says_so_and_no_limit_says_so_too():
    promise = replace(SHEETS["short"].promise, inferred=True)
    inferred = replace(SHEETS["short"], promise=promise)
    assert "（推定）" in by_pdfium(printed(inferred).content)[0]
    assert "无业务恢复时限" in by_pdfium(printed(replace(inferred, promise=None)).content)[0]


def test_a_reprint_says_so_on_every_page_and_a_first_copy_does_not():
    again = by_pdfium(printed(SHEETS["reprint"]).content)
    assert len(again) > 1
    assert all("补打 2" in page for page in again)
    assert "第一联被雨淋湿" in again[0]
    assert not any("补打" in page for page in by_pdfium(printed(SHEETS["long"]).content))


def test_every_page_counts_the_pages_of_its_own_order():
    pdf = render("F01", [SHEETS["long"], SHEETS["short"], SHEETS["nasty"]], paper=FANFOLD_HALF)
    assert pdf.pages_per_sheet[:2] == (2, 1)
    pages = [squeezed(page) for page in by_pdfium(pdf.content)]
    told = [f"第{n}页共{count}页" for count in pdf.pages_per_sheet for n in range(1, count + 1)]
    assert len(pages) == len(told) == pdf.pages
    assert all(one in page for one, page in zip(told, pages, strict=True))
    assert all(page.startswith("集团客户故障处理工单") for page in pages)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_scanner_reads_number_form_copy_and_page_from_a_one_bit_scan(paper):
    content = printed(SHEETS["reprint"], paper).content
    for number in range(len(by_pdfium(content))):
        scan = picture(content, number, dpi=203).convert("1", dither=0)
        codes = zxingcpp.read_barcodes(scan.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)
        slips = range(number * paper.up + 1, (number + 1) * paper.up + 1)
        told = [f"LX-GZ-20261120-0007-P1:F01:1.0:3:{slip}" for slip in slips]
        assert sorted(code.text for code in codes) == told


def test_the_day_a_pdf_is_made_on_is_not_in_it():
    told = PdfReader(io.BytesIO(printed(SHEETS["short"]).content)).metadata
    assert told.creation_date == datetime(2000, 1, 1, tzinfo=UTC)


def test_a_batch_tells_how_far_it_is_and_begins_each_order_on_its_own_page():
    heard = []
    pdf = render("F01", numbered(12), progress=lambda done, total: heard.append((done, total)))
    assert heard == [(n, 12) for n in range(1, 13)]
    assert pdf.pages == 12
    pages = by_pdfium(pdf.content)
    assert all(f"-{n:04d}-P1" in page for n, page in enumerate(pages, 1))


def test_a_batch_can_be_cancelled_between_two_orders():
    heard = []
    with pytest.raises(RefusedError) as refusal:
        render(
            "F01",
            numbered(9),
            progress=lambda done, _: heard.append(done),
            cancelled=lambda: len(heard) == 4,
        )
    assert refusal.value.code == "printing.cancelled"
    assert refusal.value.facts == {"done": 4, "all": 9}


@pytest.mark.parametrize(
    ("form", "sheets", "paper", "code"),
    [
        ("F99", [SHEETS["short"]], None, "printing.unknown_form"),
        ("F01", [SHEETS["short"]], A3_LANDSCAPE, "printing.wrong_paper"),
        ("F01", [], None, "printing.nothing"),
        ("F06", [SHEETS["short"]], None, "printing.wrong_sheet"),
        ("F01", [SHEETS["short"]] * (MOST_SHEETS + 1), None, "printing.too_many"),
    ],
)
def test_what_cannot_be_printed_is_refused_by_code(form, sheets, paper, code):
    with pytest.raises(RefusedError) as refusal:
        render(form, sheets, paper=paper)
    assert refusal.value.code == code


def test_a4_prints_within_its_margins():
    page = picture(printed(SHEETS["nasty"], A4).content, dpi=150)
    box = page.point(lambda grey: 255 - grey).getbbox()
    assert box[0] >= (A4.left / MM - 0.5) / 25.4 * 150
    assert box[2] <= (210 - A4.left / MM + 0.5) / 25.4 * 150
