"""The search of a large county against fetching fifty rows by id, and against a scan by LIKE.

20,000 customers, 50,000 circuits, 30,000 contacts, 20,000 sites in one SQLite file; each call
asks another word. The 99th percentile is told beside the middle, in notes and by a target.
"""

import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from time import perf_counter

from sqlalchemy import insert, select, text

from models.domain import Circuit, Contact, Customer, Site
from models.queries.customer_list import ArchiveWanted, archive_start
from models.queries.search import find_anything
from models.queries.search_index import index_of
from models.rules.pinyin import spell
from models.rules.text import fold
from models.store.unit_of_work import Store, consult, perform
from tests.bench.timing import Line, Report, Spread, side_by_side
from tests.offices import NOW, action, make_store

NAME = "search"
CUSTOMERS, CIRCUITS, CONTACTS = 20_000, 50_000, 30_000
SLICE = 5000
ROUNDS, TIMES = 5, 60
FLOOR, OURS, SCAN = "fifty customers by id", "search, any word", "scan by LIKE, any word"
LIST = "the archive's list for a common letter"
COMMON_LETTER = "永"
COMMON, COMMON_WORDS = "two words of thousands each", "永嘉 公司"
TAIL = "search, 99th of 100"
P99_GOAL = 30.0
WORDS = (
    "永", "商", "农商", "永嘉", "永嘉农商", "公司公司", "青田水务有限公司", "yj", "yjns", "yongjia",
    "zm", "zhang", "13", "138", "0021", "7788", "13800012345", "lx", "lx01", "LX00777", "永嘉DATA",
    "DATA0123", "00", "人民路", "人民路12号", "没有这家", "zzzz", "q", "永嘉 1380", "单",
)  # fmt: skip


STAMP = {"created_at": NOW, "version": 1}
TOWNS = (
    "永嘉", "青田", "临溪", "云和", "龙泉", "瓯海", "洞头", "平阳", "泰顺", "文成", "乐清", "柳市",
)  # fmt: skip
TRADES = (
    "农商银行", "水务", "第一中学", "人民医院", "鞋业", "泵业", "供电", "税务局", "超市", "阀门",
)  # fmt: skip
KINDS = ("有限公司", "股份有限公司", "", "分公司", "营业部", "服务中心")
PEOPLE = [a + b + c for a in "王李张刘陈单解曾仇查" for b in "小建志文" for c in "敏军华芳国平"]


def fill(session) -> None:
    """Enter the county in slices, without an event for each: the office is only read."""
    draw = random.Random(11)
    sounds = {town + trade: spell(town + trade).key for town in TOWNS for trade in TRADES}
    customers = [customer(serial, draw, sounds) for serial in range(1, CUSTOMERS + 1)]
    places = ("town", "address")
    for model, told in (
        (Customer, customers),
        (Contact, [contact(draw) for _ in range(CONTACTS)]),
        (
            Site,
            [
                STAMP | {"customer_id": one["id"], "name": "总部"} | {k: one[k] for k in places}
                for one in customers
            ],
        ),
        (
            Circuit,
            [
                STAMP | {"number": f"永嘉DATA{n:06d}", "customer_id": draw.randint(1, CUSTOMERS)}
                for n in range(CIRCUITS)
            ],
        ),
    ):
        for at in range(0, len(told), SLICE):
            session.execute(insert(model), told[at : at + SLICE])


def customer(serial: int, draw: random.Random, sounds: dict[str, str]) -> dict:
    """Return one customer's row."""
    base = draw.choice(TOWNS) + draw.choice(TRADES)
    name, number = f"{base}{serial % 997}{draw.choice(KINDS)}", f"LX{serial:05d}"
    return STAMP | {
        "id": serial,
        "number": number,
        "name": name,
        "short_name": base,
        "search_key": fold(name + number),
        "initials": sounds[base],
        "town": base[:2],
        "address": f"人民路{serial}号",
    }


def contact(draw: random.Random) -> dict:
    """Return one contact's row."""
    phone = f"138{draw.randrange(10**8):08d}"
    return STAMP | {
        "customer_id": draw.randint(1, CUSTOMERS),
        "name": draw.choice(PEOPLE),
        "phones": [phone],
        "phone_key": f"{phone},",
    }


