import os
import sqlite3
import zipfile

import pytest
from sqlalchemy import event, text

from models.errors import RefusedError, StoreError, StoreTrouble
from models.rules.wording import codes
from models.store import engine as engines
from models.store import schema, troubles
from models.store.engine import open_copy
from models.store.key import key_path
from models.store.lock import ConsoleLock
from models.store.unit_of_work import Store, consult, perform
from tests.offices import action, make_store
from tests.store.work import count, note, numbers, open_ticket, the_ticket


def trouble_of(*where, **how):
    with pytest.raises(StoreError) as refused:
        Store.open(*where, **how).close()
    return refused.value.kind


def test_every_trouble_and_refusal_of_the_store_is_worded():
    assert {f"store.{kind}" for kind in StoreTrouble} <= codes()
    assert set(troubles._TAKEN.values()) | {"record.taken", "action.already"} <= codes()
    assert {"store.key_missing", "backup.damaged", "backup.exists", "office.missing"} <= codes()


def test_a_full_disk_is_said_and_nothing_half_is_kept(file_store):
    store = file_store
    number = perform(store, action(), open_ticket).value
    full = limit_pages(store, 4)
    kinds = []
    for length in range(200, 60_000, 4_000):
        try:
            perform(store, action(), lambda s, n=length: write_much(s, number, n))
        except StoreError as error:
            kinds.append(error.kind)
        with open_copy(store.target.path).connect() as copy:
            assert copy.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert set(kinds) == {StoreTrouble.FULL}
    assert len(kinds) > 5
    assert consult(store, lambda s: the_ticket(s, number).urges) == consult(store, count) - 1
    full["limit"] = 1_000_000
    store.engine.dispose()
    perform(store, action(), lambda s: write_much(s, number, 60_000))


def test_an_action_refused_by_a_full_disk_is_stored_by_the_same_uid_later(file_store):
    number = perform(file_store, action(), open_ticket).value
    full, same = limit_pages(file_store, 0), action()
    with pytest.raises(StoreError):
        perform(file_store, same, lambda s: write_much(s, number, 60_000))
    full["limit"] = 1_000_000
    file_store.engine.dispose()
    assert not perform(file_store, same, lambda s: write_much(s, number, 60_000)).already


def limit_pages(store, spare):
    """Leave an office a few pages of room, as a nearly full disk would."""
    pages = consult(store, lambda s: s.scalar(text("PRAGMA page_count")))
    room = {"limit": pages + spare}

    @event.listens_for(store.engine, "connect")
    def limit(driver, _entry):
        driver.execute(f"PRAGMA max_page_count={room['limit']}")

    store.engine.dispose()
    return room


