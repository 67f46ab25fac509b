"""The import and export screen, by keyboard, on a real office."""

from dataclasses import dataclass

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select

from console.calls import Call, CancelledError, Progress
from models.domain import Customer, Event, Shift
from models.errors import ConflictError, RefusedError, StoreError
from models.rules.terms import Role
from models.store.unit_of_work import consult
from tests.screens import wait_for
from tests.services.counter import open_county
from tests.views.store_desk import StoreDesk
from views.exchange.page import ExchangePage
from views.exchange.running import Tally

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
HEAD = ["客户编号", "客户名称", "服务等级", "乡镇"]


@dataclass
class WorkingDesk(StoreDesk):
    """A desk on a real office that also does slow work, at once."""

    def work(self, owner, job, done, *, failed=None, progress=None):
        call = Call()
        try:
            value = job(Progress(call, progress or (lambda *_: None)))
        except (RefusedError, ConflictError, StoreError) as error:
            (failed or self.show_error)(error)
        else:
            done(value)
        return call

    def act(self, owner, service, done, **more):
        try:
            return super().act(owner, service, done, **more)
        except CancelledError:
            return Call()


@pytest.fixture
def store(tmp_path):
    with open_county(tmp_path / "office.db", tmp_path) as opened:
        yield opened


@pytest.fixture
def desk(tmp_path, clock, dressed, store):
    return WorkingDesk(tmp_path, clock, role=Role.SUPERVISOR, store=store)


@pytest.fixture
def page(desk, qtbot):
    page = ExchangePage(desk)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show()
    page.activateWindow()
    page.refresh()
    return page


def book(path, *rows, title=None):
    """Write a workbook as an office does."""
    made = openpyxl.Workbook()
    if title:
        made.active.append([title])
    for row in rows:
        made.active.append(list(row))
    made.save(path)
    return path


def good(path):
    return book(
        path, HEAD, ["K1", "甲公司", "AA级", "城关镇"], ["K2", "乙公司", "", ""], title="客户汇总"
    )


def count(store, model=Customer):
    return consult(store, lambda s: s.scalar(select(func.count()).select_from(model)))


def press(page, key, modifiers=CTRL):
    target = QApplication.focusWidget() or page
    QTest.keyClick(target, key, modifiers)


def test_a_list_is_read_proposed_and_shown_before_anything_is_written(page, store, tmp_path):
    before = count(store, Event)
    page.coming.open_path(good(tmp_path / "客户.xlsx"))
    assert page.coming.kind.value() == "customers"
    assert page.coming.preview.rows.model().rowCount() == 2
    assert page.coming.mapping.mapping().columns["grade"] == "服务等级"
    assert "2" in page.coming.told.text()
    assert count(store, Event) == before


def test_a_list_comes_in_by_keyboard_and_is_taken_back(page, desk, store, tmp_path):
    standing = count(store)
    page.coming.open_path(good(tmp_path / "客户.xlsx"))
    page.primary_focus().setFocus()
    press(page, Qt.Key.Key_T)
    assert count(store) == standing
    assert "新增 2" in page.coming.told.text() or "2 added" in page.coming.told.text()
    press(page, Qt.Key.Key_Return)
    assert count(store) == standing + 2
    press(page, Qt.Key.Key_2, ALT)
    assert page.batches.row().file_name == "客户.xlsx"
    dialog = page.batches.start_undo()
    QTest.keyClicks(dialog.focusWidget(), "wrong file")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    found = consult(
        store, lambda s: s.scalars(select(Customer).where(Customer.number == "K1")).one()
    )
    assert found.archived_at is not None
    assert page.batches.row().undone_at is not None
    assert not page.can_undo()


