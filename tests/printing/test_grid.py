"""The grid shares a page out: nothing lost, nothing on top of another, small needs first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.catalogue import FORMS
from printing.drawing import draw_values
from printing.flow import paginate
from printing.fonts import faces
from printing.grid import Cell, Columns, Leftover, Row, Section
from printing.head import FOOT, HEAD
from printing.paper import A4, FANFOLD_HALF
from printing.placing import MORE, UNLABELLED, place
from printing.samples import samples
from printing.text import cleaned

PAIR = faces()
TEXTS = st.text(alphabet="测试专线，a1- \n", max_size=900)


def placed_text(cell_lines, leftover):
    shown = "".join(cell_lines)
    return (shown.removesuffix(MORE) if leftover else shown) + leftover.replace("\n", "")


@given(st.lists(TEXTS, min_size=1, max_size=8), st.sampled_from([A4, FANFOLD_HALF]))
def test_what_is_shown_and_what_is_left_over_are_the_text_again(texts, paper):
    columns = Columns.of(paper, PAIR)
    rows = tuple(Row((Cell(f"格{n}", text, 4),)) for n, text in enumerate(texts))
    height = 200.0
    sections, leftovers = place((Section("甲", rows),), paper, height, columns=columns)
    rest = {leftover.label: leftover.text for leftover in leftovers}
    total = 0.0
    for row, text in zip(sections[0].rows, texts, strict=True):
        total += row.height
        label = row.row.cells[0].label
        printed = placed_text(row.lines[0], rest.get(label, ""))
        assert printed.rstrip() == text.replace("\n", "").rstrip()
        assert len(row.lines[0]) * row.size <= row.height
    assert total <= height + 1e-6


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_continuation_pages_hold_every_line_within_their_height(texts):
    columns = Columns.of(FANFOLD_HALF, PAIR)
    leftovers = [Leftover(f"栏目{n}", text) for n, text in enumerate(texts)]
    pages = paginate(leftovers, paper=FANFOLD_HALF, columns=columns, height=150)
    shown = "".join(line for page in pages for block in page for line in block.lines)
    assert shown == "".join(text.replace("\n", "") for text in texts)
    assert all(sum(block.height for block in page) <= 150 + 1e-6 for page in pages)


def test_a_small_need_is_met_before_a_big_one():
    columns = Columns.of(FANFOLD_HALF, PAIR)
    rows = (Row((Cell("大", "测" * 4000, 4),)), Row((Cell("小", "试" * 80, 4),)))
    sections, leftovers = place((Section("甲", rows),), FANFOLD_HALF, 120, columns=columns)
    assert [leftover.label for leftover in leftovers] == ["大"]
    assert "".join(sections[0].rows[1].lines[0]) == "试" * 80


def test_spare_height_goes_to_the_rows_people_write_in():
    columns = Columns.of(A4, PAIR)
    rows = (Row((Cell("一", "", 4),)), Row((Cell("二", "", 4),), grow=1))
    sections, _ = place((Section("甲", rows),), A4, 300, columns=columns)
    assert [row.height for row in sections[0].rows] == pytest.approx([19.5, 280.5])


def test_type_shrinks_to_the_floor_before_anything_goes_to_the_next_page():
    columns = Columns.of(A4, PAIR)
    rows = (Row((Cell("长", "测" * 1300, 4),)),)
    sections, leftovers = place((Section("甲", rows),), A4, 280, columns=columns)
    assert leftovers == ()
    assert sections[0].rows[0].size == A4.floor


def test_a_form_with_more_rows_than_its_paper_holds_is_a_bug_that_shows():
    rows = tuple(Row((Cell("格", "", 4),)) for _ in range(40))
    with pytest.raises(ValueError, match=r"241x139\.7"):
        place((Section("甲", rows),), FANFOLD_HALF, 290, columns=Columns.of(FANFOLD_HALF, PAIR))


@pytest.mark.parametrize("code", FORMS)
def test_every_form_fits_every_paper_it_is_made_for_with_all_its_rows(code):
    for paper in FORMS[code].form.papers:
        height = paper.top - paper.bottom - HEAD - FOOT - 4
        for sheet in samples()[code].values():
            fit = cleaned(sheet, PAIR.regular, set())
            sections = FORMS[code].content(fit, frozenset("𠀀")).sections
            place(sections, paper, height, columns=Columns.of(paper, PAIR))


@pytest.mark.parametrize("code", FORMS)
def test_the_spans_of_every_row_fill_the_form(code):
    for sheet in samples()[code].values():
        for section in FORMS[code].content(sheet, frozenset()).sections:
            spans = [sum(cell.span for cell in row.cells) for row in section.rows]
            assert spans == pytest.approx([4.0] * len(spans))


def test_an_optional_row_makes_way_and_a_firm_row_is_not_split():
    columns = Columns.of(FANFOLD_HALF, PAIR)
    wanted = Row((Cell("可让", "让", 4),), optional=True)
    strip = Row((Cell("勾选", "勾" * 100, 4),), firm=True)
    rows = (wanted, strip, Row((Cell("大", "测" * 4000, 4),)))
    sections, leftovers = place((Section("甲", rows),), FANFOLD_HALF, 36, columns=columns)
    assert [(one.label, one.whole) for one in leftovers] == [("可让", True), ("大", False)]
    assert "".join(sections[0].rows[0].lines[0]) == "勾" * 100


def test_a_cell_without_a_label_has_all_the_room_and_names_what_is_left_over():
    columns = Columns.of(A4, PAIR)
    wide, narrow = Cell("", "测" * 3000, 4), Cell("栏目", "", 4)
    assert columns.room(wide) - columns.room(narrow) == pytest.approx(columns.label)
    _, leftovers = place((Section("甲", (Row((wide,)),)),), A4, 300, columns=columns)
    assert [leftover.label for leftover in leftovers] == [UNLABELLED]


@pytest.mark.parametrize(("middle", "where"), [(False, "top"), (True, "middle")])
def test_text_of_a_high_row_begins_at_the_top_unless_it_is_kept_in_the_middle(middle, where):
    columns, pen = Columns.of(A4, PAIR), Listening()
    row = Row((Cell("一", "字", 4),), grow=1, middle=middle)
    placed, _ = place((Section("甲", (row,)),), A4, 300, columns=columns)
    draw_values(pen, placed, paper=A4, columns=columns, top=700)
    assert (pen.heights[0] > 650) == (where == "top")


def test_two_lines_at_the_foot_of_a_cell_stay_inside_it():
    columns, pen = Columns.of(A4, PAIR), Listening()
    row = Row((Cell("签字", "年月日\n年月日", 4),), lines=3, low=True)
    placed, _ = place((Section("甲", (row,)),), A4, 60, columns=columns)
    bottom = 700 - placed[0].rows[0].height
    draw_values(pen, placed, paper=A4, columns=columns, top=700)
    assert len(pen.heights) == 2
    assert min(pen.heights) > bottom
    assert [(label, y) for label, (_, y), _ in pen.places] == [("签字", bottom)]


class Listening:
    """A pen that only remembers how high it wrote and what stands where."""

    def __init__(self):
        self.heights = []
        self.places = []

    def place(self, label, corner, size):
        self.places.append((label, corner, size))

    def text(self, x, y, text, *, size, face):
        self.heights.append(y)
