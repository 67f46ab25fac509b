"""A list of any length: first paint, a page of rows, a jump anywhere, and the order of it all.

The archive at 100,000 and at 1,000,000 customers with a circuit each. Everything a screen does
is in a figure: question, answer, and the painted frame. Floors: a list that needs no database
for what is painted, the same statement by plain sqlite3 for what is read.
"""

import os
import random
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sqlalchemy import text

from models.domain import Circuit, Customer
from models.queries.customer_list import (
    ArchiveRow,
    ArchiveWanted,
    archive_ids,
    archive_rows,
    archive_start,
)
from models.rules.terms import Importance, Reach, Service, ServiceGrade
from models.services.customers import add_circuit, add_customer
from models.store.unit_of_work import Store, consult, perform
from tests.bench.timing import ROUNDS, Line, Report, side_by_side
from tests.offices import action, make_store

NAME = "lists"
COUNTY, PROVINCE = 100_000, 1_000_000
PAGE = 128
SIZE = (1280, 800)
STILL = "painted: rows at hand, no database"
FIRST, FIRST_LONG = "painted first: 100,000", "painted first: 1,000,000"
QT = "painted first: Qt's own SQL model"
JUMP = "a jump anywhere in 1,000,000, painted"
RAW, OURS = "128 rows by id, plain sqlite3", "128 rows by id"
RAW_IDS, IDS = "the order of 100,000, plain sqlite3", "the order of 100,000"
GROWTH = "painted first: 1,000,000 by 100,000"


def run() -> Report:
    """Paint and read lists of both lengths."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
        short = held.enter_context(_office(folder / "county", COUNTY))
        long = held.enter_context(_office(folder / "province", PROVINCE))
        painted = _painted(app, folder / "county" / "office.db", short, long)
        read = _read(short)
    return Report(
        NAME,
        "the first of each group",
        ROUNDS,
        (*painted, *read),
        targets={FIRST: 2.0, GROWTH: 1.1, OURS: 2.0},
        goals={FIRST: 1.5, OURS: 1.6},
        notes=(
            f"{SIZE[0]} x {SIZE[1]}, nine columns, counts of circuits, people, places and tickets",
        ),
    )


# What is painted


def _painted(app: Any, file: Path, short: Store, long: Store) -> tuple[Line, ...]:
    shown = _jumping(app, long)
    ways: dict[str, Callable[[], object]] = {
        STILL: lambda: _paint(app, _still()),
        FIRST: lambda: _paint(app, _first(short)),
        FIRST_LONG: lambda: _paint(app, _first(long)),
        JUMP: shown,
    }
    peer = _peer(app, file)
    if peer is not None:
        ways[QT] = peer
    lines = side_by_side(ways, floor=STILL, times=3)
    growth = side_by_side({FIRST: ways[FIRST], GROWTH: ways[FIRST_LONG]}, floor=FIRST, times=5)
    return (*lines, *(line for line in growth if line.way == GROWTH))


def _still() -> Any:
    """Return a list of the same length whose rows are all the same one."""
    from views.customers.columns import archive_columns
    from views.widgets.table import RowsModel

    row = ArchiveRow(
        id=1,
        number="LX0000001",
        name="临溪县第1水务有限公司",
        grade=ServiceGrade.A,
        importance=Importance.COUNTY,
        town="城关镇",
        circuits=1,
        open_tickets=0,
        account_manager="王敏",
        complete=40,
        archived=False,
    )

    class Still(RowsModel[ArchiveRow]):
        def rowCount(self, parent: Any = None) -> int:
            return COUNTY

        def row_at(self, at: int) -> ArchiveRow:
            return row

    return Still(archive_columns())


def _first(store: Store) -> Any:
    """Do what the screen does when it is opened: the top of the list and its rows."""
    from views.customers.columns import archive_columns
    from views.widgets.paged_table import PagedModel

    model: PagedModel[ArchiveRow] = PagedModel(
        archive_columns(),
        read=lambda ids, done: done(consult(store, lambda s: archive_rows(s, ids))),
    )
    start = consult(store, lambda s: archive_start(s, ArchiveWanted()))
    model.show_ids(start.ids, start.rows, anew=True)
    return model


def _paint(app: Any, model: Any) -> None:
    from views.widgets.table_view import Table

    table = Table()
    table.resize(*SIZE)
    table.show_model(model)
    table.show()
    app.processEvents()
    table.grab()
    table.close()
    table.deleteLater()
    model.deleteLater()


def _jumping(app: Any, store: Store) -> Callable[[], None]:
    """Return what goes anywhere in a long list and paints the rows that stand there."""
    from views.widgets.table_view import Table

    draw = random.Random(2)
    model = _first(store)
    model.show_ids(consult(store, lambda s: archive_ids(s, ArchiveWanted())))
    table = Table()
    table.resize(*SIZE)
    table.show_model(model)
    table.show()

    def jump() -> None:
        at = draw.randrange(PROVINCE)
        table.scrollTo(model.index(at, 0))
        while model.index(at, 0).data() is None:
            app.processEvents()
        table.grab()

    return jump


def _peer(app: Any, file: Path) -> Callable[[], None] | None:
    """Return Qt's own table on the same file, where its driver is here."""
    try:
        from PySide6.QtSql import QSqlDatabase, QSqlTableModel
    except ImportError:
        return None
    if "QSQLITE" not in QSqlDatabase.drivers():
        return None
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QTableView

    base = QSqlDatabase.addDatabase("QSQLITE", "peer")
    base.setDatabaseName(str(file))
    base.open()

    def paint() -> None:
        model = QSqlTableModel(None, base)
        model.setTable("customer")
        model.setSort(model.fieldIndex("number"), Qt.SortOrder.AscendingOrder)
        model.select()
        view = QTableView()
        view.resize(*SIZE)
        view.setModel(model)
        view.show()
        app.processEvents()
        view.grab()
        view.close()
        view.deleteLater()
        model.deleteLater()

    return paint


