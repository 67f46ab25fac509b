"""Stationery (套打): data falls into the boxes of the empty form, and only data is drawn."""

import io
import re

import pytest
from pypdf import PdfReader

from models.errors import RefusedError
from printing.catalogue import FORMS, render, stationery_of
from printing.codes import QR_MODULE
from printing.document import Placement
from printing.paper import A4_TWO, FANFOLD_HALF, MM
from printing.samples import samples
from printing.stationery import Ink
from tests.forms.reading import by_pdfium, picture, places_of_text, reads_whole, squeezed, text_at

SHEETS = samples()
ON_STATIONERY = [code for code in FORMS if stationery_of(code) is not None]
PRINTED = [(code, paper) for code in ON_STATIONERY for paper in FORMS[code].form.papers]
every_paper = pytest.mark.parametrize(
    ("code", "paper"), PRINTED, ids=[f"{code}-{paper.name}" for code, paper in PRINTED]
)


def ink(code, name, paper, ink):
    return render(code, [SHEETS[code][name]], paper=paper, ink=ink)


def dark(pdf, dpi=100):
    return picture(pdf.content, dpi=dpi).point(lambda grey: 255 if grey < 128 else 0)


def test_the_orders_of_crews_are_printed_on_stationery():
    assert {"F01", "F02", "F06", "F12"} <= set(ON_STATIONERY)


@every_paper
def test_the_stationery_is_the_same_whatever_sheet_it_was_made_from(code, paper):
    papers = {
        re.sub(
            "集团客户.*?单", "", squeezed(by_pdfium(ink(code, name, paper, Ink.BLANK).content)[0])
        )
        for name in ("short", "long")
    }
    assert len({re.sub("第.联.*", "", paper) for paper in papers}) == 1


@every_paper
def test_no_data_stands_on_a_line_of_the_stationery(code, paper):
    """What is drawn twice would be a line or a label; digits may touch a frame by a dot."""
    blank, data = (
        dark(ink(code, "long", paper, Ink.BLANK)),
        dark(ink(code, "long", paper, Ink.DATA)),
    )
    both = sum(a and b for a, b in zip(blank.tobytes(), data.tobytes(), strict=True)) // 255
    inked = data.tobytes().count(255)
    assert both < inked * 0.02


def test_a_whole_form_on_stationery_would_be_noticed():
    blank = dark(ink("F01", "long", FANFOLD_HALF, Ink.BLANK)).tobytes()
    whole = dark(ink("F01", "long", FANFOLD_HALF, Ink.ALL)).tobytes()
    both = sum(a and b for a, b in zip(blank, whole, strict=True)) // 255
    assert both > whole.count(255) * 0.02


@every_paper
@pytest.mark.parametrize("name", ["short", "long", "nasty"])
def test_data_and_continuation_pages_hold_every_text_between_them(code, paper, name):
    data = ink(code, name, paper, Ink.DATA)
    pages = list(by_pdfium(data.content))
    if data.left_off:
        pages += by_pdfium(ink(code, name, paper, Ink.REST).content)
    blank = squeezed("".join(by_pdfium(ink(code, name, paper, Ink.BLANK).content)))
    whole = squeezed("".join(by_pdfium(ink(code, name, paper, Ink.ALL).content)))
    for path in places_of_text(SHEETS[code][name]):
        text = squeezed(text_at(SHEETS[code][name], path))
        if text in whole and text not in blank:
            assert reads_whole(text, pages), path


def test_only_the_ticks_of_a_strip_are_drawn():
    told = squeezed(by_pdfium(ink("F01", "long", FANFOLD_HALF, Ink.DATA).content)[0])
    assert "一双鞋套" not in told
    assert "客户名称" not in told
    assert "LX-GZ-20261120-0007-P1" in told


def test_a_form_whose_boxes_move_is_refused():
    with pytest.raises(RefusedError) as refused:
        render("F17", [SHEETS["F17"]["short"]], ink=Ink.DATA)
    assert refused.value.code == "printing.no_stationery"


def test_nothing_left_over_is_nothing_to_print():
    with pytest.raises(RefusedError) as refused:
        ink("F01", "short", FANFOLD_HALF, Ink.REST)
    assert refused.value.code == "printing.nothing"


def test_each_ply_is_a_page_under_its_own_name():
    pdf = render("F01", [SHEETS["F01"]["short"]], paper=A4_TWO, by_ply=True)
    assert (pdf.pages, pdf.pages_per_sheet) == (2, (3,))
    told = squeezed("".join(by_pdfium(pdf.content)))
    assert [told.count(ply) for ply in ("第一联存根", "第二联班组", "第三联客户")] == [1, 1, 1]


def test_a_form_without_plies_is_drawn_once():
    assert render("F09", [SHEETS["F09"]["short"]], by_ply=True).pages_per_sheet == (1,)


def corner(pdf):
    """Return where the ink begins, millimetres from the upper left."""
    left, top, *_ = dark(pdf, dpi=300).getbbox()
    return left / 300 * 25.4, top / 300 * 25.4


def test_a_printers_offset_moves_the_ink_to_a_third_of_a_millimetre():
    sheet, where = SHEETS["F01"]["short"], Placement(right=3.0, down=-2.0)
    x, y = corner(render("F01", [sheet]))
    moved = corner(render("F01", [sheet], placement=where))
    assert moved == pytest.approx((x + 3.0, y - 2.0), abs=0.3)


def test_a_printers_scale_counts_from_the_upper_left_corner():
    sheet, where = SHEETS["F01"]["short"], Placement(wide=0.99, high=1.01)
    box = dark(render("F01", [sheet]), dpi=300).getbbox()
    moved = dark(render("F01", [sheet], placement=where), dpi=300).getbbox()
    wanted = [box[0] * 0.99, box[1] * 1.01, box[2] * 0.99, box[3] * 1.01]
    assert list(moved) == pytest.approx(wanted, abs=3)


@pytest.mark.parametrize("code", ["F01", "F09", "F16"])
def test_boxes_to_sign_in_are_known_and_stand_where_they_are_drawn(code):
    pdf = render(code, [SHEETS[code]["long"]])
    signed = [one for one in pdf.places if one.label != "QR"]
    assert len(signed) >= 2
    for place in signed:
        page = picture(pdf.content, place.page - 1, dpi=300)
        spot = [place.left, place.top, place.left + place.width, place.top + place.height]
        right, bottom = (round(edge / 25.4 * 300) for edge in spot[2:])
        middle = round((place.top + place.height / 2) / 25.4 * 300)
        line = [page.getpixel((right + n, middle)) for n in range(-4, 5)]
        assert min(line) < 128, place
        assert bottom <= page.height


def test_the_modules_of_the_code_are_wide_enough_for_pins():
    content = render("F01", [SHEETS["F01"]["short"]]).content
    drawn = PdfReader(io.BytesIO(content)).pages[0].get_contents().get_data().decode("latin-1")
    boxes = re.findall(r"([\d.]+) ([\d.]+) re", drawn)
    heights = {float(high) for _, high in boxes if float(high) < 3}
    assert heights
    assert min(heights) >= 0.6 * MM - 0.01
    assert QR_MODULE >= 0.6 * MM - 1e-9
