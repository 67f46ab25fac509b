"""The papers an office prints on: A4, A5, A3, and 241 mm fan-fold whole, in halves, in thirds."""

from dataclasses import dataclass

from models.errors import RefusedError

MM = 72 / 25.4
FANFOLD_TEXT_MM = 203.0  # 80 columns of 10 characters an inch, clear of the feed holes


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A sheet of paper and the type it can carry.

    Millimetres and points. ``body`` is the type size wanted, ``floor`` the smallest one
    allowed; ``pin`` marks paper for pin printers: black only, nothing under 9 pt, no line
    under 0.5 pt, no grey. ``row`` is the least height of a row of the form. ``up`` slips
    stand one above the other on a sheet, to be cut apart; heights are those of one slip.
    """

    name: str
    title: str
    width_mm: float
    height_mm: float
    side_mm: float
    top_mm: float
    bottom_mm: float
    body: float
    floor: float
    row: float
    pin: bool = False
    up: int = 1

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the sheet in points: the MediaBox."""
        return self.width_mm * MM, self.slip_height * self.up

    @property
    def slip_height(self) -> float:
        """Height of one slip in points; of the sheet, when it is not cut."""
        return self.height_mm * MM

    @property
    def left(self) -> float:
        """Where text may begin, points from the left edge."""
        return self.side_mm * MM

    @property
    def text_width(self) -> float:
        """How wide the form may be, points."""
        return (self.width_mm - 2 * self.side_mm) * MM

    @property
    def top(self) -> float:
        """The highest point of the form, points from the bottom edge."""
        return (self.height_mm - self.top_mm) * MM

    @property
    def bottom(self) -> float:
        """The lowest point of the form, points from the bottom edge."""
        return self.bottom_mm * MM


def _fanfold(name: str, title: str, *, height_mm: float, body: float, row: float) -> Paper:
    """Return continuous paper: 241 mm wide, holes on both sides, perforations 6 mm away."""
    return Paper(
        name=name,
        title=title,
        width_mm=241,
        height_mm=height_mm,
        side_mm=(241 - FANFOLD_TEXT_MM) / 2,
        top_mm=6,
        bottom_mm=6,
        body=body,
        floor=9,
        row=row,
        pin=True,
    )


A4 = Paper(
    name="A4",
    title="A4",
    width_mm=210,
    height_mm=297,
    side_mm=11,
    top_mm=12,
    bottom_mm=10,
    body=9.5,
    floor=8,
    row=19.5,
)
A5 = Paper(
    name="A5",
    title="A5 横",
    width_mm=210,
    height_mm=148,
    side_mm=10,
    top_mm=6,
    bottom_mm=6,
    body=8.5,
    floor=7.5,
    row=11.9,
)
A4_LANDSCAPE = Paper(
    name="A4-landscape",
    title="A4 横",
    width_mm=297,
    height_mm=210,
    side_mm=11,
    top_mm=10,
    bottom_mm=9,
    body=9,
    floor=8,
    row=17,
)
A3_LANDSCAPE = Paper(
    name="A3-landscape",
    title="A3 横",
    width_mm=420,
    height_mm=297,
    side_mm=12,
    top_mm=12,
    bottom_mm=10,
    body=10.5,
    floor=9,
    row=20,
)
A4_TWO = Paper(
    name="A4x2",
    title="A4 裁成两张",
    width_mm=210,
    height_mm=148.5,
    side_mm=10,
    top_mm=7,
    bottom_mm=6,
    body=8.5,
    floor=7.5,
    row=11.9,
    up=2,
)
A4_FOUR = Paper(
    name="A4x4",
    title="A4 裁成四张",
    width_mm=210,
    height_mm=74.25,
    side_mm=11,
    top_mm=5,
    bottom_mm=4,
    body=9,
    floor=8,
    row=11.8,
    up=4,
)
FANFOLD = _fanfold("241x279.4", "241 连续纸 整页", height_mm=279.4, body=10.5, row=20)
FANFOLD_HALF = _fanfold("241x139.7", "241 连续纸 二等分", height_mm=139.7, body=9, row=11.2)
FANFOLD_THIRD = _fanfold("241x93.1", "241 连续纸 三等分", height_mm=93.1, body=9, row=11.2)

PAPERS = {
    paper.name: paper
    for paper in (
        A4,
        A5,
        A4_TWO,
        A4_FOUR,
        A4_LANDSCAPE,
        A3_LANDSCAPE,
        FANFOLD,
        FANFOLD_HALF,
        FANFOLD_THIRD,
    )
}


def paper_named(name: str) -> Paper:
    """Return a paper by its name; raises ``RefusedError("printing.unknown_paper")``."""
    try:
        return PAPERS[name]
    except KeyError:
        raise RefusedError("printing.unknown_paper", paper=name, papers=list(PAPERS)) from None
