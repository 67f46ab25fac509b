"""Copying a returned sheet by keyboard: counted in keys, refused whole, opened by a scan."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.queries.papers_out import SheetState
from models.rules.states import TicketState
from tests.fixed_clock import FixedClock
from tests.services.counter import Counter, open_county
from tests.services.test_backfill import out, printed, sent
from tests.services.test_crowds import ticket
from tests.views.store_desk import StoreDesk
from views.papers_out.page import PapersOutPage

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def county(tmp_path):
    with open_county(tmp_path / "office.db", tmp_path) as store:
        counter = Counter(store)
        number, order = sent(counter)
        printed(counter, number, order)
        counter.wait(300)
        yield counter


@pytest.fixture
def page(county, tmp_path, dressed, qtbot):
    desk = StoreDesk(tmp_path, FixedClock(county.now), store=county.store)
    made = PapersOutPage(desk)
    qtbot.addWidget(made)
    made.resize(1360, 800)
    made.show()
    made.activateWindow()
    made.refresh()
    made.table.setFocus()
    return made


class Keys:
    """Fingers that count their keys."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.count += 1
        QTest.keyClick(self.page.focusWidget() or self.page, key, modifiers)
        QApplication.processEvents()

    def type(self, text):
        self.count += len(text)
        QTest.keyClicks(self.page.focusWidget(), text)

    def to(self, name):
        """Go on with Enter or Tab until a field has the keyboard."""
        editor = self.page.side.form.form.fields[name].editor
        wanted = editor.focusProxy() or editor
        for _ in range(30):
            if self.page.focusWidget() is wanted:
                return editor
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(name)


def fill(page):
    """Copy the sheet in front as a clerk does; return how many keys it took."""
    keys = Keys(page)
    keys.press(Qt.Key.Key_B, CTRL)
    for name, text in (
        ("acknowledged_at", "0839"),
        ("departed_at", "0844"),
        ("arrived_at", "0910"),
        ("started_at", "0912"),
        ("restored_at", "0935"),
        ("left_at", "0945"),
    ):
        keys.to(name)
        keys.type(text)
    keys.to("cause_code").restore("line.pigtail")
    keys.count += 3  # as many letters find a cause in the list
    keys.to("tests")
    keys.type("-19.4")
    keys.to("process")
    keys.type("new pigtail")
    keys.to("prevention")
    keys.type("renew")
    keys.press(ENTER, CTRL)
    return keys.count


def test_a_returned_sheet_is_copied_by_keyboard_in_half_a_minute(page, county):
    [row] = out(county)
    count = fill(page)
    form = page.side.form
    assert form is None, [one.note.text() for one in form.form.fields.values()]
    assert ticket(county, row.ticket).state is TicketState.REPLIED
    assert out(county) == ()
    assert count <= 90  # at three keys a second


def test_a_missing_step_names_its_box_and_keeps_what_was_typed(page, county):
    keys = Keys(page)
    keys.press(Qt.Key.Key_B, CTRL)
    keys.to("restored_at")
    keys.type("0935")
    keys.press(ENTER, CTRL)
    fields = page.side.form.form.fields
    assert fields["acknowledged_at"].note.property("role") == "problem"
    assert fields["restored_at"].editor.text() in ("0935", "2026-11-20 09:35")
    keys.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_B, CTRL)
    assert page.side.form.form.fields["restored_at"].editor.text() == "0935"
    assert len(out(county)) == 1


def test_a_scan_on_this_page_opens_the_sheet_to_be_copied(page, county):
    [row] = out(county)
    assert page.take_number(row.order) is True
    assert row.order in page.side.form.sheet.title


def test_a_time_after_midnight_is_the_next_days(county, tmp_path, dressed, qtbot):
    from views.papers_out.editors import SheetMoment

    sent_at = county.now.replace(hour=23, minute=50)
    editor = SheetMoment(sent_at)
    qtbot.addWidget(editor)
    QTest.keyClicks(editor, "0020")
    assert editor.moment() == sent_at + timedelta(minutes=30)
    editor.clear()
    QTest.keyClicks(editor, "2355")
    assert editor.moment() == sent_at + timedelta(minutes=5)


def test_each_figure_leaves_the_lines_it_counts(page, county):
    number = county.open(anyway=True).number
    county.walk(number, until="dispatch")
    printed(county, number, f"{number}-P1")
    county.do("return_paper", number, signed=True, order=f"{number}-P1")
    page.desk.clock.advance(seconds=(county.now - page.desk.now()).total_seconds())
    page.refresh()
    for state, chip in page.chips.items():
        chip.click()
        shown = page._sheets.rows()
        assert chip.text().endswith(f" {len(shown)}")
        assert state is None or {row.state for row in shown} <= {state}
    assert page.rate.number.text() == "50.0 %"


def test_a_spoilt_sheet_goes_into_the_register(page, county):
    keys = Keys(page)
    keys.press(Qt.Key.Key_D, CTRL)
    keys.type("jammed")
    keys.press(ENTER, CTRL)
    assert page.side.form is None
    assert out(county) == ()
    keys.press(Qt.Key.Key_2, ALT)
    assert page._voids.rows()[0].reason == "jammed"
    page.chips[SheetState.VOID].click()
    assert len(page._sheets.rows()) == 1
