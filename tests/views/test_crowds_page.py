"""The troubles screen on a real office, by keyboard: from the proposal to the filed children."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.queries import crowds as asking
from models.queries import escalations
from models.rules.states import TicketState
from tests.fixed_clock import FixedClock
from tests.services.counter import ROAD, Counter, open_county
from tests.services.test_crowds import OLT, furnish, mend, ring, ticket
from tests.views.store_desk import StoreDesk
from views.crowds.page import REPORTS, CrowdsPage
from views.widgets.crowd_bar import CrowdBar

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def county(tmp_path):
    with open_county(tmp_path / "office.db", tmp_path) as store:
        counter = Counter(store)
        furnish(counter)
        for n in (1, 2, 3):
            ring(counter, n)
            counter.wait(5)
        yield counter


@pytest.fixture
def page(county, tmp_path, dressed, qtbot):
    """The screen on the county's own time; everything asked is answered at once."""
    desk = StoreDesk(tmp_path, FixedClock(county.now), store=county.store)
    made = CrowdsPage(desk)
    qtbot.addWidget(made)
    made.resize(1360, 800)
    made.show()
    made.activateWindow()
    made.refresh()
    return made


def press(page, key, modifiers=Qt.KeyboardModifier.NoModifier):
    target = page.focusWidget() or page
    QTest.keyClick(target, key, modifiers)
    QApplication.processEvents()


def form(page):
    side = page.reports.side if page.tabs.currentIndex() == REPORTS else page.troubles.side
    assert side.form is not None
    return side.form


def write(page, name, text):
    editor = form(page).form.fields[name].editor
    editor.setFocus()
    if hasattr(editor, "findData"):
        editor.restore(text)
    else:
        QTest.keyClick(editor, Qt.Key.Key_A, CTRL)
        QTest.keyClicks(editor, text)


def save(page):
    """Save the form in front with Ctrl+Enter; it has to go away."""
    side = page.reports.side if page.tabs.currentIndex() == REPORTS else page.troubles.side
    before = form(page)
    QTest.keyClick(before.focusWidget() or before, ENTER, CTRL)
    QApplication.processEvents()
    assert side.form is None, [one.note.text() for one in before.form.fields.values()]


def accept(page):
    press(page, Qt.Key.Key_J, CTRL)
    save(page)
    return page.troubles.crowd().number


def walk_on(page, county):
    """Let the desk's clock follow the county's."""
    page.desk.clock.advance(seconds=(county.now - page.desk.now()).total_seconds())
    page.refresh()


def test_the_whole_trouble_is_handled_by_keyboard(page, county):
    assert page.troubles.proposal().customers == 3
    parent = accept(page)
    assert page.troubles.proposal() is None
    detail = page.troubles.detail
    assert [row.number for row in detail.children][-1].startswith("LX-GZ-")
    county.wait(1)
    mend(county, parent)
    county.do("report", parent, **ROAD["report"] | {"replaced": []})
    walk_on(page, county)
    press(page, Qt.Key.Key_R, CTRL)
    assert page.troubles.detail.row.down == 0
    for _ in range(3):
        press(page, Qt.Key.Key_T, CTRL)
        save(page)
    assert all(row.is_told for row in page.troubles.detail.children)
    press(page, Qt.Key.Key_S, CTRL)
    states = {ticket(county, row.number).state for row in page.troubles.detail.children}
    assert states == {TicketState.CLOSED}


def test_the_number_to_dial_stands_in_the_form_and_masked_in_the_list(page):
    accept(page)
    child = page.troubles.detail.children[0]
    model = page.troubles.children_.model()
    shown = " ".join(str(model.index(0, at).data()) for at in range(model.columnCount()))
    assert child.masked_phone in shown
    assert child.phone not in shown
    press(page, Qt.Key.Key_T, CTRL)
    assert child.phone in form(page).sheet.title


def test_a_dismissal_wants_its_reason_and_then_stays_away(page, county):
    press(page, Qt.Key.Key_D, CTRL)
    open_form = form(page)
    QTest.keyClick(open_form.focusWidget(), ENTER, CTRL)
    assert open_form.form.fields["reason"].note.property("role") == "problem"
    write(page, "reason", "not the same")
    save(page)
    assert page.troubles.proposal() is None
    assert county.ask(asking.open_proposals, now=county.now) == ()


def test_what_was_typed_is_there_again_after_escape(page):
    press(page, Qt.Key.Key_D, CTRL)
    write(page, "reason", "half a reason")
    press(page, Qt.Key.Key_Escape)
    assert page.troubles.side.form is None
    press(page, Qt.Key.Key_D, CTRL)
    assert form(page).form.fields["reason"].editor.text() == "half a reason"


def test_a_child_can_be_taken_out_and_a_later_report_joins(page, county):
    parent = accept(page)
    page.troubles.children_.setFocus()
    page.troubles.children_.select_first()
    press(page, Qt.Key.Key_O, CTRL)
    write(page, "reason", "their own switch")
    save(page)
    assert page.troubles.detail.row.children == 2
    ring(county, 4)
    walk_on(page, county)
    assert page.troubles.proposal().parent == parent
    press(page, Qt.Key.Key_J, CTRL)
    assert page.troubles.detail.row.children == 3


def test_reports_go_upwards_in_their_order_and_to_paper(page, county):
    parent = accept(page)
    press(page, Qt.Key.Key_B, CTRL)
    assert page.tabs.currentIndex() == REPORTS
    write(page, "progress", "crew sent")
    save(page)
    [made] = county.ask(escalations.report_rows)
    assert (made.ticket, made.stage, made.progress) == (parent, "first", "crew sent")
    page.reports.reports.setFocus()
    page.reports.reports.select_first()
    press(page, Qt.Key.Key_P, CTRL)
    assert page.desk.opened[-1] == ("preview", f"F11/{made.number}")
    press(page, Qt.Key.Key_B, CTRL)
    assert form(page).form.fields["stage"].editor.value() == "further"


def test_a_step_that_is_due_is_answered_by_name(page, county):
    county.open()  # AAA: reported at acceptance
    walk_on(page, county)
    press(page, Qt.Key.Key_2, ALT)
    page.reports.steps.select_first()
    assert page.reports.urgent() == 1
    press(page, Qt.Key.Key_M, CTRL)
    write(page, "recipient", "Zhang")
    save(page)
    assert page.reports.urgent() == 0


def test_the_page_comes_back_to_where_it_was(page):
    parent = accept(page)
    assert page.subject() == parent
    page.show_subject("reports")
    assert page.subject() == "reports"


def test_an_empty_office_says_when_something_will_show(dressed, tmp_path, qtbot):
    with open_county(tmp_path / "empty.db", tmp_path) as store:
        desk = StoreDesk(tmp_path, FixedClock(), store=store)
        made = CrowdsPage(desk)
        qtbot.addWidget(made)
        made.show()
        made.refresh()
        assert made.troubles._under.currentIndex() == 0
        assert not made.troubles.proposals.isVisible()
        assert not made.may("accept")


class TestTheBar:
    def test_it_says_what_is_proposed_and_leads_there(self, page):
        bar = CrowdBar(page.desk)
        bar.ask()
        assert OLT in bar.text.text()
        assert "3" in bar.text.text()
        bar.button.click()
        assert page.desk.opened[-1] == ("crowds", None)

    def test_it_is_hidden_while_nothing_is_proposed(self, desk, qtbot):
        desk.answers["open_proposals"] = ()
        bar = CrowdBar(desk)
        qtbot.addWidget(bar)
        bar.ask()
        assert bar.isHidden()
