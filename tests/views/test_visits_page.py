"""Customer care by keyboard on a real office: every list leads to its deed, every figure opens."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from console.recordings import Recordings
from models.domain import Customer, Ticket
from models.errors import RefusedError
from models.queries.papers import PaperAsk, paper_draft
from models.queries.visit_log import Wanted, promise_rows, visit_rows
from models.rules.terms import Role
from models.services.visits import record_phone_visit
from models.store.unit_of_work import consult
from tests.fixed_clock import FixedClock
from tests.services.counter import MORNING, Counter, open_county
from tests.views.store_desk import StoreDesk
from views.visits.log_tab import exported
from views.visits.page import VisitsPage
from views.visits.tabs import FIGURES, FOLLOW, LIST, LOG, PROMISES, SITE

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
LATER = MORNING + timedelta(days=25)


@pytest.fixture
def county(tmp_path):
    with open_county(tmp_path / "office.db", tmp_path) as store:
        yield Counter(store)


@pytest.fixture
def make(county, tmp_path, dressed, qtbot):
    def make(now=LATER, role=Role.SUPERVISOR):
        desk = StoreDesk(tmp_path, FixedClock(now), role=role, store=county.store)
        page = VisitsPage(desk)
        qtbot.addWidget(page)
        page.resize(1360, 800)
        with qtbot.waitActive(page):
            page.show()
        page.refresh()
        return page

    return make


def press(page, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key where the keyboard is on the page."""
    page.activateWindow()
    page.primary_focus().setFocus()
    QTest.keyClick(QApplication.focusWidget() or page, key, modifiers)


def number_of(county):
    return county.ask(lambda s: s.scalar(select(Customer.number).order_by(Customer.id)))


def ring(county, at, **more):
    told = {
        "customer": number_of(county),
        "called_at": at,
        "outcome": "connected",
        "running_normal": True,
        "confirmed_by": "周敏",
        "seconds": 60,
    } | more
    county.now = at
    return county.act(lambda s: record_phone_visit(s, told))


def test_enter_on_the_call_list_opens_the_call(make, county):
    page = make()
    assert page.list.row().number == number_of(county)
    QTest.keyClick(page.list.table, ENTER)
    assert page.desk.opened == [("visit_call", number_of(county))]
    press(page, Qt.Key.Key_D, CTRL)
    assert page.desk.opened[-1] == ("visit_call", number_of(county))


def test_a_customer_is_taken_over_and_given_away(make):
    page = make()
    press(page, Qt.Key.Key_T, CTRL)
    assert page.list.row().caller == "李"
    press(page, Qt.Key.Key_B, CTRL)
    dialog = page.calls.dialog
    dialog.name.setCurrentText("王敏")
    dialog.accept()
    assert page.list.row().caller == "王敏"
    page.list.caller.set_value("王敏")
    page.list.caller.activated.emit(0)
    assert page.desk.settings.visit_filters == "王敏"
    assert len(page.list.model.rows()) == 1


def test_only_who_rings_well_now_is_kept_by_its_filter(make):
    page = make(now=MORNING + timedelta(days=25, hours=4))
    page.list.only_now.setChecked(True)
    assert page.list.model.rowCount() == 0
    page.list.only_now.setChecked(False)
    assert page.list.model.rowCount() == 1


def test_an_office_with_nobody_to_call_says_what_to_do(make):
    page = make(now=MORNING)
    assert page.list.model.rowCount() == 0
    assert page.primary_focus() is page.list.words


def test_a_follow_up_is_answered_in_its_form_and_the_ticket_is_filed(make, county):
    ticket = county.open().number
    county.walk(ticket, until="pass_check")
    page = make(now=county.now)
    press(page, Qt.Key.Key_2, ALT)
    assert page.tabs.currentIndex() == FOLLOW
    assert page.follow.row().is_drawn
    press(page, Qt.Key.Key_R, CTRL)
    dialog = page.follow.dialog
    dialog.editors["fixed"].restore(True)
    dialog.editors["satisfaction"].restore("satisfied")
    dialog.save()
    assert county.ask(lambda s: s.scalar(select(Ticket.state))) == "closed"
    assert page.follow.model.rowCount() == 0
    assert ticket in page.desk.notices[-1]


def test_a_visit_is_planned_made_and_its_rectification_followed_until_done(make, county):
    page = make(now=MORNING)
    page.show_tab(SITE)
    press(page, Qt.Key.Key_J, CTRL)
    dialog = page.site.dialog
    dialog.editors["customer"].setText(number_of(county))
    dialog.editors["planned_on"].setText("2026-11-20")
    dialog.save()
    assert page.site.row().number == "LX-ZF-20261120-0001"
    page.desk.clock.advance(hours=2)
    press(page, Qt.Key.Key_R, CTRL)
    dialog = page.site.dialog
    dialog.editors["check.WH-01"].passed.restore(True)
    dialog.editors["check.WH-06"].answer.setText("-19.5")
    dialog.editors["score.attitude"].restore("satisfied")
    dialog.editors["plans"].restore([["整理尾纤", "2026-11-27", "陈海波"]])
    dialog.save()
    assert page.site.row().visited_at is not None
    [promise] = county.ask(promise_rows)
    assert (promise.what, promise.owner) == ("整理尾纤", "陈海波")
    page.show_tab(PROMISES)
    press(page, Qt.Key.Key_R, CTRL)
    page.promises.dialog.editors["result"].setPlainText("已整理")
    page.promises.dialog.save()
    assert county.ask(promise_rows) == ()
    [done] = county.ask(promise_rows, done_too=True)
    assert done.result == "已整理"