def by_id(session, draw: random.Random) -> int:
    """Fetch fifty customers, as a page of any list is fetched."""
    ids = draw.sample(range(1, CUSTOMERS + 1), 50)
    wanted = select(Customer.id, Customer.number, Customer.name).where(Customer.id.in_(ids))
    return len(session.execute(wanted).all())


def scanned(session, word: str) -> int:
    """Do what a search without an index does: LIKE over what is stored, newest fifty."""
    like = {"like": f"%{fold(word)}%"}
    found = 0
    for statement in _SCANS:
        found += len(session.execute(statement, like).all())
    return found


_SCANS = (
    text(
        "SELECT id FROM customer WHERE search_key LIKE :like OR initials LIKE :like "
        "ORDER BY id DESC LIMIT 50"
    ),
    text(
        "SELECT id FROM contact WHERE name LIKE :like OR phone_key LIKE :like "
        "ORDER BY id DESC LIMIT 50"
    ),
    text("SELECT id FROM site WHERE town || address LIKE :like ORDER BY id DESC LIMIT 50"),
    text("SELECT id FROM circuit WHERE lower(number) LIKE :like ORDER BY id DESC LIMIT 50"),
)


def run() -> Report:
    """Fill an office, warm nothing but the index, and ask."""
    with tempfile.TemporaryDirectory() as folder, _office(Path(folder)) as store:
        began = perf_counter()
        consult(store, index_of)
        loaded = perf_counter() - began
        draw = random.Random(3)
        words: Iterator[str] = cycle(random.Random(5).sample(WORDS, len(WORDS)))
        ways: dict[str, Callable[[], object]] = {
            FLOOR: lambda: consult(store, lambda s: by_id(s, draw)),
            OURS: lambda: consult(store, lambda s: find_anything(s, next(words))),
            SCAN: lambda: consult(store, lambda s: scanned(s, next(words))),
        }
        lines = side_by_side(ways, floor=FLOOR, times=TIMES, rounds=ROUNDS)
        slowest, notes = tails(store, draw)
        whole = side_by_side(
            {
                LIST: lambda: consult(
                    store, lambda s: archive_start(s, ArchiveWanted(text=COMMON_LETTER))
                ),
                COMMON: lambda: consult(store, lambda s: find_anything(s, COMMON_WORDS)),
                FLOOR: ways[FLOOR],
            },
            floor=FLOOR,
            times=1,
        )
    return Report(
        NAME,
        FLOOR,
        ROUNDS,
        (*lines, slowest, *(line for line in whole if line.way != FLOOR)),
        targets={OURS: 20.0, TAIL: 80.0},
        goals={TAIL: P99_GOAL},
        notes=(f"the first look reads the keys: {loaded * 1000:.0f} ms", *notes),
    )


def _office(folder: Path) -> Store:
    store = make_store(folder / "office.db", folder)
    perform(store, action(), fill)
    return store


def tails(
    store: Store, draw: random.Random, words: Sequence[str] = WORDS
) -> tuple[Line, tuple[str, ...]]:
    """Return the 99th percentile over every word, round by round, and the slowest words."""
    tails, ratios = [], []
    spent: dict[str, list[float]] = {word: [] for word in words}
    for _ in range(ROUNDS):
        floors, ours = [], []
        for word in random.sample(words, len(words)) * 4:
            floors.append(_milliseconds(lambda: consult(store, lambda s: by_id(s, draw))))
            took = _milliseconds(lambda word=word: consult(store, lambda s: find_anything(s, word)))
            ours.append(took)
            spent[word].append(took)
        tails.append(_percentile(ours, 0.99))
        ratios.append(tails[-1] / _percentile(floors, 0.5))
    worst = sorted(words, key=lambda word: -max(spent[word]))[:4]
    told = ", ".join(f"{word} {max(spent[word]):.1f}" for word in worst)
    middle = _percentile([took for all_ in spent.values() for took in all_], 0.5)
    line = Line(TAIL, Spread.of(tails), Spread.of(ratios))
    return line, (f"p50 {middle:.2f} ms; slowest words, ms: {told}",)


def _milliseconds(call: Callable[[], object]) -> float:
    began = perf_counter()
    call()
    return (perf_counter() - began) * 1000


def _percentile(figures: list[float], share: float) -> float:
    return sorted(figures)[min(int(len(figures) * share), len(figures) - 1)]