# What is read


def _read(store: Store) -> tuple[Line, ...]:
    import models.queries.customer_list as listed

    draw = random.Random(3)
    connection = store.engine.raw_connection()
    page = _plain(store, listed._FILES)
    order = _plain(store, listed._ordered(ArchiveWanted()))

    def some() -> list[int]:
        return draw.sample(range(1, COUNTY + 1), PAGE)

    lines = side_by_side(
        {
            RAW: lambda: connection.execute(page, some()).fetchall(),
            OURS: lambda: consult(store, lambda s: archive_rows(s, some())),
        },
        floor=RAW,
        times=30,
    )
    whole = side_by_side(
        {
            RAW_IDS: lambda: connection.execute(order).fetchall(),
            IDS: lambda: consult(store, lambda s: archive_ids(s, ArchiveWanted())),
        },
        floor=RAW_IDS,
        times=3,
    )
    connection.close()
    return (*lines, *whole)


def _plain(store: Store, statement: Any) -> str:
    """Return a statement as plain SQL whose places for ids stand as question marks."""
    from sqlalchemy.dialects.sqlite import dialect

    given = statement.params(ids=[0] * PAGE) if "ids" in str(statement) else statement
    told = given.compile(dialect=dialect(), compile_kwargs={"literal_binds": True})
    head, mark, tail = str(told).rpartition("IN (")
    if not mark or "ids" not in str(statement):
        return str(told)
    return head + mark + ", ".join("?" * PAGE) + tail[tail.index(")") :]


# The offices


def _office(folder: Path, count: int) -> Store:
    """Found an office with one customer and a circuit, and let the database copy both."""
    folder.mkdir()
    store = make_store(folder / "office.db", folder)
    perform(store, action(), _pattern)
    perform(store, action(), lambda s: [s.execute(one, {"count": count}) for one in _COPIES])
    return store


def _pattern(session: Any) -> None:
    add_customer(
        session,
        number="LX0000001",
        name="临溪县第1水务有限公司",
        town="城关镇",
        address="建设路1号",
        account_manager="王敏",
    )
    add_circuit(
        session,
        customer="LX0000001",
        number="DATA0000001",
        service=Service.DATA,
        reach=Reach.WITHIN_PROVINCE,
        speed="100M",
    )


def _copies(model: Any, **changed: str) -> Any:
    """Return the statement that copies a table's first row under every serial number."""
    told = {column.name: f"first.{column.name}" for column in model.__table__.columns} | changed
    return text(
        "WITH RECURSIVE serial(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM serial WHERE n < :count)"
        f" INSERT INTO {model.__tablename__} ({', '.join(told)})"
        f" SELECT {', '.join(told.values())}"
        f" FROM {model.__tablename__} AS first, serial WHERE first.id = 1"
    )


_COPIES = (
    _copies(
        Customer,
        id="n",
        number="printf('LX%07d', n)",
        name="'临溪县第' || n || '水务有限公司'",
    ),
    _copies(Circuit, id="n", customer_id="n", number="printf('DATA%07d', n)"),
)
