"""What holds for every form of the catalogue: nothing lost, nothing cut, nothing left off."""

import io
import re
from dataclasses import replace

import pytest
import zxingcpp
from pypdf import PdfReader

from printing import placing
from printing.catalogue import FORMS, render
from printing.fonts import faces
from printing.paper import MM
from printing.samples import samples
from printing.text import clean
from tests.forms.hostile import HOSTILE
from tests.forms.pin_printer import pin_printer_faults
from tests.forms.reading import (
    by_pdfium,
    by_poppler,
    by_pypdf,
    picture,
    places_of_text,
    planted,
    reads_whole,
    squeezed,
    text_at,
)
from tests.forms.test_hostile import acting, expected, watched

SHEETS = samples()
PRINTED = [(code, paper) for code, entry in FORMS.items() for paper in entry.form.papers]
NAMES = [f"{code}-{paper.name}" for code, paper in PRINTED]
_INK = 0.6  # mm a line may stand outside the form, which its width and the picture's edges add

every_form = pytest.mark.parametrize("code", FORMS)
every_paper = pytest.mark.parametrize(("code", "paper"), PRINTED, ids=NAMES)


def fullest(code):
    """Return the sheet of a form with everything in it."""
    return SHEETS[code]["long"]


def slips(pages, paper):
    """Return the text of each slip's page: a text may go on from one slip to the next."""
    return [page for page in pages for _ in range(paper.up)]


@every_form
def test_every_form_has_a_short_a_long_and_a_nasty_sample(code):
    assert {"short", "long", "nasty"} <= set(SHEETS[code])
    assert all(type(sheet) is FORMS[code].sheet for sheet in SHEETS[code].values())


def test_forms_are_found_by_their_codes_in_order():
    assert list(FORMS) == sorted(FORMS)
    assert all(re.fullmatch(r"F\d\d[A-Z]?", code) for code in FORMS)


@every_paper
def test_the_media_box_is_the_paper_and_the_ink_stays_inside_its_margins(code, paper):
    content = render(code, [fullest(code)], paper=paper).content
    for number, page in enumerate(PdfReader(io.BytesIO(content)).pages):
        assert [float(edge) for edge in page.mediabox] == pytest.approx(
            [0, 0, *paper.size], abs=0.1
        )
        if paper.up == 1:
            inked(picture(content, number, dpi=150), paper)


def inked(page, paper):
    """Check that a picture of 150 dpi is white outside the margins of its paper."""
    x0, y0, x1, y1 = (edge / 150 * 25.4 for edge in page.point(lambda grey: 255 - grey).getbbox())
    assert x0 >= paper.left / MM - _INK
    assert x1 <= paper.width_mm - paper.left / MM + _INK
    assert y0 >= paper.top_mm - _INK
    assert y1 <= paper.height_mm - paper.bottom_mm + _INK


@every_paper
def test_every_text_of_a_sheet_comes_out_of_every_reader(code, paper):
    for name in ("short", "long"):
        sheet = SHEETS[code][name]
        content = render(code, [sheet], paper=paper).content
        for read in (by_pdfium, by_pypdf, by_poppler):
            pages = slips(read(content) or (), paper)
            if not pages:
                continue
            for path in places_of_text(sheet):
                text = text_at(sheet, path)
                assert reads_whole(text, pages), (read.__name__, path, text)


@every_form
def test_no_field_of_a_sheet_is_left_off_the_paper(code):
    sheet = again(fullest(code))
    roomiest = max(FORMS[code].form.papers, key=lambda paper: paper.text_width * paper.slip_height)
    for path in one_of_a_kind(places_of_text(sheet)):
        made = render(code, [planted(sheet, path, "龘龘龘印")], paper=roomiest)
        assert "龘龘龘印" in squeezed("".join(by_pdfium(made.content))), path


def one_of_a_kind(paths):
    """Return the first path to each field: the lines of a table are alike."""
    kinds = {}
    for path in paths:
        kinds.setdefault(tuple(step for step in path if isinstance(step, str)), path)
    return list(kinds.values())


def again(sheet):
    """Return a sheet as a copy printed again, which says why."""
    return replace(sheet, copy=replace(sheet.copy, number=3, reason="被雨淋湿"))


@every_form
def test_a_reprint_says_so_and_why_and_a_first_copy_does_not(code):
    pages = by_pdfium(render(code, [again(fullest(code))]).content)
    assert all("补打 2" in page for page in pages if page.strip())
    assert "被雨淋湿" in squeezed("".join(pages))
    first = by_pdfium(render(code, [fullest(code)]).content)
    assert not any("补打" in page for page in first)


