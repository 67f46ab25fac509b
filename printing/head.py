"""What every page of every form carries: whose paper, which paper, which copy, which page."""

from dataclasses import dataclass

from models.rules.zone import stamp
from models.sheets import Copy, Letterhead
from printing.codes import (
    QR_MODULE,
    QR_MODULES,
    QR_ROOM_L,
    code128_modules,
    code128_path,
    qr_path,
    qr_side,
)
from printing.document import Pen
from printing.drawing import CENTRE
from printing.fonts import Face, Faces
from printing.grid import Leftover
from printing.paper import Paper

QUIET = 4 * QR_MODULE
QR_SIDE = QR_MODULES * QR_MODULE
HEAD = QR_SIDE + QUIET + 1.5
FOOT = 13.0
_SMALL = 9.0
_NUMBER = 10.0
_ROWS = 4
_ROOMY = 15  # a row this high, points, leaves the title room
_BY_HALVES = 64  # a text longer than this is cut by halves, then letter by letter
QR = "QR"  # what the place of the code is called
_ELLIPSIS = "…"
BARS = 14.5  # height of the bar code, points
_BAR, _PIN_BAR = 0.72, 0.8  # its narrowest bar: three dots of 300 to the inch, two of 180
_BAR_QUIET = 10  # modules clear on either side


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The facts of a form's head and foot; ``mark`` is its form code and version."""

    title: str
    form: str
    mark: str
    number: str
    letterhead: Letterhead
    copy: Copy
    plies: tuple[str, ...] = ()

    def payload(self, page: int) -> str:
        """Return what the QR code says: number, form and version, copy, page."""
        version = self.mark.rpartition("/")[2]
        return f"{self.number}:{self.form}:{version}:{self.copy.number}:{page}"

    def maintainer(self) -> str:
        """Return carrier and contractor in one line."""
        return " / ".join(filter(None, (self.letterhead.carrier, self.letterhead.contractor)))

    def printing(self) -> str:
        """Return when, by whom and for which time this was printed."""
        copy = self.copy
        return f"打印 {stamp(copy.printed_at)} {copy.printed_by} 第{copy.number}次"

    def reprint(self) -> str:
        """Return 补打 n for any copy after the first."""
        return f"补打 {self.copy.number - 1}" if self.copy.number > 1 else ""

    def phones(self) -> str:
        """Return the numbers a customer may ring."""
        told = (("服务电话", self.letterhead.phone), ("监督电话", self.letterhead.supervise_phone))
        return "　".join(f"{name} {number}" for name, number in told if number)


