"""Turns what a foreign log says into the verbs of ours, and keeps its own book of time.

``Road`` follows one case. It knows which state our ticket must be in from its own small
table, never by asking the program, and counts the restoration clock by itself: seconds
between the report and the repair, less the holds that stop the clock, less the gaps in
which service was back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from models.rules.states import Verb
from models.rules.terms import Role

WAITING_FOR_USER, WAITING_FOR_US = "cust_defer", "spare"


@dataclass(frozen=True, slots=True)
class Move:
    """One verb at its own time."""

    at: datetime
    verb: Verb
    facts: dict[str, object]
    role: Role = Role.SUPERVISOR


@dataclass(slots=True)
class Book:
    """The independent account of one case's restoration clock."""

    reported_at: datetime
    counted: timedelta = timedelta()
    paused: timedelta = timedelta()
    restored_at: datetime | None = None
    _running_since: datetime | None = None
    _held_since: datetime | None = None

    def start(self, at: datetime) -> None:
        self._running_since, self.restored_at = at, None

    def hold(self, at: datetime) -> None:
        assert self._running_since is not None
        self.counted += at - self._running_since
        self._running_since, self._held_since = None, at

    def go_on(self, at: datetime) -> None:
        assert self._held_since is not None
        self.paused += at - self._held_since
        self._held_since, self._running_since = None, at

    def stop(self, at: datetime) -> None:
        assert self._running_since is not None
        self.counted += at - self._running_since
        self._running_since, self.restored_at = None, at

    def read(self, now: datetime) -> tuple[timedelta, timedelta]:
        """Return what is counted and paused when read at ``now``."""
        counted, paused = self.counted, self.paused
        if self._running_since is not None:
            counted += now - self._running_since
        if self._held_since is not None:
            paused += now - self._held_since
        return counted, paused


@dataclass(slots=True)
class Road:
    """One case on its way; each method yields the moves one log line asks for."""

    name: str
    reported_at: datetime
    symptom: str
    source: str
    book: Book = field(init=False)
    state: str = "new"
    crew: str = ""
    reason: str = ""
    before: str = ""

    def __post_init__(self) -> None:
        self.book = Book(self.reported_at)

    def open(self, at: datetime) -> Iterator[Move]:
        if self.state != "new":
            return
        self.state = "to_dispatch"
        self.book.start(at)
        yield Move(
            at,
            Verb.OPEN,
            {
                "kind": "fault",
                "category": "equipment_fault",
                "channel": "carrier_system",
                "customer_name": self.source,
                "reporter": self.source,
                "reported_at": at,
                "symptom": self.symptom,
                "external_source": self.source,
                "external_number": self.name,
                "service": "internet",
                "reach": "within_province",
                "grade": "STANDARD",
            },
        )

    def go_to(self, at: datetime, crew: str) -> Iterator[Move]:
        """Hand the case to a group that has not taken it yet."""
        yield from self.back_down(at)
        yield from self.resume(at)
        if self.state == "to_dispatch":
            yield Move(at, Verb.DISPATCH, {"crew": crew, "planned_at": at})
            self.state = "dispatched"
        elif crew != self.crew:
            yield Move(at, Verb.REASSIGN, {"crew": crew, "reason": "log: other group"})
            self.state = "dispatched"
        self.crew = crew

    def take(self, at: datetime, crew: str) -> Iterator[Move]:
        """The group works on the case."""
        yield from self.go_to(at, crew)
        if self.state == "dispatched":
            yield Move(at, Verb.ACKNOWLEDGE, {"by": crew}, Role.CREW)
            self.state = "taken"

    def wait(self, at: datetime, crew: str, reason: str) -> Iterator[Move]:
        """The case stands still."""
        if self.state == "suspended" and reason == self.reason and crew == self.crew:
            yield Move(at, Verb.NOTE, {"text": "log: still waiting"})
            return
        yield from self.take(at, crew)
        facts: dict[str, object] = {
            "reason": reason,
            "expected_resume_at": at + timedelta(days=30),
        }
        if reason == WAITING_FOR_USER:
            facts["proof"] = "log: waiting for the user"
            self.book.hold(at)
        yield Move(at, Verb.SUSPEND, facts)
        self.before, self.state, self.reason = self.state, "suspended", reason

    def resume(self, at: datetime) -> Iterator[Move]:
        if self.state != "suspended":
            return
        if self.reason == WAITING_FOR_USER:
            self.book.go_on(at)
        yield Move(at, Verb.RESUME, {})
        self.state = self.before

    def restore(self, at: datetime, crew: str) -> Iterator[Move]:
        """The trouble is over, as far as the group can tell."""
        if self.state in ("restored", "closed"):
            yield Move(at, Verb.NOTE, {"text": "log: resolved once more"})
            return
        yield from self.take(at, crew)
        if self.state == "taken":
            yield Move(at, Verb.ARRIVE, {}, Role.CREW)
        yield Move(at, Verb.RESTORE, {"how": "log: resolved"}, Role.CREW)
        self.book.stop(at)
        self.state = "restored"

    def close(self, at: datetime, crew: str) -> Iterator[Move]:
        """The user agrees that it is over."""
        if self.state == "closed":
            yield Move(at, Verb.NOTE, {"text": "log: closed once more"})
            return
        if self.state != "restored":
            yield from self.restore(at, crew)
        yield self._report(at)
        yield Move(at, Verb.PASS_CHECK, {}, Role.CHECKER)
        yield Move(
            at,
            Verb.FOLLOW_UP,
            {"outcome": "connected", "fixed": True, "satisfaction": "satisfied"},
            Role.CALLER,
        )
        self.state = "closed"

    def back_down(self, at: datetime) -> Iterator[Move]:
        """Work goes on after the trouble was called over: service was down again."""
        if self.state == "restored":
            yield self._report(at)
            yield Move(at, Verb.SEND_BACK, {"defects": ["log: reopened"], "service_down": True})
        elif self.state == "closed":
            yield Move(at, Verb.REOPEN, {"reason": "log: reopened", "service_down": True})
        else:
            return
        self.book.start(at)
        self.state = "working"

    def _report(self, at: datetime) -> Move:
        facts = {"process": "log: resolved", "cause_code": "other.self_healed"}
        return Move(at, Verb.REPORT, facts, Role.CREW)
