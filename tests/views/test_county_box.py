"""A county is chosen by keyboard, at the founding or later; its towns are offered from then on."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from console.office import Opening
from console.places import Places
from console.settings import DeskSettings
from models.queries.office import office_card
from models.queries.things import Keepers
from models.rules.terms import Role, ThingKind
from models.services.office import init_office
from models.store.unit_of_work import Store
from tests.fixed_clock import FixedClock
from tests.screens import wait_for
from tests.services.counter import Counter
from tests.views.customers.keys import compose
from tests.views.store_desk import StoreDesk
from views import theme
from views.customers.fields import customer_fields
from views.office import SCREENS
from views.office.dialog import OfficeDialog
from views.shell.console import Console
from views.shell.screens import screens
from views.shell.sign_in_page import FoundingCard
from views.things.task_form import TaskForm
from views.things.tasks import enter
from views.widgets import county_box
from views.widgets.record_dialog import RecordDialog

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, DOWN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape
GOOD = "Fiber-2026-ok"
YONGJIA = "浙江省 温州市 永嘉县"


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def say(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


# Founding


@pytest.fixture
def fresh(qapp, qtbot, tmp_path, monkeypatch):
    """The window of a desk where nothing was founded yet, the keyboard on the first field."""
    from argon2 import PasswordHasher

    from models.services import accounts

    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "hasher", lambda: quick)
    opening = Opening(Places.of(office=None, data=tmp_path), create=True)
    settings = DeskSettings(tmp_path / "desk.ini")
    console = Console(qapp, opening, settings, screens=screens(), clock=FixedClock())
    console.show()
    wait_for(lambda: bool(console.window.findChildren(FoundingCard)), 20)
    console.window.activateWindow()
    wait_for(lambda: QApplication.focusWidget() is not None)
    yield console
    console.window.close()
    console.close()
    console.window.deleteLater()
    if settings.big_text:
        theme.wear(qapp, theme.LIGHT)  # the next test wears its usual look


def card(console):
    return console.window.centralWidget().findChild(FoundingCard)


def found(console, *, county):
    """Found the office by keys alone; ``county`` types into the field that has the keyboard."""
    say("YJ")
    press(ENTER)
    compose(QApplication.focusWidget(), "永嘉县代维办公室")
    press(ENTER)
    assert QApplication.focusWidget() is card(console).county.words
    county(card(console).county)
    wait_for(lambda: QApplication.focusWidget() is card(console).name)
    for text in ("zhang", "", GOOD, GOOD):
        say(text)
        press(ENTER)


def office(console):
    """Wait for work to begin and return who the office is."""
    wait_for(lambda: console._place is not None, 20)
    told = []
    console.tasks.ask(console, office_card, told.append)
    wait_for(lambda: bool(told))
    return told[0]


def test_an_office_is_founded_with_a_county_by_initials_and_enter(fresh):
    def by_initials(box):
        say("wz yj")
        wait_for(lambda: box.hits.isVisibleTo(box) and box.hits.count() == 1)
        assert box.hits.item(0).text() == f"{YONGJIA}   330324"
        press(ENTER)
        assert box.value() == YONGJIA
        assert "25" in card(fresh).form.fields["county"].note.text()

    found(fresh, county=by_initials)
    assert office(fresh).county == YONGJIA


def test_enter_before_the_list_came_takes_the_first_of_it(fresh):
    def in_haste(_box):
        compose(QApplication.focusWidget(), "永嘉")
        press(ENTER)

    found(fresh, county=in_haste)
    assert office(fresh).county == YONGJIA


def test_counties_of_one_name_stand_with_their_cities_and_the_arrows_choose(fresh):
    def third(box):
        compose(QApplication.focusWidget(), "鼓楼区")
        wait_for(lambda: box.hits.count() == 4)
        said = [box.hits.item(at).text() for at in range(4)]
        assert len({one.partition("鼓楼区")[0] for one in said}) == 4
        press(DOWN)
        press(DOWN)
        press(ENTER)

    found(fresh, county=third)
    assert office(fresh).county == "福建省 福州市 鼓楼区"


def test_an_office_is_founded_without_a_county(fresh):
    found(fresh, county=lambda _box: press(ENTER))
    assert office(fresh).county == ""


def test_a_county_that_is_none_is_told_beside_the_field_and_nothing_typed_is_lost(fresh):
    def nowhere(box):
        compose(QApplication.focusWidget(), "灵溪县")
        wait_for(lambda: box.hits.isVisibleTo(box))
        press(ENTER)

    found(fresh, county=nowhere)
    note = card(fresh).form.fields["county"].note
    wait_for(lambda: note.property("role") == "problem", 10)
    assert "灵溪县" in note.text()
    assert QApplication.focusWidget() is card(fresh).county.words
    assert card(fresh).county.words.property("wrong")
    assert card(fresh).password.text() == GOOD
    QApplication.focusWidget().selectAll()
    say("330324")
    press(ENTER, CTRL)
    assert office(fresh).county == YONGJIA


def test_a_name_several_bear_is_not_guessed(fresh):
    def shared(box):
        compose(QApplication.focusWidget(), "朝阳区")
        wait_for(lambda: box.hits.isVisibleTo(box))
        press(ESCAPE)
        assert not box.hits.isVisibleTo(box)
        assert box.value() == "朝阳区"
        press(ENTER)

    found(fresh, county=shared)
    note = card(fresh).form.fields["county"].note
    wait_for(lambda: note.property("role") == "problem", 10)
    assert "吉林省 长春市 朝阳区" in note.text()


def test_in_a_small_window_with_big_text_all_of_it_can_be_reached(fresh):
    before = card(fresh)
    fresh._set_big_text(True)
    wait_for(lambda: card(fresh) not in (None, before), 20)
    wait_for(lambda: QApplication.focusWidget() is card(fresh).code, 20)
    fresh.window.resize(fresh.window.minimumSize())
    shown = card(fresh).findChild(QScrollArea).viewport()

    def is_seen(part):
        at = part.mapTo(shown, part.rect().bottomLeft())
        return shown.rect().contains(at)

    def by_code(box):
        say("33032")
        wait_for(lambda: box.hits.isVisibleTo(box))
        wait_for(lambda: is_seen(box.hits), 10)
        press(ENTER)

    say("YJ")
    press(ENTER)
    press(ENTER)
    by_code(card(fresh).county)
    for _ in range(3):
        press(ENTER)
    assert QApplication.focusWidget() is card(fresh).again
    assert is_seen(card(fresh).again)


def threads_of(box, monkeypatch):
    """Return the threads on which the table is read while a county is shown and looked up."""
    threads = set()

    def watched(_text):
        threads.add(threading.current_thread())
        return ()

    monkeypatch.setattr(county_box, "find_counties", watched)
    monkeypatch.setattr(county_box, "townships", watched)
    box.restore("永嘉")
    box.look_up("永嘉")
    wait_for(lambda: box.hits.isVisibleTo(box))
    return threads


def test_the_table_is_never_read_on_the_thread_that_hears_keys(fresh, monkeypatch):
    threads = threads_of(card(fresh).county, monkeypatch)
    assert threads
    assert threading.main_thread() not in threads


def test_counter_proof_a_box_that_reads_while_keys_wait_is_seen(fresh, monkeypatch):
    def at_once(_box, told, done):
        done(county_box.find_counties(told))

    monkeypatch.setattr(county_box.CountyBox, "look", at_once)
    assert threading.main_thread() in threads_of(card(fresh).county, monkeypatch)


# Later


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
