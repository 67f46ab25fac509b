"""The board: its model, what a tick touches, what survives a reload, what is kept per desk."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from models.rules.states import OPEN_STATES, TicketState
from models.rules.terms import ServiceGrade
from tests.fixed_clock import MORNING
from tests.views.rows import MINUTE, counts, crew, detail, ticket
from views import wording
from views.tickets.board import Board
from views.tickets.choice import STATES, BoardChoice, Group
from views.tickets.columns import LEFT_COLUMN, board_columns
from views.tickets.page import TicketsPage
from views.widgets.table import SORT_ROLE, RowsModel


@pytest.fixture
def rows():
    return [ticket(f"LX-GZ-20261120-{n:04}", due_at=MORNING + n * MINUTE) for n in range(1, 41)]


@pytest.fixture
def page(desk, qtbot, rows):
    desk.answers |= {
        "open_board": rows,
        "ticket_list": rows,
        "crew_names": ((crew().code, crew().name),),
        "board_counts": counts(),
        "detail": lambda number, **_: detail(ticket(number)),
    }
    made = TicketsPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.refresh()
    return made


def test_the_model_keeps_the_rules_of_qt(desk, rows):
    model = RowsModel(board_columns(desk.now), key=lambda row: row.number)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(rows)
    model.show_rows(rows[5:])
    model.sort(LEFT_COLUMN, Qt.SortOrder.DescendingOrder)
    assert model.rowCount() == len(rows) - 5


def test_what_runs_sorts_before_what_is_settled_and_by_its_moment(desk):
    model = RowsModel(board_columns(desk.now), key=lambda row: row.number)
    late = ticket("late", due_at=MORNING - MINUTE)
    soon = ticket("soon", due_at=MORNING + MINUTE)
    kept = ticket("kept", due_at=MORNING - 90 * MINUTE, clock="met")
    model.show_rows([kept, soon, late])
    model.sort(LEFT_COLUMN)
    assert [row.number for row in model.rows()] == ["late", "soon", "kept"]
    assert model.index(0, LEFT_COLUMN).data(SORT_ROLE) < model.index(1, LEFT_COLUMN).data(SORT_ROLE)


def test_a_tick_touches_only_the_countdowns_on_screen(page, clock):
    touched = []
    page.board.model.dataChanged.connect(
        lambda first, last, _=None: touched.append((first.column(), last.column(), last.row()))
    )
    clock.advance(seconds=1)
    page.tick(clock.now())
    assert {(first, last) for first, last, _ in touched} == {(LEFT_COLUMN, LEFT_COLUMN)}
    assert max(row for _, _, row in touched) < page.board.model.rowCount() - 1


def test_a_stage_that_is_reached_is_counted_anew_and_otherwise_nothing_is_asked(page, desk, clock):
    desk.asked.clear()
    clock.advance(seconds=1)
    page.tick(clock.now())
    assert desk.asked == []
    clock.advance(seconds=61)
    page.tick(clock.now())
    assert [name for name, _ in desk.asked] == ["board_counts"]


def test_a_clock_that_jumped_sets_every_mark_anew(desk, qtbot, rows):
    board = Board(desk, None)
    qtbot.addWidget(board.table)
    board.show_rows(rows)
    before = len(board.heap)
    assert board.tick(desk.clock.advance(hours=5))
    assert len(board.heap) < before


def test_selection_and_scroll_survive_a_reload(page, desk, rows):
    page.board.select("LX-GZ-20261120-0030")
    page.board.table.verticalScrollBar().setValue(400)
    at = page.board.table.verticalScrollBar().value()
    desk.answers["open_board"] = rows[:-1]
    page.refresh()
    assert page.board.row().number == "LX-GZ-20261120-0030"
    assert page.board.table.verticalScrollBar().value() == at


def test_the_ticket_marked_is_shown_beside_the_board(page):
    page.board.select("LX-GZ-20261120-0007")
    assert page.panel.number == "LX-GZ-20261120-0007"
    assert page.subject() == "LX-GZ-20261120-0007"


def test_filters_are_asked_for_and_kept_for_the_next_start(page, desk, qtbot):
    page.filters.grade.setCurrentIndex(page.filters.grade.findData(ServiceGrade.AAA.value))
    asked = [facts["filters"] for name, facts in desk.asked if name == "open_board"][-1]
    assert asked.grade is ServiceGrade.AAA
    again = TicketsPage(desk)
    qtbot.addWidget(again)
    assert again.filters.choice.grade == "AAA"


def test_words_are_asked_for_after_a_pause_and_at_once_on_enter(page, desk, qtbot):
    page.find_words()
    qtbot.keyClicks(page.filters.words, "bank")
    qtbot.keyClick(page.filters.words, Qt.Key.Key_Return)
    asked = [facts["filters"] for name, facts in desk.asked if name == "open_board"][-1]
    assert asked.text == "bank"
    page.clear_filters()
    assert page.filters.words.text() == ""


def test_an_empty_board_says_why_and_what_to_do(page, desk):
    desk.answers["open_board"] = []
    page.filters.words.setText("nothing")
    page._choose(page.filters.choice)
    assert page._stack.currentIndex() == 1
    assert page._empty.title.text()
    assert "Ctrl+" in page._empty.text.text()


def test_the_nearly_due_chip_lists_only_what_is_nearly_due(page, desk):
    page.filters._choose(Group.NEAR)
    shown = {row.number for row in page.board.model.rows()}
    assert shown == {f"LX-GZ-20261120-{n:04}" for n in range(1, 25)}


def test_filed_tickets_are_listed_by_the_other_query(page, desk):
    page.filters._choose(Group.FILED)
    name, facts = [one for one in desk.asked if one[0] in ("open_board", "ticket_list")][-1]
    assert name == "ticket_list"
    assert facts["filters"].states == STATES[Group.FILED]


def test_every_state_belongs_to_a_chip():
    assert frozenset().union(*STATES.values()) == frozenset(TicketState)


def test_a_kept_choice_that_no_longer_reads_is_the_plain_one():
    assert BoardChoice.from_text('{"group": "gone"}') == BoardChoice()
    assert BoardChoice.from_text("") == BoardChoice()
    choice = BoardChoice(group=Group.LATE, text="光缆", grade="AA")
    assert BoardChoice.from_text(choice.to_text()) == choice


def test_the_root_has_no_rows_below_a_cell(desk, rows):
    model = RowsModel(board_columns(desk.now))
    model.show_rows(rows)
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.rowCount(QModelIndex()) == len(rows)


@pytest.mark.parametrize("spoken", ["zh_CN", "en"])
def test_states_and_grades_are_shown_whole_in_both_languages(page, spoken):
    wording.set_language(spoken)
    table = page.board.table
    letters = table.fontMetrics()
    short = OPEN_STATES - {TicketState.RESTORED}  # the longest by far; it may be cut
    for column, words in ((1, short), (4, ServiceGrade)):
        room = table.columnWidth(column) - letters.averageCharWidth()
        assert all(letters.horizontalAdvance(wording.term(word)) <= room for word in words)
