"""The roster on screen: a spreadsheet by keyboard, on a real store, with nothing left blank."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from models.queries.roster import asked_rows, roster_sheet, template_rows
from models.rules import glossary
from models.rules.terms import LeaveState, ShiftKind
from models.services import crews, shifts
from models.store.unit_of_work import perform
from tests.services.counter import events
from views.roster.actions import ACTIONS
from views.roster.page import AHEAD, ASKED

DAY = date(2026, 11, 20)
LATER = DAY + timedelta(days=5)
RESERVED = {"Ctrl+N", "Ctrl+/", "F1", "F5", "F6", "Ctrl+Q", "Ctrl+L", "Ctrl+Z", "Ctrl+Y", "Ctrl+E"}
WHITE, NIGHT, CALL, REST = ShiftKind.DAY, ShiftKind.NIGHT, ShiftKind.ON_CALL, ShiftKind.REST


def shown(county, who, day=DAY):
    sheet = county.ask(roster_sheet, first=day, last=day)
    line = next(one for one in sheet.lines if who in (one.technician, one.crew_code))
    return line.cells[0].kind


def at(page, who, day=DAY):
    page.grid.show_day(who, day)
    page.grid.view.setFocus()


class TestTyping:
    def test_it_opens_on_today(self, page):
        index = page.grid.view.currentIndex()
        assert page.grid.model.heads[index.column()].day_on == DAY

    @pytest.mark.parametrize(
        ("typed", "kind"), [("y", NIGHT), ("xiu", REST), ("bei", CALL), ("N", NIGHT)]
    )
    def test_a_letter_or_pinyin_sets_the_cell_and_enter_goes_down(
        self, page, keys, county, typed, kind
    ):
        at(page, "T11")
        row = page.grid.view.currentIndex().row()
        keys(f"={typed}", "Return")
        assert shown(county, "T11") is kind
        assert page.grid.view.currentIndex().row() == row + 1

    def test_an_arrow_keeps_what_was_typed_and_goes_on(self, page, keys, county):
        at(page, "T11")
        keys("=y", "Right", "=x", "Right")
        assert shown(county, "T11") is NIGHT
        assert shown(county, "T11", DAY + timedelta(days=1)) is REST

    def test_one_word_sets_every_cell_selected_in_one_action(self, page, keys, county):
        at(page, "T11")
        keys("Shift+Down", "Shift+Right", "Shift+Right")
        before = events(county.store)
        keys("=y", "Return")
        assert events(county.store) == before + 6
        last = DAY + timedelta(days=2)
        assert (shown(county, "T12", last), shown(county, "T11")) == (NIGHT, NIGHT)

    def test_a_word_that_is_no_shift_is_refused_and_nothing_changes(self, page, keys, county):
        at(page, "T11")
        before = events(county.store)
        keys("=qq", "Return")
        assert "qq" in page.bar.text.text()
        assert events(county.store) == before

    def test_esc_leaves_the_cell_as_it_was(self, page, keys, county):
        at(page, "T11")
        keys("=y", "Esc")
        assert shown(county, "T11") is WHITE

    def test_delete_takes_an_own_shift_away_but_never_leaves_a_gap(self, page, keys, county):
        at(page, "T11")
        keys("=y", "Up", "Down", "Delete")
        assert shown(county, "T11") is WHITE
        at(page, "B01")
        keys("Delete")
        assert shown(county, "B01") is WHITE
        assert not page.bar.isHidden()


class TestLikeASpreadsheet:
    def test_a_block_is_copied_and_pasted_as_excel_has_it(self, page, keys, county):
        at(page, "T11")
        keys("=y", "Right", "=x", "Left", "Left")
        at(page, "T11")
        keys("Shift+Right", "Ctrl+C")
        assert QGuiApplication.clipboard().text() == "N\tR"
        at(page, "T12")
        before = events(county.store)
        keys("Ctrl+V")
        assert events(county.store) == before + 2
        assert shown(county, "T12") is NIGHT
        assert shown(county, "T12", DAY + timedelta(days=1)) is REST

    def test_what_excel_copies_is_pasted_in_one_action(self, page, keys, county):
        QGuiApplication.clipboard().setText("夜班\t\tX\r\nbai\tbei\t休息\r\n")
        at(page, "T11")
        keys("Ctrl+V")
        after = [DAY + timedelta(days=n) for n in range(3)]
        assert [shown(county, "T11", day) for day in after] == [NIGHT, WHITE, REST]
        assert [shown(county, "T12", day) for day in after] == [WHITE, CALL, REST]

    @pytest.mark.parametrize("text", ["夜\t不懂", "夜\n" * 40 + "夜\t夜", "\t".join(["夜"] * 40)])
    def test_a_paste_that_does_not_fit_changes_nothing(self, page, keys, county, text):
        QGuiApplication.clipboard().setText(text)
        at(page, "T11")
        before = events(county.store)
        keys("Ctrl+V")
        assert events(county.store) == before
        assert not page.bar.isHidden()

    def test_a_block_is_filled_down_and_right(self, page, keys, county):
        at(page, "T11")
        keys("=y", "Up")
        at(page, "T11")
        keys("Shift+Right", "Shift+Right", "Ctrl+R")
        assert shown(county, "T11", DAY + timedelta(days=2)) is NIGHT
        at(page, "T11")
        keys("Shift+Down", "Ctrl+D")
        assert shown(county, "T12") is NIGHT

    def test_the_corner_is_dragged_to_repeat_a_pattern(self, page, keys, county, qtbot):
        at(page, "T11")
        keys("=y", "Right", "=x", "Left")
        at(page, "T11")
        keys("Shift+Right")
        view = page.grid.view
        corner = view._handle().center()
        last = view.visualRect(page.grid.model.index(view.block().top, view.block().right + 2))
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=corner)
        qtbot.mouseMove(view.viewport(), last.center() - QPoint(1, 1))
        qtbot.mouseMove(view.viewport(), last.center())
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last.center())
        kinds = [shown(county, "T11", DAY + timedelta(days=n)) for n in range(4)]
        assert kinds == [NIGHT, REST, NIGHT, REST]

    def test_a_paste_is_taken_back_and_done_again_whole(self, page, keys, county):
        QGuiApplication.clipboard().setText("夜\t夜\n休\t休")
        at(page, "T11")
        keys("Ctrl+V", "Ctrl+Z")
        assert (shown(county, "T11"), shown(county, "T12")) == (WHITE, WHITE)
        keys("Ctrl+Y")
        assert (shown(county, "T11"), shown(county, "T12")) == (NIGHT, REST)

    def test_taking_back_says_so_when_somebody_changed_the_cell_since(
        self, page, keys, county, store_desk
    ):
        at(page, "T11")
        keys("=y", "Return")
        cell = shifts.ShiftCell(DAY, REST, technician="T11")
        perform(county.store, county.action(), lambda s: shifts.set_shifts(s, cells=[cell]))
        keys("Ctrl+Z")
        assert shown(county, "T11") is REST
        assert "T11" in page.bar.text.text()


class TestWhatIsShown:
    def test_gaps_are_counted_and_said(self, page):
        assert int(page.grid.gaps.number.text()) > 0
        at(page, "T11", LATER)
        assert "no shift entered" in page.grid.said.text()

    def test_weekends_are_marked_with_a_word_and_holidays_by_name(self, page, keys):
        model = page.grid.model
        heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(30)]
        assert heads[20] == "21\nSa\noff"
        assert heads[19] == "20\nFr\n"
        keys("Ctrl+PgUp")
        tip = model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
        assert page.grid.first == date(2026, 10, 1)
        assert "国庆" in tip

    def test_totals_under_the_grid_count_people_and_mark_what_is_short(self, page):
        totals, column = page.grid.totals, DAY.day - 1
        assert totals.index(0, column).data() == "4"
        assert totals.index(1, column).data() == "0!"
        assert totals.index(4, LATER.day - 1).data() == "4!"

    def test_totals_stand_under_their_days_whatever_is_widened(self, page):
        view, foot = page.grid.view, page.grid.foot
        view.setColumnWidth(3, 60)
        for column in range(30):
            assert foot.columnWidth(column) == view.columnWidth(column)
        assert foot.verticalHeader().width() == view.verticalHeader().width()

    def test_leave_lies_over_the_shift(self, page, county):
        leave = county.act(
            lambda s: crews.ask_leave(
                s, technician="T11", kind="年休假", starts_on=DAY, ends_on=DAY
            )
        )
        county.act(lambda s: crews.approve_leave(s, leave))
        page.refresh()
        at(page, "T11")
        assert page.grid.view.currentIndex().data() == "L"
        assert page.grid.said.text().endswith("年休假")
        index = page.grid.view.currentIndex()
        kind = page.grid.model.cell(index.row(), index.column()).leave
        assert glossary.say(kind, "en") == "Annual leave"

    def test_the_model_behaves(self, page, keys):
        tester = QAbstractItemModelTester(page.grid.model)
        keys("Ctrl+PgUp", "Ctrl+PgDown")
        page.grid.people.setChecked(False)
        assert [line.technician for line in page.grid.model.lines] == ["", ""]
        assert tester is not None

    def test_crews_alone_can_be_shown(self, page):
        page.grid.people.setChecked(False)
        assert [line.crew_code for line in page.grid.model.lines] == ["B01", "B02"]


class TestPatternsAndRequests:
    def test_a_pattern_is_entered_and_laid_over_the_lines_selected(self, page, keys, county):
        keys("Ctrl+T", "=turn", "Return", "=ynxx", "Ctrl+Return")
        (row,) = county.ask(template_rows)
        assert row.steps == (NIGHT, NIGHT, REST, REST)
        at(page, "T11", LATER)
        keys("Shift+Right", "Shift+Right", "Ctrl+M")
        dialog = page.grid_deeds.dialog
        assert "3" in dialog.says.text()
        keys("Ctrl+Return")
        assert [shown(county, "T11", LATER + timedelta(days=n)) for n in range(3)] == [
            NIGHT, NIGHT, REST,
        ]  # fmt: skip
        page.grid.undo()
        assert shown(county, "T11", LATER) is None

    def test_how_a_pattern_was_laid_is_there_again_when_the_dialog_was_put_away(
        self, page, keys, county
    ):
        keys("Ctrl+T", "=turn", "Return", "=ynxx", "Ctrl+Return")
        at(page, "T11", LATER)
        keys("Ctrl+M")
        page.grid_deeds.dialog.editors["stagger"].setText("2")
        page.grid_deeds.dialog.editors["stagger"].touched.emit()
        keys("Escape")
        at(page, "T11", LATER + timedelta(days=1))
        keys("Ctrl+M")
        told = page.grid_deeds.dialog.told()
        assert told["stagger"] == 2
        assert told["starts_on"] == LATER + timedelta(days=1)  # where the grid is marked now

    def test_a_pattern_that_is_none_is_refused_beside_its_field(self, page, keys):
        keys("Ctrl+T", "=turn", "Return", "=zz", "Ctrl+Return")
        assert "z" in page.records.dialog.form.fields["steps"].note.text()

    def test_leave_is_asked_and_approved_from_the_list(self, page, keys, county):
        at(page, "T11")
        keys("Ctrl+B")
        page.records.dialog.editors["technician"].set_value("T11")
        keys("Ctrl+Return", "Alt+3")
        assert page.tabs.currentIndex() == ASKED
        assert page.asked.waiting() == 1
        keys("Ctrl+O")
        (row,) = county.ask(asked_rows, since=DAY)
        assert row.state is LeaveState.APPROVED
        page.withdraw()
        (row,) = county.ask(asked_rows, since=DAY)
        assert row.state is LeaveState.WITHDRAWN

    def test_a_swap_is_asked_and_approved(self, page, keys, county):
        at(page, "T21")
        keys("=y", "Return")
        at(page, "T11")
        keys("Ctrl+W")
        page.records.dialog.editors["other"].set_value("T21")
        keys("Ctrl+Return", "Alt+3", "Ctrl+O")
        assert (shown(county, "T11"), shown(county, "T21")) == (NIGHT, WHITE)
        page.grid.undo()
        assert (shown(county, "T11"), shown(county, "T21")) == (WHITE, NIGHT)

    def test_the_coming_days_lead_to_the_grid(self, page, keys):
        keys("Alt+4")
        assert page.tabs.currentIndex() == AHEAD
        assert page.ahead.grave() > 0
        row = page.ahead.row()
        keys("Return")
        index = page.grid.view.currentIndex()
        assert page.grid.model.heads[index.column()].day_on == row.day_on
        assert page.grid.view.hasFocus()


def test_the_month_and_the_week_are_looked_at_as_they_print(page, keys, store_desk):
    at(page, "T11")
    keys("Ctrl+P")
    page.print_week()
    assert store_desk.opened == [("preview", "F18/2026-11"), ("preview", "F18/2026-W47")]


def test_no_two_deeds_share_a_key_and_none_takes_the_shells():
    used = [deed.shortcut for deed in ACTIONS if deed.shortcut]
    assert len(used) == len(set(used))
    assert not RESERVED & set(used)
