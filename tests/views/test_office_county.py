"""A county is chosen or changed later by keyboard; its towns are offered from then on."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from models.queries.office import office_card
from models.queries.things import Keepers
from models.rules.terms import Role, ThingKind
from models.services.office import init_office
from models.store.unit_of_work import Store
from tests.fixed_clock import FixedClock
from tests.screens import wait_for
from tests.services.counter import Counter
from tests.views.county_hands import CTRL, DOWN, ENTER, YONGJIA, press, say
from tests.views.customers.keys import compose
from tests.views.store_desk import StoreDesk
from views.customers.fields import customer_fields
from views.office import SCREENS
from views.office.dialog import OfficeDialog
from views.things.task_form import TaskForm
from views.things.tasks import enter
from views.widgets.record_dialog import RecordDialog


class Desk(StoreDesk):
    """A desk on a real store that does slow work at once."""

    def work(self, owner, job, done, **_):
        done(job(None))


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(1200, 800)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def bare(tmp_path):
    with Store.open(tmp_path / "office.db", data_dir=tmp_path, create=True) as store:
        counter = Counter(store)
        counter.act(lambda s: init_office(s, code="YJ", name="永嘉县代维办公室"))
        yield counter


@pytest.fixture
def desk(bare, dressed, tmp_path):
    return Desk(tmp_path, FixedClock(bare.now), role=Role.SUPERVISOR, store=bare.store)


def edited(desk, window):
    """Open the office's editor and wait until it hears keys."""
    made = OfficeDialog(desk, window)
    made.open()
    wait_for(lambda: QApplication.focusWidget() is made.editors["name"])
    return made


def choose(dialog, text):
    """Walk to the county by Enter, write it over, take the first hit, save."""
    press(ENTER)
    press(ENTER)
    box = dialog.editors["county"]
    assert QApplication.focusWidget() is box.words
    box.words.selectAll()
    say(text)
    wait_for(lambda: box.hits.isVisibleTo(box))
    press(ENTER)
    assert QApplication.focusWidget() is dialog.editors["contractor"]
    press(ENTER, CTRL)


def test_a_county_is_chosen_later_and_changed_again(bare, desk, window):
    for typed, expected in (("yongjia", YONGJIA), ("320302", "江苏省 徐州市 鼓楼区")):
        dialog = edited(desk, window)
        choose(dialog, typed)
        assert not dialog.isVisible()
        assert bare.ask(office_card).county == expected
    assert len(desk.notices) == 2


def test_the_county_on_record_is_shown_with_what_it_brings(bare, desk, window):
    choose(edited(desk, window), "330324")
    dialog = edited(desk, window)
    assert dialog.editors["county"].value() == YONGJIA
    assert "25" in dialog.form.fields["county"].note.text()
    assert dialog.changes() == {}


def test_what_was_typed_and_not_saved_is_back(bare, desk, window):
    dialog = edited(desk, window)
    press(ENTER)
    press(ENTER)
    say("yong")
    dialog.reject()
    assert edited(desk, window).editors["county"].value() == "yong"
    assert bare.ask(office_card).county == ""


def test_a_county_that_is_none_is_refused_beside_its_field(bare, desk, window):
    dialog = edited(desk, window)
    dialog.editors["county"].restore("城区")
    press(ENTER, CTRL)
    assert dialog.isVisible()
    assert "汕尾市 城区" in dialog.form.fields["county"].note.text()
    assert QApplication.focusWidget() is dialog.editors["county"].words


def test_only_a_supervisor_has_it():
    (screen,) = SCREENS
    assert screen.roles == frozenset({Role.SUPERVISOR})


def test_the_window_bears_the_new_name_at_once(at_work):
    console = at_work()
    console.window.activateWindow()
    console.workplace.open_screen("office")
    dialog = console.workplace.pages.dialog()
    wait_for(lambda: QApplication.focusWidget() is dialog.editors["name"], 10)
    QApplication.focusWidget().selectAll()
    compose(QApplication.focusWidget(), "灵溪县客响中心")
    press(ENTER, CTRL)
    wait_for(lambda: "灵溪县客响中心" in console.window.windowTitle(), 10)
    assert "灵溪县客响中心" in console.workplace.status.office.text()


# Towns


def customer(desk, window):
    """Open the editor of a new customer with the keyboard on its town."""
    made = RecordDialog(
        desk, window, title="", draft="x", specs=customer_fields(()), save=lambda *_: None
    )
    made.open()
    go_to(made.editors["town"])
    return made


def go_to(field):
    field.window().activateWindow()
    field.setFocus()
    wait_for(lambda: QApplication.focusWidget() is field, 10)


def test_the_towns_of_the_county_are_offered_for_a_customer(desk, window):
    choose(edited(desk, window), "330324")
    dialog = customer(desk, window)
    town = dialog.editors["town"]
    say("qt")
    assert dialog.form.fields["town"].note.text() == "↓ 桥头镇"
    press(DOWN)
    assert town.value() == "桥头镇"
    town.clear()
    compose(town, "街道")
    assert "东城街道、北城街道、南城街道" in dialog.form.fields["town"].note.text()


def test_a_town_written_otherwise_is_kept_as_it_is(desk, window):
    choose(edited(desk, window), "330324")
    dialog = customer(desk, window)
    town = dialog.editors["town"]
    compose(town, "老城厢")
    assert dialog.form.fields["town"].note.text() == ""
    assert town.value() == "老城厢"


def test_a_landline_told_without_its_area_gets_that_of_the_county(desk, window):
    choose(edited(desk, window), "330324")
    dialog = edited(desk, window)
    phone, field = dialog.editors["phone"], dialog.form.fields["phone"]
    usual = field.note.text()
    go_to(phone)
    say("67220000")
    assert field.note.text() == "↓ 0577-67220000"
    press(DOWN)
    assert phone.value() == "0577-67220000"
    assert "温州" in field.note.text()
    press(DOWN)
    assert phone.value() == "0577-67220000"
    phone.clear()
    say("13800138000")
    press(DOWN)
    assert phone.value() == "13800138000"
    phone.clear()
    assert field.note.text() == usual


def test_a_new_vehicle_begins_its_plate_as_those_of_the_city(desk, window):
    choose(edited(desk, window), "330324")
    form = TaskForm(desk, enter(ThingKind.VEHICLE, Keepers((), ()), desk.now), window)
    form.show()
    plate = form.form.fields["plate"]
    go_to(plate.editor)
    assert plate.note.text() == "↓ 浙C"
    press(DOWN)
    say("12345")
    assert plate.editor.text() == "浙C12345"
    assert plate.note.text() == "温州市"
    press(DOWN)
    assert plate.editor.text() == "浙C12345"
