"""Every form by its code, and the one way from sheets to a PDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Protocol

from models.errors import RefusedError
from printing.display import Display, Page
from printing.document import TRUE, Document, PdfDocument, Placement, RenderedPdf
from printing.fonts import Faces, faces
from printing.forms import form_modules
from printing.layout import Content, Form
from printing.paper import Paper
from printing.samples import samples
from printing.stationery import Ink, StationeryLayout
from printing.text import cleaned

MOST_SHEETS = 500  # of one job; a bigger batch is cut into jobs that can be taken up again

Progress = Callable[[int, int], None]


class Layout(Protocol):
    """One sheet, measured on its paper, ready to be drawn."""

    @property
    def pages(self) -> int:
        """How many pages it takes."""

    def draw(self, document: Document) -> None:
        """Draw them at the end of a document."""


class Printable(Protocol):
    """What a form makes of a sheet: a grid, a report, a letter, rulers."""

    def laid_out(self, paper: Paper, faces: Faces) -> Layout:
        """Return the pages it takes on a paper."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A form with the sheet it is fed by and the function that turns one into cells."""

    form: Form
    sheet: type
    content: Callable[[Any, frozenset[str]], Printable]


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
    ink: Ink = Ink.ALL,
    by_ply: bool = False,
    placement: Placement = TRUE,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> RenderedPdf:
    """Return one document of all sheets, each beginning a page of its own.

    Without a paper the form's first is taken. ``ink`` says what is drawn (套打), ``by_ply``
    draws each sheet once for each of its plies (联) under that ply's name, ``placement``
    mends a printer's offset. ``progress`` hears (done, all) after each sheet; ``cancelled``
    is asked before each. The same sheets give the same bytes. Raises ``RefusedError``:
    ``printing.unknown_form``, ``printing.wrong_paper``, ``printing.nothing``,
    ``printing.too_many``, ``printing.wrong_sheet``, ``printing.cancelled``,
    ``printing.no_stationery``.
    """
    entry = form_named(form_code)
    paper = _paper_of(entry.form, paper)
    _check(entry, sheets)
    document = PdfDocument(
        paper,
        title=_title(entry.form, sheets),
        author="Paidan",
        duplex=entry.form.duplex,
        placement=placement,
    )
    drawing = _Drawing(entry, paper, document, ink=ink)
    for done, sheet in enumerate(sheets):
        if cancelled is not None and cancelled():
            raise RefusedError("printing.cancelled", done=done, all=len(sheets))
        drawing.draw(plied(sheet) if by_ply else (sheet,))
        if progress is not None:
            progress(done + 1, len(sheets))
    if not document.slips:
        raise RefusedError("printing.nothing")
    return RenderedPdf(
        document.finish(),
        document.pages,
        tuple(drawing.counts),
        tuple(sorted(drawing.missing)),
        up=paper.up,
        places=tuple(document.places),
        left_off=drawing.left_off,
    )


def display(
    form_code: str,
    sheets: Sequence[Any],
    *,
    paper: Paper | None = None,
    ink: Ink = Ink.ALL,
    by_ply: bool = False,
) -> tuple[Page, ...]:
    """Return the pages ``render`` would draw, as marks for a printer; it refuses the same."""
    entry = form_named(form_code)
    paper = _paper_of(entry.form, paper)
    _check(entry, sheets)
    pages = Display(paper)
    drawing = _Drawing(entry, paper, pages, ink=ink)
    for sheet in sheets:
        drawing.draw(plied(sheet) if by_ply else (sheet,))
    if not pages.pages:
        raise RefusedError("printing.nothing")
    return tuple(pages.pages)


def plied(sheet: Any) -> tuple[Any, ...]:
    """Return a sheet once for each of its plies, each under that ply's name alone."""
    plies = getattr(sheet, "plies", ())
    return tuple(replace(sheet, plies=(ply,)) for ply in plies) or (sheet,)


class _Drawing:
    """Draws sheets at the end of a document and counts what came of them."""

    def __init__(self, entry: Entry, paper: Paper, document: Document, *, ink: Ink) -> None:
        self._entry, self._paper, self._document, self._ink = entry, paper, document, ink
        self.counts: list[int] = []
        self.missing: set[str] = set()
        self.left_off = 0

    def draw(self, sheets: Sequence[Any]) -> None:
        """Draw one sheet, or one for each of its plies."""
        layouts = [self._laid_out(sheet) for sheet in sheets]
        for layout in layouts:
            layout.draw(self._document)
        self.counts.append(sum(layout.pages for layout in layouts))

    def _laid_out(self, sheet: Any) -> Layout:
        pair = faces()
        lacking: set[str] = set()
        fit = cleaned(sheet, pair.regular, lacking)
        self.missing |= lacking
        content = self._entry.content(fit, frozenset(lacking))
        if self._ink is Ink.ALL:
            return content.laid_out(self._paper, pair)
        empty = stationery_of(self._entry.form.code)
        if empty is None or not isinstance(content, Content):
            raise RefusedError("printing.no_stationery", form=self._entry.form.code)
        layout = StationeryLayout(content, empty, self._paper, faces=pair, ink=self._ink)
        self.left_off += layout.left_off
        return layout


@cache
def stationery_of(code: str) -> Content | None:
    """Return a content with the boxes of a form's stationery; none for reports and letters."""
    content = FORMS[code].content(samples()[code]["long"], frozenset())
    return content if isinstance(content, Content) else None


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
