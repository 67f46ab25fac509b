"""Whether boxes look signed: the layout knows where they are, the code how the page lies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from console.scans.codes import FoundCode

QR = "QR"
_INSET = 0.9  # mm inside the frame: lines of the form are no signature
_DATE = 5.4  # mm at the foot of a box, where the date to fill in is printed
_PITCH = 0.15  # mm between the points looked at
_MM_PER_INCH = 25.4
_AGREES = 0.03
_ENOUGH = 800  # dots across a page that is looked at for its lean
_LEAN = 1.2  # degrees round what the code says
_REACH = 28  # points: how far a box may stand from where the code says, 4 mm
_LINE = 0.2  # of a line's length: this much has to be dark
_ON_PAGE = 0.9  # of a box: this much has to lie on the picture
_DARK = 0.72  # of the paper's own brightness
_INK = 4.0  # square mm above the date: the least a name takes
_ALL_INK = 22.0  # square mm in the whole box, its printed date counted


Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Lie:
    """How a page lies on its picture: where a millimetre of the paper is, in dots."""

    matrix: NDArray[np.float64]  # 2 x 3

    def at(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return columns and rows of points given in millimetres."""
        return self.matrix @ np.stack([x, y, np.ones_like(x)])


def lie_of(picture: Pixels, dots: float, code: FoundCode, *, place: Mapping[str, Any]) -> Lie:
    """Return how a page lies: where it stands from its code, how it leans from its lines.

    The code is small and the boxes are far from it, so its corners alone would be millimetres
    out at the other end of the page; ``dots`` an inch are believed if the code agrees.
    """
    corners = np.array(code.corners)
    right = (corners[1] - corners[0] + corners[2] - corners[3]) / 2
    scale = float(np.hypot(*right)) / float(place["width"])
    said = dots / _MM_PER_INCH
    if abs(said / scale - 1) < _AGREES:
        scale = said
    angle = _lean(picture, float(np.arctan2(right[1], right[0])))
    a, b = scale * np.cos(angle), scale * np.sin(angle)
    x = float(place["left"]) + float(place["width"]) / 2
    y = float(place["top"]) + float(place["height"]) / 2
    u, v = corners.mean(axis=0)
    return Lie(np.array([[a, -b, u - a * x + b * y], [b, a, v - b * x - a * y]]))


def _lean(pixels: Pixels, near: float) -> float:
    """Return the angle at which the lines of a form are sharpest, near one that is known."""
    step = max(1, pixels.shape[1] // _ENOUGH)
    small = pixels[::step, ::step]
    rows, columns = np.nonzero(small < np.percentile(small, 85) * _DARK)
    if not len(rows):
        return near
    best, sharpest = near, -1.0
    for angle in near + np.radians(np.arange(-_LEAN, _LEAN + 0.01, 0.05)):
        across = np.rint(rows * np.cos(angle) - columns * np.sin(angle)).astype(int)
        counts = np.bincount(across - across.min())
        sharp = float((counts.astype(np.float64) ** 2).sum())
        if sharp > sharpest:
            best, sharpest = float(angle), sharp
    return best


def empty_boxes(
    picture: Image.Image, dots: float, code: FoundCode, *, places: Iterable[Mapping[str, Any]]
) -> tuple[str, ...] | None:
    """Return the names of the boxes that look unsigned; None where nobody has to sign."""
    mine = [one for one in places if one["page"] == 1]
    codes = [one for one in mine if one["label"] == QR]
    signed = [one for one in mine if one["label"] != QR]
    if code.code.page != 1 or not codes or not signed:
        return None
    pixels = np.asarray(picture, dtype=np.uint8)
    lie = lie_of(pixels, dots, code, place=codes[0])
    return tuple(str(box["label"]) for box in signed if not _is_signed(pixels, lie, box))


def _is_signed(pixels: Pixels, lie: Lie, box: Mapping[str, Any]) -> bool:
    patch = _patch(pixels, lie, box)
    if patch is None:  # most of the box lies off the page: no word on it
        return True
    high, wide = _dots(box["height"]), _dots(box["width"])
    top = _REACH + _edge(patch.mean(axis=1), high)
    left = _REACH + _edge(patch[top : top + high].mean(axis=0), wide)
    inset = _dots(_INSET)
    inside = patch[top + inset : top + high - inset, left + inset : left + wide - inset]
    above = inside[: max(1, inside.shape[0] - _dots(_DATE - _INSET))]
    ink, all_ink = (float(part.sum()) * _PITCH**2 for part in (above, inside))
    return ink > _INK or all_ink > _ALL_INK


def _patch(pixels: Pixels, lie: Lie, box: Mapping[str, Any]) -> NDArray[np.bool_] | None:
    """Return what is dark in and round a box, laid straight, one point every ``_PITCH``."""
    high, wide = _dots(box["height"]) + 2 * _REACH, _dots(box["width"]) + 2 * _REACH
    x = box["left"] + (np.arange(wide) - _REACH) * _PITCH
    y = box["top"] + (np.arange(high) - _REACH) * _PITCH
    across, down = np.meshgrid(x, y)
    columns, rows = np.rint(lie.at(across.ravel(), down.ravel())).astype(int)
    inside = (columns >= 0) & (rows >= 0) & (columns < pixels.shape[1]) & (rows < pixels.shape[0])
    if inside.mean() < _ON_PAGE:
        return None
    seen = np.full(inside.shape, 255.0)
    seen[inside] = pixels[rows[inside], columns[inside]]
    dark = seen < np.percentile(seen[inside], 85) * _DARK
    return np.asarray(dark.reshape(high, wide))


def _edge(profile: NDArray[np.float64], apart: int) -> int:
    """Return how far two lines of a box stand from where they were looked for, in points.

    The code is small and far away, so a box is found by its own frame.
    """
    blurred = np.convolve(profile, np.ones(3) / 3, mode="same")
    shifts = range(-_REACH, _REACH + 1)
    pairs = [
        min(blurred[_REACH + shift], blurred[min(_REACH + shift + apart, len(blurred) - 1)])
        for shift in shifts
    ]
    best = int(np.argmax(pairs))
    return shifts[best] if pairs[best] > _LINE else 0


def _dots(mm: float) -> int:
    return round(mm / _PITCH)
