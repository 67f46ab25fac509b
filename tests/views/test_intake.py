"""Intake: few keys from the ring to the ticket, the clock live, nothing typed lost."""

import pytest
from PySide6.QtCore import QMimeData, Qt

from models.errors import RefusedError
from models.queries.intake import DuplicateRow
from models.rules.lifecycle_facts import facts_of
from models.rules.states import TicketState, Verb
from models.rules.terms import Locality, Service
from models.services.tickets import Opened
from tests.fixed_clock import MORNING
from tests.views.rows import HOUR, caller, circuit, promise
from views.intake.actions import ACTIONS
from views.intake.page import DRAFT, IntakePage
from views.intake.pasted import worth_looking_up

NUMBER = "LX-GZ-20261120-0001"
CTRL = Qt.KeyboardModifier.ControlModifier
OPENED = Opened(NUMBER, TicketState.TO_DISPATCH, 1, MORNING + 2 * HOUR)
DUPLICATE = DuplicateRow(
    "LX-GZ-20261120-0009", TicketState.WORKING, MORNING, MORNING + HOUR, "断了", 0, "城东班"
)


@pytest.fixture
def page(desk, qtbot):
    desk.answers |= {
        "find_caller": (caller(),),
        "circuits_of": (circuit(),),
        "promise_shown": promise(),
        "known": ((), ()),
        "open_ticket": OPENED,
    }
    return opened(desk, qtbot)


def opened(desk, qtbot):
    made = IntakePage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 720)
    made.show()
    made.primary_focus().setFocus()
    return made


def take(page, qtbot, text="yjns"):
    """Type who is calling and press Enter before the list had time to come."""
    qtbot.keyClicks(page.call.caller.words, text)
    qtbot.keyClick(page.call.caller.words, Qt.Key.Key_Return)


def test_a_call_takes_six_strokes_the_symptom_and_one_more(page, desk, qtbot):
    take(page, qtbot)
    qtbot.keyClicks(page.call.inputs.symptom, "no light")
    qtbot.keyClick(page.call.inputs.symptom, Qt.Key.Key_Return, CTRL)
    acted = desk.acted[-1]
    assert acted.service == "open_ticket"
    assert acted.facts["accept"] is True
    told = facts_of(Verb.OPEN, acted.facts["facts"])
    assert told.customer_number == "C0001"
    assert told.circuit_number == "LXIN-000123"
    assert told.symptom == "no light"
    assert told.reported_at == MORNING
    assert told.first_recipient == "li"


def test_the_next_call_is_dated_when_its_first_key_falls(page, desk, qtbot, clock):
    clock.advance(minutes=40)  # the emptied form stood there for a while
    take(page, qtbot)
    assert page.call.inputs.reported_at.moment() == clock.now()


def test_a_time_set_by_hand_is_left_alone(page, qtbot, clock):
    box = page.call.inputs.reported_at
    box.clear()
    qtbot.keyClicks(box, "0915")
    clock.advance(minutes=40)
    take(page, qtbot)
    assert box.moment() == MORNING - HOUR / 4


def test_after_saving_the_form_is_empty_and_the_number_is_said(page, desk, qtbot):
    take(page, qtbot)
    page.call.inputs.symptom.setPlainText("断")
    page.save()
    assert page.call.inputs.symptom.toPlainText() == ""
    assert page.subject() is None
    assert NUMBER in desk.notices[-1]
    assert desk.drafts.recall(DRAFT) is None


def test_saving_for_dispatch_goes_straight_on(page, desk, qtbot):
    take(page, qtbot)
    page.call.inputs.symptom.setPlainText("断")
    page.save_and_dispatch()
    assert desk.opened == [("dispatch", f"{NUMBER} dispatch")]


def test_the_customer_and_the_promise_are_shown_before_anything_is_saved(page, desk, qtbot):
    take(page, qtbot)
    qtbot.waitUntil(lambda: "11:30" in page.call.promise._due.text())
    assert "13893000123" in page.call.customer._lines.text()
    assert page.call.customer._rules.isVisible()
    assert page.call.inputs.grade.itemText(0).startswith("AAA")
    assert desk.acted == []


def test_arrows_choose_among_the_hits_while_the_words_keep_the_keyboard(page, desk, qtbot):
    desk.answers["find_caller"] = (caller("C1"), caller("C2"), caller("C3"))
    page.call.caller.look_up("农商")
    words = page.call.caller.words
    qtbot.keyClick(words, Qt.Key.Key_Down)
    qtbot.keyClick(words, Qt.Key.Key_Return)
    assert page.subject() == "C2"


def test_an_old_answer_never_replaces_a_newer_question(page):
    box = page.call.caller
    box._asked = "new"
    box._offer("old", (caller(),))
    assert box.hits.count() == 0


def test_several_circuits_wait_for_a_choice(page, desk, qtbot):
    desk.answers["circuits_of"] = (circuit("A-001"), circuit("A-002"))
    take(page, qtbot)
    assert page.call.inputs.circuit_number.value() == "A-001"
    page.call.inputs.circuit_number.set_value("A-002")
    assert page.call.facts()["circuit_number"] == "A-002"


