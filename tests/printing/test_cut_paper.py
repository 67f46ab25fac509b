"""Slips to be cut apart: as many on a page as fit, each whole, a cut line between two."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from models.errors import RefusedError
from printing.catalogue import render
from printing.paper import A4_FOUR, A4_TWO, MM, PAPERS
from printing.record import check
from printing.samples import samples
from tests.forms.reading import by_pdfium, picture, squeezed

SLIP = samples()["F06"]["long"]


def slips(count):
    return [replace(SLIP, number=f"LX-LY-20261121-{n:04d}") for n in range(1, count + 1)]


@pytest.mark.parametrize(
    "paper", [one for one in PAPERS.values() if one.up > 1], ids=lambda paper: paper.name
)
def test_cut_paper_makes_up_a_whole_sheet(paper):
    width, height = paper.size
    assert (width / MM, height / MM) == pytest.approx((210, 297), abs=0.01)
    assert paper.slip_height * paper.up == pytest.approx(height)


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (4, 1), (5, 2), (8, 2), (9, 3)])
def test_four_slips_make_a_page_and_none_is_lost(count, pages):
    pdf = render("F06", slips(count), paper=A4_FOUR)
    assert (pdf.pages, len(PdfReader(io.BytesIO(pdf.content)).pages)) == (pages, pages)
    assert pdf.pages_per_sheet == (1,) * count
    check(pdf)
    told = squeezed("".join(by_pdfium(pdf.content)))
    assert all(told.count(one.number) == 1 for one in slips(count))


def test_a_record_that_lost_its_last_slips_is_noticed():
    pdf = render("F06", slips(5), paper=A4_FOUR)
    with pytest.raises(RefusedError) as refusal:
        check(replace(pdf, pages_per_sheet=(1,) * 4))
    assert refusal.value.code == "printing.broken_record"


def test_slips_stand_from_the_top_and_only_between_two_is_a_line_to_cut_along():
    page = picture(render("F06", slips(2), paper=A4_FOUR).content, dpi=100)
    height = page.size[1]
    assert inked(page, 0, height // 4) > 0
    assert inked(page, height // 4 + 5, height // 2) > 0
    assert inked(page, height // 2 - 5, height) == 0
    edge = [page.getpixel((2, y)) for y in range(height)]
    dark = [y for y, grey in enumerate(edge) if grey < 200]
    assert dark
    assert all(abs(y - height / 4) < 3 for y in dark)


def inked(page, top, bottom):
    """Return how many points of a stripe of a picture are dark."""
    stripe = page.crop((0, top, page.size[0], bottom))
    return sum(grey < 128 for grey in stripe.tobytes())


def test_a_sheet_of_two_slips_goes_on_in_the_lower_half():
    pdf = render("F01", [samples()["F01"]["long"]], paper=A4_TWO)
    assert (pdf.pages, pdf.pages_per_sheet) == (1, (2,))
    page = squeezed(by_pdfium(pdf.content)[0])
    assert "第1页共2页" in page
    assert "第2页共2页" in page
