"""Alarms: what presses is counted everywhere, answered with a name, and heard only when new."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from sqlalchemy import select

from models.domain import AlarmAnswer, Event
from models.errors import RefusedError
from models.queries.alarms import alarms
from models.rules.stage import Level
from models.rules.terms import Role
from models.services.alarms import acknowledge, snooze
from tests.fixed_clock import MORNING
from tests.offices import make_store
from tests.services.counter import HOLD, Counter, furnish
from tests.views.store_desk import StoreDesk
from views.alarms.dialog import AlarmDialog
from views.shell.alarm_bell import AlarmBell


@pytest.fixture
def desk(tmp_path, county, dressed):
    return StoreDesk(tmp_path, role=Role.DISPATCHER, store=county.store)


def rows(county):
    return county.ask(alarms, now=county.now).rows


def named(row):
    return {
        "number": row.number,
        "limit": row.limit,
        "level": row.level.name.lower(),
        "due_at": row.due_at,
    }


def test_a_limit_becomes_an_alarm_at_eighty_percent_and_critical_past_it(county):
    county.open()
    assert rows(county) == ()
    assert county.ask(alarms, now=county.now).next_at is not None
    county.wait(4)
    assert [(one.limit, one.level) for one in rows(county)] == [("dispatch", Level.NEAR)]
    county.wait(2)
    assert [(one.limit, one.level) for one in rows(county)] == [("dispatch", Level.LATE)]


def test_an_answer_is_kept_with_its_name_and_as_an_event(county):
    number = county.open().number
    county.wait(6)
    county.act(lambda s: acknowledge(s, **named(rows(county)[0])))
    (row,) = rows(county)
    assert (row.acknowledged_by, row.acknowledged_at) == ("李", county.now)
    assert not row.is_pressing(county.now)
    events = county.ask(
        lambda s: s.scalars(select(Event).where(Event.subject_kind == "alarm")).all()
    )
    assert [(one.verb, one.subject) for one in events] == [("acknowledge", number)]


def test_a_snoozed_alarm_speaks_again(county):
    county.open()
    county.wait(6)
    until = county.now + timedelta(minutes=5)
    county.act(lambda s: snooze(s, **named(rows(county)[0]), until=until))
    (row,) = rows(county)
    assert row.is_quiet(county.now)
    assert county.ask(alarms, now=county.now).next_at == until
    assert row.is_pressing(until)


@pytest.mark.parametrize("minutes", [-1, 0, 9 * 60])
def test_a_reminder_lies_ahead_and_not_too_far(county, minutes):
    county.open()
    county.wait(6)
    until = county.now + timedelta(minutes=minutes)
    with pytest.raises(RefusedError, match=r"alarm\.snooze_out_of_range"):
        county.act(lambda s: snooze(s, **named(rows(county)[0]), until=until))
    assert county.ask(lambda s: s.scalars(select(AlarmAnswer)).all()) == []


def test_another_due_moment_is_another_alarm(county):
    number = county.open().number
    county.walk(number, until="acknowledge")
    county.wait(100)
    late = next(one for one in rows(county) if one.limit == "restoration")
    county.act(lambda s: acknowledge(s, **named(late)))
    county.do("regrade", number, grade="STANDARD", reason="核对")
    again = [one for one in rows(county) if one.limit == "restoration"]
    assert all(one.acknowledged_at is None for one in again)


def test_a_hold_is_told_before_it_runs_out(county):
    number = county.open().number
    county.walk(number, until="acknowledge")
    until = county.now + timedelta(hours=1)
    county.do("suspend", number, **(HOLD | {"expected_resume_at": until}))
    assert rows(county) == ()
    county.wait(31)
    assert [(one.limit, one.level) for one in rows(county)] == [("hold", Level.NEAR)]


def test_answers_on_both_engines(any_county_at_morning):
    county = any_county_at_morning
    county.open()
    county.wait(6)
    county.act(lambda s: acknowledge(s, **named(rows(county)[0])))
    county.act(lambda s: acknowledge(s, **named(rows(county)[0])))
    assert len(county.ask(lambda s: s.scalars(select(AlarmAnswer)).all())) == 1


@pytest.fixture
def any_county_at_morning(office_url, tmp_path):
    with make_store(office_url, tmp_path) as store:
        counter = Counter(store, now=MORNING)
        furnish(counter)
        yield counter


def test_the_bell_counts_blinks_for_the_unanswered_and_sounds_once(
    county, desk, qtbot, monkeypatch
):
    beeps = []
    monkeypatch.setattr(QApplication, "beep", lambda *_: beeps.append(True))
    button = QToolButton()
    qtbot.addWidget(button)
    bell = AlarmBell(desk, button)
    bell.ask()
    number = county.open().number
    desk.clock.advance(minutes=6)
    bell.tick(desk.now())
    bell.ask()
    assert button.text() == "1"
    assert len(beeps) == 1
    lit = bell._lit
    bell.tick(desk.now())
    assert bell._lit is not lit
    county.now = desk.now()
    county.act(lambda s: acknowledge(s, **named(rows(county)[0])))
    bell.ask()
    bell.tick(desk.now())
    assert bell._lit
    bell.tick(desk.now())
    assert bell._lit, f"{number} was seen: nothing blinks"
    assert button.text() == ""
    assert len(beeps) == 1


def test_no_sound_where_it_was_turned_off(county, desk, qtbot, monkeypatch):
    beeps = []
    monkeypatch.setattr(QApplication, "beep", lambda *_: beeps.append(True))
    desk.settings.change(alarm_sound=False)
    button = QToolButton()
    qtbot.addWidget(button)
    bell = AlarmBell(desk, button)
    bell.ask()
    county.open()
    desk.clock.advance(minutes=6)
    bell.ask()
    assert (button.text(), beeps) == ("1", [])


def test_the_list_is_answered_by_keys(county, desk, qtbot):
    county.open()
    county.open(anyway=True)
    desk.clock.advance(minutes=6)
    dialog = AlarmDialog(desk)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(dialog.table, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    county.now = desk.now()
    told = {one.acknowledged_by or one.snoozed_by for one in rows(county)}
    assert told <= {"li"} | {""}
    assert any(one.is_quiet(desk.now()) for one in rows(county))
    dialog.close()


def test_an_empty_list_says_when_something_comes(desk, qtbot):
    dialog = AlarmDialog(desk)
    assert dialog._stack.currentIndex() == 1
    assert not any(button.isEnabled() for button in dialog.buttons_)
    dialog.close()
