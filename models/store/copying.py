"""A file copied while it is used, and set aside before its tables change."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from sqlalchemy import Engine

from models.rules.zone import local
from models.store.target import Target

SUFFIX = ".db"


def copy_before_upgrade(engine: Engine, target: Target, folder: Path) -> Path | None:
    """Copy a file aside before its tables change, dated by its last change.

    A server's office is backed up by its server; the upgrade itself is one transaction.
    """
    if target.path is None:
        return None
    changed = local(datetime.fromtimestamp(target.path.stat().st_mtime, UTC))
    path = folder / "backups" / f"before-upgrade-{changed:%Y%m%d-%H%M%S}{SUFFIX}"
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".part")
    fresh.unlink(missing_ok=True)
    copy_file(engine, fresh)
    sync(fresh)
    fresh.replace(path)
    return path


def copy_file(engine: Engine, fresh: Path) -> None:
    """Copy by SQLite's backup in one step; in several it starts over at each write."""
    with closing(engine.raw_connection()) as source, closing(sqlite3.connect(fresh)) as copy:
        cast(sqlite3.Connection, source.driver_connection).backup(copy, pages=-1)
    leave_wal(fresh)


def leave_wal(path: Path) -> None:
    """Let a copy be opened where nothing can be written beside it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")


def sync(path: Path) -> None:
    """Wait until the disk has a file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