def test_bad_rows_are_shown_first_and_only_the_good_ones_come_in(page, store, tmp_path):
    path = book(tmp_path / "a.xlsx", HEAD, ["K1", "甲公司", "", ""], ["K2", "", "特级", ""])
    standing = count(store)
    page.coming.open_path(path)
    assert page.coming.preview.wrong.model().rowCount() == 2
    assert page.coming.preview.rows.model().index(0, 0).data() == "3"
    page.primary_focus().setFocus()
    press(page, Qt.Key.Key_Return)
    assert count(store) == standing
    press(page, Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert count(store) == standing + 1
    page.coming.result_to(tmp_path / "result.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "result.xlsx").active.iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == ["1", "2", "3"]
    assert rows[2][-1] in (None, "")
    assert "客户名称" in rows[3][-1]


def test_a_changed_column_is_read_again_and_remembered(page, store, tmp_path):
    head = ["客户编号", "客户名称", "街区"]
    path = book(tmp_path / "街区.xlsx", head, ["K1", "甲公司", "城关镇"])
    page.coming.open_path(path)
    box = page.coming.mapping._boxes["town"]
    assert box.value() is None
    box.set_value("column\t街区")
    page.coming._reread.timeout.emit()
    assert page.coming.read.rows[0].facts["town"] == "城关镇"
    page.bring_in_all()
    page.coming.open_path(book(tmp_path / "新.xlsx", head, ["K9", "丙公司", "东乡"]))
    assert page.coming.read.rows[0].facts["town"] == "东乡"


def test_words_nobody_knows_are_asked_about_once(page, store, tmp_path):
    path = book(tmp_path / "班.xlsx", ["工号", "日期", "班次"], ["T11", "2026-12-01", "A1"])
    page.coming.open_path(path)
    page.coming.kind.set_value("shifts")
    page.coming._turn()
    words = page.coming.mapping._words
    assert list(words) == [("kind", "A1")]
    words["kind", "A1"].set_value("day")
    page.coming._reread.timeout.emit()
    assert page.coming.read.problems == ()
    standing = count(store, Shift)
    page.bring_in_all()
    assert count(store, Shift) == standing + 1


def test_a_file_that_is_no_list_says_what_was_found(page, tmp_path):
    page.coming.open_path(book(tmp_path / "b.xlsx", ["甲", "乙"], ["1", "2"]))
    assert "甲" in page.coming.told.text()
    assert not page.can_bring_in()


def test_a_batch_that_is_stopped_leaves_nothing(page, store, tmp_path, monkeypatch):
    rows = [[f"K{n}", f"公司{n}", "", ""] for n in range(200)]
    page.coming.open_path(book(tmp_path / "c.xlsx", HEAD, *rows))
    standing, events = count(store), count(store, Event)
    counted = []
    report = Tally.report

    def stop_half_way(tally, done, total):
        counted.append(done)
        if done == 100:
            page.stop()
        report(tally, done, total)

    monkeypatch.setattr(Tally, "report", stop_half_way)
    page.bring_in_all()
    page.coming._watch()
    assert (count(store), count(store, Event)) == (standing, events)
    assert not page.is_busy()
    assert counted == [0, 50, 100]


def test_every_kind_can_be_saved_empty_and_full(page, tmp_path):
    press(page, Qt.Key.Key_3, ALT)
    page.lists.template_to(tmp_path / "empty.xlsx")
    page.lists.export_to(tmp_path / "all.csv")
    assert (tmp_path / "empty.xlsx").exists()
    text = (tmp_path / "all.csv").read_text(encoding="utf-8-sig")
    assert "C001" in text


def test_the_screen_works_in_the_window(at_work, tmp_path):
    console = at_work("en")
    console.workplace.open_screen("exchange", "import")
    page = console.workplace.pages.page()
    assert isinstance(page, ExchangePage)
    page.coming.open_path(good(tmp_path / "客户.xlsx"))
    wait_for(page.can_bring_in_all)
    page.bring_in_all()
    wait_for(lambda: "2 added" in page.coming.told.text())


# A new year's holidays


HOLIDAYS = "2027-01-01,元旦\n2027-02-08,春节\n2027-02-14,春节补班\n2027-10-01,国庆节\n"


def test_holidays_are_shown_day_by_day_and_laid_once_the_notice_is_named(page, store, tmp_path):
    from models.queries.calendars import office_years

    path = tmp_path / "2027.csv"
    path.write_bytes(HOLIDAYS.encode("gb18030"))
    page.holidays.open_path(path)
    dialog = page.holidays.dialog
    assert not dialog.yes.isEnabled()
    assert dialog.bar.isVisible()
    QTest.keyClicks(dialog.source, "2027 notice")
    shown = [dialog.days.item(at).text() for at in range(dialog.days.count())]
    assert [line[:10] for line in shown] == [
        "2027-01-01", "2027-02-08", "2027-02-14", "2027-10-01",
    ]  # fmt: skip
    before = count(store, Event)
    QTest.keyClick(dialog.source, Qt.Key.Key_Return)
    assert [one.source for one in consult(store, office_years)] == ["2027 notice"]
    assert count(store, Event) == before + 1


def test_a_half_year_is_refused_before_anything_is_laid(page, store, tmp_path):
    path = tmp_path / "2027.csv"
    path.write_text("# notice\n2027-01-01,元旦\n", encoding="utf-8")
    page.holidays.open_path(path)
    assert not page.holidays.dialog.yes.isEnabled()
    before = count(store, Event)
    page.holidays.dialog.reject()
    assert count(store, Event) == before


def test_laid_holidays_are_taken_back_from_the_menu(page, store, tmp_path):
    from models.queries.calendars import office_years

    path = tmp_path / "2027.csv"
    path.write_text("# notice\n" + HOLIDAYS, encoding="utf-8")
    page.holidays.open_path(path)
    assert page.holidays.dialog.source.text() == "notice"
    page.holidays.dialog.accept()
    assert len(consult(store, office_years)) == 1
    page.take_holidays_back()
    QApplication.activeModalWidget().accept()
    assert consult(store, office_years) == ()
