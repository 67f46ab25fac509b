"""Reads a PDF back the way other programs do: PDFium, pypdf, and poppler where it stands."""

import io
import re
import shutil
import subprocess
import unicodedata
from dataclasses import fields, is_dataclass, replace

import pypdfium2
from pypdf import PdfReader

_GAPS = re.compile(r"[\s\ufffe\u00ad]+")


def squeezed(text):
    """Return text without what reading back cannot keep: gaps, line ends, accents apart."""
    apart = unicodedata.normalize("NFD", _GAPS.sub("", text))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def by_pdfium(content):
    """Return the text of each page as PDFium reads it."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def by_pypdf(content):
    """Return the text of each page as pypdf reads it."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def by_poppler(content):
    """Return the text of each page as pdftotext reads it in drawing order, or nothing."""
    program = shutil.which("pdftotext")
    if program is None:
        return None
    done = subprocess.run(
        [program, "-raw", "-enc", "UTF-8", "-", "-"], input=content, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8").split("\f")[:-1]


def found_in_order(text, pages):
    """Return how many characters of a text stand on the pages, each page continuing the last."""
    text, at = squeezed(text), 0
    for page in map(squeezed, pages):
        low, high = 0, len(text) - at
        while low < high:
            middle = (low + high + 1) // 2
            if text[at : at + middle] in page:
                low = middle
            else:
                high = middle - 1
        at += low
    return at


def reads_whole(text, pages):
    """Return whether the whole text can be read off the pages in order."""
    return found_in_order(text, pages) == len(squeezed(text))


def picture(content, page=0, *, dpi=203):
    """Return one page as a grey picture."""
    document = pypdfium2.PdfDocument(content)
    try:
        return document[page].render(scale=dpi / 72, grayscale=True).to_pil()
    finally:
        document.close()


def places_of_text(sheet):
    """Yield the path of every text of a sheet, however deep."""
    for field in fields(sheet):
        value = getattr(sheet, field.name)
        if isinstance(value, str):
            yield (field.name,)
        elif is_dataclass(value):
            yield from ((field.name, *path) for path in places_of_text(value))
        elif isinstance(value, tuple):
            for n, one in enumerate(value):
                if isinstance(one, str):
                    yield (field.name, n)
                elif is_dataclass(one):
                    yield from ((field.name, n, *path) for path in places_of_text(one))


def text_at(sheet, path):
    """Return the text at a path."""
    for step in path:
        sheet = sheet[step] if isinstance(step, int) else getattr(sheet, step)
    return sheet


def planted(sheet, path, text):
    """Return a sheet with a text planted at a path."""
    first, *rest = path
    if isinstance(sheet, tuple):
        made = planted(sheet[first], rest, text) if rest else text
        return (*sheet[:first], made, *sheet[first + 1 :])
    value = getattr(sheet, first)
    return replace(sheet, **{first: planted(value, rest, text) if rest else text})
