"""Work is done off the GUI thread and answered on it, or not at all."""

import threading
from dataclasses import replace
from functools import partial
from itertools import pairwise
from time import monotonic

import pytest
from PySide6.QtCore import QObject, QTimer

from console.calls import CancelledError
from console.tasks import ANYTHING, Tasks
from models.errors import RefusedError, StoreError, StoreTrouble
from models.queries.desk import office_at_desk
from models.services.office import put_setting
from tests.console.conftest import action_at


def put(value):
    return lambda session: put_setting(session, "greeting", value)


def test_a_question_is_answered_on_the_gui_thread_and_asked_off_it(opened, qtbot):
    threads, answers = [], []

    def query(session):
        threads.append(threading.current_thread().name)
        return office_at_desk(session)

    def done(row):
        threads.append(threading.current_thread() is threading.main_thread())
        answers.append(row)

    opened.ask(opened, query, done)
    qtbot.waitUntil(lambda: bool(answers))
    assert threads[0].startswith("database")
    assert threads[1] is True
    assert answers[0].code == "LX"


def test_a_slow_question_has_a_lane_of_its_own(opened, qtbot):
    free, order = threading.Event(), []

    def report(_session):
        free.wait(10)
        return "report"

    opened.ask(opened, report, order.append, slow=True)
    opened.ask(opened, lambda _: "dispatch", order.append)
    qtbot.waitUntil(lambda: order == ["dispatch"])
    free.set()
    qtbot.waitUntil(lambda: order == ["dispatch", "report"])


