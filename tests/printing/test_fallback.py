"""A character the forms' face lacks is drawn by a face of the system, or named."""

import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pypdf import PdfReader

from console.painting import Painting
from printing import fallback
from printing.catalogue import display, render
from printing.document import TRUE
from printing.fonts import faces
from printing.samples import samples
from tests.forms.reading import by_pdfium, by_poppler, by_pypdf, picture, planted, squeezed

RARE, NOWHERE = "\U00020000", "\U00020001"
NAME = ("customer", "name")


@pytest.fixture
def rare_face(tmp_path, monkeypatch):
    """A face of the system that has one rare character: a black square."""
    pen = TTGlyphPen(None)
    for n, spot in enumerate(((100, 0), (100, 800), (900, 800), (900, 0))):
        (pen.lineTo if n else pen.moveTo)(spot)
    pen.closePath()
    square = pen.glyph()
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder([".notdef", "rare"])
    made.setupCharacterMap({ord(RARE): "rare"})
    made.setupGlyf({".notdef": square, "rare": square})
    made.setupHorizontalMetrics({".notdef": (1000, 100), "rare": (1000, 100)})
    made.setupHorizontalHeader(ascent=880, descent=-120)
    made.setupNameTable({"familyName": "Rare", "styleName": "Regular", "psName": "Rare"})
    made.setupOS2()
    made.setupPost()
    path = tmp_path / "rare.ttf"
    made.save(path)
    monkeypatch.setenv(fallback.VARIABLE, str(path))
    return path


def order(name):
    return planted(samples()["F01"]["short"], NAME, name)


def test_without_another_face_it_is_named():
    assert render("F01", [order(f"王{RARE}明")]).missing_glyphs == (RARE,)


def test_a_face_of_the_system_draws_it_and_every_reader_reads_it(rare_face):
    pdf = render("F01", [order(f"王{RARE}明")])
    assert pdf.missing_glyphs == ()
    for read in (by_pdfium, by_pypdf, by_poppler):
        pages = read(pdf.content)
        if pages:
            assert f"王{RARE}明" in squeezed("".join(pages)), read.__name__
    assert picture(pdf.content) != picture(render("F01", [order("王一明")]).content)


def test_the_face_is_embedded(rare_face):
    page = PdfReader(io.BytesIO(render("F01", [order(RARE)]).content)).pages[0]
    fonts = [one.get_object() for one in page["/Resources"]["/Font"].values()]
    names = [str(font["/BaseFont"]) for font in fonts]
    assert any("Rare" in name for name in names)


def test_what_no_face_has_is_still_named(rare_face):
    assert render("F01", [order(RARE + NOWHERE)]).missing_glyphs == (NOWHERE,)


def test_a_line_of_two_faces_is_as_long_as_its_parts(rare_face):
    face = faces().regular
    assert face.width(f"王{RARE}", 10) == pytest.approx(face.width("王", 10) + 10)
    assert [piece for _, piece in face.runs(f"王{RARE}{RARE}明")] == ["王", RARE * 2, "明"]


def test_the_same_facts_give_the_same_bytes_with_it_too(rare_face):
    assert render("F01", [order(RARE)]).content == render("F01", [order(RARE)]).content


def test_a_painted_page_places_it_as_the_pdf_does(rare_face, qapp):
    from PySide6.QtGui import QColor, QImage, QPainter

    image = QImage(400, 300, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    marks = display("F01", [order(RARE)])[0].marks
    Painting(painter, dots=40, placement=TRUE).paint(marks)
    painter.end()


@pytest.mark.parametrize("content", [b"", b"OTTO not a font", b"\x00\x01\x00\x00" + b"x" * 40])
def test_a_file_that_is_no_font_is_none(tmp_path, monkeypatch, content):
    path = tmp_path / "bad.ttf"
    path.write_bytes(content)
    monkeypatch.setenv(fallback.VARIABLE, f"{path}:{tmp_path / 'nothing.ttf'}")
    assert render("F01", [order(RARE)]).missing_glyphs == (RARE,)
