"""Notices that nobody has touched the desk for a while, and hides what stands open."""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from console.clock import Clock
from console.crash import guarded

INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Watches the window that has the focus; time is read from the wall, not counted."""

    def __init__(self, app: QGuiApplication, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._touched_at = clock.now()
        app.focusWindowChanged.connect(self._attend)

    def idle_for(self, now: datetime) -> timedelta:
        """Return how long ago somebody last touched a key or the mouse."""
        return now - self._touched_at

    def touch(self) -> None:
        """Count as touched, such as after signing in."""
        self._touched_at = self._clock.now()

    @guarded
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUT:
            self._touched_at = self._clock.now()
        return False

    def _attend(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)


class Veil:
    """Hides every window but one while the desk is locked, so that nothing can be read."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._hidden: list[QWidget] = []

    def draw(self, but: QWidget) -> None:
        """Hide the dialogs and windows that stand open."""
        self._hidden = [
            shown for shown in self._app.topLevelWidgets() if shown is not but and shown.isVisible()
        ]
        for shown in self._hidden:
            shown.hide()

    def lift(self) -> None:
        """Show them again to whoever locked the desk."""
        for shown in self._hidden:
            shown.show()
        self._hidden = []

    def drop(self) -> None:
        """Close them for good: somebody else sat down; what was typed is in drafts."""
        for shown in self._hidden:
            shown.deleteLater()
        self._hidden = []
