"""A count with a word, grey until it needs somebody (待派 3)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from views.widgets.plain_label import PlainLabel


class CountBadge(QWidget):
    """``tone`` colours the number only while it is not nought."""

    def __init__(self, text: str, tone: str = "normal", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.word = PlainLabel(text, self, role="muted")
        self.number = PlainLabel("", self, role="strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.fontMetrics().height() // 3)
        row.addWidget(self.word)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_count(self, count: int) -> None:
        """Show a number; nought is grey whatever the tone."""
        self.number.setText(f"{count:,}")
        quiet = "muted" if count == 0 else "strong"
        self.number.set_role(self._tone if count and self._tone != "normal" else quiet)
        self.setAccessibleName(f"{self.word.text()} {count}")
