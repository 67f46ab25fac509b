"""A desk that answers from rows handed to it, at once, and remembers what was asked of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from console.calls import Call
from console.drafts import Drafts
from console.press.printers import Printers
from console.recordings import Recordings
from console.session import SignedIn
from console.settings import DeskSettings
from models.errors import ConflictError
from models.rules.terms import Role
from tests.fixed_clock import FixedClock
from views import wording


@dataclass
class Acted:
    """One call of a service: which, with what, and when it was said to have happened."""

    service: str
    facts: dict
    happened_at: object = None
    late_reason: str | None = None


class NoPaper:
    """Paper of a desk that has none: answers with no papers and draws nothing."""

    def papers(self, owner, form, done):
        done(())
        return Call()

    def make(self, owner, form, sheets, done, **_):
        return Call()

    def look(self, owner, pdf, done, **_):
        return Call()

    def file(self, owner, pdf, path, done, **_):
        done(path)
        return Call()


class StillPress(QObject):
    """A press that keeps wishes and prints nothing."""

    moved = Signal()
    lost = ()
    told = Signal(object, object)

    def __init__(self, settings):
        super().__init__()
        self.printers = Printers(settings)
        self.wishes, self.found, self.listed = [], ("LQ-630K", "Laser"), ()
        self.done = []

    def jobs(self):
        return self.listed

    def progress(self, job):
        return (0, 0)

    def find(self, owner, done, *, failed):
        done(self.found)

    def add(self, wish):
        self.wishes.append(wish)
        return f"job{len(self.wishes)}"

    def go_on(self, job, *, at):
        self.done.append(("go_on", job, at))

    def cancel(self, job):
        self.done.append(("cancel", job))

    def forget(self, job):
        self.done.append(("forget", job))


@dataclass
class RowDesk:
    """``answers`` maps a query's or service's name to a value, an error, or a function."""

    folder: Path
    clock: FixedClock = field(default_factory=FixedClock)
    role: Role = Role.DISPATCHER
    answers: dict = field(default_factory=dict)
    language: str = "zh_CN"

    def __post_init__(self):
        self.settings = DeskSettings(self.folder / "desk.ini")
        self.drafts = Drafts(self.folder / "drafts.sqlite3", lambda job: job())
        self.paper = NoPaper()
        self.recordings = Recordings(self.folder)
        self.press = StillPress(self.settings)
        self.office = None
        self.asked, self.acted, self.opened = [], [], []
        self.closed, self.notices, self.errors = [], [], []
        self.followers: list[Callable[[], None]] = []

    @property
    def session(self):
        return SignedIn("li", "李", self.role, "D1")

    def now(self):
        return self.clock.now()

    def ask(self, owner, query, done, *, failed=None, slow=False):
        name, facts = _told(query)
        self.asked.append((name, facts))
        if name in self.answers:
            self._answer(self.answers[name], facts, done, failed)
        return Call()

    def act(self, owner, service, done, *, failed=None, happened_at=None, late_reason=None):
        name, facts = _told(service)
        self.acted.append(Acted(name, facts, happened_at, late_reason))
        if name in self.answers:
            self._answer(self.answers[name], facts, done, failed)
        return Call()

    def _answer(self, answer, facts, done, failed):
        value = answer(**facts) if callable(answer) else answer
        if isinstance(value, Exception):
            (failed or self.show_error)(value)
        else:
            done(value)

    def work(self, owner, job, done, **_):
        return Call()

    def follow(self, owner, tables, heard):
        self.followers.append(heard)

    def open_screen(self, screen_id, subject=None):
        self.opened.append((screen_id, subject))

    def close_screen(self, widget):
        self.closed.append(widget)

    def show_error(self, error, *, retry=None):
        self.errors.append((error, retry))

    def word(self, error):
        return "conflict" if isinstance(error, ConflictError) else wording.sentence(error)

    def notify(self, text, *, undo=None):
        self.notices.append(text)


def _told(call):
    if isinstance(call, partial):
        return call.func.__name__.lstrip("_"), dict(call.keywords)
    return call.__name__.lstrip("_"), {}
