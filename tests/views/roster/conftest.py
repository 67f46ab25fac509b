"""The roster page over a furnished office, and hands on its keyboard."""

from datetime import date, timedelta

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from models.rules.terms import Role, ShiftKind
from tests.views.store_desk import StoreDesk
from views.roster.page import RosterPage
from views.widgets.dialog import QuietDialog

DAY = date(2026, 11, 20)
LATER = DAY + timedelta(days=5)
RESERVED = {"Ctrl+N", "Ctrl+/", "F1", "F5", "F6", "Ctrl+Q", "Ctrl+L", "Ctrl+Z", "Ctrl+Y", "Ctrl+E"}
WHITE, NIGHT, CALL, REST = ShiftKind.DAY, ShiftKind.NIGHT, ShiftKind.ON_CALL, ShiftKind.REST


@pytest.fixture
def store_desk(tmp_path, county, dressed):
    return StoreDesk(tmp_path, role=Role.SUPERVISOR, store=county.store)


@pytest.fixture
def page(store_desk, qtbot):
    made = RosterPage(store_desk)
    qtbot.addWidget(made)
    made.resize(1500, 760)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.refresh()
    made.primary_focus().setFocus()
    yield made
    for dialog in made.findChildren(QuietDialog):
        if isValid(dialog):
            dialog.hide()


@pytest.fixture
def keys(page, qtbot):
    """Return what presses keys where the keyboard is, as a person would."""

    def hands():
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            return dialog.focusWidget() or dialog
        if not page.isActiveWindow():
            page.activateWindow()
            qtbot.waitUntil(page.isActiveWindow)
        return page.focusWidget() or page

    def press(*strokes):
        for stroke in strokes:
            if stroke.startswith("="):
                for letter in stroke[1:]:
                    qtbot.keyClicks(hands(), letter)
                continue
            combination = QKeySequence(stroke)[0]
            qtbot.keyClick(hands(), combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()  # an editor hands over what was typed a turn later

    return press
