"""What stands still on the chart, as one picture; scrolled, only what came in is painted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

Paint = Callable[[QPainter, QRect], None]


class Still:
    """``paint`` paints an area of what is seen; it may be asked for a strip or for all of it.

    ``made`` counts the pictures made whole, for tests and the benchmark.
    """

    def __init__(self, paint: Paint) -> None:
        self._paint = paint
        self._kept: QPixmap | None = None
        self.made = 0

    def drop(self) -> None:
        """Make the picture anew when it is asked for next."""
        self._kept = None

    def picture(self, size: QSize, ratio: float, ground: QColor) -> QPixmap:
        """Return the picture for what is seen, ``ratio`` dots to a pixel."""
        if self._kept is None:
            self.made += 1
            self._kept = QPixmap(size * ratio)
            self._kept.setDevicePixelRatio(ratio)
            self._fill(self._kept, [QRect(QPoint(), size)], ground)
        return self._kept

    def scroll(self, by: QPoint, ground: QColor) -> None:
        """Move what is kept, and paint the strips that came into sight."""
        kept = self._kept
        if kept is None:
            return
        ratio = kept.devicePixelRatio()
        across, down = by.x() * ratio, by.y() * ratio
        seen = QRect(QPoint(), kept.deviceIndependentSize().toSize())
        if across != int(across) or down != int(down) or not seen.intersects(seen.translated(by)):
            self.drop()
            return
        kept.scroll(int(across), int(down), kept.rect())
        self._fill(kept, _strips(seen, by), ground)

    def _fill(self, kept: QPixmap, areas: Sequence[QRect], ground: QColor) -> None:
        painter = QPainter(kept)
        for area in areas:
            painter.setClipRect(area)
            painter.fillRect(area, ground)
            self._paint(painter, area)
        painter.end()


def _strips(seen: QRect, by: QPoint) -> Sequence[QRect]:
    """Return what of a view shows nothing old once the rest has moved."""
    old = seen.translated(by) & seen
    beside = QRect(seen.left(), seen.top(), seen.width() - old.width(), seen.height())
    above = QRect(old.left(), seen.top(), old.width(), seen.height() - old.height())
    if by.x() < 0:
        beside.moveRight(seen.right())
    if by.y() < 0:
        above.moveBottom(seen.bottom())
    return [strip for strip in (beside, above) if not strip.isEmpty()]
