"""Where an office is kept: a SQLite file, or one schema of a PostgreSQL server."""

import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from models.errors import StoreError, StoreTrouble

DEFAULT_SCHEMA = "office"
_PATH_OPTION = re.compile(r"-c ?search_path=(\w+)")
_SECRETS = re.compile(r"//.*@")
_SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,62}")


@dataclass(frozen=True, slots=True)
class Target:
    """A place to keep an office: ``path`` on SQLite, ``schema`` on PostgreSQL."""

    url: URL
    path: Path | None = None
    schema: str | None = None

    def __str__(self) -> str:
        shown = self.url.render_as_string(hide_password=True)
        return str(self.path) if self.path else f"{shown} ({self.schema})"


def target_of(text: str | Path) -> Target:
    """Read ``--office FILE|URL``; ``?office=NAME`` of a URL names the schema.

    A ``search_path`` among its ``options`` does too. Raises ``StoreError(NOT_OURS)`` for
    another kind of address.
    """
    if "\0" in str(text):
        raise StoreError(StoreTrouble.NOT_OURS, where=str(text), reason="address")
    if isinstance(text, Path) or "://" not in text:
        path = _whole(Path(text))
        return Target(URL.create("sqlite+pysqlite", database=str(path)), path=path)
    url = _address(text)
    if url.get_backend_name() == "sqlite" and url.database:
        return target_of(Path(url.database))
    schema = url.query.get("office") or _search_path(url) or DEFAULT_SCHEMA
    if url.get_backend_name() != "postgresql" or not isinstance(schema, str):
        raise StoreError(StoreTrouble.NOT_OURS, where=_veiled(text), reason="address")
    if not _SCHEMA.fullmatch(schema) or schema.startswith("pg_"):
        raise StoreError(StoreTrouble.NOT_OURS, where=_veiled(text), reason="address")
    bare = url.set(drivername="postgresql+psycopg").difference_update_query(["office", "options"])
    return Target(bare, schema=schema)


def _whole(path: Path) -> Path:
    """Return a path from the root; a share stays one, on systems that know none as well."""
    if str(path).startswith("\\\\"):
        return path
    try:
        return path.expanduser().absolute()
    except RuntimeError:  # ~somebody, whom this computer does not know
        return path.absolute()


def _address(text: str) -> URL:
    try:
        return make_url(text)
    except (ArgumentError, ValueError):
        raise StoreError(StoreTrouble.NOT_OURS, where=_veiled(text), reason="address") from None


def _veiled(address: str) -> str:
    """Hide who signs in with which password: what is said here reaches screens and logs."""
    return _SECRETS.sub("//***@", address)


def _search_path(url: URL) -> str | None:
    found = _PATH_OPTION.fullmatch(str(url.query.get("options", "")))
    return found[1] if found else None
