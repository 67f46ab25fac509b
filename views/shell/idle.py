"""Notices that nobody has touched the desk for a while, sleep of the computer included."""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow

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
