"""One call by keyboard on a real office: in the norm's order, kept whole, saved in seconds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console import dialling
from models.queries.visit_log import Wanted, visit_rows
from models.rules.terms import CallOutcome, Role
from models.store.unit_of_work import consult
from tests.fixed_clock import FixedClock
from tests.samples import first_customer
from tests.screens import wait_for
from tests.services.counter import MORNING, open_county
from tests.views.store_desk import StoreDesk
from views.visits.call_page import CallPage

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def store(tmp_path):
    with open_county(tmp_path / "office.db", tmp_path) as held:
        yield held


@pytest.fixture
def dialled(monkeypatch):
    heard = []
    monkeypatch.setattr(
        "views.visits.call_page.dial", lambda way, phone: heard.append((way, phone))
    )
    return heard


@pytest.fixture
def page(store, tmp_path, dressed, qtbot, dialled):
    desk = StoreDesk(tmp_path, FixedClock(MORNING), role=Role.DISPATCHER, store=store)
    made = CallPage(desk)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
    made.show_subject(number_of(store))
    return made


def number_of(store):
    from sqlalchemy import select

    from models.domain import Customer

    return consult(store, lambda s: s.scalar(select(Customer.number).order_by(Customer.id)))


def rows(page):
    return consult(page.desk.store, lambda s: visit_rows(s, Wanted(), now=page.desk.now()))


def editor(page, name):
    return page.form.fields[name].editor


def choose(page, name, value):
    box = editor(page, name)
    box.setFocus()
    box.set_value(value)
    box.activated.emit(box.currentIndex())


def say(page, name, text):
    write(editor(page, name), text)


def write(box, text):
    """Enter a text as an input method does: whole words, not keys."""
    box.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(box, event)


def test_topics_stay_shut_until_the_equipment_is_confirmed(page):
    shut = ("satisfaction", "needs", "suggestions", "competition", "contact_change", "promises")
    assert not any(editor(page, name).isEnabled() for name in shut)
    assert editor(page, "greeting").isEnabled()
    choose(page, "running_normal", "normal")
    assert editor(page, "confirmed_by").text() == "周敏"
    assert all(editor(page, name).isEnabled() for name in shut)
    editor(page, "confirmed_by").clear()
    QTest.keyClicks(editor(page, "confirmed_by"), " ")
    assert not any(editor(page, name).isEnabled() for name in shut)


def test_a_form_that_forgot_the_order_is_stopped_by_the_rule(page):
    for name in ("needs", "suggestions"):
        editor(page, name).setEnabled(True)  # the planted fault
        page.fields.form.fields[name].editor.setPlainText("专线")
    page.save()
    assert rows(page) == ()
    assert page.form.fields["running_normal"].note.isVisible() or page.bar.isVisible()


def test_a_whole_call_by_keyboard_is_saved_with_its_ticket_and_promise(page, dialled):
    QTest.keyClick(page, Qt.Key.Key_D, CTRL)
    assert dialled == [("", "138 0000 0021")]
    assert "138 0000 0021" in page.strip.number.text()
    page.desk.clock.advance(seconds=125)
    page.tick(page.desk.now())
    assert page.strip.timer.text() == "2:05"
    say(page, "greeting", "早上好")
    choose(page, "running_normal", "abnormal")
    assert editor(page, "fault").isVisible()
    say(page, "running_note", "上午断过")
    say(page, "fault", "时断时续")
    say(page, "needs", "迁址")
    what = editor(page, "promises").rows[0]
    write(what.what, "上门测试")
    QTest.keyClicks(what.due_on, "2026-11-24")
    QTest.keyClick(page, Qt.Key.Key_D, CTRL)
    assert not page.strip.is_running
    QTest.keyClick(editor(page, "greeting"), ENTER, CTRL)
    [row] = rows(page)
    assert (row.seconds, row.outcome, row.running_normal) == (125, CallOutcome.CONNECTED, False)
    assert row.ticket.startswith("LX-GZ-")
    assert row.promised == "上门测试"
    assert page.desk.closed == [page]
    assert row.ticket in page.desk.notices[-1]
    assert page.desk.drafts.forms() == []


def test_nobody_answering_asks_only_when_to_ring_again(page):
    QTest.keyClick(page, Qt.Key.Key_1, ALT)
    assert editor(page, "next_call_at").isVisible()
    assert not editor(page, "needs").isVisible()
    assert editor(page, "next_call_at").text() == "2026-11-20 11:00"
    QTest.keyClick(editor(page, "note"), ENTER, CTRL)
    [row] = rows(page)
    assert (row.outcome, row.seconds, row.attempts) == (CallOutcome.NO_ANSWER, 0, 1)
    assert "2026-11-20 11:00" in page.desk.notices[-1]


def test_what_was_typed_comes_back_when_the_call_is_opened_again(page, qtbot):
    choose(page, "running_normal", "normal")
    say(page, "suggestions", "提前通知检修")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    again = CallPage(page.desk)
    qtbot.addWidget(again)
    again.show_subject(page.number)
    assert editor(again, "suggestions").toPlainText() == "提前通知检修"
    assert rows(page) == ()


def test_forbidden_wording_is_marked_where_the_office_writes_and_never_in_the_customers_words(page):
    choose(page, "running_normal", "normal")
    editor(page, "suggestions").setPlainText("您问我，我问谁？OLT")
    note = page.form.fields["suggestions"].note
    assert note.isVisible()
    assert "反问" in note.text()
    assert "局端设备" in note.text()
    assert marked(editor(page, "suggestions")) == ["您问我，我问谁", "OLT"]
    editor(page, "customer_words").setPlainText("您问我，我问谁？")
    assert marked(editor(page, "customer_words")) == []
    assert not page.form.fields["customer_words"].note.isVisible()
    editor(page, "suggestions").setPlainText("好的")
    assert not note.isVisible()


def marked(box):
    """Return the parts of a text that are underlined."""
    block, found = box.document().firstBlock(), []
    while block.isValid():
        plain = QTextCharFormat.UnderlineStyle.NoUnderline
        found += [
            block.text()[span.start : span.start + span.length]
            for span in block.layout().formats()
            if span.format.underlineStyle() != plain
        ]
        block = block.next()
    return found


def test_a_phrase_of_the_book_lands_where_one_was_typing(page):
    choose(page, "running_normal", "normal")
    editor(page, "needs").setFocus()
    page.show_phrases()
    first = page.beside.phrases.item(0)
    page.beside.phrases.itemActivated.emit(first)
    written = editor(page, "needs").toPlainText() + editor(page, "suggestions").toPlainText()
    assert first.text() in written


def test_a_promise_the_customer_confirms_is_done(page, store):
    from models.services.visits import record_phone_visit

    told = {
        "customer": page.number,
        "called_at": MORNING,
        "outcome": "connected",
        "running_normal": True,
        "confirmed_by": "周敏",
        "promises": [{"what": "送报告", "due_on": "2026-11-23"}],
    }
    page.desk.act(page, lambda s: record_phone_visit(s, told), lambda _: None)
    page.refresh()
    assert page.has_promises()
    page.keep_promise()
    assert not page.has_promises()


@pytest.mark.parametrize(
    ("way", "phone", "link", "program", "words"),
    [
        ("", "138 0000 0021", "tel:13800000021", "", ()),
        ("sip:{number}@pbx.local", "0577-62881234", "sip:057762881234@pbx.local", "", ()),
        (
            '"C:/My Phone/dial.exe" --call {number}',
            "13800000021",
            "",
            "C:/My Phone/dial.exe",
            ("--call", "13800000021"),
        ),
        ("dialer {number}", "1;rm -rf ~ &&`id`$(id)|2", "", "dialer", ("12",)),
        ("dialer --to={number}", "138\n0000'\"0021", "", "dialer", ("--to=13800000021",)),
    ],
)
def test_a_number_is_dialled_as_digits_and_one_word(way, phone, link, program, words):
    plan = dialling.dial_plan(way, phone)
    assert (plan.link, plan.program, plan.words) == (link, program, words)


@pytest.mark.parametrize(
    ("way", "phone", "code"),
    [
        ("dialer", "138", "dial.bad_way"),
        ("{number}", "138", "dial.bad_way"),
        ("tel:{number}", "无", "dial.no_number"),
        ("tel:{number}", "", "dial.no_number"),
    ],
)
def test_a_way_that_cannot_dial_is_refused(way, phone, code):
    from models.errors import RefusedError

    with pytest.raises(RefusedError) as refused:
        dialling.dial_plan(way, phone)
    assert refused.value.code == code


def test_one_key_begins_a_phone_visit_from_anywhere_and_the_first_hit_is_rung(at_work):
    console = at_work()
    console.window.activateWindow()
    QTest.keyClick(
        QApplication.focusWidget() or console.window,
        Qt.Key.Key_N,
        CTRL | Qt.KeyboardModifier.ShiftModifier,
    )
    page = console.workplace.pages.page()
    assert isinstance(page, CallPage)
    customer = []
    console.tasks.ask(console, first_customer, customer.append)
    wait_for(lambda: bool(customer))
    page.box.take_first(customer[0])
    wait_for(lambda: page.number == customer[0] and page.has_customer())
    wait_for(lambda: bool(page.strip.name.text()))
    page.leave()
