"""A page painted for a pin printer is the page of the PDF, as text and lines."""

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QColor, QImage, QPainter

from console.painting import Painting
from printing.catalogue import FORMS, display, render
from printing.display import Fill, Stroke, Written
from printing.document import TRUE, Placement
from printing.paper import A4_TWO, FANFOLD_HALF
from printing.rulers import targets
from printing.samples import samples
from tests.forms.reading import picture

SHEETS = samples()
FAR = 64
PIN = [(code, paper) for code in FORMS for paper in FORMS[code].form.papers if paper.pin]


def painted(code, name, paper, *, dots=180, placement=TRUE, page=0):
    """Return a page as the printer would have it, one bit deep."""
    marks = display(code, [SHEETS[code][name]], paper=paper)[page].marks
    width, height = (round(points / 72 * dots) for points in paper.size)
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    Painting(painter, dots=dots, placement=placement).paint(marks)
    painter.end()
    size, line = (width, height), image.bytesPerLine()
    page = Image.frombuffer("L", size, bytes(image.constBits()), "raw", "L", line, 1)
    return page.point(lambda grey: 0 if grey < 128 else 255)


def apart(one, other):
    """Return how far two pages are apart, field by field of a coarse grid."""
    a, b = (page.resize((64, 32), Image.Resampling.BOX).tobytes() for page in (one, other))
    return [abs(x - y) for x, y in zip(a, b, strict=True)]


@pytest.mark.parametrize(("code", "paper"), PIN, ids=[f"{c}-{p.name}" for c, p in PIN])
def test_the_painted_page_has_its_ink_where_the_pdf_has_it(qapp, code, paper):
    pin = painted(code, "long", paper)
    pdf = picture(render(code, [SHEETS[code]["long"]], paper=paper).content, dpi=180)
    far = apart(pin, pdf)
    assert sum(far) / len(far) < FAR / 8
    assert max(far) < FAR


def test_a_page_without_its_text_would_be_noticed(qapp):
    pdf = picture(render("F01", [SHEETS["F01"]["long"]]).content, dpi=180)
    empty = picture(render("F00", [SHEETS["F00"]["short"]]).content, dpi=180)
    a, b = (
        one.convert("L").resize((64, 32), Image.Resampling.BOX).tobytes() for one in (pdf, empty)
    )
    assert sum(abs(x - y) for x, y in zip(a, b, strict=True)) / len(a) > 8


def test_what_is_drawn_is_text_and_lines_and_no_picture(qapp):
    marks = display("F01", [SHEETS["F01"]["long"]])[0].marks
    assert {type(mark) for mark in marks} == {Written, Stroke, Fill}
    assert min(mark.size for mark in marks if isinstance(mark, Written)) >= 9
    assert min(mark.width for mark in marks if isinstance(mark, Stroke)) >= 0.5
    assert any("中国共产党" in mark.text for mark in marks if isinstance(mark, Written))


def test_the_code_of_a_painted_page_is_read(qapp):
    read = zxingcpp.read_barcodes(painted("F01", "long", FANFOLD_HALF))
    assert any(code.text.startswith("LX-GZ-20261120-0007-P1:F01:") for code in read)


def test_slips_of_one_page_stand_under_each_other(qapp):
    sheet = SHEETS["F01"]["short"]
    pages = display("F01", [sheet, sheet, sheet], paper=A4_TWO)
    assert len(pages) == 2
    assert any(isinstance(mark, Stroke) and mark.dashed for mark in pages[0].marks)


def ruler(page, dots):
    """Measure a page of rulers: edges to A, A to B, A to C, in millimetres."""
    dark = page.point(lambda grey: 255 if grey < 128 else 0)
    width, height = dark.size
    mm = dots / 25.4
    rows = [sum(dark.crop((0, y, width, y + 1)).tobytes()) // 255 for y in range(height)]
    top = max(range(round(30 * mm), round(42 * mm)), key=rows.__getitem__)
    columns = [sum(dark.crop((x, 0, x + 1, height)).tobytes()) // 255 for x in range(width)]
    left = max(range(round(15 * mm), round(35 * mm)), key=columns.__getitem__)
    line = dark.crop((0, top, width, top + 1)).tobytes()
    right = max(x for x in range(width) if line[x])
    upright = dark.crop((left, 0, left + 1, height)).tobytes()
    foot = max(y for y in range(height) if upright[y])
    arm = 2.5 * mm
    return [left / mm, top / mm, (right - arm - left) / mm, (foot - arm - top) / mm]


@pytest.mark.parametrize("paper", FORMS["F00"].form.papers[:3], ids=lambda paper: paper.name)
@pytest.mark.parametrize("way", ["pdf", "painted"])
def test_a_page_of_rulers_is_true_to_a_third_of_a_millimetre(qapp, paper, way):
    if way == "pdf":
        page, dots = (
            picture(render("F00", [SHEETS["F00"]["short"]], paper=paper).content, dpi=300),
            300,
        )
    else:
        page, dots = painted("F00", "short", paper), 180
    aim = targets(paper)
    assert ruler(page, dots) == pytest.approx([aim.left, aim.top, aim.across, aim.down], abs=0.3)


def test_what_a_printer_is_told_moves_and_stretches_the_painted_page(qapp):
    aim = targets(FANFOLD_HALF)
    told = Placement(right=2.0, down=1.0, wide=0.995, high=1.005)
    found = ruler(painted("F00", "short", FANFOLD_HALF, placement=told), 180)
    wanted = [aim.left * 0.995 + 2.0, aim.top * 1.005 + 1.0, aim.across * 0.995, aim.down * 1.005]
    assert found == pytest.approx(wanted, abs=0.4)
