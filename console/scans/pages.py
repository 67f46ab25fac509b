"""Pages out of the files a scanner leaves: PDF, TIFF, JPEG, PNG; grey, at a sensible fineness."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageSequence, UnidentifiedImageError

from models.errors import RefusedError

KINDS = frozenset({".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png", ".bmp"})
DOTS = 200  # of a page drawn out of a PDF, and the most that is kept
MOST_PIXELS = 80_000_000  # an A3 page at 600 dots an inch
_A4_SHORT = 8.27  # inches; what a picture without a fineness is taken for
_QUALITY = 72
_LEAST_DOTS = 72


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was scanned; ``dots`` an inch, as far as the file or its size says."""

    source: str
    number: int
    picture: Image.Image
    dots: float


def is_scan(path: Path) -> bool:
    """Say whether a file is of a kind that scanners leave."""
    return path.suffix.lower() in KINDS and not path.name.startswith(".")


def pages_of(path: Path) -> Iterator[Page]:
    """Yield the pages of a file; refuses scan.unreadable, with what was wrong."""
    try:
        if path.suffix.lower() == ".pdf":
            yield from _of_pdf(path)
        else:
            yield from _of_picture(path)
    except (OSError, ValueError, SyntaxError, MemoryError, UnidentifiedImageError) as error:
        raise RefusedError("scan.unreadable", file=path.name, said=str(error)[:120]) from error


def _of_pdf(path: Path) -> Iterator[Page]:
    from console.pdfium import opened

    with opened(path.read_bytes()) as document:
        for at in range(len(document)):
            longest = max(document.inches(at))
            dots = min(DOTS, int((MOST_PIXELS**0.5) / max(longest, 1)))
            picture = document.draw(at, dots=dots, grey=True).image()
            yield Page(path.name, at + 1, picture, float(dots))


def _of_picture(path: Path) -> Iterator[Page]:
    with Image.open(path) as file:
        for number, frame in enumerate(ImageSequence.Iterator(file), 1):
            if frame.width * frame.height > MOST_PIXELS:
                raise ValueError(f"{frame.width} x {frame.height}")
            said = frame.info.get("dpi", (0, 0))
            picture = frame.convert("L")
            dots = float(said[0]) if said and float(said[0]) >= _LEAST_DOTS else 0.0
            yield Page(path.name, number, picture, dots or min(picture.size) / _A4_SHORT)


def kept(picture: Image.Image, dots: float) -> bytes:
    """Return a page as it is kept: JPEG, no finer than ``DOTS``."""
    if dots > DOTS * 1.1:
        factor = DOTS / dots
        size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
