"""A list of any length: only what is looked at is read, and nothing moves by itself."""

from array import array
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from views.widgets.paged_table import KEPT, PAGE, SLICE, PagedModel
from views.widgets.table import KEY_ROLE, Column
from views.widgets.table_view import Table

MILLION = 1_000_000
COLUMNS = (
    Column(lambda: "Number", lambda row: row.number, lambda row: row.number),
    Column(lambda: "Name", lambda row: row.name, lambda row: row.name),
)


@dataclass(frozen=True)
class Line:
    number: str
    name: str = "甲"


class Shelf:
    """Answers what is read of it when told to, and remembers every question."""

    def __init__(self):
        self.asked = []
        self.waiting = []
        self.name = "甲"
        self.gone = set()

    def read(self, ids, done):
        self.asked.append(list(ids))
        self.waiting.append((ids, done))

    def answer(self):
        ids, done = self.waiting.pop(0)
        done({one: Line(f"N{one}", self.name) for one in ids if one not in self.gone})

    def answer_all(self, qtbot):
        """Answer until nothing more is asked."""
        for _ in range(200):
            qtbot.wait(1)
            if not self.waiting:
                return
            self.answer()
        pytest.fail("it goes on asking")


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def table(shelf, qtbot, dressed):
    made = Table()
    made.paged = PagedModel(COLUMNS, made, read=shelf.read)
    made.show_model(made.paged)
    made.resize(600, 400)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def show(table, ids, **more):
    table.paged.show_ids(array("q", ids), **more)


def text(table, at):
    return table.paged.index(at, 0).data()


def test_it_keeps_the_rules_of_qt(shelf, qtbot, dressed):
    model = PagedModel(COLUMNS, read=shelf.read)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for ids in (range(300), range(-5, 300), range(100, 300), [], range(3), range(5000)):
        model.show_ids(array("q", ids))
        shelf.answer_all(qtbot)
        assert model.rowCount() == len(ids)


def test_a_million_rows_are_shown_and_only_what_is_looked_at_is_read(table, shelf, qtbot):
    show(table, range(MILLION))
    shelf.answer_all(qtbot)
    assert text(table, 0) == "N0"
    qtbot.keyClick(table, Qt.Key.Key_End)
    shelf.answer_all(qtbot)
    assert table.selected_row().number == f"N{MILLION - 1}"
    assert all(len(ids) <= PAGE for ids in shelf.asked)
    assert len(shelf.asked) <= 6


def test_a_row_pointed_at_before_it_is_read_is_told_when_it_comes(table, shelf, qtbot):
    told = []
    table.pointed.connect(told.append)
    show(table, range(5000))
    shelf.answer_all(qtbot)
    table.select_key(4000)
    assert told[-1] is None
    assert table.selected_row() is None
    qtbot.wait(1)
    shelf.answer_all(qtbot)
    assert told[-1] == Line("N4000")
    count = len(told)
    table.paged.read_again()
    shelf.answer_all(qtbot)
    assert len(told) == count, "only what was owed is told"


def test_neighbours_are_read_before_they_are_looked_at(table, shelf, qtbot):
    show(table, range(5000))
    shelf.answer_all(qtbot)
    assert shelf.asked == [list(range(PAGE)), list(range(PAGE, 2 * PAGE))]


def test_while_it_is_scrolled_through_only_the_last_place_is_read(table, shelf, qtbot):
    show(table, range(100_000))
    qtbot.wait(5)
    for at in range(1000, 90_000, 1000):
        table.scrollTo(table.paged.index(at, 0))
        table.grab()
    shelf.answer_all(qtbot)
    first = {ids[0] // PAGE for ids in shelf.asked}
    assert 89_000 // PAGE in first
    assert len(first) <= 5


def test_no_more_pages_are_kept_than_are_worth_it(table, shelf, qtbot):
    show(table, range(100 * PAGE))
    for page in range(0, 100, 2):
        table.scrollTo(table.paged.index(page * PAGE, 0))
        table.grab()
        shelf.answer_all(qtbot)
    assert len(table.paged._pages) == KEPT
    assert 98 in table.paged._pages


def test_what_is_read_again_does_not_go_blank_or_move(table, shelf, qtbot):
    show(table, range(1000))
    shelf.answer_all(qtbot)
    table.select_key(5)
    shelf.name = "乙"
    with qtbot.assertNotEmitted(table.paged.modelReset):
        show(table, range(1000))
    assert table.paged.row_at(5).name == "甲"
    shelf.answer_all(qtbot)
    assert table.paged.row_at(5).name == "乙"
    assert table.currentIndex().row() == 5


def test_lines_that_come_in_above_do_not_move_what_is_on_screen(table, shelf, qtbot):
    show(table, range(1000))
    table.select_key(500)
    shelf.answer_all(qtbot)
    before = table.visualRect(table.currentIndex()).top()
    with qtbot.assertNotEmitted(table.paged.modelReset):
        show(table, [2000, 2001, *range(1000)])
    assert table.currentIndex().data(KEY_ROLE) == 500
    assert table.visualRect(table.currentIndex()).top() == before


def test_another_question_keeps_no_row_by_chance(table, shelf, qtbot):
    show(table, range(1000))
    with qtbot.waitSignal(table.paged.modelReset):
        show(table, range(1001), anew=True)


def test_an_answer_to_an_older_picture_is_dropped(table, shelf, qtbot):
    show(table, range(1000))
    qtbot.wait(5)
    show(table, range(1000, 2000), anew=True)
    qtbot.wait(5)
    shelf.answer()
    assert text(table, 0) is None
    shelf.answer_all(qtbot)
    assert text(table, 0) == "N1000"


def test_a_row_that_is_gone_stays_empty_and_is_not_asked_for_for_ever(table, shelf, qtbot):
    shelf.gone = {3}
    show(table, range(10))
    shelf.answer_all(qtbot)
    assert text(table, 3) is None
    assert text(table, 4) == "N4"
    table.select_key(3)
    assert table.as_text().splitlines()[1] == "\t"


def test_the_first_page_may_come_with_the_ids(table, shelf, qtbot):
    show(table, range(PAGE), rows={one: Line(f"N{one}") for one in range(PAGE)})
    assert text(table, 7) == "N7"
    shelf.answer_all(qtbot)
    assert shelf.asked == []
    show(table, range(10 * PAGE))
    assert text(table, 7) == "N7", "the top stays while the rest comes"


def test_a_heading_asks_for_another_order(table, qtbot):
    with qtbot.waitSignal(table.paged.sorted_by) as asked:
        table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert asked.args == [1, Qt.SortOrder.DescendingOrder]


def test_every_row_is_gathered_in_slices_and_in_order(table, shelf, qtbot):
    count = 2 * SLICE + 10
    show(table, range(count))
    shelf.answer_all(qtbot)
    shelf.asked.clear()
    shelf.gone = {4}
    got, heard = [], []
    table.paged.gather(got.extend, lambda done, total: heard.append((done, total)) or True)
    shelf.answer_all(qtbot)
    assert [row.number for row in got] == [f"N{one}" for one in range(count) if one != 4]
    assert heard == [(0, count), (SLICE, count), (2 * SLICE, count)]
    assert max(map(len, shelf.asked)) == SLICE


def test_gathering_stops_when_it_is_unwanted(table, shelf, qtbot):
    show(table, range(5 * SLICE))
    shelf.answer_all(qtbot)
    got = []
    table.paged.gather(got.append, lambda done, _total: done < SLICE)
    shelf.answer_all(qtbot)
    assert got == []
