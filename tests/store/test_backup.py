import sqlite3
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from models.domain import Base, Event, Ticket
from models.errors import RefusedError
from models.store import backup
from models.store.chain import kept_anchors, verify
from models.store.key import anchor_path
from models.store.unit_of_work import Store, consult, perform
from tests.offices import NOW, action
from tests.store.work import count, note, numbers, open_ticket, order_for, the_ticket


@pytest.fixture
def busy_store(store):
    return _fill(store)


def _fill(store):
    for _ in range(12):
        number = perform(store, action(), open_ticket).value
        perform(store, action(), lambda s, n=number: order_for(s, n))
    perform(store, action(), lambda s: setattr(the_ticket(s, number), "parent_id", 1))
    return store


def rows(session):
    return {
        table.name: sorted(map(str, session.execute(select(table)).all()))
        for table in Base.metadata.sorted_tables
    }


def test_a_restored_office_is_the_office_on_another_machine(busy_store, tmp_path):
    made = backup.back_up(busy_store, tmp_path / "disk", now=NOW)
    elsewhere = tmp_path / "另一台 电脑" / "office.db"
    backup.restore(made.path, elsewhere)
    with Store.open(elsewhere) as restored:
        assert consult(restored, rows) == consult(busy_store, rows)
        assert consult(restored, lambda s: verify(s, restored.key)).holds
        assert perform(restored, action(), open_ticket).value.endswith("-0013")


@pytest.mark.postgresql
def test_an_office_moves_to_a_server(file_store, tmp_path, pg_url):
    busy_store = _fill(file_store)
    made = backup.back_up(busy_store, tmp_path / "disk", now=NOW)
    backup.restore(made.path, pg_url, data_dir=tmp_path / "desk")
    with Store.open(pg_url, data_dir=tmp_path / "desk") as moved:
        assert consult(moved, rows) == consult(busy_store, rows)
        assert consult(moved, lambda s: verify(s, moved.key)).holds
        assert perform(moved, action(), open_ticket).value.endswith("-0013")


def test_the_manifest_anchors_the_chain(busy_store, tmp_path):
    made = backup.back_up(busy_store, tmp_path / "disk", now=NOW)
    end = consult(busy_store, lambda s: verify(s, busy_store.key)).end
    assert (made.manifest.sequence, made.manifest.hash) == (end.sequence, end.hash)
    assert backup.read_manifest(made.path) == made.manifest
    assert list(kept_anchors(anchor_path(tmp_path, busy_store.chain_id))) == [end]


def test_a_copy_taken_while_desks_write_is_whole(store, tmp_path):
    number = perform(store, action(), open_ticket).value
    stop = threading.Event()

    def keep_writing():
        while not stop.is_set():
            perform(store, action(), lambda s: note(s, the_ticket(s, number), "note"))

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        made = [
            backup.back_up(store, tmp_path / "disk", now=NOW + timedelta(seconds=n))
            for n in range(3)
        ]
    finally:
        stop.set()
        writer.join()
    events = [one.manifest.events for one in made]
    assert events == sorted(events)
    backup.restore(made[-1].path, tmp_path / "new" / "office.db")


def test_a_copy_opens_from_a_stick_nobody_can_write_to(busy_store, tmp_path):
    made = backup.back_up(busy_store, tmp_path / "disk", now=NOW)
    header = made.path.read_bytes()[18:20]
    assert header == b"\x01\x01"  # no write-ahead log needed to read it
    uri = f"{made.path.as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as copy:
        assert copy.execute("SELECT count(*) FROM event").fetchone() == (12,)
    assert not list((tmp_path / "disk").glob("*.part"))


@pytest.mark.parametrize("harm", ["value", "tail", "manifest", "no_key"])
def test_a_harmed_copy_is_refused_and_nothing_is_made(busy_store, tmp_path, harm):
    made = backup.back_up(busy_store, tmp_path / "disk", now=NOW)
    HARMS[harm](made.path)
    with pytest.raises(RefusedError) as refused:
        backup.restore(made.path, tmp_path / "new" / "office.db")
    assert refused.value.code == ("store.key_missing" if harm == "no_key" else "backup.damaged")
    assert not (tmp_path / "new" / "office.db").exists()


def test_sqlites_own_check_does_not_see_a_changed_word(busy_store, tmp_path):
    made = backup.back_up(busy_store, tmp_path / "disk", now=NOW)
    change_a_word(made.path)
    with closing(sqlite3.connect(made.path)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def change_a_word(path: Path):
    content = path.read_bytes()
    assert content.count(b'"symptom"') > 0
    path.write_bytes(content.replace(b'"symptom"', b'"sYmptom"', 1))


def cut_the_tail(path: Path):
    path.write_bytes(path.read_bytes()[:-5000])


def spoil_manifest(path: Path):
    path.with_suffix(".json").write_text("{}", encoding="utf-8")


def lose_the_key(path: Path):
    for key in (path.parent / "keys").glob("*.key"):
        key.unlink()


HARMS = {
    "value": change_a_word,
    "tail": cut_the_tail,
    "manifest": spoil_manifest,
    "no_key": lose_the_key,
}


def test_a_harmed_office_gives_no_backup(file_store, tmp_path):
    number = perform(file_store, action(), open_ticket).value
    perform(file_store, action(), lambda s: note(s, the_ticket(s, number), "note"))
    with file_store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE event SET actor='王' WHERE sequence=1")
    with pytest.raises(RefusedError) as refused:
        backup.back_up(file_store, tmp_path / "disk", now=NOW)
    assert refused.value.code == "backup.damaged"
    assert backup.listed(tmp_path / "disk") == []


def test_restoring_over_an_office_is_refused(busy_store, office_url, tmp_path):
    made = backup.back_up(busy_store, tmp_path / "disk", now=NOW)
    with pytest.raises(RefusedError) as refused:
        backup.restore(made.path, office_url, data_dir=tmp_path)
    assert refused.value.code == "backup.exists"
    assert len(consult(busy_store, numbers)) == 12


def test_seven_days_four_weeks_and_twelve_months_are_kept(tmp_path):
    for day in range(400):
        moment = NOW - timedelta(days=day)
        (tmp_path / f"paidan-{moment:%Y%m%d}-093000.db").touch()
        (tmp_path / f"paidan-{moment:%Y%m%d}-080000.db").touch()
    backup.thin(tmp_path)
    kept = [path.name[7:15] for path in backup.listed(tmp_path)]
    assert kept[-7:] == [f"{NOW - timedelta(days=n):%Y%m%d}" for n in range(6, -1, -1)]
    assert len(kept) == 7 + 2 + 11  # two of the weeks and one month end within the seven days
    assert kept[0][:6] == "202512"
    assert backup.thin(tmp_path) == []


def test_events_are_all_in_the_copy(busy_store, tmp_path):
    made = backup.back_up(busy_store, tmp_path / "disk", now=NOW)
    assert made.manifest.events == consult(busy_store, lambda s: count(s, Event)) == 12
    assert consult(busy_store, lambda s: count(s, Ticket)) == 12
