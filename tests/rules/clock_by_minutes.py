"""The clock a second time, by brute force: every minute painted, then the painted ones counted.

Shares nothing with the clock but the meaning of the words: whole minutes, bytes, a
calendar of its own written out by hand.
"""

from datetime import timedelta
from itertools import compress, islice
from operator import add

from tests.rules.clock_histories import EPOCH, STOPS, Drawn

DAY = 24 * 60
DAYS = 40
GOES, HELD, SHUT, UP = 1, 2, 3, 4
NO_WORK = {"2026-09-25", *(f"2026-10-0{day}" for day in range(1, 8))}
EXTRA_WORK = {"2026-10-10"}
STRETCHES = ((8 * 60 + 30, 12 * 60), (14 * 60, 17 * 60 + 30))


def _open_minutes() -> bytes:
    row = bytearray(DAYS * DAY)
    for number in range(DAYS):
        day = (EPOCH + timedelta(days=number)).date()
        works = day.isoformat() in EXTRA_WORK or (
            day.isoweekday() <= 5 and day.isoformat() not in NO_WORK
        )
        for start, end in STRETCHES if works else ():
            row[number * DAY + start : number * DAY + end] = b"\x10" * (end - start)
    return bytes(row)


OPEN = _open_minutes()


class ByMinutes:
    """One drawn history painted minute by minute; minute 0 is the report."""

    def __init__(self, drawn: Drawn) -> None:
        self.zero = drawn.reported
        self.now = max([drawn.now, drawn.reported, *(minute for minute, _, _ in drawn.ops)])
        self.now -= self.zero
        self.limits = drawn.regraded or drawn.limits
        self.hours = memoryview(OPEN)[self.zero :] if drawn.basis == "working" else None
        self.ended = self.end_word = None
        self.down, self.back, self.reported = True, None, None
        self.first_ack = self.first_word = self.arrived = None
        self.awaited = 0
        self.paint = bytearray(self.now)
        self._live(drawn)

    def _live(self, drawn: Drawn) -> None:
        ordered = sorted(
            (max(minute - self.zero, 0), minute, number, what, reason)
            for number, (minute, what, reason) in enumerate(drawn.ops)
        )
        ordered.sort(key=lambda op: (op[1], op[2]))
        holds: set[str] = set()
        here = 0
        for minute, _, _, what, reason in ordered:
            self._fill(here, minute, holds)
            here = minute
            self._happen(minute, what, reason, holds)
            if self.ended is not None:
                self.now = minute
                break
        self._fill(here, self.now, holds)
        self.held_now = bool(holds & STOPS) and self.ended is None
        self.stop = self.back if self.back is not None else self.now
        painted = bytes(self.paint)
        self.row = self._row(painted)
        timed = painted.replace(bytes([UP]), bytes([GOES]))
        self.timed = self.row if timed == painted else self._row(timed)

    def _fill(self, start: int, end: int, holds: set[str]) -> None:
        kind = UP if not self.down else HELD if holds & STOPS else GOES
        self.paint[start:end] = bytes([kind]) * (end - start)

    def _happen(self, minute: int, what: str, reason: str, holds: set[str]) -> None:
        if what in ("suspend", "approve") and self.down:
            holds.add(reason)
        elif what in ("resume", "reassign"):
            holds.clear()
        elif what in ("restore", "pretest", "report") and self.down:
            self.down, self.back = False, minute
            holds.clear()
            self._word(minute)
        elif what in ("reopen_down", "unfixed") and not self.down:
            self.down, self.back, self.reported = True, None, None
            if self.arrived is None:
                self.awaited = minute
        elif what in ("transfer", "void"):
            self.ended, self.end_word = minute, what
        if what == "report" and self.reported is None:
            self.reported = minute
        if what in ("contact", "arrive"):
            self._word(minute)
        if what == "arrive" and self.arrived is None:
            self.arrived = minute
        if what == "acknowledge" and self.first_ack is None:
            self.first_ack = minute

    def _word(self, minute: int) -> None:
        if self.first_word is None:
            self.first_word = minute

    def restoration(self) -> tuple[int, int, int, str]:
        """Return (due minute, counted, paused, state) of the restoration limit."""
        row = self.row[: self.stop]
        due = self._due(row, self.limits["restoration"], self.stop)
        state = self._word_for(due, self.stop, met=self.back is not None)
        return due, row.count(GOES), row.count(HELD), state

    def stage(self, name: str) -> tuple[int, int, str] | None:
        """Return (due minute, counted, state) of another limit, None before it starts."""
        starts = {"arrival": self.awaited, "report": self.back}
        mets = {"arrival": self.arrived, "report": self.reported, "response": self.first_word}
        known = [one for one in (self.first_ack, self.first_word) if one is not None]
        start = starts[name] if name != "response" else min(known, default=None)
        if start is None:
            return None
        met = mets[name]
        end = max(start, self.now if met is None else met)
        row = bytes([UP]) * start + self.timed[start:end]
        due = self._due(row, self.limits[name], end)
        moot = name == "arrival" and not self.down
        return due, row.count(GOES), self._word_for(due, end, met=met is not None, moot=moot)

    def kinds(self) -> bytes:
        """Return what every minute from the report to the end is, for the ledger."""
        return self.row[: self.stop]

    def _row(self, paint: bytes) -> bytes:
        """Shut the minutes that go on outside working hours."""
        if self.hours is None:
            return paint
        return bytes(map(add, paint, self.hours)).translate(_SHUTTING)

    def _due(self, row: bytes, limit: int, end: int) -> int:
        counted = row.count(GOES)
        if counted >= limit:
            going = row.translate(_ONLY_GOING)
            last = next(islice(compress(range(len(row)), going), limit - 1, None))
            after = last + 1
            while after < end and row[after] in (HELD, UP):
                after += 1
            return after
        left = limit - counted
        if self.hours is None:
            return end + left
        open_from = range(end, len(self.hours))
        return next(islice(compress(open_from, self.hours[end:]), left - 1, None)) + 1

    def _word_for(self, due: int, end: int, *, met: bool, moot: bool = False) -> str:
        late = end > due
        if met:
            return "missed" if late else "met"
        if moot or self.end_word == "void":
            return "waived"
        if self.end_word == "transfer":
            return "missed" if late else "waived"
        if late:
            return "overdue"
        return "paused" if self.held_now else "running"


_ONLY_GOING = bytes(1 if one == GOES else 0 for one in range(256))
# Open minutes weigh 16: what goes while shut is shut, all else stays what it is.
_SHUTTING = bytes(SHUT if one == GOES else one % 16 for one in range(256))