class HeadBlock:
    """Lays a head out on one paper, once for all pages of a sheet.

    A line too long for its place ends in an ellipsis and its whole text is a leftover.
    """

    def __init__(self, head: Head, paper: Paper, faces: Faces) -> None:
        self._head, self._paper, self._faces = head, paper, faces
        self._title_size = 17.0 if paper.row >= _ROOMY else 16.0
        self._title_width = faces.bold.width(head.title, self._title_size)
        self._title_at = self._title_place()
        self._beside = self._title_at - paper.left - 6
        self.leftovers: list[Leftover] = []
        self._left = (
            self._line("办公室", head.letterhead.office, faces.bold),
            self._line("维护单位", head.maintainer(), faces.regular),
            self._line("打印", head.printing(), faces.regular),
        )
        self._number = self._line("单号", head.number, faces.bold, size=_NUMBER, less=26)
        foot = paper.text_width / 2
        self._plies = self._line("联次", "　".join(head.plies), faces.regular, room=foot)
        self._phones = self._line("电话", head.phones(), faces.regular, room=foot - 6)

    def _title_place(self) -> float:
        """Return where the title begins: in the middle, or as far right as a long name needs.

        Without this a contractor's full name would cost a second page for one line.
        """
        paper, face = self._paper, self._faces.regular
        middle = paper.left + (paper.text_width - self._title_width) / 2
        needed = paper.left + face.width(self._head.maintainer(), _SMALL) + 14
        beside_mark = self._right_edge("第 99 页 共 99 页", face) - 12 - self._title_width
        return needed if middle < needed <= beside_mark else middle

    def _line(
        self,
        label: str,
        text: str,
        face: Face,
        *,
        size: float = _SMALL,
        room: float | None = None,
        less: float = 0,
    ) -> str:
        room = (self._beside if room is None else room) - less
        if "\n" not in text and face.width(text, size) <= room:
            return text
        self.leftovers.append(Leftover(label, text, whole=True))
        kept = text.partition("\n")[0]
        while kept and face.width(kept + _ELLIPSIS, size) > room:
            kept = kept[: max(0, len(kept) // 2)] if len(kept) > _BY_HALVES else kept[:-1]
        return kept + _ELLIPSIS

    def draw_static(self, pen: Pen) -> None:
        """Draw what all sheets of a form share: the title, its double rule, the labels."""
        paper, bold = self._paper, self._faces.bold
        x, y = self._title_at, paper.top - self._title_size
        pen.text(x, y, self._head.title, size=self._title_size, face=bold)
        for gap, width in ((5, 1.0), (7.4, 0.6)):
            pen.line((x - 8, y - gap), (x + self._title_width + 8, y - gap), width=width)
        pen.text(paper.left, self._row(3), "单号", size=_SMALL, face=self._faces.regular)
        pen.text(
            self._right_edge(self._head.mark, self._faces.regular),
            self._row(0),
            self._head.mark,
            size=_SMALL,
            face=self._faces.regular,
        )

    def draw(self, pen: Pen, page: int, pages: int) -> None:
        """Draw what belongs to this sheet and this page."""
        self._draw_office(pen)
        self.draw_data(pen, page, pages)
        self._draw_foot(pen)

    def draw_letterhead(self, pen: Pen) -> None:
        """Draw whose paper it is: what an office's own stationery has on it already."""
        self._draw_office(pen)
        self._draw_foot(pen)

    def _draw_office(self, pen: Pen) -> None:
        for n, line in enumerate(self._left[:2]):
            face = self._faces.regular if n else self._faces.bold
            pen.text(self._paper.left, self._row(n), line, size=_SMALL, face=face)

    def _draw_foot(self, pen: Pen) -> None:
        paper, face = self._paper, self._faces.regular
        foot = paper.bottom + 1.5
        pen.text(paper.left, foot, self._plies, size=_SMALL, face=face)
        right = paper.left + paper.text_width - face.width(self._phones, _SMALL)
        pen.text(right, foot, self._phones, size=_SMALL, face=face)

    def draw_data(self, pen: Pen, page: int, pages: int) -> None:
        """Draw number, codes, copy and page: what differs from sheet to sheet."""
        paper, faces = self._paper, self._faces
        pen.text(paper.left, self._row(2), self._left[2], size=_SMALL, face=faces.regular)
        pen.text(paper.left + 24, self._row(3), self._number, size=_NUMBER, face=faces.bold)
        told = f"第 {page} 页 共 {pages} 页"
        pen.text(
            self._right_edge(told, faces.regular),
            self._row(1),
            told,
            size=_SMALL,
            face=faces.regular,
        )
        self._draw_reprint(pen)
        self._draw_code(pen, page)
        bars = self.bars()
        if bars is not None:
            x, y, module = bars
            number = self._head.number
            pen.shape(code128_path(number, x, y, module=module, height=BARS))

    def _draw_reprint(self, pen: Pen) -> None:
        text = self._head.reprint()
        if text:
            size = 12.0
            x, y = self._right_edge(text, self._faces.bold, size) - 4, self._row(3) - 1
            wide = self._faces.bold.width(text, size)
            pen.frame((x - 4, y - 3.5), (wide + 8, size + 4.5), line=1.2)
            pen.text(x, y, text, size=size, face=self._faces.bold)

    def _draw_code(self, pen: Pen, page: int) -> None:
        """Draw the QR code, unless the number is none that a code of this size can hold."""
        payload = self._head.payload(page)
        if payload.isascii() and len(payload) <= QR_ROOM_L and qr_side(payload) <= QR_SIDE + 0.01:
            x = self._paper.left + self._paper.text_width - qr_side(payload)
            pen.shape(qr_path(payload, x, self._paper.top))
            side = qr_side(payload)
            pen.place(QR, (x, self._paper.top - side), (side, side))

    def bars(self) -> tuple[float, float, float] | None:
        """Return where the bar code of the number stands, and its module; none if it cannot."""
        number, paper = self._head.number, self._paper
        if not number.isascii() or not number.isprintable() or not number:
            return None
        module = _PIN_BAR if paper.pin else _BAR
        wide = sum(code128_modules(number)) * module
        x = paper.left + (paper.text_width - wide) / 2
        clear = _BAR_QUIET * module
        begin = paper.left + 24 + self._faces.bold.width(self._number, _NUMBER) + clear
        reprint = self._faces.bold.width(self._head.reprint(), 12.0) + 16
        end = self._right_edge("", self._faces.bold) - reprint - clear
        return (x, paper.top - HEAD + 4, module) if begin <= x and x + wide <= end else None

    def _right_edge(self, text: str, face: Face, size: float = _SMALL) -> float:
        """Return where a text must begin to end beside the quiet zone of the code."""
        edge = self._paper.left + self._paper.text_width - QR_SIDE - QUIET - 3
        return edge - face.width(text, size)

    def _row(self, n: int) -> float:
        step = QR_SIDE / _ROWS
        return self._paper.top - step * n - step / 2 - CENTRE * _SMALL
