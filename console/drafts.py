"""What was typed and not yet saved, kept in a file of its own so that nothing typed is lost.

Drafts are held in memory and written behind the scenes, in order, each with a full sync.
A draft goes only when the office has stored what it was for.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from errno import EACCES, EAGAIN, EIO, ENOSPC
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

QUIET_MS = 2000

_TABLE = "CREATE TABLE IF NOT EXISTS draft (form TEXT PRIMARY KEY, facts TEXT NOT NULL)"
_KEEP = "INSERT INTO draft VALUES (?, ?) ON CONFLICT (form) DO UPDATE SET facts = excluded.facts"
_DROP = "DELETE FROM draft WHERE form = ?"
_SYSTEM = {
    sqlite3.SQLITE_FULL: ENOSPC,
    sqlite3.SQLITE_READONLY: EACCES,
    sqlite3.SQLITE_PERM: EACCES,
    sqlite3.SQLITE_CANTOPEN: EACCES,
    sqlite3.SQLITE_BUSY: EAGAIN,
    sqlite3.SQLITE_IOERR: EIO,
}


class Drafts:
    """The drafts of this desk; ``aside`` runs a job later, in order, off this thread."""

    def __init__(self, file: Path, aside: Callable[[Callable[[], None]], None]) -> None:
        self._file, self._aside = file, aside
        self._forms: set[FormDraft] = set()
        self._kept: dict[str, dict[str, Any]] = {}
        try:
            self._read()
        except (sqlite3.DatabaseError, ValueError):
            self._put_aside()
            self._read()

    def keep(self, form: str, facts: Mapping[str, Any]) -> None:
        """Keep what a form holds now; values are what JSON has."""
        self._kept[form] = dict(facts)
        text = json.dumps(self._kept[form])  # ASCII: half a character is kept too
        self._aside(lambda: self._write(_KEEP, (form, text)))

    def recall(self, form: str) -> Mapping[str, Any] | None:
        """Return what was typed into a form and not yet stored."""
        return self._kept.get(form)

    def drop(self, form: str) -> None:
        """Forget a draft: it was stored, or thrown away knowingly."""
        if self._kept.pop(form, None) is not None:
            self._aside(lambda: self._write(_DROP, (form,)))

    def forms(self) -> list[str]:
        """Return the forms that have a draft."""
        return sorted(self._kept)

    def watch(self, form: "FormDraft") -> None:
        """Remember an open form, for ``flush``."""
        self._forms.add(form)

    def forget(self, form: "FormDraft") -> None:
        """Stop remembering a form that was closed."""
        self._forms.discard(form)

    def flush(self) -> None:
        """Keep at once what is still waiting for a quiet moment."""
        for form in tuple(self._forms):
            form.flush()

    def _read(self) -> None:
        with self._open() as connection:
            connection.execute(_TABLE)
            for form, facts in connection.execute("SELECT form, facts FROM draft").fetchall():
                self._kept[form] = dict(json.loads(facts))

    def _put_aside(self) -> None:
        """Keep a file nobody can read under another name, and begin a new one."""
        self._kept.clear()
        aside = self._file.with_name(f"{self._file.name}.damaged")
        aside.unlink(missing_ok=True)
        self._file.rename(aside)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file; what the system refuses of it is an ``OSError``, as for any file."""
        try:
            with closing(sqlite3.connect(self._file, isolation_level=None)) as connection:
                connection.execute("PRAGMA synchronous=FULL")
                yield connection
        except sqlite3.OperationalError as error:
            said = _SYSTEM.get(error.sqlite_errorcode & 0xFF)
            if said is None:
                raise
            raise OSError(said, str(error)) from error

    def _write(self, statement: str, values: tuple[str, ...]) -> None:
        try:
            with self._open() as connection:
                connection.execute(statement, values)
        except sqlite3.Error as error:
            raise OSError(EIO, str(error)) from error


class FormDraft(QObject):
    """Keeps one open form after two quiet seconds; a child of the form it keeps."""

    def __init__(
        self,
        drafts: Drafts,
        form: str,
        collect: Callable[[], Mapping[str, Any]],
        *,
        owner: QObject,
    ) -> None:
        super().__init__(owner)
        self._drafts, self.form, self._collect = drafts, form, collect
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._keep)
        drafts.watch(self)
        self.destroyed.connect(lambda: drafts.forget(self))

    def touched(self) -> None:
        """Hear that something was typed."""
        self._quiet.start()

    def stored(self) -> None:
        """Hear that the office has it; the draft goes."""
        self._quiet.stop()
        self._drafts.drop(self.form)

    def flush(self) -> None:
        """Keep now if something is waiting."""
        if isValid(self) and self._quiet.isActive():
            self._quiet.stop()
            self._keep()

    def _keep(self) -> None:
        self._drafts.keep(self.form, self._collect())
