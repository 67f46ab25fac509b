"""A list goes into a file as it is shown, and no cell of it is ever a formula."""

import csv
import random

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.calls import Call, CancelledError, Progress
from console.spreadsheets import safe_cell, write_table
from tests.views.row_desk import RowDesk
from views.widgets.list_export import GBK, SHORTCUT, ListExport
from views.widgets.page import Page
from views.widgets.table import Column, RowsModel
from views.widgets.table_view import Table

STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
CELLS = 10_000


class WorkDesk(RowDesk):
    """Does slow work at once, and can lose interest half way."""

    stops_at = None

    def work(self, owner, job, done, *, failed=None, progress=None):
        call = Call()

        def show(count, total):
            if progress is not None:
                progress(count, total)
            if self.stops_at is not None and count >= self.stops_at:
                call.cancel()

        try:
            value = job(Progress(call, show))
        except CancelledError:
            return call
        done(value)
        return call


class ListPage(Page):
    """A page with one list, as any screen has."""

    def __init__(self, desk):
        super().__init__(desk, title="Calls / today")
        columns = [
            Column(heading=lambda: "Number", text=lambda row: row[0], key=lambda row: row[0]),
            Column(heading=lambda: "=Name", text=lambda row: row[1], key=lambda row: row[1]),
            Column(heading=lambda: "Town", text=lambda row: row[2], key=lambda row: row[2]),
        ]
        self.model = RowsModel(columns, self, key=lambda row: row[0])
        self.table = Table("list", desk.settings, self)
        self.table.show_model(self.model)
        self.body.addWidget(self.table)
        self.set_actions(())


@pytest.fixture
def desk(tmp_path, clock, dressed):
    return WorkDesk(tmp_path, clock)


@pytest.fixture
def page(desk, qtbot):
    page = ListPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


def rows_of(path):
    """Read a file back as a spreadsheet would."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))
    sheet = openpyxl.load_workbook(path).active
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_list_is_saved_with_its_order_and_its_columns(page, tmp_path, ending):
    page.model.show_rows([("2", "乙", "东乡"), ("1", "甲", "城关镇")])
    page.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    page.table.horizontalHeader().moveSection(2, 0)
    page.table.setColumnHidden(1, True)
    path = tmp_path / f"list{ending}"
    page.list_export.write(page.table, path)
    assert rows_of(path) == [["Town", "Number"], ["城关镇", "1"], ["东乡", "2"]]
    assert "2" in page.bar.text.text()


def test_every_page_with_a_list_has_it_in_its_menu_and_by_key(page, monkeypatch):
    asked = []
    monkeypatch.setattr(ListExport, "ask_where", lambda self, table, name: asked.append(name))
    QTest.keyClick(page, Qt.Key.Key_F12)
    assert asked == []
    assert page.bar.isVisible()
    page.model.show_rows([("1", "甲", "城关镇")])
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_F12)
    assert len(asked) == 1
    assert "/" not in asked[0]
    assert [deed.shortcut for deed in page.deeds] == [SHORTCUT]


def test_what_is_stopped_half_way_leaves_no_file(page, desk, tmp_path):
    page.model.show_rows([(str(n), "x", "y") for n in range(3000)])
    desk.stops_at = 1500
    page.list_export.write(page.table, tmp_path / "list.xlsx")
    assert list(tmp_path.glob("*list.xlsx*")) == []


def test_gbk_warns_of_what_it_cannot_say(page, tmp_path):
    page.model.show_rows([("1", "㛃㛃", "城关镇")])
    page.list_export.write(page.table, tmp_path / "old.csv", codec=GBK)
    assert (tmp_path / "old.csv").read_bytes().decode("gbk").endswith("城关镇\r\n")
    assert page.bar.property("kind") == "warning"


def nasty(seed):
    """Return cells people and other systems could have put in."""
    letters = [*STARTS, *"abc中文 0123456789,;\"'\n|!()", "\x00", "cmd", "HYPERLINK", "\u202e"]
    chance = random.Random(seed)
    for _ in range(CELLS):
        start = chance.choice([*STARTS, "", " "])
        yield start + "".join(chance.choices(letters, k=chance.randint(0, 12)))


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_none_of_ten_thousand_cells_becomes_a_formula(tmp_path, ending):
    cells = [cell.replace("\x00", "") for cell in nasty(7)]
    path = tmp_path / f"cells{ending}"
    write_table(path, ["=heading"], [[cell] for cell in cells])
    if ending == ".csv":
        read = [row[0] for row in rows_of(path)]
        assert [cell for cell in read if cell.startswith(STARTS)] == []
        assert [cell.removeprefix("'") for cell in read[1:]] == [c.removeprefix("'") for c in cells]
    else:
        sheet = openpyxl.load_workbook(path).active
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
        assert sum(1 for row in sheet.iter_rows() for cell in row if cell.data_type == "f") == 0


def test_counter_proof_unguarded_cells_would_be_formulas(tmp_path):
    with (tmp_path / "bad.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([[cell] for cell in nasty(7)])
    with (tmp_path / "bad.csv").open(encoding="utf-8-sig", newline="") as file:
        read = [row[0] for row in csv.reader(file) if row]
    assert any(cell.startswith(STARTS) for cell in read)
    assert safe_cell("=1") == "'=1"
