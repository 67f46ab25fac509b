"""Frees a call that a silent server holds: shuts its socket from another thread.

Keepalives, ``statement_timeout`` and ``tcp_user_timeout`` all leave such a call hanging
when the peer keeps acknowledging bytes but never answers (reliability finding 9).
"""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from time import monotonic
from typing import Protocol


class Wired(Protocol):
    """A connection with a socket under it."""

    def fileno(self) -> int:
        """Return the socket's descriptor."""


class Watchdog:
    """Shuts every watched connection whose time is up; one daemon thread, started late."""

    def __init__(self) -> None:
        self._wake = threading.Condition()
        self._watched: dict[int, tuple[float, Wired]] = {}
        self._next = 0
        self._sleeps_until = inf
        self._thread: threading.Thread | None = None

    def close(self) -> None:
        """Watch nothing any more and let the thread end; a later call starts another."""
        with self._wake:
            self._watched.clear()
            self._thread = None
            self._wake.notify_all()

    def watch(self, connection: Wired, seconds: float) -> int:
        """Give a connection this long from now; returns what ``forget`` wants."""
        until = monotonic() + seconds
        with self._wake:
            self._next += 1
            self._watched[self._next] = (until, connection)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="watchdog", daemon=True)
                self._thread.start()
            elif until < self._sleeps_until:
                self._wake.notify()  # else it wakes in time by itself
            return self._next

    def forget(self, watched: int) -> None:
        """The connection answered."""
        with self._wake:
            self._watched.pop(watched, None)

    @contextmanager
    def guard(self, connection: Wired, seconds: float) -> Iterator[None]:
        """Give a connection this long to come out of the block."""
        watched = self.watch(connection, seconds)
        try:
            yield
        finally:
            self.forget(watched)

    def _run(self) -> None:
        with self._wake:
            while self._thread is threading.current_thread():
                self._sleeps_until = min(
                    (until for until, _ in self._watched.values()), default=inf
                )
                sleeps = self._sleeps_until - monotonic()
                self._wake.wait(None if sleeps == inf else max(sleeps, 0))
                for watched, (until, connection) in list(self._watched.items()):
                    if until <= monotonic():
                        del self._watched[watched]
                        _shut(connection)


def _shut(connection: Wired) -> None:
    try:
        descriptor = connection.fileno()
        twin = socket.socket(fileno=_twin(descriptor))
    except OSError:
        return  # closed meanwhile: nothing hangs on it
    try:
        twin.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    finally:
        twin.close()


def _twin(descriptor: int) -> int:
    if os.name == "nt":
        original = socket.socket(fileno=descriptor)
        try:
            return original.dup().detach()
        finally:
            original.detach()
    return os.dup(descriptor)
