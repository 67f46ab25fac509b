"""What a caller of slow work holds: a handle to cancel it, and a way to hear how far it is."""

import threading
from collections.abc import Callable
from dataclasses import dataclass


class CancelledError(Exception):
    """The person who asked no longer wants the answer; nobody is told."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """An error nobody asked to hear about, and how to try the same thing again."""

    error: Exception
    again: Callable[[], None]


class Call:
    """One piece of work under way."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Drop the answer, and stop the work at its next report of progress."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Say whether the answer is no longer wanted."""
        return self._cancelled.is_set()


class Progress:
    """Handed to slow work, which reports on any thread and is stopped when cancelled."""

    def __init__(self, call: Call, show: Callable[[int, int], None]) -> None:
        self._call, self._show = call, show

    def report(self, done: int, total: int) -> None:
        """Say how far the work is; raises ``CancelledError`` once it is unwanted."""
        if self._call.is_cancelled:
            raise CancelledError
        self._show(done, total)
