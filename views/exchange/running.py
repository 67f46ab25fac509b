"""How far a batch is, told across threads: the service counts, the screen looks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from console.calls import CancelledError
from console.heap import undisturbed
from models.services.imports import ImportDone, bring_in


@dataclass(slots=True)
class Tally:
    """A batch under way; plain numbers, written on one thread and read on another."""

    done: int = 0
    total: int = 0
    is_over: bool = False
    is_unwanted: bool = False

    def report(self, done: int, total: int) -> None:
        """Count; raises ``CancelledError`` once nobody wants the batch, and all of it is undone."""
        if self.is_unwanted:
            raise CancelledError
        self.done, self.total = done, total


class Running:
    """The import as one action that can be watched and stopped."""

    def __init__(self, tally: Tally, **facts: object) -> None:
        self._tally, self._facts = tally, facts

    def __call__(self, session: Any) -> ImportDone:
        """Bring the list in, or stop and leave nothing of it."""
        service: Callable[..., ImportDone] = bring_in
        try:
            with undisturbed():
                return service(session, **self._facts, progress=self._tally.report)
        finally:
            self._tally.is_over = True
