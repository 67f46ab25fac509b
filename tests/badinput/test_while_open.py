"""The environment fails under an office that is open: said, nothing lost, the same action later."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress

import psycopg
import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from models.errors import StoreError, StoreTrouble
from models.rules.wording import word
from models.services.tickets import do
from models.store import chain
from models.store import engine as engines
from models.store.unit_of_work import Store, consult, perform
from tests.badinput.sentences import is_clear
from tests.offices import action
from tests.screens import wait_for
from tests.services.conftest import Counter
from tests.services.counter import digest, open_county
from tests.views.county import county

NUMBER = "LX-GZ-20261120-0001"


def note(session):
    return do(session, verb="note", number=NUMBER, facts={"text": "备注" * 4000})


def notes(store):
    return consult(
        store, lambda s: s.scalar(text("SELECT count(*) FROM event WHERE verb = 'note'"))
    )


def told(error, where):
    """Check both sentences of a trouble and return its kind."""
    for language in ("zh_CN", "en"):
        assert is_clear(word(error.code, error.facts, language), language, said_back=str(where))
    return error.kind


def holds(store):
    return consult(store, lambda s: chain.verify(s, store.key)).holds


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
@pytest.mark.parametrize("how", ["moved", "deleted", "replaced"])
def test_a_file_that_went_away_takes_no_action_with_it(mode, how, folder, tmp_path, monkeypatch):
    monkeypatch.setattr(engines, "journal_mode", lambda _library: mode)
    path, away, same = folder / "office.db", tmp_path / "away.db", action()
    with Store.open(path) as store:
        perform(store, action(), note)
        away.hardlink_to(path)
        path.unlink()
        if how == "replaced":
            shutil.copyfile(away, path)
        with pytest.raises(StoreError) as refused:
            perform(store, same, note)
        assert told(refused.value, path) is StoreTrouble.MOVED
        with pytest.raises(StoreError):
            notes(store)
        assert path.exists() == (how == "replaced")
        away.replace(path)
        assert not perform(store, same, note).already
        assert notes(store) == 2
    with Store.open(path) as again:
        assert notes(again) == 2
        assert holds(again)


def test_counter_proof_unwatched_the_action_would_be_told_as_saved_and_lost(
    folder, tmp_path, monkeypatch
):
    monkeypatch.setattr(engines, "journal_mode", lambda _library: "WAL")
    monkeypatch.setattr(engines, "_hold_to", lambda *_: None)
    county(tmp_path / "other")
    with Store.open(folder / "office.db") as store:
        perform(store, action(), note)
        (folder / "office.db").unlink()
        perform(store, action(), note)  # told as saved
    assert not (folder / "office.db").exists()


def test_a_full_disk_under_the_console_is_a_bar_with_try_again(opened, folder):
    desk = opened(folder).at_work()
    store, same = desk.tasks._opened.result(), []
    before = digest(store)
    limit = {"pages": 0}

    @event.listens_for(store.engine, "connect")
    def narrow(driver, _entry):
        driver.execute(f"PRAGMA max_page_count={limit['pages'] or 1_000_000}")

    limit["pages"] = consult(store, lambda s: s.scalar(text("PRAGMA page_count")))
    store.engine.dispose()
    desk.desk.act(desk, note, same.append)
    wait_for(lambda: bool(desk.workplace.bar()._copied))  # settling waits for questions only
    bar = desk.workplace.bar()
    assert bar._copied.endswith("[store.full]")
    assert is_clear(bar.text.text(), "zh_CN", said_back=str(folder / "office.db"))
    assert same == []
    assert digest(store) == before
    limit["pages"] = 0
    store.engine.dispose()
    bar.act_button.click()
    wait_for(lambda: bool(same))
    assert len(same) == 1
    assert notes(store) == 1
    assert holds(store)


def test_a_commit_refused_by_a_long_read_leaves_the_office_usable(folder, monkeypatch):
    monkeypatch.setattr(engines, "journal_mode", lambda _library: "DELETE")
    monkeypatch.setattr(engines, "BUSY_MS", 40)
    path, same = folder / "office.db", action()
    with Store.open(path) as store, closing(sqlite3.connect(path, isolation_level=None)) as long:
        before = digest(store)
        long.execute("BEGIN")
        long.execute("SELECT count(*) FROM event").fetchall()
        for _ in range(3):
            with pytest.raises(StoreError) as refused:
                perform(store, same, note)
            assert told(refused.value, path) is StoreTrouble.LOCKED
        assert digest(store) == before
        long.execute("COMMIT")
        assert not perform(store, same, note).already
        assert holds(store)


def test_counter_proof_a_refused_commit_would_stay_open(folder, monkeypatch):
    monkeypatch.setattr(engines, "journal_mode", lambda _library: "DELETE")
    monkeypatch.setattr(engines, "BUSY_MS", 40)
    monkeypatch.setattr(engines, "_end_what_is_open", lambda *_: None)
    path = folder / "office.db"
    with Store.open(path) as store, closing(sqlite3.connect(path, isolation_level=None)) as long:
        long.execute("BEGIN")
        long.execute("SELECT count(*) FROM event").fetchall()
        with pytest.raises(StoreError):
            perform(store, action(), note)
        with pytest.raises(OperationalError, match="within a transaction"):
            perform(store, action(), note)


@pytest.fixture
def small_disk(tmp_path):
    """A real file system of a few megabytes, where this user may mount one."""
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux mounts a memory disk")
    place = tmp_path / "disk"
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)]
    mounts = shutil.which("mount") is not None
    if not mounts or subprocess.run(words, check=False, capture_output=True).returncode:
        pytest.skip("this user may not mount a memory disk")
    yield place
    subprocess.run(["umount", str(place)], check=False, capture_output=True)


def test_a_disk_that_is_really_full_loses_nothing(small_disk, tmp_path):
    county(small_disk / "desk")
    path, same = small_disk / "desk" / "office.db", action()
    with Store.open(path) as store:
        perform(store, action(), note)
        before = digest(store)
        filler = small_disk / "filler"
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(b"x" * 4096):
                pass
        with pytest.raises(StoreError) as refused:
            perform(store, same, note)
        assert told(refused.value, path) is StoreTrouble.FULL
        assert digest(store) == before
        filler.unlink()
        assert not perform(store, same, note).already
        assert holds(store)


def test_a_disk_that_turned_read_only_is_said_and_written_again_later(small_disk, tmp_path):
    county(small_disk / "desk")
    path, same = small_disk / "desk" / "office.db", action()

    def remount(mode):
        subprocess.run(["mount", "-o", f"remount,{mode}", str(small_disk)], check=True)

    remount("ro")
    with pytest.raises(StoreError) as refused:
        Store.open(path)
    assert told(refused.value, path) is StoreTrouble.READ_ONLY
    remount("rw")
    with Store.open(path) as store:
        assert not perform(store, same, note).already


@pytest.mark.postgresql
def test_a_server_that_ends_the_connection_mid_action_leaves_nothing_and_takes_it_later(
    pg_url, postgres, tmp_path
):
    same = action()
    with open_county(pg_url, tmp_path) as store:
        number = Counter(store).open().number
        before = digest(store)

        def cut(session):
            do(session, verb="note", number=number, facts={"text": "x"})
            process = session.scalar(text("SELECT pg_backend_pid()"))
            with psycopg.connect(postgres, autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s)", (process,))

        with pytest.raises(StoreError) as refused:
            perform(store, same, cut)
        assert told(refused.value, store.url) is StoreTrouble.UNREACHABLE
        assert digest(store) == before
        done = perform(
            store, same, lambda s: do(s, verb="note", number=number, facts={"text": "x"})
        )
        assert not done.already
        assert holds(store)


def test_a_server_that_is_not_there_opens_once_it_is(opened, folder, monkeypatch):
    from views.shell import opening as module

    real, tries = module.open_store, []

    def at_second(*call):
        tries.append(1)
        if len(tries) == 1:
            Store.open("postgresql://nobody@127.0.0.1:9/office", data_dir=folder)
        return real(*call)

    monkeypatch.setattr(module, "open_store", at_second)
    desk = opened(folder)
    card = desk.trouble()
    assert card.bar._copied.endswith("[store.unreachable]")
    card.submitted.emit()
    desk.at_work()
