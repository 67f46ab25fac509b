"""Search and list of forty thousand real company names and twenty thousand more customers.

The names are data for tests that stands beside the checkout; where it is absent nothing is
measured, and the report says so.
"""

import random
import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from models.domain import Customer
from models.queries.customer_list import FIRST, ArchiveWanted, archive_rows, archive_start
from models.queries.search_index import index_of
from models.rules.pinyin import spell
from models.rules.text import fold
from models.store.unit_of_work import Store, consult, perform
from tests.bench.search import CUSTOMERS, SLICE, STAMP, WORDS, by_id, fill, tails
from tests.bench.timing import ROUNDS, Report, side_by_side
from tests.offices import action, make_store
from tests.queries.test_search_china import company_names, sample

NAME = "search_china"
FLOOR = "fifty customers by id"
TOP, PAGE = "the list's first page", f"{FIRST} rows of the list by id"
REALDATA = Path(__file__).resolve().parents[2].parent / "shared" / "realdata"


def run() -> Report:
    """Measure where the names are."""
    if not (REALDATA / "china").is_dir():
        return Report(NAME, FLOOR, 0, (), notes=("no real names beside the checkout",))
    names = company_names(REALDATA)
    words = (*WORDS, *(word for word in sample(names) if fold(word)))
    draw = random.Random(3)
    with tempfile.TemporaryDirectory() as folder, _office(Path(folder), names) as store:
        consult(store, index_of)
        slowest, notes = tails(store, draw, words)
        ids = range(1, CUSTOMERS + len(names) + 1)
        lines = side_by_side(
            {
                FLOOR: lambda: consult(store, lambda s: by_id(s, draw)),
                TOP: lambda: consult(store, lambda s: archive_start(s, ArchiveWanted())),
                PAGE: lambda: consult(store, lambda s: archive_rows(s, draw.sample(ids, FIRST))),
            },
            floor=FLOOR,
            times=20,
        )
    told = (
        f"{len(names):,} real names and {CUSTOMERS:,} customers with circuits; {len(words)} words"
    )
    return Report(
        NAME,
        FLOOR,
        ROUNDS,
        (*lines, slowest),
        targets={slowest.way: 80.0},
        goals={slowest.way: 30.0},
        notes=(told, *notes),
    )


def _office(folder: Path, names: list[str]) -> Store:
    store = make_store(folder / "office.db", folder)
    perform(store, action(), fill)
    perform(store, action(), lambda session: _enter(session, names))
    return store


def _enter(session: Any, names: list[str]) -> None:
    rows = [
        STAMP
        | {
            "number": f"SH{n:05d}",
            "name": name,
            "search_key": fold(f"{name}SH{n:05d}"),
            "initials": spell(name).key,
        }
        for n, name in enumerate(names)
    ]
    for at in range(0, len(rows), SLICE):
        session.execute(insert(Customer), rows[at : at + SLICE])
