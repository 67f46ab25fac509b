"""Hears a scanner that types like a keyboard, whatever has the focus, and spares the field."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from console.crash import guarded
from models.rules.scan import ScanReader, Verdict
from views.widgets.form_field import ENTER

SLACK_MS = 30  # a busy moment of ours must not let half a scan into a field
_SILENT = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock})
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


@dataclass(frozen=True, slots=True)
class HeldKey:
    """A key kept back, to be pressed again if it was typing after all."""

    key: int
    modifiers: Qt.KeyboardModifier
    text: str


class ScanWatch(QObject):
    """Watches whichever window of the program has the focus; ``scanned`` carries the number.

    It sits on the window and not on the application, so that only keys pass through it, and
    sleeps while its ``owner`` is not shown.
    """

    scanned = Signal(str)

    def __init__(
        self,
        app: QGuiApplication,
        code: str,
        owner: QWidget,
        *,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._reader = ScanReader(code)
        self._steady = steady
        self._held: list[HeldKey] = []
        self._window: QWindow | None = None
        self._replaying = False
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._release)
        app.focusWindowChanged.connect(self._attend)
        self._attend(app.focusWindow())

    @guarded
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._replaying or event.type() != QEvent.Type.KeyPress:
            return False
        if not self._owner.isVisible():  # locked, or about to go: keys are nobody's business
            return False
        return isinstance(event, QKeyEvent) and self._takes(event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Judge a key; True keeps it from whoever has the focus."""
        if event.key() in _SILENT:
            return False
        at = event.timestamp() or int(self._steady() * 1000)
        if event.key() in ENTER:
            return self._ends(at)
        text = event.text()
        if len(text) != 1 or not text.isprintable() or event.modifiers() & _COMMANDS:
            self._release()
            return False
        verdict = self._reader.feed(text, at)
        if verdict is Verdict.RELEASE:
            self._release()
            verdict = self._reader.feed(text, at)
        if verdict is not Verdict.HOLD:
            return False
        self._held.append(HeldKey(event.key(), event.modifiers(), text))
        self._patience.start(self._reader.gap_ms + SLACK_MS)
        return True

    def _ends(self, at: int) -> bool:
        verdict = self._reader.enter(at)
        if verdict is Verdict.SCANNED:
            self._patience.stop()
            self._held.clear()
            self.scanned.emit(self._reader.number)
            return True
        self._release()
        return False

    def _release(self) -> None:
        """Press again what was kept back: it was typing."""
        self._patience.stop()
        self._reader.forget()
        held, self._held = self._held, []
        window = self._window
        if not held or window is None or not isValid(window):
            return
        self._replaying = True
        try:
            for one in held:
                pressed = QKeyEvent(QEvent.Type.KeyPress, one.key, one.modifiers, one.text)
                QCoreApplication.sendEvent(window, pressed)
        finally:
            self._replaying = False

    def _attend(self, window: QWindow | None) -> None:
        if window is self._window:
            return
        if self._window is not None and isValid(self._window):
            self._release()
            self._window.removeEventFilter(self)
        self._held.clear()
        self._window = window
        if window is not None:
            window.installEventFilter(self)
