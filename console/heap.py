"""Long work on many objects, without the pauses in which the interpreter looks for cycles.

A list of a hundred thousand rows is half a million objects that all live on. Looking through
them again and again stops every thread for a tenth of a second each time, the screen's too.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Holders:
    """How many pieces of work hold the search back, and whether it ran before the first."""

    def __init__(self) -> None:
        self._lock, self._count, self._was_on = Lock(), 0, False

    def one_more(self) -> None:
        """Hold the search back."""
        with self._lock:
            if self._count == 0:
                self._was_on = gc.isenabled()
                gc.disable()
            self._count += 1

    def one_less(self) -> None:
        """Let the search go on after the last."""
        with self._lock:
            self._count -= 1
            if self._count == 0 and self._was_on:
                gc.enable()


_HOLDERS = _Holders()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold the search for cycles back until the end of the block, or of the call it decorates."""
    _HOLDERS.one_more()
    try:
        yield
    finally:
        _HOLDERS.one_less()
