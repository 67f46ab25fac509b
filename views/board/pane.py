"""One pane of the board: a head with its name, count and a way out, and what it shows."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from views import icons
from views.widgets.count_badge import CountBadge
from views.widgets.plain_label import PlainLabel, plain_tip

translate = QCoreApplication.translate


class Pane(QFrame):
    """``popped`` asks to be put into a window of its own, or back."""

    popped = Signal()

    def __init__(
        self, name: str, title: str, body: QWidget, *, start: QWidget, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.name, self.title, self.start = name, title, start
        self.setObjectName("pane")
        self.badge = CountBadge(title)
        self.badge.word.set_role("section")
        self.more = PlainLabel("", self, role="muted")
        self._out = QToolButton(self, autoRaise=True)
        self._out.setIcon(icons.icon("external-link", "muted"))
        self._out.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._out.clicked.connect(self.popped)
        self.say_place(own_window=False)
        gap = self.fontMetrics().height() // 3
        head = QHBoxLayout()
        head.setContentsMargins(gap, gap // 2, gap, gap // 2)
        head.setSpacing(gap * 2)
        head.addWidget(self.badge)
        head.addWidget(self.more, 1)
        head.addWidget(self._out)
        self.head = head
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(body, 1)
        self.setFocusProxy(start)

    def add_tool(self, tool: QWidget) -> None:
        """Put something more into the head, before the way out."""
        self.head.insertWidget(self.head.count() - 1, tool)

    def show_count(self, count: int, more: str = "") -> None:
        """Say how many there are, and in words what else counts."""
        self.badge.show_count(count)
        self.more.setText(more)

    def say_place(self, *, own_window: bool) -> None:
        """Say on the button what it would do now."""
        words = (
            translate("Board", "Back into the board")
            if own_window
            else translate("Board", "Into a window of its own")
        )
        self._out.setToolTip(plain_tip(words))
        self._out.setAccessibleName(f"{self.title}: {words}")
