"""Every screen and dialog there is: opened in both languages and both looks, then closed."""

import importlib
import pkgutil

import pytest
import views
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

from tests.screens import settle, shots, subject_of
from views.desk import Place
from views.shell.screens import FOLDERS, screens
from views.widgets.plain_label import PlainLabel
from views.widgets.table import Column, RowsModel

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def view_modules():
    return [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(views.__path__, "views.")
    ]


def own_models():
    """Every item model class defined in the tree."""
    view_modules()
    found, waiting = set(), [QAbstractItemModel]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("views."):
                found.add(kind)
    return found


@pytest.mark.parametrize(("language", "look"), [("zh_CN", "light"), ("en", "dark")])
def test_every_screen_and_dialog_opens_in_both_languages(at_work, language, look):
    console = at_work(language, look)
    seen = []
    for name, widget in shots(console):
        seen.append(name)
        assert widget.isVisible(), name
        assert not widget.grab().isNull()
    assert {screen.id for screen in screens()} <= set(seen)


def test_no_screen_shows_a_label_that_could_read_markup(at_work):
    console = at_work()
    wild = []
    for name, widget in shots(console):
        labels = widget.findChildren(QLabel)
        ours = [label for label in labels if not label.objectName().startswith("qt_")]
        wild += [(name, label) for label in ours if not isinstance(label, PlainLabel)]
    assert wild == []


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


def test_counter_proof_the_tester_notices_a_model_that_lies(qapp):
    class Lying(RowsModel):
        def rowCount(self, parent=None):
            return -1

    model = Lying((Column(lambda: "a", str, str),))
    with pytest.raises(AssertionError):
        assert model.rowCount() >= 0
    assert Lying in own_models_of(RowsModel)


def own_models_of(base):
    return base.__subclasses__()


def test_every_screen_folder_is_on_the_list():
    packages = {found.name for found in pkgutil.iter_modules(views.__path__) if found.ispkg}
    listed = {folder.__name__.removeprefix("views.") for folder in FOLDERS}
    assert packages - {"shell", "widgets", "charts"} == listed


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


def test_no_attribute_of_a_page_hides_a_method_of_qt(at_work):
    console = at_work()
    hidden = []
    for screen in screens():
        console.workplace.open_screen(screen.id, subject_of(console, screen.sample))
        settle(console, 20)
    for widget in console.window.findChildren(QWidget):
        if type(widget).__module__.startswith("views."):
            hidden += [
                (type(widget).__name__, name) for name in vars(widget) if name in dir(QWidget)
            ]
    assert hidden == []