@every_paper
def test_hostile_text_in_every_field_at_once_prints_whole_and_opens_nothing(code, paper):
    sheet = again(fullest(code))
    paths = list(places_of_text(sheet))[:120]
    texts = [text for text in HOSTILE.values() if len(text) < 2000]  # a page or two
    for n, path in enumerate(paths):
        sheet = planted(sheet, path, texts[n % len(texts)])
    with watched() as heard:
        pdf = render(code, [sheet], paper=paper)
    assert heard == []
    assert acting(pdf.content) == []
    pages = slips(by_pdfium(pdf.content), paper)
    for n, path in enumerate(paths):
        assert reads_whole(expected(texts[n % len(texts)]), pages), path


@every_paper
def test_a_scanner_reads_number_form_copy_and_page_from_a_one_bit_scan(code, paper):
    sheet = fullest(code)
    pdf = render(code, [sheet], paper=paper)
    version = FORMS[code].form.mark.rpartition("/")[2]
    start = f"{sheet.number}:{code}:{version}:{sheet.copy.number}"
    told = [f"{start}:{n}" for n in range(1, sum(pdf.pages_per_sheet) + 1)]
    found = []
    for number in range(pdf.pages):
        scan = picture(pdf.content, number, dpi=203).convert("1", dither=0).convert("L")
        codes = zxingcpp.read_barcodes(scan, formats=zxingcpp.BarcodeFormat.QRCode)
        found += sorted(code.text for code in codes)
    assert sorted(found) == sorted(told)


@every_paper
def test_a_hand_scanner_reads_the_number_off_the_bar_code(code, paper):
    sheet = SHEETS[code]["short"]
    page = picture(render(code, [sheet], paper=paper).content, dpi=300)
    codes = zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormat.Code128)
    assert {code.text for code in codes} == {sheet.number}


@every_form
def test_the_same_facts_give_the_same_bytes_and_another_fact_does_not(code):
    sheets = [fullest(code), SHEETS[code]["nasty"]]
    assert render(code, sheets).content == render(code, sheets).content
    other = replace(fullest(code), number="LX-XX-20261120-0008")
    assert render(code, [other]).sha256 != render(code, [fullest(code)]).sha256


@every_form
def test_every_page_counts_the_pages_of_its_own_sheet(code):
    pdf = render(code, [fullest(code), SHEETS[code]["short"]])
    told = [f"第{n}页共{count}页" for count in pdf.pages_per_sheet for n in range(1, count + 1)]
    pages = squeezed("".join(by_pdfium(pdf.content)))
    found = re.findall(r"第\d+页共\d+页", pages)
    assert found == told


@pytest.mark.parametrize(
    ("code", "paper"),
    [(code, paper) for code, paper in PRINTED if paper.pin],
    ids=[name for name, (_, paper) in zip(NAMES, PRINTED, strict=True) if paper.pin],
)
def test_pin_printer_paper_is_black_only_with_no_image_no_fine_line_and_no_small_type(code, paper):
    for name in SHEETS[code]:
        reader = PdfReader(io.BytesIO(render(code, [SHEETS[code][name]], paper=paper).content))
        for page in reader.pages:
            parts = [page.get_contents().get_data()]
            for part in page["/Resources"]["/XObject"].values():
                assert part.get_object()["/Subtype"] == "/Form"
                parts.append(part.get_object().get_data())
            assert pin_printer_faults(b"\n".join(parts).decode("latin-1")) == []


@every_paper
def test_the_nastiest_sheet_loses_no_text(code, paper):
    sheet = SHEETS[code]["nasty"]
    pages = slips(by_pdfium(render(code, [sheet], paper=paper).content), paper)
    face = faces().regular
    for path in places_of_text(sheet):
        text = clean(text_at(sheet, path), face, set())
        assert reads_whole(text, pages), path


def test_a_field_a_form_forgot_would_be_noticed(monkeypatch):
    entry = FORMS["F06"]

    def forgetful(sheet, missing):
        return entry.content(replace(sheet, reason=""), missing)

    monkeypatch.setitem(FORMS, "F06", replace(entry, content=forgetful))
    with pytest.raises(AssertionError, match="reason"):
        test_no_field_of_a_sheet_is_left_off_the_paper("F06")


def test_a_character_lost_between_two_pages_would_be_noticed(monkeypatch):
    kept = placing._kept  # the fault is planted where text is shared out

    def careless(*arguments, **options):
        shown, rest = kept(*arguments, **options)
        return shown, rest[1:]

    monkeypatch.setattr(placing, "_kept", careless)
    with pytest.raises(AssertionError):
        test_the_nastiest_sheet_loses_no_text("F09", FORMS["F09"].form.papers[0])


def test_ink_outside_the_margins_would_be_noticed():
    paper = FORMS["F03"].form.papers[0]
    page = picture(render("F03", [fullest("F03")]).content, dpi=150)
    inked(page, paper)
    page.putpixel((3, 900), 0)
    with pytest.raises(AssertionError):
        inked(page, paper)
