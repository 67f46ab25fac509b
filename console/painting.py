"""Paints a form's marks with QPainter: as text and lines of the printer's own, not pictures.

Every character is put where the form put it, so that a printer's rounding of one letter's
width never adds up along a line; at 180 dots an inch that would be millimetres.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPen, QPolygonF

import resources

if TYPE_CHECKING:
    from printing.display import Fill, Mark, Stroke, Written
    from printing.document import Placement

POINTS_PER_INCH = 72.0
_FILES = ("fonts/NotoSansSC-Regular.ttf", "fonts/NotoSansSC-Bold.ttf")


@cache
def _family() -> str:
    """Load the forms' own faces into Qt once; return what they are called there."""
    families: list[str] = []
    for file in _FILES:
        number = QFontDatabase.addApplicationFont(str(resources.path(file)))
        families += QFontDatabase.applicationFontFamilies(number)
    return families[0]


class Painting:
    """Paints pages of marks on a painter of some fineness, where a printer's offset wants them."""

    def __init__(self, painter: QPainter, *, dots: float, placement: "Placement") -> None:
        self._painter, self._dots = painter, dots / POINTS_PER_INCH
        self._placed = placement
        self._fonts: dict[tuple[float, bool], QFont] = {}

    def paint(self, marks: "Sequence[Mark]") -> None:
        """Paint one page."""
        from printing.display import Fill, Stroke, Written

        self._painter.setPen(Qt.PenStyle.SolidLine)
        for mark in marks:
            match mark:
                case Written():
                    self._write(mark)
                case Stroke():
                    self._stroke(mark)
                case Fill():
                    self._fill(mark)

    def _at(self, x: float, y: float) -> QPointF:
        """Return where a point of the form falls, in the painter's dots."""
        one, inch = self._placed, POINTS_PER_INCH / 25.4
        right = (x * one.wide + one.right * inch) * self._dots
        return QPointF(right, (y * one.high + one.down * inch) * self._dots)

    def _write(self, mark: "Written") -> None:
        from printing.fonts import faces

        painter, pair = self._painter, faces()
        widths = (pair.bold if mark.bold else pair.regular).widths
        painter.setFont(self._font(mark.size, bold=mark.bold))
        painter.setPen(QColor("black"))
        x = mark.x
        for letter in mark.text:
            at = self._at(x, mark.y)
            if mark.by == 1.0:
                painter.drawText(at, letter)
            elif not letter.isspace():
                painter.save()
                painter.translate(at)
                painter.scale(mark.by, 1.0)
                painter.drawText(QPointF(0, 0), letter)
                painter.restore()
            x += widths[letter] * mark.size * mark.by

    def _font(self, size: float, *, bold: bool) -> QFont:
        font = self._fonts.get((size, bold))
        if font is None:
            font = QFont(_family())
            font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
            font.setPixelSize(max(1, round(size * self._dots * self._placed.high)))
            font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
            self._fonts[size, bold] = font
        return font

    def _stroke(self, mark: "Stroke") -> None:
        pen = QPen(QColor("black"), max(1.0, mark.width * self._dots))
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if mark.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        self._painter.setPen(pen)
        self._painter.drawPolyline(QPolygonF([self._at(x, y) for x, y in mark.points]))

    def _fill(self, mark: "Fill") -> None:
        corner = self._at(mark.x, mark.y)
        other = self._at(mark.x + mark.width, mark.y + mark.height)
        self._painter.fillRect(QRectF(corner, other), QColor("black"))
