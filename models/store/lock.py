"""One console to a file.

Only the console takes this lock. Headless commands work beside it: they are single
transactions, and SQLite's own locking puts those in order. The system lets go of the lock
when the program dies, so a crash never leaves a file nobody can open.
"""

import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from models.errors import StoreError, StoreTrouble

_FAR = 1 << 30  # Windows lets nobody read locked bytes: lock one behind the holder's name


class ConsoleLock:
    """The right to be the console of a file; raises ``StoreError(LOCKED, by=...)``."""

    def __init__(self, office: Path) -> None:
        self._path = office.with_name(office.name + ".console")
        self._file: IO[str] | None = self._take(office)

    def _take(self, office: Path) -> IO[str]:
        file = self._path.open("a+", encoding="utf-8")
        try:
            _lock(file)
        except OSError:
            file.seek(0)
            by = file.read().strip() or "?"
            file.close()
            raise StoreError(StoreTrouble.LOCKED, where=str(office), by=by) from None
        with suppress(OSError):  # on a full disk the lock counts, not the name in it
            file.truncate(0)
            os.write(file.fileno(), f"{socket.gethostname()} PID {os.getpid()}\n".encode())
        return file

    def release(self) -> None:
        """Let the next console in; the small file stays, only its lock counts."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)
else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
