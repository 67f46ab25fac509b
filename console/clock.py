"""The only wall clock in the program; everybody else is handed a moment or a ``Clock``."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

NOTICEABLE = timedelta(seconds=2)


class Clock(Protocol):
    """Tells what time it is, as an aware UTC moment."""

    def now(self) -> datetime:
        """Return the present moment."""
        ...


class SystemClock:
    """The computer's clock, watched for being set or for having slept.

    A jump is wall time that passed without steady time passing (sleep, or the
    clock set forward), or the reverse (the clock set back).
    """

    def __init__(
        self,
        *,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wall, self._steady = wall, steady
        self._wall_before, self._steady_before = wall(), steady()

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.fromtimestamp(self._wall(), UTC)

    def jump(self) -> timedelta | None:
        """Return how far the clock jumped since the last question, if noticeably."""
        wall, steady = self._wall(), self._steady()
        drift = timedelta(seconds=(wall - self._wall_before) - (steady - self._steady_before))
        self._wall_before, self._steady_before = wall, steady
        return drift if abs(drift) > NOTICEABLE else None
