"""Paper jobs: a sheet becomes a PDF of record, pages to look at, and a file that is whole."""

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from console.calls import Call, Progress
from console.tasks import Failed, Tasks
from models.errors import StoreError, StoreTrouble

TAIL = b"%%EOF"


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF with what is recorded of it; ``missing`` printed as boxes.

    ``title`` is the form's name, ``form_version`` its code and edition as printed,
    ``paper`` what it is drawn for.
    """

    content: bytes
    pages: int
    sha256: str
    missing: tuple[str, ...] = ()
    title: str = ""
    form_version: str = ""
    paper: str = ""


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """A paper a form can be printed on."""

    name: str
    title: str


class Paper:
    """Renders on the pool, so that the board never waits for a page."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks

    def papers(
        self, owner: QObject, form: str, done: Callable[[tuple[PaperChoice, ...]], None]
    ) -> Call:
        """Ask for the papers of a form, the usual one first."""
        return self._tasks.work(owner, lambda _: _papers(form), done)

    def make(
        self,
        owner: QObject,
        form: str,
        sheets: Sequence[Any],
        *,
        done: Callable[[Pdf], None],
        paper: str | None = None,
        failed: Failed | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Call:
        """Render sheets by their form's code, on a paper by its name."""
        job = partial(_rendered, form, sheets, paper=paper)
        return self._tasks.work(owner, job, done, failed=failed, progress=progress)

    def look(
        self,
        owner: QObject,
        pdf: bytes,
        done: Callable[[tuple[QImage, ...]], None],
        *,
        dots: int = 110,
        failed: Failed | None = None,
    ) -> Call:
        """Turn a PDF into pictures of its pages, ``dots`` to the inch."""
        return self._tasks.work(owner, partial(_pictures, pdf, dots), done, failed=failed)

    def file(
        self,
        owner: QObject,
        pdf: Pdf,
        path: Path,
        *,
        done: Callable[[Path], None],
        failed: Failed | None = None,
    ) -> Call:
        """Put a PDF into a file, whole or not at all."""
        return self._tasks.work(owner, lambda _: filed(pdf, path), done, failed=failed)


def _papers(form: str) -> tuple[PaperChoice, ...]:
    from printing.catalogue import form_named

    return tuple(PaperChoice(paper.name, paper.title) for paper in form_named(form).form.papers)


def _rendered(form: str, sheets: Sequence[Any], progress: Progress, *, paper: str | None) -> Pdf:
    from printing.catalogue import form_named, render
    from printing.paper import paper_named

    on = paper_named(paper) if paper is not None else None
    made = render(form, sheets, paper=on, progress=progress.report)
    told = form_named(form).form
    used = on or told.papers[0]
    return Pdf(
        made.content,
        made.pages,
        made.sha256,
        made.missing_glyphs,
        title=told.title,
        form_version=told.mark,
        paper=used.name,
    )


def _pictures(pdf: bytes, dots: int, progress: Progress) -> tuple[QImage, ...]:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pictures = []
    try:
        for number, page in enumerate(document):
            progress.report(number, len(document))
            bitmap = page.render(scale=dots / 72, rev_byteorder=True, prefer_bgrx=True)
            image = QImage(
                bitmap.buffer,
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGBX8888,
            )
            pictures.append(image.copy())
            bitmap.close()
            page.close()
    finally:
        document.close()
    return tuple(pictures)


def filed(pdf: Pdf, path: Path) -> Path:
    """Write a PDF aside, read it back, and only then give it its name.

    Raises ``StoreError`` full or read_only; what stood at ``path`` is then still whole.
    """
    aside = path.with_name(f".{path.name}.part")
    try:
        with aside.open("wb") as out:
            out.write(pdf.content)
            out.flush()
            os.fsync(out.fileno())
        written = aside.read_bytes()
        if hashlib.sha256(written).hexdigest() != pdf.sha256 or TAIL not in written[-1024:]:
            raise StoreError(StoreTrouble.FULL, where=str(path))
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        kind = StoreTrouble.READ_ONLY if isinstance(error, PermissionError) else StoreTrouble.FULL
        raise StoreError(kind, where=str(path)) from error
    return path