def test_what_is_asked_while_the_office_opens_waits_for_it(tasks, founded, qtbot):
    from models.store.office import Store

    answers = []
    tasks.ask(tasks, office_at_desk, answers.append, slow=True)
    tasks.open(tasks, lambda: Store.open(founded), lambda _: None, failed=answers.append)
    tasks.ask(tasks, office_at_desk, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert {answer.code for answer in answers} == {"LX"}


def test_an_office_that_cannot_be_opened_can_be_tried_again(tasks, founded, qtbot):
    from models.store.office import Store

    heard = []

    def never():
        raise StoreError(StoreTrouble.UNREACHABLE, where="there")

    tasks.open(tasks, never, heard.append, failed=heard.append)
    tasks.ask(tasks, office_at_desk, heard.append, failed=heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert all(isinstance(error, StoreError) for error in heard)
    heard.clear()
    tasks.open(tasks, lambda: Store.open(founded), heard.append, failed=heard.append)
    tasks.ask(tasks, office_at_desk, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[1].code == "LX"


def test_an_error_reaches_whoever_asked(opened, qtbot):
    errors = []

    def refuse(_session):
        raise RefusedError("office.missing")

    opened.ask(opened, refuse, errors.append, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert errors[0].code == "office.missing"


def test_an_error_nobody_asked_for_comes_with_a_way_to_try_again(opened, qtbot):
    tries, answers = [], []

    def at_second(_session):
        tries.append(1)
        if len(tries) == 1:
            raise StoreError(StoreTrouble.LOCKED, where="here", by="?")
        return "there"

    with qtbot.waitSignal(opened.troubled) as heard:
        opened.ask(opened, at_second, answers.append)
    heard.args[0].again()
    qtbot.waitUntil(lambda: answers == ["there"])


def test_nothing_is_delivered_to_a_destroyed_owner(opened, qtbot):
    from shiboken6 import delete

    owner, answers, after = QObject(), [], []
    go = threading.Event()
    opened.ask(owner, lambda _: go.wait(10), answers.append)
    delete(owner)
    go.set()
    opened.ask(opened, lambda _: 1, after.append)
    qtbot.waitUntil(lambda: bool(after))
    assert answers == []


def test_counter_proof_a_living_owner_would_have_been_told(opened, qtbot):
    owner, answers = QObject(), []
    opened.ask(owner, lambda _: 1, answers.append)
    qtbot.waitUntil(lambda: answers == [1])


def test_a_cancelled_call_is_not_answered(opened, qtbot):
    answers, go = [], threading.Event()
    call = opened.ask(opened, lambda _: go.wait(10), answers.append)
    call.cancel()
    go.set()
    opened.ask(opened, lambda _: 2, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [2]


def test_a_commit_names_the_tables_it_touched_once(opened, clock, qtbot):
    heard = []
    opened.changed.connect(heard.append)
    for value in range(3):
        opened.act(opened, put(value), lambda _: None, action=action_at(clock))
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(120)
    assert len(heard) <= 2
    assert all("setting" in touched for touched in heard)


def test_a_screen_follows_only_its_tables_and_only_while_it_lives(opened, qtbot):
    from shiboken6 import delete

    owner, heard = QObject(), []
    opened.follow(owner, frozenset({"ticket"}), lambda: heard.append(1))
    with qtbot.waitSignal(opened.changed):
        opened.announce(frozenset({"crew"}))
    assert heard == []
    with qtbot.waitSignal(opened.changed):
        opened.announce(frozenset({"ticket", "event"}))
    with qtbot.waitSignal(opened.changed):
        opened.announce(frozenset({ANYTHING}))
    assert heard == [1, 1]
    delete(owner)
    with qtbot.waitSignal(opened.changed):
        opened.announce(frozenset({"ticket"}))
    assert heard == [1, 1]


def test_trying_again_stores_an_action_once(opened, clock, qtbot):
    action, outcomes, rows = action_at(clock), [], []
    for _ in range(2):
        opened.act(opened, put("once"), outcomes.append, failed=outcomes.append, action=action)

    def events(session):
        from sqlalchemy import func, select

        from models.domain import Event

        return session.scalar(select(func.count()).where(Event.uid == action.uid))

    opened.ask(opened, events, rows.append)
    qtbot.waitUntil(lambda: bool(rows))
    assert outcomes == [None, None]
    assert rows == [1]


def test_counter_proof_another_uid_would_have_stored_it_twice(opened, clock, qtbot):
    from sqlalchemy import func, select

    from models.domain import Event

    action, rows = action_at(clock), []
    twin = action_at(clock)
    for value, one in enumerate((action, replace(action, uid=twin.uid))):
        opened.act(opened, put(value), lambda _: None, action=one)
    opened.ask(opened, lambda s: s.scalar(select(func.count(Event.sequence))), rows.append)
    qtbot.waitUntil(lambda: bool(rows))
    assert rows == [3]  # the founding and both


def test_slow_work_reports_on_the_gui_thread_and_stops_when_cancelled(opened, qtbot):
    shown, go = [], threading.Event()
    stopped = []

    def job(progress):
        try:
            for step in range(1000):
                progress.report(step, 1000)
                go.wait(0.01)
        except CancelledError:
            stopped.append(True)
            raise

    call = opened.work(
        opened,
        job,
        shown.append,
        progress=lambda done, _: shown.append(threading.current_thread()),
    )
    qtbot.waitUntil(lambda: bool(shown))
    call.cancel()
    go.set()
    qtbot.waitUntil(lambda: bool(stopped))
    assert set(shown) == {threading.main_thread()}


def test_closing_finishes_the_writes_that_were_queued(founded, qapp, qtbot, clock):
    from sqlalchemy import func, select

    from models.domain import Event
    from models.store.office import Store
    from models.store.unit_of_work import consult

    tasks = Tasks()
    tasks.open(tasks, lambda: Store.open(founded), lambda _: None, failed=lambda _: None)
    for value in range(20):
        tasks.act(tasks, put(value), lambda _: None, action=action_at(clock))
    tasks.close()
    assert [t.name for t in threading.enumerate() if t.name.startswith("database")] == []
    with Store.open(founded) as store:
        assert consult(store, lambda s: s.scalar(select(func.count(Event.sequence)))) == 21
    assert tasks.ask(tasks, office_at_desk, lambda _: None).is_cancelled


def test_a_failing_callback_does_not_hold_up_the_next(opened, qtbot):
    answers = []

    def broken(_):
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        opened.ask(opened, lambda _: 1, broken)
        opened.ask(opened, lambda _: 2, answers.append)
        qtbot.waitUntil(lambda: answers == [2])
    assert caught[0][0] is ZeroDivisionError


@pytest.mark.postgresql
def test_a_silent_server_costs_seconds_and_the_screen_never_stops(
    tasks, pg_url, clock, qtbot, tmp_path
):
    """Somebody holds the end of the chain and never lets go; the action is given up."""
    from sqlalchemy import select

    from models.domain import ChainHead
    from models.store.office import Store

    heard, beats = [], []
    store = Store.open(pg_url, data_dir=tmp_path, create=True)
    tasks.open(
        tasks, lambda: Store.open(pg_url, data_dir=tmp_path), heard.append, failed=heard.append
    )
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append(monotonic()))
    with store, store.engine.begin() as holder:
        holder.execute(select(ChainHead.id).with_for_update())
        tasks.act(tasks, put(1), heard.append, failed=heard.append, action=action_at(clock))
        heart.start(10)
        qtbot.waitUntil(lambda: len(heard) == 2, timeout=15000)
    assert isinstance(heard[1], StoreError)
    assert max(later - earlier for earlier, later in pairwise(beats)) < 0.5


def test_what_could_not_be_stored_is_told_even_when_its_form_is_gone(opened, clock, qtbot):
    from shiboken6 import delete

    owner, go, answers = QObject(), threading.Event(), []

    def refuse(_session):
        go.wait(10)
        raise StoreError(StoreTrouble.FULL, where="here")

    with qtbot.waitSignal(opened.troubled) as heard:
        opened.act(owner, refuse, answers.append, failed=answers.append, action=action_at(clock))
        delete(owner)
        go.set()
    assert heard.args[0].error.kind is StoreTrouble.FULL
    assert answers == []


def test_a_question_dropped_before_its_turn_is_not_waited_for(opened, qtbot):
    go, answers = threading.Event(), []
    opened.ask(opened, lambda _: go.wait(10), answers.append)
    opened.ask(opened, lambda _: 2, answers.append).cancel()
    go.set()
    qtbot.waitUntil(lambda: opened.is_idle)
    assert answers == [True]


def test_the_same_sent_again_after_a_lost_answer_is_stored_once(opened, clock, qtbot, monkeypatch):
    """The line is cut after COMMIT: the desk hears of an error, the store has the event."""
    from sqlalchemy import func, select

    from models.domain import Event
    from models.store import unit_of_work

    perform, cut = unit_of_work.perform, [True]

    def loses_the_answer(store, action, service):
        outcome = perform(store, action, service)
        if cut:
            cut.clear()
            raise StoreError(StoreTrouble.UNREACHABLE, where="office")
        return outcome

    monkeypatch.setattr(unit_of_work, "perform", loses_the_answer)
    form, heard, rows = QObject(), [], []
    for _ in range(2):
        service = partial(put_setting, key="greeting", value="once")
        opened.act(form, service, heard.append, failed=heard.append, action=action_at(clock))
        qtbot.waitUntil(partial(_longer, heard, len(heard)))
    opened.ask(opened, lambda s: s.scalar(select(func.count(Event.sequence))), rows.append)
    qtbot.waitUntil(lambda: bool(rows))
    assert isinstance(heard[0], StoreError)
    assert heard[1] is None  # stored before, not twice
    assert rows == [2]  # the founding and the setting


def _longer(told, before):
    return len(told) > before
