"""Tables flow over pages: no row lost, none cut, the head on every page, totals kept."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.fonts import faces
from printing.paper import A4, A4_LANDSCAPE
from printing.table import Column, Line, Table
from printing.table_setting import SetTable

PAIR = faces()
FULL = 300.0
COLUMNS = (Column("序号", 1, "centre"), Column("客户名称", 4), Column("次数", 2, "right"))
MERGED = (Column("班组", 2, merged=True), Column("项目", 2), Column("值", 3))
TEXTS = st.text(alphabet="测试专线，a1- \n", max_size=120)


def made(table, *, full=FULL, paper=A4):
    return SetTable(table, (30.0, 400.0), paper=paper, faces=PAIR, full=full)


def rows_of(count, text="乐溪县人民医院"):
    return [(str(n), text, "3") for n in range(1, count + 1)]


def column(pages, n):
    return ["".join(row.cells[n]) for page in pages for row in page if len(row.cells) > n]


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=30), st.floats(0, FULL))
def test_every_text_of_every_row_stands_on_one_page_and_the_next(rows, left):
    table = made(Table.of(COLUMNS, rows))
    pages = list(table.slices(left))
    for n in range(3):
        told = "".join(column(pages, n))
        assert told == "".join(row[n] for row in rows).replace("\n", "")


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=30), st.floats(0, FULL))
def test_no_page_holds_more_than_its_height_and_no_cell_more_than_its_row(rows, left):
    table = made(Table.of(COLUMNS, rows, "统计"))
    for n, page in enumerate(table.slices(left)):
        assert not page or table.height(page) <= (FULL if n else left) + 1e-6
        for row in page:
            assert all(len(lines) * table.size <= row.height for lines in row.cells)


def test_a_row_taller_than_a_page_goes_on_under_the_head():
    text = "测" * 3000
    table = made(Table.of(COLUMNS, [("1", text, "")]))
    pages = list(table.slices(FULL))
    assert len(pages) > 2
    assert "".join(column(pages, 1)) == text


def test_the_total_never_stands_alone():
    for count in range(1, 60):
        table = made(Table(COLUMNS, Table.of(COLUMNS, rows_of(count)).lines, total=("计", "", "9")))
        pages = list(table.slices(FULL))
        assert len(pages[-1]) > 1
        assert pages[-1][-1].cells[0] == ("计",)
        assert pages[-1][-1].bold == frozenset(range(3))


def test_a_head_is_not_left_alone_at_the_foot_and_a_last_row_not_on_the_next_page():
    table = made(Table.of(COLUMNS, rows_of(40)))
    high = table.head.height + A4.row
    assert next(iter(table.slices(high + 1))) == ()
    lengths = {len(list(table.slices(high + A4.row * n))[-1]) for n in range(1, 14)}
    assert 1 not in lengths


def test_a_row_taller_than_a_page_begins_where_there_is_room_for_it():
    table = made(Table.of(COLUMNS, [("1", "短", ""), ("2", "测" * 3000, "")]))
    first, *pages = table.slices(FULL - 50)
    assert len(first) == 2
    assert table.height(first) > FULL - 50 - 2 * table.size
    assert "".join(column([first, *pages], 1)) == "短" + "测" * 3000


def test_a_single_row_stands_where_most_of_a_page_is_left():
    rows = [("1", "第一行", ""), ("2", "测" * 450, "")]
    first = next(iter(made(Table.of(COLUMNS, rows)).slices(FULL - 50)))
    assert [row.cells[1] for row in first] == [("第一行",)]


def test_rows_of_one_crew_stay_together_and_share_its_name():
    lines = [Line((f"城东{n // 3}组", f"{n % 3}", "值")) for n in range(40)]
    table = made(Table(MERGED, tuple(lines)))
    for page in table.slices(FULL):
        assert not page[0].joined
        assert page[0].cells[1] == ("0",)
        for above, row in itertools.pairwise(page):
            assert (0 in row.joined) == (above.cells[0] == row.cells[0])


def test_a_long_merged_text_makes_its_rows_higher():
    lines = tuple(Line(("很长的班组名称" * 6, str(n), "值")) for n in range(2))
    table = made(Table(MERGED, lines))
    (page,) = table.slices(FULL)
    wanted = len(page[0].cells[0]) * table.size
    assert sum(row.height for row in page) >= wanted


def test_a_crew_longer_than_a_page_is_named_on_every_row():
    lines = tuple(Line(("城东一组", str(n), "值")) for n in range(60))
    pages = list(made(Table(MERGED, lines)).slices(FULL))
    assert len(pages) > 1
    assert not any(row.joined for page in pages for row in page)
    assert [int(text) for text in column(pages, 1)] == list(range(60))


def test_an_empty_table_says_so_and_blanks_are_rows_to_write_in():
    (page,) = made(Table(COLUMNS)).slices(FULL)
    assert page[0].cells == (("无",),)
    (page,) = made(Table(COLUMNS, blanks=5)).slices(FULL)
    assert [row.cells for row in page] == [(("",), ("",), ("",))] * 5


def test_an_upright_title_gets_the_height_it_needs():
    table = made(Table(COLUMNS, title="未闭环投"), paper=A4_LANDSCAPE)
    (page,) = table.slices(FULL)
    assert table.height(page) >= 4 * table.size


@pytest.mark.parametrize("shares", [(1, 1, 1), (0.5, 9, 3)])
def test_columns_share_the_whole_width(shares):
    columns = tuple(Column("列", share) for share in shares)
    edges = made(Table(columns)).edges
    assert (edges[0], edges[-1]) == pytest.approx((30, 400))
    wide = [right - left for left, right in itertools.pairwise(edges)]
    assert wide == pytest.approx([370 * share / sum(shares) for share in shares])


def test_a_lost_line_of_a_tall_row_would_be_noticed(monkeypatch):
    cut = SetTable._cut  # the fault is planted where a tall row is taken apart

    def careless(self, row, room):
        part, rest = cut(self, row, room)
        return part, replace(rest, cells=tuple(lines[1:] for lines in rest.cells))

    monkeypatch.setattr(SetTable, "_cut", careless)
    text = "测" * 3000
    pages = list(made(Table.of(COLUMNS, [("1", text, "")])).slices(FULL))
    assert "".join(column(pages, 1)) != text


def test_a_page_filled_past_its_foot_would_be_noticed(monkeypatch):
    monkeypatch.setattr(SetTable, "_fitting", lambda _, groups, __: len(groups))
    table = made(Table.of(COLUMNS, rows_of(40)))
    assert max(map(table.height, table.slices(FULL))) > FULL
