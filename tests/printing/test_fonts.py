"""The faces: complete, parsed once, and readable above U+FFFF."""

import importlib.util
import io

import pytest
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from printing.document import PdfDocument
from printing.fonts import BOX, TICKED, faces, to_unicode_map
from printing.paper import A4
from tests.forms.reading import by_pdfium, by_poppler, by_pypdf

RARE = "𬭎𣲗𬬭"


def gb2312_hanzi():
    return [
        bytes((row, cell)).decode("gb2312", "ignore")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
    ]


def test_both_weights_have_every_hanzi_of_gb2312_and_the_signs_of_forms():
    wanted = {letter for letter in gb2312_hanzi() if letter} | set("℃Ω≥≤×→〓〔〕□√①②·…—")
    assert len(wanted) > 6763
    for face in (faces().regular, faces().bold):
        assert wanted <= face.plain


def test_both_weights_have_the_same_characters_so_one_look_up_serves_both():
    assert set(faces().regular.widths) == set(faces().bold.widths)


def test_the_signs_of_boxes_are_nothing_a_font_or_a_person_can_use():
    assert not (faces().regular.plain & {BOX, TICKED})


def test_a_face_is_parsed_once_a_process(monkeypatch):
    first = faces()
    monkeypatch.setattr(ttfonts, "TTFont", lambda *_: pytest.fail("parsed again"))
    assert faces() is first
    assert pdfmetrics.getFont("NotoSansSC") is first.regular.font


def rare_document():
    document = PdfDocument(A4, title="生僻字", author="Paidan")
    face = faces().regular
    document.page(lambda pen: pen.text(100, 100, f"甲{RARE}乙", size=12, face=face))
    return document.finish()


def test_characters_above_ffff_can_be_copied_out_by_every_reader():
    content = rare_document()
    for read in (by_pdfium, by_pypdf, by_poppler):
        pages = read(content)
        if pages is not None:
            assert f"甲{RARE}乙" in pages[0]


def test_reportlab_still_needs_its_map_mended(monkeypatch):
    """Counter-proof; when it fails, ReportLab is right and our map can go."""
    faces()
    spec = importlib.util.find_spec("reportlab.pdfbase.ttfonts")
    fresh = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fresh)
    monkeypatch.setattr(ttfonts, "makeToUnicodeCMap", fresh.makeToUnicodeCMap)
    assert RARE not in by_pdfium(rare_document())[0]


def test_a_map_names_every_code_once_in_sections_of_a_hundred():
    told = to_unicode_map("甲", [0x4E00 + n for n in range(255)] + [0x20BB7])
    assert [line for line in told.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "56 beginbfchar",
    ]
    assert "<FF> <D842DFB7>" in told


def test_fonts_are_embedded_as_subsets():
    page = PdfReader(io.BytesIO(rare_document())).pages[0]
    for font in page["/Resources"]["/Font"].values():
        told = font.get_object()
        if told["/BaseFont"] != "/Helvetica":
            assert "/FontFile2" in told["/FontDescriptor"]
            assert "+NotoSansSC" in told["/BaseFont"]


def test_a_plain_canvas_and_our_faces_agree_on_widths():
    canvas = Canvas(io.BytesIO())
    face = faces().regular
    text = "乐溪县 LX-GZ-20261120-0007（甲）"
    assert face.width(text, 9) == pytest.approx(canvas.stringWidth(text, face.name, 9))
