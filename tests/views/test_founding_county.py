"""An office is founded with its county or without, by keyboard alone."""

import threading

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from console.office import Opening
from console.places import Places
from console.settings import DeskSettings
from models.queries.office import office_card
from tests.fixed_clock import FixedClock
from tests.screens import wait_for
from tests.views.county_hands import CTRL, DOWN, ENTER, ESCAPE, YONGJIA, press, say
from tests.views.customers.keys import compose
from views import theme
from views.shell.console import Console
from views.shell.screens import screens
from views.shell.sign_in_page import FoundingCard
from views.widgets import county_box

GOOD = "Fiber-2026-ok"


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
    fresh._turn_big_text()
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


def test_what_was_typed_stays_when_language_and_look_change(fresh):
    before = card(fresh)
    say("YJ")
    press(ENTER)
    compose(QApplication.focusWidget(), "永嘉县代维办公室")
    compose(before.county.words, "永嘉")
    before.password.setText(GOOD)
    fresh.set_language("en" if fresh.language.code != "en" else "zh_CN")
    wait_for(lambda: card(fresh) is not None and card(fresh) is not before)
    now = card(fresh)
    assert (now.code.text(), now.office.text()) == ("YJ", "永嘉县代维办公室")
    assert (now.county.raw(), now.password.text()) == ("永嘉", GOOD)
