"""Hostile text prints as itself, loses nothing, and opens nothing."""

import re
import sys
import unicodedata
from contextlib import contextmanager
from dataclasses import replace

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from models.sheets import CustomerBlock
from printing.catalogue import FORMS, render
from printing.fonts import faces
from printing.paper import A4, FANFOLD_HALF
from printing.samples import samples
from printing.text import GETA, clean
from tests.forms.hostile import HOSTILE
from tests.forms.reading import by_pdfium, places_of_text, planted, reads_whole, squeezed

FULL = samples()["F01"]["reprint"]
WATCHED = ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system")
_heard = []
_watching = []


def _hear(event, arguments):
    if _watching and event in WATCHED:
        _heard.append((event, str(arguments[0])))


sys.addaudithook(_hear)


@contextmanager
def watched():
    """Collect every file opened, connection made and program started inside."""
    faces()
    _heard.clear()
    _watching.append(True)
    try:
        yield _heard
    finally:
        _watching.clear()


def expected(text):
    """Return what a text should read as once printed."""
    return squeezed(clean(text, faces().regular, set()))


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("paper", [FANFOLD_HALF, A4], ids=lambda paper: paper.name)
def test_hostile_text_prints_as_itself_wherever_it_stands(name, paper):
    text = HOSTILE[name]
    sheet = replace(
        FULL,
        customer=replace(FULL.customer, name=text),
        report=replace(FULL.report, symptom=text),
        work=replace(FULL.work, process=text),
    )
    with watched() as heard:
        pdf = render("F01", [sheet], paper=paper)
    assert heard == []
    assert acting(pdf.content) == []
    assert reads_whole(expected(text), by_pdfium(pdf.content))


def acting(content):
    """Return the parts of a PDF that would do something or bring something in."""
    plain = re.sub(rb"stream\r?\n.*?endstream", b"", content, flags=re.DOTALL)
    parts = (
        b"/URI",
        b"/JavaScript",
        b"/JS",
        b"/Launch",
        b"/AA",
        b"/Annot",
        b"/Image",
        b"/Embedded",
    )
    return [part for part in parts if re.search(part + rb"[\s/(<]", plain)]


def test_hostile_text_in_every_field_at_once_is_survived():
    paths = list(places_of_text(FULL))
    assert len(paths) > 60
    texts = list(HOSTILE.values())
    sheet = FULL
    for n, path in enumerate(paths):
        sheet = planted(sheet, path, texts[n % len(texts)])
    with watched() as heard:
        pdf = render("F01", [sheet], paper=FANFOLD_HALF)
    assert heard == []
    assert acting(pdf.content) == []
    pages = by_pdfium(pdf.content)
    for n, path in enumerate(paths):
        assert reads_whole(expected(texts[n % len(texts)]), pages), path


@pytest.mark.parametrize("place", range(len(list(places_of_text(FULL)))))
def test_ten_thousand_characters_fit_any_field(place):
    path = list(places_of_text(FULL))[place]
    text = "".join(chr(0x4E00 + n % 3000) for n in range(10_000))
    pdf = render("F01", [planted(FULL, path, text)], paper=FANFOLD_HALF)
    assert reads_whole(text, by_pdfium(pdf.content))


def test_a_character_without_a_glyph_prints_as_a_box_and_is_named():
    sheet = replace(FULL, customer=CustomerBlock(name="𠀀店📞"))
    pdf = render("F01", [sheet], paper=A4)
    assert pdf.missing_glyphs == ("\U0001f4de", "\U00020000")
    page = squeezed(by_pdfium(pdf.content)[0])
    assert f"{GETA}店{GETA}" in page
    assert "U+1F4DEU+20000" in page


def test_every_hostile_text_is_what_the_entry_gate_would_keep_or_a_named_box():
    face = faces().regular
    for text in HOSTILE.values():
        missing = set()
        kept = clean(text, face, missing)
        assert all(face.has(letter) or letter == "\n" for letter in kept)
        assert unicodedata.normalize("NFC", kept) == kept or "\u0301" in kept
        assert bool(missing) == (GETA in kept)


def test_the_watch_would_hear_a_file_being_opened(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("x", encoding="utf-8")
    with watched() as heard:
        secret.read_bytes()
    assert [event for event, _ in heard] == ["open"]


def test_a_markup_parser_on_the_way_would_be_noticed(tmp_path):
    canvas = Canvas(str(tmp_path / "planted.pdf"), pageCompression=0)
    style = ParagraphStyle("planted")
    told = Paragraph(HOSTILE["script link"], style)
    told.wrapOn(canvas, 200, 200)
    told.drawOn(canvas, 50, 50)
    canvas.save()
    assert acting((tmp_path / "planted.pdf").read_bytes()) != []
    with pytest.raises(ValueError, match="<b>"):
        Paragraph(HOSTILE["unclosed bold"] + "</i>", style)


def test_the_whole_text_check_notices_one_lost_character():
    pdf = render("F01", [FULL], paper=A4)
    pages = by_pdfium(pdf.content)
    assert reads_whole(FULL.report.symptom, pages)
    assert not reads_whole(FULL.report.symptom[:20] + "丢" + FULL.report.symptom[20:], pages)


def test_the_forms_are_all_fed_clean_sheets():
    assert set(FORMS) == set(samples())
