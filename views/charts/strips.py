"""What charts of one row share: every place is a whole strip, from the floor to the top."""

from math import floor

from PySide6.QtCore import QRectF

from views.charts.chart import Cell


class Strips:
    """A chart whose cells stand side by side; ``top`` is where its scale ends."""

    top = 1.0

    def rows(self) -> int:
        """Return one: a strip is chosen whole."""
        return 1

    def cell_at(self, x: float, y: float) -> Cell:
        """Return the strip at a place."""
        return floor(x), 0

    def place(self, cell: Cell) -> QRectF:
        """Return where a strip stands."""
        return QRectF(cell[0], 0, 1, self.top)
