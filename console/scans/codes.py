"""The code on a page: which paper it is, and where on the picture it stands."""

from dataclasses import dataclass

import zxingcpp
from PIL import Image

from models.rules.paper_codes import PaperCode

Spot = tuple[float, float]

_SIDE_MM = 15.0  # 25 modules of 0.6 mm
_ABOVE_MM = 8.0  # from the upper edge of a slip to its code, at most
_LARGER = 2


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A code of ours with its corners: upper left, upper right, lower right, lower left.

    As the paper is read, so a page that lies upside down has its upper left at the lower right.
    """

    code: PaperCode
    corners: tuple[Spot, Spot, Spot, Spot]


def codes_on(picture: Image.Image) -> list[FoundCode]:
    """Return the codes of ours on a page, from top to bottom, each paper once."""
    found = _read(picture, 1)
    if not found:  # a coarse or faint scan
        size = (picture.width * _LARGER, picture.height * _LARGER)
        found = _read(picture.resize(size, Image.Resampling.BICUBIC), _LARGER)
    once = {one.code: one for one in found}
    return sorted(once.values(), key=lambda one: one.corners[0][1])


def _read(picture: Image.Image, larger: int) -> list[FoundCode]:
    wanted = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = []
    for one in zxingcpp.read_barcodes(picture, formats=wanted):
        code = PaperCode.read(one.text)
        if code is not None:
            at = one.position
            corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
            spots = [(corner.x / larger, corner.y / larger) for corner in corners]
            found.append(FoundCode(code, (spots[0], spots[1], spots[2], spots[3])))
    return found


def slips_of(picture: Image.Image, found: list[FoundCode]) -> list[tuple[Image.Image, FoundCode]]:
    """Cut a page that holds several papers into one picture for each."""
    if len(found) == 1:
        return [(picture, found[0])]
    tops = [max(0, round(one.corners[0][1] - _ABOVE_MM * _dots_a_mm(one))) for one in found]
    tops[0] = 0
    cuts = [*tops[1:], picture.height]
    return [
        (picture.crop((0, top, picture.width, cut)), _lifted(one, top))
        for one, top, cut in zip(found, tops, cuts, strict=True)
        if cut > top
    ]


def _dots_a_mm(one: FoundCode) -> float:
    (x0, y0), (x1, y1), *_ = one.corners
    return float(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5) / _SIDE_MM


def _lifted(one: FoundCode, top: int) -> FoundCode:
    spots = [(x, y - top) for x, y in one.corners]
    return FoundCode(one.code, (spots[0], spots[1], spots[2], spots[3]))
