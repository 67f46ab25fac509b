"""Desks on one server hear of each other's changes; a broken line is made anew."""

from functools import partial

import psycopg
import pytest

from console.tasks import Tasks
from models.services.office import init_office, put_setting
from models.store import notices
from models.store.office import Store
from models.store.unit_of_work import perform
from tests.console.conftest import action_at

pytestmark = pytest.mark.postgresql


@pytest.fixture
def server_office(pg_url, tmp_path, clock):
    with Store.open(pg_url, data_dir=tmp_path, create=True) as store:
        perform(store, action_at(clock), lambda s: init_office(s, code="LX", name="灵溪县代维办"))
    return partial(Store.open, pg_url, data_dir=tmp_path)


@pytest.fixture
def desks(qapp, qtbot, server_office, pg_url):
    """Two desks on the office, both of them listening."""
    made = [Tasks(), Tasks()]
    opened = []
    for desk in made:
        desk.open(desk, server_office, opened.append, failed=opened.append)
    qtbot.waitUntil(lambda: opened == [None, None])
    qtbot.waitUntil(lambda: len(listeners(pg_url)) == 2, timeout=10_000)
    yield made
    for desk in made:
        desk.close()


def listeners(pg_url):
    with psycopg.connect(pg_url.replace("+psycopg", "").partition("?options")[0]) as look:
        rows = look.execute(
            "SELECT pid FROM pg_stat_activity WHERE application_name = 'paidan notices'"
            " AND query LIKE 'LISTEN%'"
        ).fetchall()
    return [pid for (pid,) in rows]


def greet(desk, clock):
    desk.act(
        desk,
        lambda s: put_setting(s, "greeting", "您好"),
        lambda _: None,
        action=action_at(clock),
    )


def test_what_one_desk_saves_the_other_hears(desks, clock, qtbot):
    one, other = desks
    own = []
    one.changed.connect(own.append)
    with qtbot.waitSignal(other.changed, timeout=10_000) as said:
        greet(one, clock)
    assert "setting" in said.args[0]
    qtbot.waitUntil(lambda: bool(own))
    qtbot.wait(300)
    assert len(own) == 1  # its own notice came back and was passed over


def test_counter_proof_without_the_notice_the_other_hears_nothing(desks, clock, qtbot, monkeypatch):
    monkeypatch.setattr(notices, "tell", lambda *_: None)
    one, other = desks
    said = []
    other.changed.connect(said.append)
    with qtbot.waitSignal(one.changed, timeout=10_000):
        greet(one, clock)
    qtbot.wait(800)
    assert said == []


def test_what_was_refused_is_not_told(desks, clock, qtbot):
    one, other = desks
    said, errors = [], []
    other.changed.connect(said.append)

    def fail(session):
        put_setting(session, "greeting", "您好")
        session.flush()
        raise LookupError

    one.act(one, fail, lambda _: None, failed=errors.append, action=action_at(clock))
    qtbot.waitUntil(lambda: bool(errors))
    qtbot.wait(800)
    assert said == []


def test_a_line_that_broke_is_made_anew_and_everything_is_read_again(
    desks, clock, qtbot, pg_url, monkeypatch
):
    monkeypatch.setattr(notices, "REST_SECONDS", 0.1)
    one, other = desks
    with (
        qtbot.waitSignal(other.changed, timeout=15_000) as said,
        psycopg.connect(pg_url.replace("+psycopg", "").partition("?options")[0]) as hand,
    ):
        for pid in listeners(pg_url):
            hand.execute("SELECT pg_terminate_backend(%s)", (pid,))
    assert said.args[0] == frozenset({notices.ANYTHING})
    qtbot.waitUntil(lambda: len(listeners(pg_url)) == 2, timeout=10_000)
    with qtbot.waitSignal(other.changed, timeout=10_000) as said:
        greet(one, clock)
    assert "setting" in said.args[0]
