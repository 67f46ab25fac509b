"""The window: one thing in the middle, which is a card before work and the workplace after."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QToolButton, QVBoxLayout, QWidget

from console.settings import DeskSettings
from views import icons
from views.widgets.plain_label import PlainLabel, plain_tip

translate = QCoreApplication.translate

TITLE = "Paidan 派单台"
FIRST_SIZE = QSize(1360, 820)


class Stage(QWidget):
    """A card alone in the window, with language and look to choose below it."""

    def __init__(
        self,
        card: QWidget,
        set_language: Callable[[], None],
        set_look: Callable[[], None],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        foot = QHBoxLayout()
        foot.addStretch(1)
        language = translate("Shell", "中文 / English")
        look = translate("Shell", "Day or night look")
        for icon, tip, run in (("language", language, set_language), ("contrast", look, set_look)):
            foot.addWidget(self._button(icon, tip, run))
        column = QVBoxLayout(self)
        column.addWidget(card, 1)
        column.addLayout(foot)
        self.setFocusProxy(card)

    def _button(self, icon: str, tip: str, run: Callable[[], None]) -> QToolButton:
        button = QToolButton(self, autoRaise=True)
        button.setIcon(icons.icon(icon, "muted"))
        button.setToolTip(plain_tip(tip))
        button.setAccessibleName(tip)
        button.clicked.connect(run)
        return button


class MainWindow(QMainWindow):
    """``painted`` is told once, after the first frame; ``leaving`` when it is closed."""

    painted = Signal()
    leaving = Signal()

    def __init__(self, settings: DeskSettings) -> None:
        super().__init__()
        self._settings = settings
        self.was_painted = False
        self.setWindowTitle(TITLE)
        self.setMinimumSize(880, 560)
        if not self.restoreGeometry(QByteArray(settings.window_geometry)):
            self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize()))
        self.show_waiting("")

    def put(self, widget: QWidget) -> None:
        """Put something in the middle; what was there is destroyed."""
        self.empty()
        widget.setObjectName(widget.objectName() or "content")
        self.setCentralWidget(widget)
        widget.show()
        widget.setFocus()

    def empty(self) -> None:
        """Destroy what is in the middle.

        It is hidden first: a layout shows what it was just given a moment later, even where it
        has been taken out again, and then as a window of its own that goes on hearing keys.
        """
        before = self.takeCentralWidget()
        if before is not None:
            before.hide()
            before.deleteLater()

    def show_waiting(self, text: str) -> None:
        """Show an empty frame with a few words, while the office opens."""
        frame = QWidget(self)
        column = QVBoxLayout(frame)
        column.addWidget(PlainLabel(text, frame, role="muted"), 0, Qt.AlignmentFlag.AlignCenter)
        self.put(frame)

    def name_office(self, name: str) -> None:
        """Say in the title which office this is; nothing while locked."""
        self.setWindowTitle(f"{name} — {TITLE}" if name else TITLE)

    # Overrides of Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.was_painted:
            self.was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.change(window_geometry=self.saveGeometry().data())
        self.leaving.emit()
        event.accept()
