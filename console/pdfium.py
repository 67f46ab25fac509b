"""The one door to PDFium: the library is not safe across threads, so one at a time is in it.

Two pages drawn at once corrupt its memory and end the whole program, and the pool draws
previews, prints and scans on several threads. Nothing of PDFium's own leaves this module,
so that nothing is freed outside of it either.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

import pypdfium2
from PIL import Image

_ALONE = Lock()


class BrokenPdfError(ValueError):
    """What was handed over is no PDF, or one that cannot be read."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as drawn, four bytes a point (RGBX), or one in ``grey``."""

    content: memoryview
    width: int
    height: int
    stride: int
    grey: bool

    def image(self) -> Image.Image:
        """Return it as a picture."""
        mode, raw = ("L", "L") if self.grey else ("RGB", "RGBX")
        size = (self.width, self.height)
        return Image.frombytes(mode, size, self.content, "raw", raw, self.stride)


class Document:
    """A PDF laid open by ``opened``."""

    def __init__(self, content: bytes) -> None:
        with _alone():
            self._pages = pypdfium2.PdfDocument(content)
            self._count = len(self._pages)

    def __len__(self) -> int:
        return self._count

    def inches(self, at: int) -> tuple[float, float]:
        """Return how wide and how high a page is."""
        with self._page(at) as page:
            width, height = page.get_size()
        return width / 72, height / 72

    def draw(self, at: int, *, dots: float, grey: bool = False) -> Drawn:
        """Draw a page, ``dots`` to the inch."""
        how = {"grayscale": True} if grey else {"rev_byteorder": True, "prefer_bgrx": True}
        with self._page(at) as page:
            made = page.render(scale=dots / 72, **how)
            content = memoryview(made.buffer)  # Python's own memory; it outlives what drew it
            drawn = Drawn(content, made.width, made.height, made.stride, grey)
            made.close()
        return drawn

    def close(self) -> None:
        """Give the document back."""
        with _alone():
            self._pages.close()

    @contextmanager
    def _page(self, at: int) -> Iterator[Any]:
        with _alone():
            page = self._pages[at]
            try:
                yield page
            finally:
                page.close()


@contextmanager
def opened(content: bytes) -> Iterator[Document]:
    """Lay a PDF open; raises ``BrokenPdfError`` for what cannot be read."""
    document = Document(content)
    try:
        yield document
    finally:
        document.close()


@contextmanager
def _alone() -> Iterator[None]:
    with _ALONE:
        try:
            yield
        except pypdfium2.PdfiumError as error:
            raise BrokenPdfError(str(error)) from error