def test_a_circuit_that_was_typed_is_the_one_chosen(page, desk, qtbot):
    desk.answers["find_caller"] = (caller(circuit_number="A-002"),)
    desk.answers["circuits_of"] = (circuit("A-001"), circuit("A-002"))
    take(page, qtbot, "A-002")
    assert page.call.inputs.circuit_number.value() == "A-002"


def test_somebody_without_a_record_can_be_taken_all_the_same(page, desk, qtbot):
    desk.answers["find_caller"] = ()
    take(page, qtbot, "13800001111")
    assert page.call.stranger == "13800001111"
    page.call.inputs.symptom.setPlainText("断")
    page.call.inputs.service.set_value(Service.INTERNET)
    page.save()
    told = facts_of(Verb.OPEN, desk.acted[-1].facts["facts"])
    assert told.customer_number is None
    assert told.contact_phone == "13800001111"
    assert told.service is Service.INTERNET


def test_an_open_ticket_on_the_circuit_is_shown_with_the_choice(page, desk, qtbot):
    desk.answers["circuits_of"] = (circuit(open_ticket=DUPLICATE.number),)
    desk.answers["known"] = ((DUPLICATE,), (DUPLICATE,))
    take(page, qtbot)
    assert page.call.known.isVisible()
    assert DUPLICATE.number in page.call.known._open.text()
    page.call.inputs.symptom.setPlainText("断")
    page.save()
    assert desk.acted[-1].facts["anyway"] is False


def test_another_ticket_can_be_opened_all_the_same(page, desk, qtbot):
    desk.answers["circuits_of"] = (circuit(open_ticket=DUPLICATE.number),)
    desk.answers["known"] = ((DUPLICATE,), ())
    take(page, qtbot)
    qtbot.keyClick(page.call.inputs.symptom, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    page.call.inputs.symptom.setPlainText("断")
    page.save()
    assert desk.acted[-1].facts["anyway"] is True


def test_a_repeat_says_whose_and_goes_to_no_dispatch(page, desk, qtbot):
    desk.answers["open_ticket"] = Opened(NUMBER, TicketState.WORKING, 2, None, repeated=True)
    take(page, qtbot)
    page.save_and_dispatch()
    assert desk.opened == []
    assert NUMBER in desk.notices[-1]


def test_a_refusal_stands_beside_its_field_and_the_text_stays(page, desk, qtbot):
    desk.answers["open_ticket"] = RefusedError(
        "facts.invalid", verb="open", field="symptom", problem="missing"
    )
    take(page, qtbot)
    page.call.inputs.contact_name.setText("马主任")
    page.save()
    assert page.form.fields["symptom"].note.isVisible()
    assert page.call.inputs.contact_name.text() == "马主任"
    assert page.subject() == "C0001"


def test_escape_keeps_what_was_typed_and_the_next_opening_brings_it_back(page, desk, qtbot):
    take(page, qtbot)
    qtbot.keyClicks(page.call.inputs.symptom, "no light on the")
    qtbot.keyClick(page.call.inputs.symptom, Qt.Key.Key_Escape)
    assert desk.closed == [page]
    again = opened(desk, qtbot)
    assert again.call.inputs.symptom.toPlainText() == "no light on the"
    assert again.subject() == "C0001"
    assert again.bar.isVisible()


def test_escape_first_shuts_the_list_of_hits(page, desk, qtbot):
    page.call.caller.look_up("农商")
    qtbot.keyClick(page.call.caller.words, Qt.Key.Key_Escape)
    assert desk.closed == []
    assert not page.call.caller.hits.isVisible()


def test_an_emptied_form_can_be_had_back(page, qtbot):
    take(page, qtbot)
    page.call.inputs.symptom.setPlainText("断")
    page.clear()
    assert page.call.inputs.symptom.toPlainText() == ""
    page.bar.act_button.click()
    assert page.call.inputs.symptom.toPlainText() == "断"


def test_a_pasted_message_finds_its_caller(page, desk, qtbot):
    message = QMimeData()
    message.setText("农商行 马主任 13893000123 网断了,\n请尽快")
    page.call.inputs.symptom.insertFromMimeData(message)
    assert page.call.caller.words.text() == "13893000123"
    assert "网断了" in page.call.inputs.symptom.toPlainText()


def test_a_message_about_nobody_we_could_find_changes_nothing():
    assert worth_looking_up("上不了网") is None
    assert worth_looking_up("电路 LXIN-000123 断") == "LXIN-000123"
    assert worth_looking_up("0930-6223344 打来") == "0930-6223344"


def test_enter_walks_the_fields_and_never_saves(page, desk, qtbot):
    box = page.call.inputs.contact_name
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert page.call.inputs.contact_phone.hasFocus()
    assert desk.acted == []


def test_what_is_chosen_by_hand_beats_what_the_circuit_says(page, desk, qtbot):
    take(page, qtbot)
    page.call.inputs.locality.set_value(Locality.REMOTE)
    page.call.ask_promise()
    asked = [facts for name, facts in desk.asked if name == "promise_shown"][-1]
    assert asked["locality"] is Locality.REMOTE


def test_each_action_has_a_key_of_its_own():
    keys = [deed.shortcut for deed in ACTIONS]
    assert all(keys)
    assert len(keys) == len(set(keys))
