"""What a form looked like when somebody last looked at it, written so that a diff shows it.

``python -m tests.forms.golden [FORM...]`` writes goldens anew; look at the pictures first.
"""

import json
import sys
from pathlib import Path

import pypdfium2

from printing.catalogue import FORMS, render
from printing.samples import samples
from tests.forms.reading import picture

FOLDER = Path(__file__).parent / "golden"
ACROSS, DOWN, SHADES = 40, 28, 16


def cases():
    """Return every sample of every form on every paper the form is made for."""
    return [
        (code, name, paper)
        for code, sheets in samples().items()
        for name in sheets
        for paper in FORMS[code].form.papers
    ]


def likeness(code, name, paper):
    """Return page count, text, text boxes in whole points and a coarse picture of a sample."""
    content = render(code, [samples()[code][name]], paper=paper).content
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [_page(document[n], shades(content, n)) for n in range(len(document))]
    finally:
        document.close()
    return {"pages": len(pages), "page": pages}


def _page(page, ink):
    text = page.get_textpage()
    rects = [text.get_rect(n) for n in range(text.count_rects())]
    boxes = [" ".join(f"{edge:.0f}" for edge in rect) for rect in rects]
    lines = text.get_text_range().splitlines()
    return {"text": [line for line in lines if line], "boxes": boxes, "ink": ink}


def shades(content, number):
    """Return the ink of a page, coarsely: one hexadecimal digit a field, one text a row."""
    small = picture(content, number, dpi=50).resize((ACROSS, DOWN), resample=4)
    ink = [255 - grey for grey in small.tobytes()]
    return [
        "".join(f"{ink[row * ACROSS + n] * SHADES // 256:x}" for n in range(ACROSS))
        for row in range(DOWN)
    ]


def path(code, name, paper):
    """Return where the golden of a sample stands."""
    return FOLDER / f"{code}-{name}-{paper.name}.json"


def write(codes=()):
    """Write the goldens of some forms anew, or of all."""
    FOLDER.mkdir(exist_ok=True)
    for case in cases():
        if codes and case[0] not in codes:
            continue
        told = json.dumps(likeness(*case), ensure_ascii=False, indent=0)
        path(*case).write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(sys.argv[1:])
