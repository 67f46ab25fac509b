"""The words under the cursor while something is carried: where to, and what the rules say."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from views import icons
from views.widgets.plain_label import PlainLabel

SHOWN = 4


class Bubble(QFrame):
    """Lies over the chart and takes neither mouse nor keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bubble")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.place = PlainLabel("", self, role="strong")
        self._sign = QToolButton(self, autoRaise=True)
        self._sign.setIconSize(QSize(16, 16))
        self.answer = PlainLabel("", self, role="good")
        self.reasons = PlainLabel("", self, wrap=True)
        self.keys = PlainLabel("", self, role="faint", wrap=True)
        line = QHBoxLayout()
        line.addWidget(self._sign)
        line.addWidget(self.answer, 1)
        column = QVBoxLayout(self)
        gap = self.fontMetrics().height() // 2
        column.setContentsMargins(gap, gap // 2, gap, gap // 2)
        column.setSpacing(gap // 3)
        column.addWidget(self.place)
        column.addLayout(line)
        column.addWidget(self.reasons)
        column.addWidget(self.keys)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 52)
        self.hide()

    def say_place(self, words: str, *, keys: str) -> None:
        """Say where it hovers; the answer is on its way."""
        self.place.setText(words)
        self.keys.setText(keys)

    def say_answer(
        self, words: str, *, tone: str, icon: str, reasons: list[str] | None = None
    ) -> None:
        """Say what the rules say, the heaviest reason first."""
        self.answer.setText(words)
        self.answer.set_role(tone)
        self._sign.setIcon(icons.icon(icon, tone))
        told = (reasons or [])[:SHOWN]
        self.reasons.setText("\n".join(told))
        self.reasons.setVisible(bool(told))
        self.setAccessibleName(f"{self.place.text()} {words}")

    def stand_by(self, rect: QRect, point: QPoint) -> None:
        """Stand below what is carried, or above it where there is no room, always in sight."""
        parent = self.parentWidget()
        if parent is None:
            return
        self.adjustSize()
        room = parent.rect()
        top = rect.bottom() + 8
        if top + self.height() > room.bottom():
            top = max(rect.top() - self.height() - 8, 0)
        left = min(max(point.x(), 0), max(room.width() - self.width(), 0))
        self.move(left, top)
        self.show()
        self.raise_()
