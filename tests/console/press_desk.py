"""A press with a spooler that does as it is told, on an office in a file, without threads."""

import random
from dataclasses import dataclass, field
from uuid import uuid4

from PySide6.QtCore import QObject

from console.calls import Call, CancelledError, Progress
from console.press.press import Press
from console.press.printers import Printers
from console.press.shelf import Shelf
from console.press.spoolers import Fate, Look
from console.settings import DeskSettings
from models.errors import RefusedError, StoreError, StoreTrouble
from models.rules.action import Action
from models.rules.terms import Role
from models.store.unit_of_work import consult, perform


class NowTasks(QObject):
    """Runs everything at once, in the order it was asked; ``fault`` may strike anywhere."""

    def __init__(self, store, fault=lambda what: None):
        super().__init__()
        self.store, self.fault = store, fault
        self.queue, self.running = [], False

    def _do(self, job, done, failed):
        self.queue.append((job, done, failed))
        if self.running:
            return
        self.running = True
        while self.queue:
            job, done, failed = self.queue.pop(0)
            try:
                value = job()
            except CancelledError:
                continue
            except (RefusedError, StoreError) as error:
                failed(error)
            else:
                done(value)
        self.running = False

    def work(self, owner, job, done, *, failed=None, progress=None):
        call = Call()

        def run():
            self.fault("work")
            return job(Progress(call, progress or (lambda *_: None)))

        self._do(run, done, failed)
        return call

    def aside(self, job):
        job()

    def ask(self, owner, query, done, *, failed=None, slow=False):
        def run():
            self.fault("ask")
            return consult(self.store, query)

        self._do(run, done, failed)
        return Call()

    def act(self, owner, service, done, *, failed=None, action=None):
        def run():
            self.fault("before the record")
            value = perform(self.store, action, service).value
            self.fault("after the record")
            return value

        self._do(run, done, failed)
        return Call()


@dataclass
class TameSpooler:
    """Takes what it is given; ``fates`` are answered one after another, the last for good."""

    takes_pdf: bool = True
    tells_fate: bool = True
    fates: list = field(default_factory=lambda: [Look(Fate.PRINTED)])
    refuses: RefusedError | None = None
    sent: list = field(default_factory=list)
    taken_back: list = field(default_factory=list)
    said_printed: bool = False

    def printers(self):
        return ("LQ-630K", "Laser")

    def send(self, sheaf):
        if self.refuses is not None:
            raise self.refuses
        self.sent.append(sheaf)
        return str(len(self.sent))

    def look(self, printer, job):
        look = self.fates.pop(0) if len(self.fates) > 1 else self.fates[0]
        self.said_printed |= look.fate is Fate.PRINTED
        return look

    def cancel(self, printer, job):
        self.taken_back.append(job)


class Signed:
    """Somebody who is signed in."""

    def __init__(self, counter):
        self.counter = counter
        self.present = type("Who", (), {"name": "李"})()

    def action(self):
        now = self.counter.now()
        return Action(uid=uuid4(), actor="李", role=Role.DISPATCHER, desk="D1", now=now)


def press_on(county, folder, *, spooler=None, fault=lambda what: None):
    """Return a press at work in a county."""
    return Press(
        NowTasks(county.store, fault),
        clock=county,
        sign_in=Signed(county),
        spooler=lambda: spooler or TameSpooler(),
        shelf=Shelf(folder / "jobs"),
        printers=Printers(DeskSettings(folder / "desk.ini")),
    )


class Fault:
    """Strikes at the n-th of all steps, as a full disk, a locked office or a refusal."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.left = self.random.randrange(0, 40)
        self.struck = False

    def __call__(self, what):
        self.left -= 1
        if self.left == 0:
            self.struck = True
            raise StoreError(
                self.random.choice([StoreTrouble.FULL, StoreTrouble.LOCKED]), where=what
            )
