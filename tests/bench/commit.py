"""One committed ticket action through the services against the same two rows by raw sqlite3.

The raw side does no more than it must in an office like ours: lock, read the chain's end and the
ticket's version, seal, insert the event, update the ticket, move the end, COMMIT with FULL.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from hmac import digest
from itertools import count
from pathlib import Path
from uuid import uuid4

from models.rules.states import Verb
from models.store.engine import journal_mode
from models.store.unit_of_work import perform
from tests.bench.timing import ROUNDS, Report, side_by_side
from tests.offices import make_store
from tests.services.counter import Counter, furnish
from tests.store.work import note, the_ticket

NAME = "commit"
TIMES = 60
TICKETS = TIMES * (ROUNDS + 1)
RAW = "raw sqlite3, the same two rows, FULL"
STEP = "a step of the road (acknowledge)"
ADDED = "an added line (note)"
PATH = "the write path alone (one field, one event)"


def run() -> Report:
    """Take tickets on, one a call, through the services and raw."""
    with tempfile.TemporaryDirectory(prefix="paidan-bench-") as scratch:
        folder = Path(scratch)
        ours, theirs = _county(folder / "ours"), _county(folder / "raw")
        sent = iter(_dispatched(ours))
        known = _dispatched(theirs)
        theirs.store.close()
        raw = _raw(folder / "raw" / "office.db", iter(known))
        any_number = known[0]
        serial = count(1)
        ways: dict[str, Callable[[], object]] = {
            RAW: raw,
            STEP: lambda: ours.do(Verb.ACKNOWLEDGE, next(sent), by_phone=True),
            ADDED: lambda: ours.do(Verb.NOTE, any_number, **SAID),
            PATH: lambda: perform(
                ours.store, ours.action(), lambda s: _least(s, any_number, next(serial))
            ),
        }
        lines = side_by_side(ways, floor=RAW, times=TIMES)
        ours.store.close()
    mode = journal_mode(sqlite3.sqlite_version_info)
    return Report(
        NAME,
        RAW,
        ROUNDS,
        lines,
        targets={STEP: 6.0, ADDED: 6.0},
        goals={STEP: 3.0, ADDED: 3.0},
        notes=(f"SQLite {sqlite3.sqlite_version}, journal_mode={mode}, synchronous=FULL",),
    )


SAID = {"text": "已电话联系客户，约定上午到场处理。"}


def _county(folder: Path) -> Counter:
    counter = Counter(make_store(folder / "office.db", folder))
    furnish(counter)
    return counter


def _dispatched(county: Counter) -> list[str]:
    """Open and dispatch a ticket for every call to come."""
    numbers = []
    for _ in range(TICKETS):
        number = county.open(anyway=True).number
        county.do(Verb.DISPATCH, number, crew="B01", planned_at=county.now)
        numbers.append(number)
    return numbers


def _least(session, number: str, value: int) -> None:
    ticket = the_ticket(session, number)
    ticket.sent_back = value
    note(session, ticket, "note", **SAID)


def _raw(path: Path, numbers: Iterator[str]) -> Callable[[], None]:
    driver = sqlite3.connect(path, isolation_level=None)
    driver.execute(f"PRAGMA journal_mode={journal_mode(sqlite3.sqlite_version_info)}")
    driver.execute("PRAGMA synchronous=FULL")
    driver.execute("PRAGMA foreign_keys=ON")
    ids = dict(driver.execute("SELECT number, id FROM ticket"))
    columns = [row[1] for row in driver.execute("PRAGMA table_info(event)")]
    like = driver.execute("SELECT * FROM event ORDER BY sequence DESC LIMIT 1").fetchone()
    row = dict(zip(columns, like, strict=True))
    insert = f"INSERT INTO event VALUES ({', '.join(f':{name}' for name in columns)})"
    key = b"k" * 32

    def act() -> None:
        ticket, uid = ids[next(numbers)], uuid4().hex
        driver.execute("BEGIN IMMEDIATE")
        end, at = driver.execute("SELECT hash, sequence FROM chain_head WHERE id=1").fetchone()
        chosen = driver.execute("SELECT version FROM ticket WHERE id=?", (ticket,)).fetchone()
        sealed = digest(key, f"{end}{uid}{row['facts']}".encode(), "sha256").hex()
        now = {"sequence": at + 1, "uid": uid, "prev_hash": end, "hash": sealed}
        driver.execute(insert, {**row, **now, "subject_id": ticket})
        driver.execute(
            "UPDATE ticket SET state='taken', version=version+1, next_mark_at=?, last_sequence=?"
            " WHERE id=? AND version=?",
            (row["recorded_at"], at + 1, ticket, chosen[0]),
        )
        driver.execute("UPDATE chain_head SET sequence=?, hash=? WHERE id=1", (at + 1, sealed))
        driver.execute("COMMIT")

    return act
