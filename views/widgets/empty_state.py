"""What an empty list shows: why it is empty, and what to do next."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from views import icons
from views.widgets.plain_label import PlainLabel


class EmptyState(QWidget):
    """An icon, a title, a sentence and perhaps a button, in the middle of the space."""

    def __init__(
        self,
        title: str,
        text: str,
        *,
        icon: str,
        button: str | None = None,
        run: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        sign = QToolButton(self, autoRaise=True)
        sign.setIcon(icons.icon(icon, tone="muted"))
        sign.setIconSize(sign.iconSize() * 2)
        sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title = PlainLabel(title, self, role="title")
        self.text = PlainLabel(text, self, role="muted")
        column = QVBoxLayout(self)
        column.addStretch(2)
        for widget in (sign, self.title, self.text):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        if button is not None and run is not None:
            self.button = QPushButton(button, self)
            self.button.clicked.connect(run)
            column.addSpacing(self.fontMetrics().height() // 2)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, title: str, text: str) -> None:
        """Change the words, such as when a filter and not the office is the reason."""
        self.title.setText(title)
        self.text.setText(text)
