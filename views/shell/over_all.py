"""Keys of the window no text box may swallow: Ctrl+K cuts off a line on Linux."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from console.crash import guarded

TEXT = (QLineEdit, QPlainTextEdit, QTextEdit)
KEPT = frozenset({QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_K)})


class OverAll(QObject):
    """Stands before the text box that has the focus, and leaves its other keys alone."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._attend)

    @guarded
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the window have its key before the box claims it."""
        if not isinstance(event, QKeyEvent) or event.keyCombination() not in KEPT:
            return False
        event.ignore()
        return event.type() == QEvent.Type.ShortcutOverride

    def _attend(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        if isinstance(now, TEXT):
            now.installEventFilter(self)