def test_the_log_is_filtered_corrected_and_every_change_stays_in_its_trail(make, county):
    ring(county, MORNING, suggestions="这是我们公司规定的")
    ring(county, MORNING + timedelta(hours=1), needs="两条")
    page = make(now=MORNING + timedelta(hours=2))
    page.show_tab(LOG)
    assert page.log.model.rowCount() == 2
    page.log.filter.wrong.set_value("flagged")
    page.log.filter.wrong.activated.emit(0)
    assert page.log.model.rowCount() == 1
    press(page, Qt.Key.Key_F2)
    dialog = page.log.dialog
    assert dialog.form.fields["suggestions"].note.text()
    dialog.editors["suggestions"].setPlainText("我们的政策是这样的")
    dialog.editors["reason"].setText("改用推荐用语")
    dialog.save()
    assert page.log.model.rowCount() == 0
    page.log.filter.wrong.set_value(None)
    page.log.filter.wrong.activated.emit(0)
    page.log.table.selectRow(1)
    assert [one.verb for one in page.log.shown.trail] == ["call", "edit"]
    shown = "\n".join(
        label.text() for label in page.log.card.widget().findChildren(type(page.title))
    )
    assert "这是我们公司规定的 → 我们的政策是这样的" in shown


def test_each_figure_opens_the_calls_it_was_counted_from(make, county):
    done = ring(county, MORNING)
    page = make(now=MORNING + timedelta(hours=1))
    page.show_tab(FIGURES)
    assert page.figures.table.select_key(("K19B", ""))
    assert [one.number for one in page.figures.lines.rows()] == [done.number]
    QTest.keyClick(page.figures.table, ENTER)
    assert page.tabs.currentIndex() == LOG
    assert [row.number for row in page.log.model.rows()] == [done.number]
    page.show_tab(FIGURES)
    page.figures.under.opened.emit(page.figures.lines.rows()[0])
    assert page.log.row().number == done.number


def test_every_paper_of_customer_care_is_in_the_registry_and_opens_its_preview(make, county):
    call = ring(county, MORNING).number
    page = make(now=MORNING + timedelta(hours=1))
    page.show_tab(LOG)
    press(page, Qt.Key.Key_P, CTRL)
    page.print_ledger()
    page.print_caller_ledger()
    page.print_customer_ledger()
    page.print_follow_ledger()
    page.show_tab(LIST)
    page.print_out()
    told = [subject for screen, subject in page.desk.opened if screen == "preview"]
    assert told == [
        f"F07/{call}",
        "F07L/2026-11",
        "F07L/2026-11,caller=李",
        f"F07L/2026-11,customer={number_of(county)}",
        "F22/2026-11",
        "F07D/2026-11-20",
    ]
    ask = PaperAsk(actor="李", now=page.desk.now())
    for subject in told:
        form, _, number = subject.partition("/")
        draft = consult(
            county.store, lambda s, f=form, n=number: paper_draft(s, form=f, number=n, ask=ask)
        )
        assert draft.copies == 0
    with pytest.raises(RefusedError) as refused:
        consult(county.store, lambda s: paper_draft(s, form="F07D", number="2026-11-19", ask=ask))
    assert refused.value.code == "visit.other_day"


def test_a_workbook_holds_every_line_with_its_phone_masked(county):
    ring(county, MORNING, needs="专线")
    rows = county.ask(visit_rows, Wanted(), now=MORNING)
    header, lines = exported(rows)
    assert len(header) == len(lines[0])
    assert "专线" in lines[0][-2]
    assert not any("0021" in cell and "****" not in cell for cell in lines[0])


def test_a_supervisor_decides_where_nobody_can_be_reached(make, county):
    for minutes in range(3):
        county.now = MORNING + timedelta(minutes=minutes)
        told = {"customer": number_of(county), "called_at": county.now, "outcome": "no_answer"}
        county.act(lambda s, told=told: record_phone_visit(s, told))
    page = make(now=MORNING + timedelta(hours=1))
    page.show_tab(LOG)
    assert page.is_handed()
    page.give_up()
    page.log.dialog.editors["reason"].setText("客户停业")
    page.log.dialog.save()
    assert not page.is_handed()


def test_a_recording_is_copied_under_its_digest_and_refused_where_it_is_none(tmp_path):
    sound, text = tmp_path / "a.MP3", tmp_path / "a.txt"
    sound.write_bytes(b"ID3" * 900)
    text.write_text("x")
    held = Recordings(tmp_path / "data")
    kept = held.keep(sound)
    assert (tmp_path / "data" / kept.kept_as).read_bytes() == sound.read_bytes()
    assert kept.sha256 in kept.kept_as
    for wrong, code in ((text, "recording.no_sound"), (tmp_path / "b.mp3", "recording.missing")):
        with pytest.raises(RefusedError) as refused:
            held.keep(wrong)
        assert refused.value.code == code
    with pytest.raises(RefusedError) as refused:
        held.play("recordings/other.mp3", desk="D2")
    assert refused.value.code == "recording.elsewhere"
    held.delete(kept.kept_as)
    assert not (tmp_path / "data" / kept.kept_as).exists()


def test_the_subject_leads_to_a_call_a_visit_or_a_list(make, county):
    done = ring(county, MORNING)
    page = make(now=MORNING + timedelta(hours=1))
    page.show_subject(done.number)
    assert page.log.row().number == done.number
    page.show_subject("figures")
    assert (page.tabs.currentIndex(), page.subject()) == (FIGURES, "figures")
    assert date(2026, 11, 1) == page.log.filter.month()
