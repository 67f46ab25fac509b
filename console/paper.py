"""Paper jobs: a sheet becomes a PDF of record, pages to look at, and a file that is whole."""

import errno
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from console.calls import Call, Progress
from console.tasks import Failed, Tasks
from models.errors import RefusedError, StoreError, StoreTrouble

_NAMES = {errno.ENAMETOOLONG, errno.EINVAL, errno.EISDIR}


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF with what is recorded of it; ``missing`` printed as boxes.

    ``form_version`` is the form's code and edition as printed,
    ``paper`` what it is drawn for,
    ``left_off`` how many continuation pages stationery has no room for.
    """

    content: bytes
    pages: int
    sha256: str
    missing: tuple[str, ...] = ()
    form_version: str = ""
    paper: str = ""
    left_off: int = 0
    places: tuple[dict[str, Any], ...] = ()


class Paper:
    """Renders on the pool, so that the board never waits for a page."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks

    def papers(self, owner: QObject, form: str, done: Callable[[tuple[str, ...]], None]) -> Call:
        """Ask for the names of the papers of a form, the usual one first."""
        return self._tasks.work(owner, lambda _: _papers(form), done)

    def make(
        self,
        owner: QObject,
        form: str,
        sheets: Sequence[Any],
        *,
        done: Callable[[Pdf], None],
        paper: str | None = None,
        ink: str = "all",
        by_ply: bool = False,
        failed: Failed | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Call:
        """Render sheets by their form's code, on a paper by its name.

        ``ink`` says what is drawn: ``all``, only the ``data`` (套打), or the ``rest`` of it.
        """
        job = partial(_rendered, form, sheets, paper=paper, ink=ink, by_ply=by_ply)
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


def _papers(form: str) -> tuple[str, ...]:
    from printing.catalogue import form_named

    return tuple(paper.name for paper in form_named(form).form.papers)


def _rendered(
    form: str,
    sheets: Sequence[Any],
    progress: Progress,
    *,
    paper: str | None,
    ink: str,
    by_ply: bool,
) -> Pdf:
    from printing.catalogue import form_named, render
    from printing.paper import paper_named
    from printing.stationery import Ink

    on = paper_named(paper) if paper is not None else None
    made = render(form, sheets, paper=on, ink=Ink(ink), by_ply=by_ply, progress=progress.report)
    told = form_named(form).form
    used = on or told.papers[0]
    return Pdf(
        made.content,
        made.pages,
        made.sha256,
        made.missing_glyphs,
        form_version=told.mark,
        paper=used.name,
        left_off=made.left_off,
        places=tuple(asdict(place) for place in made.places),
    )


def _pictures(pdf: bytes, dots: int, progress: Progress) -> tuple[QImage, ...]:
    from console.pdfium import opened

    pictures = []
    with opened(pdf) as document:
        for number in range(len(document)):
            progress.report(number, len(document))
            made = document.draw(number, dots=dots)
            kind = QImage.Format.Format_RGBX8888
            pictures.append(QImage(made.content, made.width, made.height, made.stride, kind).copy())
    return tuple(pictures)


def filed(pdf: Pdf, path: Path) -> Path:
    """Write a PDF aside, read it back, and only then give it its name.

    Raises ``StoreError`` as the disk had it, and ``RefusedError("printing.bad_name")``; what
    stood at ``path`` is then still whole.
    """
    from printing.record import trouble_of, write_whole

    if hashlib.sha256(pdf.content).hexdigest() != pdf.sha256:
        raise StoreError(StoreTrouble.FULL, where=str(path))
    try:
        write_whole(path, pdf.content)
    except OSError as error:
        if error.errno in _NAMES:
            raise RefusedError("printing.bad_name", name=path.name[:80]) from error
        raise StoreError(trouble_of(error), where=str(path)) from error
    return path
