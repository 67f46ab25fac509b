import sqlite3

import pytest
from sqlalchemy import text

from models.errors import StoreError
from models.store.engine import journal_mode
from models.store.target import target_of
from models.store.unit_of_work import consult


@pytest.mark.parametrize(
    ("library", "mode"),
    [
        ((3, 40, 1), "DELETE"),
        ((3, 44, 5), "DELETE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 0), "DELETE"),
        ((3, 50, 6), "DELETE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 1), "DELETE"),
        ((3, 51, 2), "DELETE"),
        ((3, 51, 3), "WAL"),
        ((3, 53, 1), "WAL"),
        ((4, 0, 0), "WAL"),
    ],
)
def test_a_library_that_can_lose_a_commit_is_kept_out_of_wal(library, mode):
    assert journal_mode(library) == mode


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 53, 1)])
def test_the_gate_decides_the_mode_of_the_file(tmp_path, monkeypatch, version):
    from tests.offices import make_store

    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    with make_store(tmp_path / "office.db", tmp_path) as store:
        mode = consult(store, lambda s: s.scalar(text("PRAGMA journal_mode")))
    assert mode.upper() == journal_mode(version)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("cell_size_check", 1),
        ("trusted_schema", 0),
        ("mmap_size", 0),
    ],
)
def test_every_connection_is_set_up_to_keep_what_it_saved(file_store, pragma, value):
    assert consult(file_store, lambda s: s.scalar(text(f"PRAGMA {pragma}"))) == value


def test_a_writing_transaction_holds_the_lock_from_its_start(file_store):
    other = sqlite3.connect(file_store.target.path, timeout=0)
    with file_store.engine.begin(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.close()


def test_a_reading_transaction_lets_a_writer_begin(file_store):
    with file_store.reader.connect() as reader:
        reader.execute(text("SELECT * FROM office")).all()
        other = sqlite3.connect(file_store.target.path, timeout=0)
        other.execute("BEGIN IMMEDIATE")
        other.close()


@pytest.mark.parametrize(
    ("address", "schema"),
    [
        ("postgresql://u:p@h/d", "office"),
        ("postgresql+psycopg://u:p@h/d?office=linxia", "linxia"),
        ("postgresql://h/d?options=-csearch_path%3Dcounty_7", "county_7"),
    ],
)
def test_one_office_is_one_schema_of_a_server(address, schema):
    target = target_of(address)
    assert target.schema == schema
    assert target.url.drivername == "postgresql+psycopg"
    assert "office" not in target.url.query


@pytest.mark.parametrize("address", ["/a/b.db", "sqlite:////a/b.db"])
def test_a_path_is_a_file_office(address):
    assert str(target_of(address).path) == "/a/b.db"


@pytest.mark.parametrize(
    "address",
    [
        "mysql://h/d",
        "postgresql://h/d?office=Bad-Name",
        "postgresql://h/d?office=pg_catalog",
        'postgresql://h/d?office=a"b',
    ],
)
def test_another_address_is_refused(address):
    with pytest.raises(StoreError) as refused:
        target_of(address)
    assert refused.value.code == "store.not_ours"


def test_a_password_is_never_shown():
    assert "secret" not in str(target_of("postgresql://u:secret@h/d"))
