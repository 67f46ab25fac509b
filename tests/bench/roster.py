"""The capacity of 60 crews over 400 days against a raw reading of the same rows.

Three people to a crew, a shift for each crew and day, every seventh day a person's own one
beside it, and leaves: 27,000 shifts in one SQLite file. A reading takes the columns of the
shifts, people and leaves and does nothing with them.
"""

import sqlite3
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from models.domain import Crew, Leave, Shift, Technician
from models.queries.capacity import capacity
from models.rules.zone import SHANGHAI
from models.store.unit_of_work import consult, perform
from tests.bench.timing import ROUNDS, Report, side_by_side
from tests.offices import NOW, action, make_store

NAME = "roster"
CREWS, PEOPLE, DAYS = 60, 3, 400
FIRST = date(2026, 1, 1)
LAST = FIRST + timedelta(days=DAYS - 1)
RAW = "raw sqlite3, the same rows"
OURS = "capacity of 60 crews over 400 days"
MONTH = "capacity of 60 crews over a month"
TIMES = 1
STAMP = {"created_at": NOW, "version": 1}
_READ = (
    "SELECT crew_id, technician_id, day_on, kind, starts_at, ends_at FROM shift ORDER BY id",
    "SELECT id, crew_id, archived_at FROM technician",
    "SELECT technician_id, starts_on, ends_on FROM leave WHERE state = 'approved'",
    "SELECT id, code, name, archived_at FROM crew",
)


def fill(session) -> None:
    """Enter the crews, their people, shifts and leaves, without an event for each."""
    session.execute(
        insert(Crew),
        [STAMP | {"id": n, "code": f"B{n:02d}", "name": f"{n}班"} for n in range(1, CREWS + 1)],
    )
    people = [
        STAMP | {"number": f"T{crew:02d}{seat}", "name": "王", "crew_id": crew}
        for crew in range(1, CREWS + 1)
        for seat in range(PEOPLE)
    ]
    session.execute(insert(Technician), people)
    days = [FIRST + timedelta(days=n) for n in range(DAYS)]
    session.execute(
        insert(Shift), [shift(crew, day) for crew in range(1, CREWS + 1) for day in days]
    )
    own = [
        shift(crew, day, (crew - 1) * PEOPLE + 1)
        for crew in range(1, CREWS + 1)
        for day in days[::7]
    ]
    session.execute(insert(Shift), own)
    leaves = [
        STAMP
        | {
            "technician_id": n + 1,
            "starts_on": FIRST + timedelta(days=(n * 7) % DAYS),
            "ends_on": FIRST + timedelta(days=(n * 7) % DAYS + 4),
            "state": "approved",
        }
        for n in range(CREWS * PEOPLE)
    ]
    session.execute(insert(Leave), leaves)


def shift(crew: int, day: date, person: int | None = None) -> dict:
    """Return a day shift's row."""
    starts = datetime(day.year, day.month, day.day, 8, 30, tzinfo=SHANGHAI)
    return STAMP | {
        "crew_id": crew,
        "technician_id": person,
        "day_on": day,
        "kind": "day",
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=9),
    }


def run() -> Report:
    """Read the rows raw, and reckon the capacity from them."""
    with tempfile.TemporaryDirectory(prefix="paidan-bench-") as scratch:
        folder = Path(scratch)
        store = make_store(folder / "office.db", folder)
        perform(store, action(), fill)
        raw = sqlite3.connect(folder / "office.db")
        ways: dict[str, Callable[[], object]] = {
            RAW: lambda: [raw.execute(one).fetchall() for one in _READ],
            OURS: lambda: consult(store, lambda s: capacity(s, FIRST, LAST)),
            MONTH: lambda: consult(store, lambda s: capacity(s, FIRST, FIRST + timedelta(days=30))),
        }
        lines = side_by_side(ways, floor=RAW, times=TIMES)
        rows = len(ways[OURS]())
        raw.close()
        store.close()
    return Report(
        NAME,
        RAW,
        ROUNDS,
        lines,
        targets={OURS: 30.0, MONTH: 2.5},
        goals={OURS: 12.0},
        notes=(f"{rows} rows of crew and day",),
    )
