"""Paper jobs: a sheet becomes a PDF of record, pages to look at, and a file that is whole."""

import hashlib
import os
from collections.abc import Callable
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
    """A finished PDF with what is recorded of it."""

    content: bytes
    pages: int
    sha256: str


class Paper:
    """Renders on the pool, so that the board never waits for a page."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks

    def make(
        self,
        owner: QObject,
        form: str,
        sheet: Any,
        done: Callable[[Pdf], None],
        *,
        paper: str | None = None,
        failed: Failed | None = None,
    ) -> Call:
        """Render a sheet by its form's name in the catalogue, on a paper it knows."""
        return self._tasks.work(owner, partial(_rendered, form, sheet, paper), done, failed)

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
        return self._tasks.work(owner, partial(_pictures, pdf, dots), done, failed)

    def file(
        self,
        owner: QObject,
        pdf: Pdf,
        path: Path,
        done: Callable[[Path], None],
        *,
        failed: Failed | None = None,
    ) -> Call:
        """Put a PDF into a file, whole or not at all."""
        return self._tasks.work(owner, partial(_filed, pdf, path), done, failed)


def _rendered(form: str, sheet: Any, paper: str | None, progress: Progress) -> Pdf:
    from printing.catalogue import render

    return finished(render(form, sheet, paper=paper))


def finished(content: bytes) -> Pdf:
    """Return a PDF with its page count and digest, having read it back."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        return Pdf(content, len(document), hashlib.sha256(content).hexdigest())
    finally:
        document.close()


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


def _filed(pdf: Pdf, path: Path, progress: Progress) -> Path:
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
