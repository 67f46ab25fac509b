"""Engines set up so that a saved action stays saved (reliability findings 1 to 6)."""

import sqlite3
from pathlib import Path
from time import monotonic
from typing import Any, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc
from sqlalchemy.engine.interfaces import DBAPIConnection, ExecutionContext
from sqlalchemy.pool import ConnectionPoolEntry

from models.domain.base import WRITTEN
from models.errors import StoreError, StoreTrouble
from models.store.target import Target
from models.store.watchdog import Watchdog, Wired

READING = "paidan_reading"  # execution option: a read-only transaction
TOUCHED = "paidan_touched"  # execution option: set that collects the names of written tables
ANSWER_WITHIN = "paidan_answer_within"  # execution option: seconds a statement may take
WATCHED = "paidan_watched"  # where a connection keeps what the watchdog wants back
BUSY_MS = 5000
ANSWER_SECONDS = 5.0  # a silent server is given up after this long within an action
IDLE_SECONDS = 20.0  # a pooled connection idle for longer is asked whether it lives

_FIXED = (3, 51, 3)
_BACKPORTS = {(3, 44): (3, 44, 6), (3, 50): (3, 50, 7)}


def journal_mode(library: tuple[int, int, int]) -> str:
    """Return WAL, or DELETE for a library whose WAL can lose a commit (3.7.0 to 3.51.2)."""
    backport = _BACKPORTS.get(library[:2])
    sound = library >= _FIXED or (backport is not None and library >= backport)
    return "WAL" if sound else "DELETE"


def open_engine(target: Target) -> Engine:
    """Return an engine of the office; nothing is opened yet.

    Transactions are ``BEGIN IMMEDIATE`` on SQLite, plain ``BEGIN`` under ``READING``.
    """
    if target.path is not None:
        engine = create_engine(target.url)
        event.listen(engine, "connect", _set_up_sqlite)
        _hold_to(engine, target.path)
        event.listen(engine, "begin", _begin_sqlite)
        event.listen(engine, "checkin", _end_what_is_open)
    else:
        engine = _postgresql(target, Watchdog())
    _note_tables(engine)
    return engine


def open_copy(path: Path) -> Engine:
    """Return an engine that only reads a file and changes nothing of it, not even its mode."""
    query = {"mode": "ro", "uri": "true"}
    return create_engine(URL.create("sqlite+pysqlite", database=path.as_uri(), query=query))


def reading(engine: Engine) -> Engine:
    """Return the same pool for read-only transactions of one consistent picture."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(**{READING: True})
    return engine.execution_options(
        **{READING: True}, isolation_level="REPEATABLE READ", postgresql_readonly=True
    )


def _set_up_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    driver = cast(sqlite3.Connection, connection)
    driver.isolation_level = None  # BEGIN is ours, so that DDL is inside too
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        f"journal_mode={journal_mode(sqlite3.sqlite_version_info)}",
        "synchronous=FULL",
        "foreign_keys=ON",
        "cell_size_check=ON",
        "trusted_schema=OFF",
    ):
        driver.execute(f"PRAGMA {pragma}")


def _hold_to(engine: Engine, path: Path) -> None:
    """Refuse to go on once the file is gone or another one has its name.

    A connection would write on into the file that has no name any more, and a new one would
    make an empty office: either way an action would be told as saved and lost.
    """
    held: list[tuple[int, int]] = []

    @event.listens_for(engine, "connect")
    def remember(_driver: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        if not held:
            held.extend(_identity(path))

    @event.listens_for(engine, "do_connect")
    @event.listens_for(engine, "begin")
    def still_there(*_call: object) -> None:
        if held and _identity(path) != held:
            raise StoreError(StoreTrouble.MOVED, where=str(path))


def _identity(path: Path) -> list[tuple[int, int]]:
    try:
        found = path.stat()
    except OSError:
        return []
    return [(found.st_dev, found.st_ino)]


def _begin_sqlite(connection: Connection) -> None:
    """Begin with the write lock in hand: a later upgrade would be refused under load."""
    only_read = bool(connection.get_execution_options().get(READING))
    if connection.info.get(READING, False) != only_read:
        connection.exec_driver_sql(f"PRAGMA query_only={'ON' if only_read else 'OFF'}")
        connection.info[READING] = only_read
    connection.exec_driver_sql("BEGIN" if only_read else "BEGIN IMMEDIATE")


def _end_what_is_open(connection: DBAPIConnection | None, _entry: ConnectionPoolEntry) -> None:
    """Take back what a refused COMMIT left open.

    While a long read holds the file, COMMIT itself is refused as busy; SQLAlchemy calls the
    transaction over then, SQLite does not, and every later action would find it still open.
    """
    driver = cast(sqlite3.Connection | None, connection)
    if driver is not None and driver.in_transaction:
        driver.execute("ROLLBACK")


def _postgresql(target: Target, watchdog: Watchdog) -> Engine:
    engine = create_engine(
        target.url,
        connect_args={
            "connect_timeout": int(ANSWER_SECONDS),
            "options": f"-c search_path={target.schema} -c timezone=UTC",
            "application_name": "paidan",
            "keepalives": 1,
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 3,
        },
    )

    def still_there(driver: Any, entry: ConnectionPoolEntry, _proxy: object) -> None:
        if monotonic() - entry.info.get("left", monotonic()) < IDLE_SECONDS:
            return
        with watchdog.guard(driver, ANSWER_SECONDS):
            if not engine.dialect.do_ping(driver):
                raise exc.DisconnectionError

    def left(_driver: object, entry: ConnectionPoolEntry) -> None:
        entry.info["left"] = monotonic()
        watchdog.forget(entry.info.pop(WATCHED, 0))

    event.listen(engine, "checkout", still_there)
    event.listen(engine, "checkin", left)
    _watch_calls(engine, watchdog)
    return engine


def _watch_calls(engine: Engine, watchdog: Watchdog) -> None:
    """Put every statement, COMMIT and ROLLBACK under the time its transaction asks for."""

    @event.listens_for(engine, "before_cursor_execute")
    @event.listens_for(engine, "commit")
    @event.listens_for(engine, "rollback")
    def begins(connection: Connection, *_rest: object) -> None:
        seconds = connection.get_execution_options().get(ANSWER_WITHIN)
        if seconds is None or connection.invalidated:
            return
        watchdog.forget(connection.info.pop(WATCHED, 0))
        driver = cast(Wired, connection.connection.driver_connection)
        connection.info[WATCHED] = watchdog.watch(driver, seconds)

    @event.listens_for(engine, "engine_disposed")
    def over(_engine: Engine) -> None:
        watchdog.close()

    # COMMIT and ROLLBACK have no event of their own afterwards: going back to the pool is theirs.
    @event.listens_for(engine, "after_cursor_execute")
    def answered(connection: Connection, *_rest: object) -> None:
        watchdog.forget(connection.info.pop(WATCHED, 0))


def _note_tables(engine: Engine) -> None:
    """Collect the names of written tables for whoever asked under ``TOUCHED``."""

    @event.listens_for(engine, "after_cursor_execute")
    def note(
        connection: Connection,
        _cursor: object,
        _statement: str,
        _parameters: object,
        context: ExecutionContext | None,
        _many: object,
    ) -> None:
        touched = connection.get_execution_options().get(TOUCHED)
        if touched is None or context is None:
            return
        state = getattr(context.compiled, "compile_state", None)
        table = getattr(state, "dml_table", None)
        name = context.execution_options.get(WRITTEN) if table is None else table.name
        if name is not None:
            touched.add(name)
