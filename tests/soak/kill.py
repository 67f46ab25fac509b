"""A desk killed with -9 in the middle of its work: nothing acknowledged may be gone.

The desk is a fork, so a round costs no interpreter start. It acknowledges an action through a
pipe once the store says it is kept; ``ack_early`` plants the fault of saying so before.
"""

import os
import random
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import select

from models.domain import Event, Ticket
from models.store.chain import verify
from models.store.unit_of_work import Store, consult, perform
from tests.offices import action, make_store
from tests.store.work import note, open_ticket, the_ticket

TICKETS = 20
AUDIT_EVERY = 25
UID_BYTES = 16


@dataclass
class Report:
    """What the rounds showed."""

    rounds: int
    acknowledged: int = 0
    events: int = 0
    lost: int = 0
    torn: int = 0
    breaks: int = 0
    damaged: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def holds(self) -> bool:
        """Nothing lost, torn, broken or damaged, and something was at stake."""
        return not (self.lost or self.torn or self.breaks or self.damaged) and bool(self.events)


def run(folder: Path, *, rounds: int, ack_early: bool = False, seed: int = 7) -> Report:
    """Kill a desk ``rounds`` times; audit every 25 rounds and at the end."""
    chance, report, began = random.Random(seed), Report(rounds), time.monotonic()
    path = folder / "office.db"
    with make_store(path, folder) as store:
        numbers = [perform(store, action(), open_ticket).value for _ in range(TICKETS)]
    acknowledged: set[UUID] = set()
    for turn in range(1, rounds + 1):
        acknowledged |= _round(path, numbers, chance, ack_early)
        if turn % AUDIT_EVERY == 0 or turn == rounds:
            _audit(path, acknowledged, report)
    report.acknowledged = len(acknowledged)
    report.seconds = round(time.monotonic() - began, 1)
    return report


def _round(path: Path, numbers: list[str], chance: random.Random, ack_early: bool) -> set[UUID]:
    ear, mouth = os.pipe()
    desk = os.fork()
    if desk == 0:
        os.close(ear)
        try:
            _work(path, numbers, mouth, ack_early)
        finally:
            os._exit(1)
    os.close(mouth)
    with os.fdopen(ear, "rb") as pipe:
        told = pipe.read(UID_BYTES)  # it is at work
        time.sleep(chance.uniform(0.0, 0.03))
        os.kill(desk, signal.SIGKILL)
        told += pipe.read()
    os.waitpid(desk, 0)
    whole = range(0, len(told) - UID_BYTES + 1, UID_BYTES)
    return {UUID(bytes=told[start : start + UID_BYTES]) for start in whole}


def _work(path: Path, numbers: list[str], mouth: int, ack_early: bool) -> None:
    """Be a desk until killed: actions of one to three events, short and long."""
    chance = random.Random(os.getpid())
    store = Store.open(path)
    while True:
        uid, parts = uuid4(), chance.choice((1, 1, 3))
        said = "话" * chance.choice((10, 500, 9000))

        def act(session, uid=uid, parts=parts, said=said):
            ticket = the_ticket(session, chance.choice(numbers))
            for _ in range(parts):
                note(session, ticket, "note", action=str(uid), of=parts, said=said)
            ticket.urges += parts
            if ack_early:
                session.flush()
                os.write(mouth, uid.bytes)

        perform(store, action(uid), act)
        if not ack_early:
            os.write(mouth, uid.bytes)


def _audit(path: Path, acknowledged: set[UUID], report: Report) -> None:
    with Store.open(path) as store:
        consult(store, lambda session: _look(session, store, acknowledged, report))


def _look(session, store: Store, acknowledged: set[UUID], report: Report) -> None:
    said = session.connection().exec_driver_sql("PRAGMA integrity_check").fetchall()
    if said != [("ok",)]:
        report.damaged.append(str(said[0][0]))
    report.breaks += len(verify(session, store.key).breaks)
    parts: dict[str, list[int]] = {}
    counted: dict[int, int] = {}
    stored: set[UUID] = set()
    rows = session.execute(select(Event.uid, Event.subject_id, Event.facts, Event.verb))
    for uid, ticket, facts, verb in rows:
        stored.add(uid)
        if verb == "note":
            parts.setdefault(facts["action"], []).append(facts["of"])
            counted[ticket] = counted.get(ticket, 0) + 1
    report.events = len(stored)
    report.lost += len(acknowledged - stored)
    report.torn += sum(len(found) != found[0] for found in parts.values())
    urges = dict(session.execute(select(Ticket.id, Ticket.urges)).all())
    report.torn += sum(count != counted.get(ticket, 0) for ticket, count in urges.items())
