"""What a scanner reads off the paper is what was printed."""

import pytest
import zxingcpp

from printing.codes import (
    QR_MODULE,
    QR_MODULES,
    QR_ROOM_L,
    code128_modules,
    code128_path,
    qr_path,
    qr_side,
)
from printing.document import PdfDocument
from printing.paper import A4, MM
from tests.forms.reading import picture


def scanned(shapes, *, dpi=203):
    """Return what is read off a one-bit scan of shapes on a page."""
    document = PdfDocument(A4, title="码", author="Paidan")

    def draw(pen):
        for shape in shapes:
            pen.shape(shape)

    document.page(draw)
    page = picture(document.finish(), dpi=dpi).convert("1", dither=0).convert("L")
    return sorted(code.text for code in zxingcpp.read_barcodes(page))


def test_a_module_is_at_least_six_tenths_of_a_millimetre():
    assert QR_MODULE >= 0.6 * MM - 1e-9


def test_six_hundred_numbers_read_back_from_a_one_bit_scan():
    numbers = [f"LX-GZ-202611{n % 30 + 1:02d}-{n * 7919 % 9999 + 1:04d}-P1" for n in range(600)]
    payloads = [f"{number}:F01:1.0:{n % 3 + 1}:1" for n, number in enumerate(numbers)]
    for first in range(0, len(payloads), 40):
        page = payloads[first : first + 40]
        shapes = [
            qr_path(payload, 30 + n % 5 * 110, 820 - n // 5 * 100) for n, payload in enumerate(page)
        ]
        assert scanned(shapes) == sorted(page)


def test_the_longest_number_an_office_can_have_still_fits_the_corner():
    payload = "YONGJIAX-GZ-20261120-0007-P12:F01:1.0:12:34"
    assert len(payload) <= QR_ROOM_L
    assert qr_side(payload) == pytest.approx(QR_MODULES * QR_MODULE)
    assert scanned([qr_path(payload, 100, 700)]) == [payload]


def test_a_code_printed_too_small_is_not_read():
    payload = "LX-GZ-20261120-0007-P1:F01:1.0:1:1"
    assert scanned([qr_path(payload, 100, 700, module=0.07 * MM)]) == []


@pytest.mark.parametrize("text", ["YB-0007", "LX-GZ-20261122-0007-P1", "a~ B{}", "0577-62540000"])
def test_code_128_reads_back(text):
    assert scanned([code128_path(text, 60, 600, module=0.35 * MM, height=30)]) == [text]


@pytest.mark.parametrize("text", ["", "仪表", "a\n"])
def test_code_128_refuses_what_it_cannot_say(text):
    with pytest.raises(ValueError, match="Code 128"):
        code128_modules(text)


def test_every_sign_of_code_128_is_eleven_modules_wide():
    widths = code128_modules("LX-GZ")
    assert sum(widths) == 11 * (len("LX-GZ") + 2) + 13
