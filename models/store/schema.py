"""Which edition of the tables a database has, and how it is brought to ours.

The edition is one number (``PRAGMA user_version`` on SQLite, the alembic revision on
PostgreSQL), so an up-to-date database opens without loading alembic.
"""

import sqlite3
from importlib.resources import files
from pathlib import Path
from typing import cast
from uuid import UUID

from sqlalchemy import Connection, Engine, insert, select, text

from models.domain.events import ChainHead
from models.errors import StoreError, StoreTrouble
from models.store.target import Target

EDITION = 7
APPLICATION_ID = 0x50414944  # "PAID", in the header of a SQLite file
EMPTY = 0
MIGRATIONS = Path(str(files("models.store"))) / "migrations"
VERSIONS = MIGRATIONS / "versions"


def edition_of(connection: Connection, target: Target) -> int:
    """Return the edition a database has, ``EMPTY`` for none.

    Raises ``StoreError`` ``NOT_OURS`` for somebody else's tables, ``TOO_NEW`` for an
    edition this program does not know.
    """
    found = _sqlite(connection) if target.schema is None else _postgresql(connection, target.schema)
    if found is None:
        raise StoreError(StoreTrouble.NOT_OURS, where=str(target), reason="tables")
    if found > EDITION:
        raise StoreError(StoreTrouble.TOO_NEW, where=str(target), found=found, known=EDITION)
    return found


def _sqlite(connection: Connection) -> int | None:
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    edition = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if mark == APPLICATION_ID:
        return int(edition)
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    return EMPTY if (mark, edition, tables) == (0, 0, 0) else None


def _postgresql(connection: Connection, schema: str) -> int | None:
    mark = text("SELECT to_regclass(:name) IS NOT NULL")
    if connection.execute(mark, {"name": f"{schema}.chain_head"}).scalar_one():
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        return int(found)
    tables = text("SELECT count(*) FROM pg_tables WHERE schemaname = :schema")
    return None if connection.execute(tables, {"schema": schema}).scalar_one() else EMPTY


def migrate(
    engine: Engine,
    target: Target,
    *,
    chain_id: UUID | None = None,
    versions: Path | None = None,
) -> None:
    """Bring the tables to our edition in one transaction: old or new, never half.

    ``chain_id`` starts the chain of a new office. ``versions`` names another folder of
    migrations, for tests.
    """
    with engine.connect() as connection:
        _keys(connection, target, "OFF")
        try:
            with connection.begin():
                _upgrade(connection, target, versions)
                _start_chain(connection, chain_id)
        finally:
            _keys(connection, target, "ON")


def _keys(connection: Connection, target: Target, wanted: str) -> None:
    """Switch foreign keys on SQLite: rebuilding a table drops the old one, and would cascade.

    The switch works outside a transaction only, hence on the driver.
    """
    if target.schema is None:
        driver = cast(sqlite3.Connection, connection.connection.driver_connection)
        driver.execute(f"PRAGMA foreign_keys={wanted}")


def _upgrade(connection: Connection, target: Target, versions: Path | None) -> None:
    from alembic import command
    from alembic.config import Config

    if target.schema is not None:
        lock = text("SELECT pg_advisory_xact_lock(hashtext(:schema))")
        connection.execute(lock, {"schema": f"paidan {target.schema}"})
        connection.exec_driver_sql(f'CREATE SCHEMA IF NOT EXISTS "{target.schema}"')
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("version_locations", str(versions or VERSIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if target.schema is None:
        _seal_sqlite(connection)


def _start_chain(connection: Connection, chain_id: UUID | None) -> None:
    started = connection.execute(select(ChainHead.id)).first()
    if chain_id is not None and started is None:
        connection.execute(insert(ChainHead).values(id=1, chain_id=chain_id))


def _seal_sqlite(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise ValueError(f"the migration left {len(broken)} rows pointing nowhere")
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={int(found)}")
