"""Bringing a list in against reading its file raw: understood, tried by the office, and kept.

Ten thousand customers with thirteen columns; every row goes through the services and leaves its
event in the chain.
"""

import tempfile
from pathlib import Path

import xlsxwriter

from console.exchange import read_list
from models.services.imports import import_rows
from models.store.unit_of_work import Store, perform
from tests.bench.timing import Report, side_by_side
from tests.offices import action, make_store

NAME = "imports"
ROWS, ROUNDS = 10_000, 3
HEADS = (
    "客户编号", "客户名称", "客户简称", "服务等级", "重要性", "行业", "乡镇", "地址", "客户经理",
    "合同号", "合同到期日", "管理分类", "备注",
)  # fmt: skip
RAW = "calamine alone"
UNDERSTOOD, KEPT = "rows understood and checked", "brought in, an event a row"


def written(path: Path, rows: int) -> Path:
    """Write a customer list as another system exports it."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["客户资料汇总表"])
        sheet.write_row(1, 0, HEADS)
        for n in range(rows):
            sheet.write_row(
                n + 2,
                0,
                [
                    f"K{n:06d}", f"临溪县第{n}水务有限公司", f"{n}水务", "AA级", "县级", "制造业",
                    "城关镇", f"建设路{n}号", "王敏", f"HT{n:08d}", "2027-12-31", "甲", "",
                ],
            )  # fmt: skip
    return path


def raw(path: Path) -> int:
    """Read every cell and think nothing of it."""
    from python_calamine import CalamineWorkbook

    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    return sum(1 for _ in sheet.iter_rows())


def keep(path: Path, folder: Path, serial: list[int]) -> int:
    """Bring the list into a new office."""
    serial[0] += 1
    where = folder / f"office-{serial[0]}"
    where.mkdir()
    store: Store = make_store(where / "office.db", where)
    with store:
        read = read_list("customers", path)
        done = perform(
            store,
            action(),
            lambda session: import_rows(
                session,
                kind="customers",
                file=read.identity(),
                chosen=read.chosen,
                rows=read.rows,
            ),
        ).value
    assert done is not None
    assert done.added == len(read.rows)
    return done.added


def run() -> Report:
    """Read, understand and keep one list, side by side."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        path = written(place / "customers.xlsx", ROWS)
        serial = [0]
        lines = side_by_side(
            {
                RAW: lambda: raw(path),
                UNDERSTOOD: lambda: len(read_list("customers", path).rows),
                KEPT: lambda: keep(path, place, serial),
            },
            floor=RAW,
            times=1,
            rounds=ROUNDS,
        )
    return Report(NAME, RAW, ROUNDS, lines, notes=(f"{ROWS} rows of {len(HEADS)} columns",))
