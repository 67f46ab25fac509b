"""Hands on whatever has the keyboard, for the tests of a county and what comes of it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, DOWN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape
YONGJIA = "浙江省 温州市 永嘉县"


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press one key."""
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def say(text):
    """Type a text."""
    QTest.keyClicks(QApplication.focusWidget(), text)
