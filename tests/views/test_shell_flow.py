"""From the first frame to the last: founding, signing in, locking, switching, failing."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from console.office import Opening
from console.places import Places
from console.settings import DeskSettings
from models.errors import ConflictError, RefusedError, StoreError, StoreTrouble
from tests.fixed_clock import FixedClock
from tests.screens import settle, wait_for
from tests.views.county import county
from views import theme
from views.shell.console import Console
from views.shell.main_window import MainWindow
from views.shell.screens import screens
from views.shell.sign_in_page import FoundingCard, PasswordCard, SignInCard, TroubleCard
from views.widgets.conflict import ConflictDialog

ROOT = Path(__file__).resolve().parent.parent.parent
GOOD = "Fiber-2026-ok"


@pytest.fixture
def fresh(qapp, qtbot, tmp_path, monkeypatch):
    """A console on a desk where nothing was founded yet, with a quick hash."""
    from argon2 import PasswordHasher

    from models.services import accounts

    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "hasher", lambda: quick)
    places = Places.of(office=None, data=tmp_path)
    settings = DeskSettings(tmp_path / "desk.ini")
    console = Console(
        qapp, Opening(places, create=True), settings, screens=screens(), clock=FixedClock()
    )
    console.show()
    yield console
    console.window.close()
    console.close()
    console.window.deleteLater()


def card(console, kind):
    """Wait for a card to stand in the window and return it."""

    def there():
        return console.window.centralWidget().findChildren(kind)

    wait_for(lambda: bool(there()), 20)
    return there()[0]


def found_office(console):
    form = card(console, FoundingCard)
    form.code.setText("LX")
    form.office.setText("灵溪县代维办公室")
    form.name.setText("zhang")
    form.password.setText(GOOD)
    form.again.setText(GOOD)
    form.submitted.emit()
    wait_for(lambda: console._place is not None, 20)


def enter(console, password):
    form = card(console, SignInCard)
    form.name.setText("zhang")
    form.password.setText(password)
    form.submitted.emit()
    return form


def test_the_first_start_founds_an_office_and_begins_work(fresh):
    found_office(fresh)
    assert fresh.desk.session.name == "zhang"
    assert fresh.desk.office.code == "LX"
    assert "灵溪" in fresh.window.windowTitle()


def test_a_weak_or_mistyped_password_is_told_beside_its_field_and_nothing_is_lost(fresh):
    form = card(fresh, FoundingCard)
    form.code.setText("LX")
    form.office.setText("灵溪")
    form.name.setText("zhang")
    form.password.setText("short")
    form.again.setText("other")
    form.submitted.emit()
    assert form.form.fields["again"].note.text()
    form.again.setText("short")
    form.submitted.emit()
    wait_for(lambda: bool(form.form.fields["password"].editor.property("wrong")), 10)
    assert form.code.text() == "LX"
    assert form.yes.isEnabled()


def test_a_locked_desk_shows_nothing_and_opens_where_it_was(fresh):
    found_office(fresh)
    fresh.workplace.open_screen("history")
    fresh.lock()
    form = enter(fresh, "wrong")
    assert fresh.workplace.parent() is None
    assert "灵溪" not in fresh.window.windowTitle()
    wait_for(form.yes.isEnabled, 10)
    assert form.form.fields["password"].note.text()
    enter(fresh, GOOD)
    wait_for(lambda: fresh.window.centralWidget() is fresh.workplace, 10)
    assert fresh.workplace.pages.current_id == "history"


def test_a_desk_left_alone_locks_itself_by_the_wall_clock(fresh):
    found_office(fresh)
    fresh.settings.change(lock_minutes=15)
    fresh._tick()
    assert not fresh._locked
    fresh.clock.advance(minutes=16)
    fresh._tick()
    assert fresh._locked


def test_the_password_can_be_changed_from_the_menu(fresh):
    found_office(fresh)
    fresh._ask_new_password()
    form = card(fresh, PasswordCard)
    for line, text in (
        (form.old, GOOD),
        (form.new, "Other-2026-ok"),
        (form.again, "Other-2026-ok"),
    ):
        line.setText(text)
    form.submitted.emit()
    wait_for(lambda: fresh._place is not None, 10)
    fresh.sign_out()
    enter(fresh, "Other-2026-ok")
    wait_for(lambda: fresh._place is not None, 10)


def test_an_office_that_cannot_be_opened_says_why_and_can_be_tried_again(
    qapp, qtbot, tmp_path, monkeypatch
):
    from views.shell import opening as module

    tries = []
    real = module.open_store

    def at_second(opening, now, building):
        tries.append(1)
        if len(tries) == 1:
            raise StoreError(StoreTrouble.UNREACHABLE, where="office.db")
        return real(opening, now, building)

    monkeypatch.setattr(module, "open_store", at_second)
    places = Places.of(office=None, data=county(tmp_path / "desk"))
    settings = DeskSettings(tmp_path / "desk.ini")
    console = Console(qapp, Opening(places), settings, screens=screens(), clock=FixedClock())
    console.show()
    trouble = card(console, TroubleCard)
    assert "office.db" in trouble.bar.text.text()
    trouble.submitted.emit()
    wait_for(lambda: console._place is not None, 20)
    console.window.close()
    console.close()
    console.window.deleteLater()


def test_language_and_look_change_while_running_and_stay_changed(at_work):
    console = at_work("zh_CN", "light")
    console.workplace.open_screen("history")
    console.set_language("en")
    console.set_theme("dark")
    settle(console)
    assert console.workplace.pages.current_id == "history"
    assert console.workplace.rail.entry().text() == next(
        one.title() for one in screens() if one.id == "history"
    )
    assert theme.current().name == "dark"
    assert (console.settings.language, console.settings.theme) == ("en", "dark")


def test_a_refusal_is_shown_in_the_page_and_a_bug_is_not_swallowed(at_work, qtbot):
    console = at_work()
    console.desk.ask(console, _refuse, lambda _: None)
    settle(console)
    bar = console.workplace.bar()
    assert bar.isVisible()
    assert "LX-GZ-20261120-0009" in bar.text.text()
    with qtbot.captureExceptions() as caught:
        console.desk.ask(console, lambda _: 1 / 0, lambda _: None)
        settle(console)
    assert caught[0][0] is ZeroDivisionError


def _refuse(_session):
    raise RefusedError("ticket.unknown", number="LX-GZ-20261120-0009")


def test_the_environment_comes_with_a_way_to_try_again(at_work):
    console = at_work()
    tries = []

    def at_second(_session):
        tries.append(1)
        if len(tries) == 1:
            raise StoreError(StoreTrouble.LOCKED, where="office.db", by="?")

    console.desk.ask(console, at_second, lambda _: None)
    settle(console)
    bar = console.workplace.bar()
    assert bar.act_button.isVisible()
    bar.act_button.click()
    settle(console)
    assert len(tries) == 2
    assert not bar.isVisible()


def test_counts_follow_the_office(at_work):
    console = at_work()
    settle(console)
    assert console.workplace.status.badges["open"].number.text() == "3"


def test_a_clock_that_jumped_is_told(at_work):
    console = at_work()
    console._tell_jump(timedelta(minutes=-10))
    assert len(console.workplace._minor) >= 1


def test_a_chain_somebody_touched_is_told_above_the_page(qapp, qtbot, tmp_path):
    import sqlite3
    from contextlib import closing

    from tests.screens import stage

    folder = county(tmp_path / "desk")
    with closing(sqlite3.connect(folder / "office.db", isolation_level=None)) as file:
        file.execute("UPDATE event SET actor = 'somebody else' WHERE sequence = 3")
    console = stage(qapp, folder, language="en", look="light", demo=False, clock=FixedClock())
    wait_for(lambda: any(c.code == "banner.chain_broken" for c in console._conditions), 20)
    condition = next(c for c in console._conditions if c.grave)
    assert condition.facts == {"sequence": 3}
    console.window.close()
    console.close()
    console.window.deleteLater()


def test_counter_proof_an_untouched_chain_is_not_told(at_work):
    console = at_work()
    console._look_round()
    settle(console)
    assert [c.code for c in console._conditions if c.grave] == []


def test_after_a_lost_race_mine_can_be_saved_over_theirs_knowingly(at_work):
    console, saved = at_work(), []
    clash = ConflictError(
        "LX00001", before={"town": "灵溪镇"}, mine={"town": "桥墩镇"}, theirs={"town": "钱库镇"}
    )
    console.desk.show_error(clash, retry=lambda: saved.append(1))
    dialog = console.window.findChildren(ConflictDialog)[-1]
    assert saved == []
    assert dialog.button_box.buttons()[0].isEnabled()
    dialog.accept()
    assert saved == [1]


def test_a_lost_race_of_a_page_that_cannot_save_again_only_compares(at_work):
    console = at_work()
    console.desk.show_error(ConflictError("LX00001", before={}, mine={"a": 1}, theirs={"a": 2}))
    dialog = console.window.findChildren(ConflictDialog)[-1]
    assert not dialog.button_box.buttons()[0].isEnabled()


def left_over(qtbot, tmp_path, take_out):
    """Show something, take it out again before Qt has laid it out, and say whether it is seen."""
    window = MainWindow(DeskSettings(tmp_path / "desk.ini"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    middle = QWidget()
    window.put(middle)
    take_out(window)
    qtbot.wait(30)
    return isValid(middle) and middle.isVisible()


def test_what_is_taken_out_at_once_does_not_come_back_as_a_window(qtbot, tmp_path):
    assert not left_over(qtbot, tmp_path, lambda window: window.empty())


def test_counter_proof_taken_out_without_hiding_it_comes_back(qtbot, tmp_path):
    assert left_over(qtbot, tmp_path, lambda window: window.takeCentralWidget())
