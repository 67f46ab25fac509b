"""The line to the server: cut after COMMIT, and silent (reliability findings 8 and 9)."""

import threading
from time import monotonic

import pytest
from sqlalchemy import make_url, text

from models.errors import RefusedError, StoreError, StoreTrouble
from models.store import unit_of_work
from models.store.unit_of_work import Store, consult, perform
from tests.offices import action, make_store
from tests.store.line import Line
from tests.store.work import count, open_ticket

pytestmark = pytest.mark.postgresql


@pytest.fixture
def wired(pg_url, tmp_path):
    """An office on a server, reached through a line the test can cut."""
    make_store(pg_url, tmp_path).close()
    line = Line(make_url(pg_url))
    with Store.open(line.address(pg_url), data_dir=tmp_path) as store:
        yield store, line
    line.close()


def test_a_lost_answer_is_asked_anew_and_stored_once(wired):
    store, line = wired
    for _ in range(10):
        same = action()
        line.cut_after(b"COMMIT\0")
        with pytest.raises(StoreError) as refused:
            perform(store, same, open_ticket)
        assert refused.value.kind is StoreTrouble.UNREACHABLE
        assert perform(store, same, open_ticket).already
    assert line.cuts == 10
    assert consult(store, count) == 10


def test_with_a_new_uid_for_each_try_the_event_is_doubled(wired):
    store, line = wired
    line.cut_after(b"COMMIT\0")
    with pytest.raises(StoreError):
        perform(store, action(), open_ticket)
    perform(store, action(), open_ticket)
    assert consult(store, count) == 2


def test_a_silent_server_is_given_up_and_the_desk_goes_on(wired, monkeypatch):
    monkeypatch.setattr(unit_of_work, "ANSWER_SECONDS", 0.4)
    store, line = wired
    perform(store, action(), open_ticket)
    line.silence()
    began, same = monotonic(), action()
    with pytest.raises(StoreError) as refused:
        perform(store, same, open_ticket)
    assert refused.value.kind is StoreTrouble.UNREACHABLE
    assert monotonic() - began < 3
    line.speak()
    assert not perform(store, same, open_ticket).already
    assert consult(store, count) == 2


def test_a_server_that_falls_silent_within_an_action_is_given_up(wired, monkeypatch):
    monkeypatch.setattr(unit_of_work, "ANSWER_SECONDS", 0.4)
    store, line = wired

    def half(session):
        open_ticket(session)
        line.silence()
        return count(session)

    began = monotonic()
    with pytest.raises(StoreError) as refused:
        perform(store, action(), half)
    assert refused.value.kind is StoreTrouble.UNREACHABLE
    assert monotonic() - began < 3
    line.speak()
    assert consult(store, count) == 0


def test_undoing_does_not_wait_for_a_silent_server_either(wired, monkeypatch):
    monkeypatch.setattr(unit_of_work, "ANSWER_SECONDS", 0.4)
    store, line = wired

    def refuse(session):
        open_ticket(session)
        line.silence()
        raise RefusedError("test.stop")

    began = monotonic()
    with pytest.raises((RefusedError, StoreError)):
        perform(store, action(), refuse)
    assert monotonic() - began < 3
    line.speak()
    assert consult(store, count) == 0


def test_without_the_watchdog_a_silent_server_holds_the_call(wired, monkeypatch):
    store, line = wired
    perform(store, action(), open_ticket)
    monkeypatch.setattr(unit_of_work, "LONG_READ_SECONDS", None)
    line.silence()
    outcome = []

    def ask():
        try:
            consult(store, lambda s: s.execute(text("SELECT 1")))
        except StoreError as error:
            outcome.append(error.kind)

    waiting = threading.Thread(target=ask)
    waiting.start()
    waiting.join(1.0)
    assert waiting.is_alive()
    line.close()
    waiting.join(5)
    assert outcome == [StoreTrouble.UNREACHABLE]
