"""Every form by its code, and the one way from sheets to a PDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from models.errors import RefusedError
from printing.document import PdfDocument, RenderedPdf
from printing.fonts import faces
from printing.forms import form_modules
from printing.layout import Content, Form
from printing.paper import Paper
from printing.prose import Letter
from printing.report import Report
from printing.text import cleaned

MOST_SHEETS = 500  # of one job; a bigger batch is cut into jobs that can be taken up again

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A form with the sheet it is fed by and the function that turns one into cells."""

    form: Form
    sheet: type
    content: Callable[[Any, frozenset[str]], Content | Report | Letter]


FORMS: dict[str, Entry] = {
    module.FORM.code: Entry(module.FORM, module.SHEET, module.content)
    for module in form_modules().values()
}


def form_named(code: str) -> Entry:
    """Return a form by its code; raises ``RefusedError("printing.unknown_form")``."""
    try:
        return FORMS[code.upper()]
    except KeyError:
        raise RefusedError("printing.unknown_form", form=code, forms=list(FORMS)) from None


def render(
    form_code: str,
    sheets: Sequence[Any],
    *,
    paper: Paper | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> RenderedPdf:
    """Return one document of all sheets, each beginning a page of its own.

    Without a paper the form's first is taken. ``progress`` hears (done, all) after each
    sheet; ``cancelled`` is asked before each. The same sheets give the same bytes.
    Raises ``RefusedError``: ``printing.unknown_form``, ``printing.wrong_paper``,
    ``printing.nothing``, ``printing.too_many``, ``printing.wrong_sheet``,
    ``printing.cancelled``.
    """
    entry = form_named(form_code)
    paper = _paper_of(entry.form, paper)
    _check(entry, sheets)
    title, duplex = _title(entry.form, sheets), entry.form.duplex
    document = PdfDocument(paper, title=title, author="Paidan", duplex=duplex)
    counts: list[int] = []
    missing: set[str] = set()
    for done, sheet in enumerate(sheets):
        if cancelled is not None and cancelled():
            raise RefusedError("printing.cancelled", done=done, all=len(sheets))
        counts.append(_draw(entry, sheet, paper, document=document, missing=missing))
        if progress is not None:
            progress(done + 1, len(sheets))
    lacking = tuple(sorted(missing))
    return RenderedPdf(document.finish(), document.pages, tuple(counts), lacking, up=paper.up)


def _draw(
    entry: Entry, sheet: Any, paper: Paper, *, document: PdfDocument, missing: set[str]
) -> int:
    """Draw one sheet and return its pages; what its text lacks is added to ``missing``."""
    pair = faces()
    lacking: set[str] = set()
    fit = cleaned(sheet, pair.regular, lacking)
    missing |= lacking
    layout = entry.content(fit, frozenset(lacking)).laid_out(paper, pair)
    layout.draw(document)
    return layout.pages


def _paper_of(form: Form, paper: Paper | None) -> Paper:
    if paper is None:
        return form.papers[0]
    if paper not in form.papers:
        offered = [one.name for one in form.papers]
        raise RefusedError("printing.wrong_paper", form=form.code, paper=paper.name, papers=offered)
    return paper


def _check(entry: Entry, sheets: Sequence[Any]) -> None:
    if not sheets:
        raise RefusedError("printing.nothing")
    if len(sheets) > MOST_SHEETS:
        raise RefusedError("printing.too_many", count=len(sheets), limit=MOST_SHEETS)
    if not all(isinstance(sheet, entry.sheet) for sheet in sheets):
        raise RefusedError("printing.wrong_sheet", form=entry.form.code, title=entry.form.title)


def _title(form: Form, sheets: Sequence[Any]) -> str:
    """Return the document title; numbers are cut, because readers show it in one line."""
    first = str(sheets[0].number)[:60].encode("utf-8", "replace").decode("utf-8")
    return f"{form.title} {first}" + (f" 等 {len(sheets)} 份" if len(sheets) > 1 else "")
