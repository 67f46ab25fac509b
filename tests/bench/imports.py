"""Lists brought in, against two floors: reading the file raw, and writing its rows raw.

The first floor is calamine reading every cell. The second is plain sqlite3 given the very rows
the batch leaves, ready-made: it writes them with their indexes, each event's facts as JSON and
sealed to the event before, in one transaction. Neither spells, checks or compares anything.
"""

import json
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hmac import digest
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter

from console.exchange import ReadList, read_list
from console.heap import undisturbed
from models.services.customers import add_customer, add_site
from models.services.imports import import_rows
from models.store.engine import journal_mode
from models.store.unit_of_work import Store, perform
from tests.bench.timing import Report, shown, side_by_side
from tests.offices import action, make_store

NAME = "imports"
ROWS, ROUNDS = 10_000, 3
READ_RAW = "calamine alone"
UNDERSTOOD, WHOLE = "rows understood and checked", "brought in, an event a row"
WRITTEN_RAW, KEPT = "plain sqlite3, the same rows and events", "kept, once understood"
GOAL = 2.0
CUSTOMER, CIRCUITS_OF_ONE = "D{:05d}", 50


class List(NamedTuple):
    """A list as another system exports it, and the tables its rows end up in."""

    title: str
    kind: str
    heads: tuple[str, ...]
    line: Callable[[int], list[str]]
    tables: tuple[str, ...]


