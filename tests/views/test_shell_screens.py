"""Every screen and dialog there is: opened in both languages and both looks, then closed."""

import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

import views
from tests.screens import settle, shots, subject_of
from views.desk import Place
from views.shell.screens import FOLDERS, screens
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel

ROOT = Path(__file__).resolve().parent.parent.parent
ACCESS_KEY = re.compile(r"(?<!&)&([^&\s])")
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def view_modules():
    return [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(views.__path__, "views.")
    ]


def own_models():
    """Every item model class defined in the tree that has rows of its own."""
    view_modules()
    found, waiting = set(), [QAbstractItemModel]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("views.") and has_rows(kind):
                found.add(kind)
    return found


def has_rows(kind):
    """Say whether a model says how many rows it has, and is not only what others share."""
    return any("rowCount" in vars(one) for one in kind.__mro__ if one.__module__[:6] == "views.")


@pytest.mark.parametrize(("language", "look"), [("zh_CN", "light"), ("en", "dark")])
def test_every_screen_and_dialog_opens_in_both_languages(at_work, language, look):
    console = at_work(language, look)
    seen = []
    for name, widget in shots(console):
        seen.append(name)
        assert widget.isVisible(), name
        assert not widget.grab().isNull()
        assert wild_labels(widget) == [], name
        assert keys_told_twice(widget) == [], name
    assert {screen.id for screen in screens()} <= set(seen)


def keys_told_twice(widget):
    """Access keys (Alt and a letter) that two things on one screen lay claim to."""
    named = [one for one in widget.findChildren(QLabel) if one.buddy()]
    told = [
        one.text() for one in (*named, *widget.findChildren(QAbstractButton)) if one.isVisible()
    ]
    keys = [found[1].upper() for text in told if (found := ACCESS_KEY.search(text))]
    return sorted({key for key in keys if keys.count(key) > 1})


def test_counter_proof_a_key_told_twice_would_be_found(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit(window)
    QLabel("Office &code", window).setBuddy(field)
    QPushButton("&Create", window)
    window.show()
    assert keys_told_twice(window) == ["C"]


def wild_labels(widget):
    """Labels that would look for markup in a customer's name; Qt's own inner ones apart."""
    return [
        label
        for label in widget.findChildren(QLabel)
        if not isinstance(label, PlainLabel) and not label.objectName().startswith("qt_")
    ]


def test_counter_proof_a_raw_label_would_be_found(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    QLabel("<b>x</b>", window)
    PlainLabel("x", window)
    assert len(wild_labels(window)) == 1


def test_every_item_model_keeps_qts_rules_in_front_of_its_view(at_work):
    console = at_work()
    checked, testers = {RowsModel}, []
    for screen in screens():
        console.workplace.open_screen(screen.id, subject_of(console, screen.sample))
        settle(console)
        for view in console.window.findChildren(QAbstractItemView):
            model = view.model()
            if model is not None and type(model).__module__.startswith("views."):
                checked.add(type(model))
                testers.append(QAbstractItemModelTester(model, FATAL))
        if screen.place is not Place.DIALOG:
            console.workplace.pages.page().refresh()
            settle(console)
    assert own_models() <= checked


LYING = """
from PySide6.QtCore import QCoreApplication, QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from views.widgets.table import Column, RowsModel
app = QCoreApplication([])
model = RowsModel((Column(lambda: "a", str, str),))
tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
{act}
print("still here")
"""


def run_model(act):
    done = subprocess.run(
        [sys.executable, "-c", LYING.format(act=act)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return "still here" in done.stdout


def test_counter_proof_the_tester_stops_a_model_that_lies():
    assert run_model("model.show_rows(['a'])")
    assert not run_model("model.beginInsertRows(QModelIndex(), 0, 0); model.endInsertRows()")


def test_every_screen_folder_is_on_the_list():
    packages = {found.name for found in pkgutil.iter_modules(views.__path__) if found.ispkg}
    listed = {folder.__name__.removeprefix("views.") for folder in FOLDERS}
    assert packages - {"shell", "widgets"} == listed


def test_ids_and_rail_places_are_taken_once():
    known = screens()
    assert len({screen.id for screen in known}) == len(known)
    rail = [screen.order for screen in known if screen.place is Place.RAIL]
    assert len(set(rail)) == len(rail)


def test_every_page_can_be_reached_and_left_by_keyboard(at_work, qtbot):
    from PySide6.QtCore import Qt

    console = at_work()
    rail = [screen for screen in screens() if screen.place is Place.RAIL]
    console.window.activateWindow()
    for number, screen in enumerate(rail[:9], start=1):
        key = Qt.Key(Qt.Key.Key_0 + number)
        qtbot.keyClick(console.window, key, Qt.KeyboardModifier.ControlModifier)
        assert console.workplace.pages.current_id == screen.id
        settle(console, 20)