def write_much(session, number, length):
    ticket = the_ticket(session, number)
    ticket.urges += 1
    note(session, ticket, "note", said=os.urandom(length // 2).hex())


def test_a_file_that_turned_read_only_is_said(file_store):
    number = perform(file_store, action(), open_ticket).value
    writable = file_store.engine
    file_store.engine = open_copy(file_store.target.path)
    with pytest.raises(StoreError) as refused:
        perform(file_store, action(), open_ticket)
    file_store.engine.dispose()
    file_store.engine = writable
    assert refused.value.kind is StoreTrouble.READ_ONLY
    assert consult(file_store, numbers) == [number]


def test_a_write_protected_file_is_refused_at_the_door(tmp_path, monkeypatch):
    make_store(tmp_path / "office.db", tmp_path).close()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    assert trouble_of(tmp_path / "office.db") is StoreTrouble.READ_ONLY


def test_a_missing_file_is_not_made_unasked(tmp_path):
    assert trouble_of(tmp_path / "office.db") is StoreTrouble.MISSING
    assert list(tmp_path.iterdir()) == []


def test_files_of_somebody_else_are_left_alone(tmp_path):
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE recipe(id)")
    other.close()
    (tmp_path / "letter.db").write_text("亲爱的客户\n" * 500, encoding="utf-8")
    (tmp_path / "empty.db").touch()
    with zipfile.ZipFile(tmp_path / "book.db", "w") as book:
        book.writestr("xl/workbook.xml", "<workbook/>" * 200)
    for name in ("other.db", "letter.db", "empty.db", "book.db"):
        before = (tmp_path / name).read_bytes()
        assert trouble_of(tmp_path / name) is StoreTrouble.NOT_OURS, name
        assert (tmp_path / name).read_bytes() == before, name


def test_a_folder_is_no_office(tmp_path):
    assert trouble_of(tmp_path) is StoreTrouble.NOT_OURS


def test_an_office_of_a_newer_program_is_refused_and_left_alone(store, office_url, tmp_path):
    newer = schema.EDITION + 1
    with store.engine.begin() as connection:
        connection.execute(text(f"UPDATE alembic_version SET version_num='{newer:04d}'"))
        if store.target.path is not None:
            connection.execute(text(f"PRAGMA user_version={newer}"))
    with pytest.raises(StoreError) as refused:
        Store.open(office_url, data_dir=tmp_path)
    assert refused.value.kind is StoreTrouble.TOO_NEW
    assert refused.value.facts["found"] == newer


def test_a_damaged_file_is_said(tmp_path):
    with make_store(tmp_path / "office.db", tmp_path) as store:
        for _ in range(40):
            perform(store, action(), open_ticket)
    content = bytearray((tmp_path / "office.db").read_bytes())
    for page in range(4096, len(content), 4096):
        content[page : page + 512] = b"\xa5" * 512
    (tmp_path / "office.db").write_bytes(content)
    with pytest.raises(StoreError) as refused, Store.open(tmp_path / "office.db") as store:
        consult(store, numbers)
    assert refused.value.kind is StoreTrouble.CORRUPT


def test_a_missing_key_is_said_and_not_replaced(store, office_url, tmp_path):
    path = key_path(tmp_path, store.chain_id)
    for content in (b"", b"zz", b"ab" * 8):
        path.write_bytes(content)
        with pytest.raises(RefusedError) as refused:
            Store.open(office_url, data_dir=tmp_path)
        assert refused.value.code == "store.key_missing"
    path.unlink()
    with pytest.raises(RefusedError):
        Store.open(office_url, data_dir=tmp_path)
    assert not path.exists()


@pytest.mark.skipif(os.name == "nt", reason="rights are lists there")
def test_the_key_is_for_its_user_only(store, tmp_path):
    path = key_path(tmp_path, store.chain_id)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_writer_that_holds_the_file_too_long_is_said(file_store, monkeypatch):
    monkeypatch.setattr(engines, "BUSY_MS", 60)
    file_store.engine.dispose()
    with file_store.engine.begin(), pytest.raises(StoreError) as refused:
        perform(file_store, action(), open_ticket)
    assert refused.value.kind is StoreTrouble.LOCKED
    perform(file_store, action(), open_ticket)


def test_a_second_console_is_told_who_holds_the_file(file_store):
    path = file_store.target.path
    with ConsoleLock(path):
        with pytest.raises(StoreError) as refused:
            ConsoleLock(path)
        assert refused.value.kind is StoreTrouble.LOCKED
        assert str(os.getpid()) in refused.value.facts["by"]
        perform(file_store, action(), open_ticket)
    ConsoleLock(path).release()


def test_a_server_that_is_not_there_is_said(tmp_path):
    where = "postgresql://nobody@127.0.0.1:9/office"
    assert trouble_of(where, data_dir=tmp_path) is StoreTrouble.UNREACHABLE


def test_a_server_without_our_tables_is_said(pg_url, tmp_path):
    assert trouble_of(pg_url, data_dir=tmp_path) is StoreTrouble.MISSING


def test_a_server_office_needs_a_folder_for_its_key():
    with pytest.raises(ValueError, match="data folder"):
        Store.open("postgresql://h/d")