CUSTOMERS = List(
    "customers",
    "customers",
    ("客户编号", "客户名称", "客户简称", "服务等级", "重要性", "行业", "乡镇", "地址", "客户经理",
     "合同号", "合同到期日", "管理分类", "备注"),
    lambda n: [
        f"K{n:06d}", f"临溪县第{n}水务有限公司", f"{n}水务", "AA级", "县级", "制造业",
        "城关镇", f"建设路{n}号", "王敏", f"HT{n:08d}", "2027-12-31", "甲", "",
    ],
    ("customer",),
)  # fmt: skip
WITH_CONTACTS = List(
    "customers with a contact",
    "customers",
    (*CUSTOMERS.heads[:-1], "联系人", "联系电话"),
    lambda n: [*CUSTOMERS.line(n)[:-1], f"单老师{n}", f"138{n:08d}"],
    ("customer", "contact"),
)
CIRCUITS = List(
    "circuits",
    "circuits",
    ("电路代号", "客户编号", "业务类型", "电路范围", "带宽", "服务等级", "A端", "Z端", "机房",
     "ODF架", "VLAN", "开通日期"),
    lambda n: [
        f"LX-DATA-{n:06d}", CUSTOMER.format(n // CIRCUITS_OF_ONE), "数据专线", "跨省", "20M",
        "AA级", "总部", f"{n % 7}号楼", "城关机房", f"ODF-{n % 90}", f"{n % 4000}", "20240506",
    ],
    ("site", "circuit"),
)  # fmt: skip


def written(path: Path, what: List, rows: int) -> Path:
    """Write a list as another system exports it."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["资料汇总表"])
        sheet.write_row(1, 0, what.heads)
        for n in range(rows):
            sheet.write_row(n + 2, 0, what.line(n))
    return path


def raw(path: Path) -> int:
    """Read every cell and think nothing of it."""
    from python_calamine import CalamineWorkbook

    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    return sum(1 for _ in sheet.iter_rows())


class Offices:
    """New offices, with the customers that circuits belong to where the list is one of circuits."""

    def __init__(self, folder: Path, what: List, rows: int) -> None:
        self._folder, self._serial = folder, count(1)
        self._owners = rows // CIRCUITS_OF_ONE + 1 if what is CIRCUITS else 0

    def opened(self) -> Store:
        """Make an office and open it."""
        folder = self._folder / f"office-{next(self._serial)}"
        folder.mkdir()
        store = make_store(folder / "office.db", folder)
        perform(store, action(), self._furnish)
        return store

    def closed(self) -> Path:
        """Make an office and return its file."""
        with self.opened() as store:
            return store.target.path or Path()

    def _furnish(self, session: Any) -> None:
        for n in range(self._owners):
            add_customer(session, number=CUSTOMER.format(n), name=f"第{n}中学")
            add_site(session, customer=CUSTOMER.format(n), name="总部")


def keep(read: ReadList, store: Store) -> Path:
    """Bring an understood list into an office as the screen does, and close it."""
    with store, undisturbed():
        done = perform(
            store,
            action(),
            lambda session: import_rows(
                session,
                kind=read.kind,
                file=read.identity(),
                chosen=read.chosen,
                rows=read.rows,
            ),
        ).value
    assert done is not None
    assert done.added == len(read.rows)
    return store.target.path or Path()


Table = tuple[str, list[tuple[Any, ...]]]


def left_by(office: Path, before: Path, tables: Sequence[str]) -> list[Table]:
    """Return the rows a batch has left in an office, table by table, the events last."""
    new, old = sqlite3.connect(office), sqlite3.connect(before)
    found = []
    for table, key in (*((one, "id") for one in (*tables, "imported_row")), ("event", "sequence")):
        (top,) = old.execute(f"SELECT coalesce(max({key}), 0) FROM {table}").fetchone()
        rows = new.execute(f"SELECT * FROM {table} WHERE {key} > ? ORDER BY {key}", (top,))
        found.append((table, rows.fetchall()))
    new.close()
    old.close()
    return found


def write_raw(office: Path, tables: Sequence[Table]) -> None:
    """Write rows as plain sqlite3 does, each event's facts as JSON and sealed to the last."""
    driver = sqlite3.connect(office, isolation_level=None)
    driver.execute(f"PRAGMA journal_mode={journal_mode(sqlite3.sqlite_version_info)}")
    driver.execute("PRAGMA synchronous=FULL")
    driver.execute("BEGIN IMMEDIATE")
    for table, rows in tables:
        marks = ", ".join("?" * len(rows[0]))
        made = sealed(rows) if table == "event" else rows
        driver.executemany(f"INSERT INTO {table} VALUES ({marks})", made)
    driver.execute("COMMIT")
    driver.close()


def sealed(rows: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Yield events with their facts written and their seals made; facts stand ninth from left."""
    key, end = b"k" * 32, "0" * 64
    for row in rows:
        *parts, facts, late, _end, _seal = row
        told = (*parts, dumped(facts), late, end)
        end = digest(key, dumped(told).encode(), "sha256").hex()
        yield (*told, end)


def dumped(value: object) -> str:
    """Return one JSON text of a value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def against_reading(place: Path, rows: int, rounds: int) -> Report:
    """Read, understand and keep a list of customers, side by side."""
    path = written(place / "whole.xlsx", CUSTOMERS, rows)
    offices = Offices(place, CUSTOMERS, rows)
    new = iter([offices.opened() for _ in range(rounds + 1)])
    lines = side_by_side(
        {
            READ_RAW: lambda: raw(path),
            UNDERSTOOD: lambda: len(read_list("customers", path).rows),
            WHOLE: lambda: keep(read_list("customers", path), next(new)),
        },
        floor=READ_RAW,
        times=1,
        rounds=rounds,
    )
    told = f"{rows:,} {CUSTOMERS.title}, {len(CUSTOMERS.heads)} columns"
    return Report(NAME, READ_RAW, rounds, lines, notes=(told,))


def against_writing(place: Path, what: List, *, rows: int, rounds: int) -> Report:
    """Keep an understood list, and write the same rows raw, side by side."""
    read = read_list(what.kind, written(place / "list.xlsx", what, rows))
    offices = Offices(place, what, rows)
    before, after = offices.closed(), keep(read, offices.opened())
    tables = [(name, _with_facts(name, kept)) for name, kept in left_by(after, before, what.tables)]
    ours = iter([offices.opened() for _ in range(rounds + 1)])
    theirs = iter([offices.closed() for _ in range(rounds + 1)])
    lines = side_by_side(
        {
            WRITTEN_RAW: lambda: write_raw(next(theirs), tables),
            KEPT: lambda: keep(read, next(ours)),
        },
        floor=WRITTEN_RAW,
        times=1,
        rounds=rounds,
    )
    told = ", ".join(f"{len(kept):,} in {name}" for name, kept in tables)
    name = f"{NAME}, {what.title}"
    return Report(name, WRITTEN_RAW, rounds, lines, goals={KEPT: GOAL}, notes=(told,))


def _with_facts(table: str, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return events with their facts as a dictionary, to be written again."""
    if table != "event":
        return rows
    return [(*row[:-4], json.loads(row[-4]), *row[-3:]) for row in rows]


def run(rows: int = ROWS, rounds: int = ROUNDS) -> Report:
    """Take both measures; the second for three lists."""
    with tempfile.TemporaryDirectory() as folder:
        beside = []
        for serial, what in enumerate((CUSTOMERS, WITH_CONTACTS, CIRCUITS)):
            place = Path(folder) / str(serial)
            place.mkdir()
            beside.append(against_writing(place, what, rows=rows, rounds=rounds))
        return replace(against_reading(Path(folder), rows, rounds), beside=tuple(beside))


if __name__ == "__main__":
    print(shown(run(rows=int(sys.argv[1]), rounds=int(sys.argv[2]))))
