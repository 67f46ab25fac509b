"""Listening to the other desks of an office, on a thread that does nothing else."""

from collections.abc import Callable
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.store.office import Store

JOIN_SECONDS = 5.0


class Notices:
    """Passes on which tables other desks touched; an office in a file has no other desks."""

    def __init__(self, pass_on: Callable[[frozenset[str]], None]) -> None:
        self._pass_on = pass_on
        self._stop = Event()
        self._thread: Thread | None = None

    def start(self, store: "Store") -> None:
        """Listen from now on; a second office, or the same one again, replaces the first."""
        self.stop()
        if store.target.schema is None:
            return
        self._stop = Event()
        self._thread = Thread(
            target=self._listen, args=(store, self._stop), name="notices", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Stop listening and wait for the thread to end."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(JOIN_SECONDS)
            self._thread = None

    def _listen(self, store: "Store", stop: Event) -> None:
        from models.store.notices import heard

        for touched in heard(store, stop):
            self._pass_on(touched)
