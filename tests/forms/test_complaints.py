"""The real complaint texts of a city: each prints whole on a work order, none lost."""

import csv
import lzma
import random
from dataclasses import replace

import pytest

from printing import placing
from printing.catalogue import MOST_SHEETS, render
from printing.fonts import faces
from printing.paper import A4, FANFOLD_HALF
from printing.samples import samples
from printing.text import clean
from tests.forms.reading import by_pdfium, reads_whole

COUNT = 1_408
_SAMPLE = 150


@pytest.fixture
def complaints(realdata):
    """Every complaint with its answer, in the order of the table."""
    source = realdata / "tickets" / "群众留言_答复.csv.xz"
    with lzma.open(source, "rt", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == COUNT
    return [(row["留言详情"], row["答复意见"]) for row in rows]


def order_of(complaint, number):
    short = samples()["F01"]["short"]
    told, answered = complaint
    return replace(
        short,
        number=f"LX-TS-20261120-{number:04d}-P1",
        kind="投诉",
        report=replace(short.report, symptom=told),
        work=replace(short.work, process=answered),
    )


def unread(complaints, paper):
    """Return the complaints that cannot be read whole off their printed orders."""
    lost = []
    for first in range(0, len(complaints), MOST_SHEETS):
        part = complaints[first : first + MOST_SHEETS]
        pdf = render("F01", [order_of(one, n) for n, one in enumerate(part, 1)], paper=paper)
        pages = iter(by_pdfium(pdf.content))
        for complaint, count in zip(part, pdf.pages_per_sheet, strict=True):
            own = [next(pages) for _ in range(count)]
            face, missing = faces().regular, set()
            if not all(reads_whole(clean(text, face, missing), own) for text in complaint):
                lost.append(complaint)
    return lost


@pytest.mark.realdata
@pytest.mark.parametrize("paper", [FANFOLD_HALF, A4], ids=lambda paper: paper.name)
def test_a_sample_of_real_complaints_prints_whole(complaints, paper):
    longest = sorted(complaints, key=lambda one: -len(one[0]) - len(one[1]))[:20]
    sample = random.Random(1408).sample(complaints, _SAMPLE - len(longest))
    assert unread(longest + sample, paper) == []


@pytest.mark.realdata
@pytest.mark.slow
def test_every_real_complaint_prints_whole(complaints):
    assert unread(complaints, FANFOLD_HALF) == []


@pytest.mark.realdata
def test_a_complaint_cut_by_one_character_would_be_noticed(complaints, monkeypatch):
    kept = placing._kept  # the fault is planted where text is shared out

    def careless(*arguments, **options):
        shown, rest = kept(*arguments, **options)
        return shown, rest[1:]

    monkeypatch.setattr(placing, "_kept", careless)
    long = max(complaints, key=lambda one: len(one[0]))
    assert unread([long], FANFOLD_HALF) == [long]
