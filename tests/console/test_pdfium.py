"""PDFium ends the program when two threads are in it; the door lets in one at a time."""

from collections import deque
from contextlib import nullcontext
from threading import Barrier, BrokenBarrierError, Thread

import pypdfium2
import pytest

from console import pdfium
from console.pdfium import BrokenPdfError, opened
from printing.catalogue import render
from printing.samples import samples


@pytest.fixture(scope="module")
def order():
    return render("F01", [samples()["F01"]["long"]]).content


def met_inside(monkeypatch, order):
    """Say whether two threads drawing at once were ever inside together."""
    meeting, met, real = Barrier(2), deque(), pypdfium2.PdfDocument.__getitem__

    def waiting(document, at):
        try:
            meeting.wait(timeout=0.2)
            met.append(at)
        except BrokenBarrierError:
            meeting.reset()
        return None if met else real(document, at)

    monkeypatch.setattr(pypdfium2.PdfDocument, "__getitem__", waiting)

    def draw(document):
        try:
            document.draw(0, dots=30)
        except AttributeError:
            assert met  # the stand-in hands nothing over once two have met

    with opened(order) as one, opened(order) as other:
        hands = [Thread(target=draw, args=(document,)) for document in (one, other)]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()
    return bool(met)


def test_two_threads_are_never_in_pdfium_together(monkeypatch, order):
    assert not met_inside(monkeypatch, order)


def test_without_the_lock_they_would_meet(monkeypatch, order):
    monkeypatch.setattr(pdfium, "_ALONE", nullcontext())
    assert met_inside(monkeypatch, order)


def test_a_page_is_drawn_in_colour_and_in_grey_at_its_size(order):
    with opened(order) as document:
        inches = document.inches(0)
        colour = document.draw(0, dots=72).image()
        grey = document.draw(0, dots=72, grey=True).image()
    assert (colour.mode, grey.mode) == ("RGB", "L")
    assert colour.size == grey.size
    assert grey.size == pytest.approx([side * 72 for side in inches], abs=1)
    assert grey.getextrema()[0] < 100 < grey.getextrema()[1]


def test_what_is_no_pdf_is_refused_at_the_door():
    with pytest.raises(BrokenPdfError), opened(b"no PDF at all"):
        pass
