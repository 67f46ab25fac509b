"""Hands on a keyboard: keys, an input method, and the way to a part of a file."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def press(widget, *keys, modifiers=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        QTest.keyClick(widget, key, modifiers)


def type_on(dialog, *texts):
    """Type into the field that has the keyboard, then Enter; ``None`` leaves one as it is."""
    for text in texts:
        field = dialog.focusWidget()
        if text is not None:
            field.selectAll()
            compose(field, text)
        press(field, Key.Key_Return)


def compose(field, text):
    """Type as an input method does: a composition first, then the text."""
    for event in (QInputMethodEvent("pin'yin", []), QInputMethodEvent()):
        if not event.preeditString():
            event.setCommitString(text)
        QApplication.sendEvent(field, event)


def front(page, part):
    page.panel.tabs.setCurrentWidget(page.panel.tables[part])


def opened(page, name):
    page.actions_.actions[name].trigger()
    return page.records.dialog
