"""When the board next has something to change: a heap of moments, not a sweep of rows."""

import heapq
from collections.abc import Iterable
from datetime import datetime


class MarkHeap:
    """Holds the coming marks of open tickets; a tick costs only what fell due.

    A ticket's earlier marks go stale when it is set again: they carry the round
    they were set in and are skipped when they surface.
    """

    def __init__(self) -> None:
        self._heap: list[tuple[datetime, str, int]] = []
        self._rounds: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._heap)

    def clear(self) -> None:
        """Forget every mark, before a reload or after the clock jumped."""
        self._heap.clear()
        self._rounds.clear()

    def set(self, number: str, marks: Iterable[datetime]) -> None:
        """Replace the marks of one ticket; none at all for a paused one."""
        round_ = self._rounds.get(number, 0) + 1
        self._rounds[number] = round_
        for at in marks:
            heapq.heappush(self._heap, (at, number, round_))

    def take_due(self, now: datetime) -> list[str]:
        """Remove what fell due by ``now`` and return its tickets, each once, in order."""
        due: dict[str, None] = {}
        while self._heap and self._heap[0][0] <= now:
            _, number, round_ = heapq.heappop(self._heap)
            if self._rounds.get(number) == round_:
                due[number] = None
        return list(due)
