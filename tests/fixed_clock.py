"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta

MORNING = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)  # Friday 09:30 in Shanghai


class FixedClock:
    """Stands where it was set; fits wherever ``console.clock.Clock`` is asked for."""

    def __init__(self, moment: datetime = MORNING) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """Return the moment the clock was set to."""
        return self._moment

    def advance(self, **by: float) -> datetime:
        """Move on, ``advance(minutes=90)``, and return the new moment."""
        self._moment += timedelta(**by)
        return self._moment
