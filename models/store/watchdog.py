"""Frees a call that a silent server holds: shuts its socket from another thread.

Keepalives, ``statement_timeout`` and ``tcp_user_timeout`` all leave such a call hanging
when the peer keeps acknowledging bytes but never answers (reliability finding 9).
"""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Protocol


class Wired(Protocol):
    """A connection with a socket under it."""

    def fileno(self) -> int:
        """Return the socket's descriptor."""


class Watchdog:
    """Shuts every guarded connection whose time is up; one daemon thread, started late."""

    def __init__(self) -> None:
        self._wake = threading.Condition()
        self._watched: dict[int, tuple[float, Wired]] = {}
        self._next = 0
        self._thread: threading.Thread | None = None

    @contextmanager
    def guard(self, connection: Wired, seconds: float) -> Iterator[None]:
        """Give a connection this long to come out of the block."""
        with self._wake:
            self._next += 1
            ticket = self._next
            self._watched[ticket] = (monotonic() + seconds, connection)
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
                self._thread.start()
            self._wake.notify()
        try:
            yield
        finally:
            with self._wake:
                self._watched.pop(ticket, None)

    def _watch(self) -> None:
        with self._wake:
            while True:
                moments = [until for until, _ in self._watched.values()]
                self._wake.wait(max(min(moments) - monotonic(), 0) if moments else None)
                for ticket, (until, connection) in list(self._watched.items()):
                    if until <= monotonic():
                        del self._watched[ticket]
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
