"""From facts to papers on the shelf, and to what a spooler is handed."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from console.calls import Progress
from console.press.job import Drawn, PrintJob
from console.press.shelf import Shelf
from console.press.spoolers import Sheaf

if TYPE_CHECKING:
    from models.queries.papers import PaperDraft
    from printing.display import Page
    from printing.document import Placement


@dataclass(frozen=True, slots=True)
class Drafted:
    """The papers drawn in one go, with their facts, which only live until they are sent."""

    drawn: tuple[Drawn, ...]
    sheets: tuple[Any, ...]


def draw(
    progress: Progress, job: PrintJob, *, drafts: "tuple[PaperDraft, ...]", shelf: Shelf
) -> Drafted:
    """Make the PDF of record of each paper, check it, and put it on the shelf."""
    from printing.catalogue import form_named, render
    from printing.paper import paper_named
    from printing.record import check

    form, paper = form_named(job.wish.form).form, paper_named(job.wish.paper)
    drawn = []
    for n, draft in enumerate(drafts):
        progress.report(n, len(drafts))
        pdf = render(form.code, [draft.sheet], paper=paper)
        check(pdf)
        file = shelf.put(job, f"{job.first + n:03}.pdf", pdf.content)
        drawn.append(
            Drawn(
                subject=draft.subject,
                form_version=form.mark,
                copy_number=draft.copies + 1,
                pages=pdf.pages,
                sha256=pdf.sha256,
                file=file,
                places=tuple(asdict(place) for place in pdf.places),
            )
        )
    return Drafted(tuple(drawn), tuple(draft.sheet for draft in drafts))


def sheaf_of(
    job: PrintJob,
    made: Drafted,
    *,
    placement: "Placement",
    takes_pdf: bool,
    cancelled: Callable[[], bool],
) -> Sheaf:
    """Return all papers as one spooler job, drawn for the printer they go to."""
    from printing.catalogue import display, form_named, render
    from printing.paper import MM, paper_named
    from printing.stationery import Ink

    wish, paper = job.wish, paper_named(job.wish.paper)
    ink = Ink(wish.ink)
    width, height = (round(points / MM, 1) for points in paper.size)
    pdf = b""
    pages: tuple[Page, ...] = ()
    if takes_pdf:
        pdf = render(
            wish.form,
            made.sheets,
            paper=paper,
            ink=ink,
            by_ply=wish.by_ply,
            placement=placement,
        ).content
    else:
        pages = display(wish.form, made.sheets, paper=paper, ink=ink, by_ply=wish.by_ply)
    return Sheaf(
        printer=wish.printer,
        title=job.title,
        width=width,
        height=height,
        copies=wish.copies,
        duplex=form_named(wish.form).form.duplex,
        pdf=pdf,
        pages=pages,
        placement=placement,
        cancelled=cancelled,
    )
