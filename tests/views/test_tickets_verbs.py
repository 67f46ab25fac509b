"""The verbs: each has its key and its form, and nothing typed is ever lost."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox
from shiboken6 import isValid

from models.errors import ConflictError, RefusedError, StoreError, StoreTrouble
from models.rules.lifecycle_facts import MODELS, facts_of
from models.rules.norms import norms
from models.rules.sheet_lines import read_material, read_replaced
from models.rules.states import TicketState, Verb
from models.rules.terms import CallOutcome
from models.services.tickets import Done
from tests.fixed_clock import MORNING
from tests.views.rows import counts, crew, detail, order, ticket
from views.tickets.actions import ACTIONS, KEY_OF, VERB_KEYS
from views.tickets.fact_words import LABELS, told
from views.tickets.page import TicketsPage
from views.tickets.verb_bar import NEXT, split
from views.tickets.verb_choices import choices_for
from views.tickets.verb_fields import FORM_VERBS, Kind, fields_of
from views.tickets.verb_form import VerbForm
from views.tickets.window import TicketWindow

NUMBER = "LX-GZ-20261120-0001"
RESERVED = {"Ctrl+N", "Ctrl+/", "F1", "F5", "F6", "Ctrl+Q", "Ctrl+L", "Alt+M"}


@pytest.fixture
def full():
    row = ticket(state=TicketState.WORKING, crew_code="B02", crew_name="城区二班")
    return detail(row, orders=(order(),), verbs=tuple(Verb))


@pytest.fixture
def form_of(desk, qtbot, full):
    def made(verb, found=None):
        found = found or full
        form = VerbForm(
            desk, verb=verb, detail=found, choices=choices_for(found, norms(), (crew(),))
        )
        qtbot.addWidget(form)
        form.show()
        form.start()
        return form

    return made


@pytest.fixture
def page(desk, qtbot, full):
    desk.answers |= {
        "open_board": [full.row],
        "crew_rows": (crew(),),
        "crew_names": ((crew().code, crew().name),),
        "board_counts": counts(),
        "detail": lambda **_: full,
    }
    made = TicketsPage(desk)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.show()
    made.refresh()
    return made


def test_every_verb_but_opening_has_a_key():
    assert set(KEY_OF) == set(Verb) - {Verb.OPEN}


def test_no_two_actions_share_a_key_and_none_takes_the_shells():
    keys = [QKeySequence(deed.shortcut).toString() for deed in ACTIONS if deed.shortcut]
    assert len(keys) == len(set(keys))
    assert not set(keys) & RESERVED


def test_no_key_is_a_single_letter():
    for key in VERB_KEYS:
        assert "+" in key.shortcut


def test_each_verb_is_started_by_its_action(page):
    for verb in FORM_VERBS:
        action = page.actions_.actions[f"ticket.{verb}"]
        assert action.isEnabled()
        action.trigger()
        assert page.panel.form is not None
        assert page.panel.form.verb is verb


def test_a_key_pressed_on_the_board_starts_the_verb(page, qtbot):
    page.board.table.setFocus()
    qtbot.keyClick(page.board.table, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.panel.form is not None)
    assert page.panel.form.verb is Verb.RESTORE


def test_placing_and_printing_open_their_own_screens(page, desk):
    page.start(Verb.DISPATCH)
    page.start(Verb.REINFORCE)
    page.start(Verb.PRINT)
    assert desk.opened == [
        ("dispatch", f"{NUMBER} dispatch"),
        ("dispatch", f"{NUMBER} reinforce"),
        ("preview", NUMBER),
    ]


@pytest.mark.parametrize("verb", FORM_VERBS)
def test_every_fact_of_a_verb_has_a_field_and_a_label(verb):
    fields = fields_of(verb)
    assert {spec.name for spec in fields} == set(MODELS[verb].model_fields)
    assert {spec.name for spec in fields} <= set(LABELS)
    assert all(spec.choices for spec in fields if spec.kind is Kind.CHOICE)


def test_what_a_verb_cannot_do_without_is_asked_first():
    for verb in FORM_VERBS:
        needed = [spec.required for spec in fields_of(verb)]
        assert needed == sorted(needed, reverse=True)


def test_a_full_form_says_facts_the_rules_accept(form_of):
    form = form_of(Verb.REPORT)
    form._editors["process"].restore("重做尾纤接头")
    form._editors["cause_code"].restore(next(iter(norms().causes.codes())))
    form._editors["materials"].restore("尾纤 2 根\n法兰盘")
    form._editors["replaced"].restore("OLD1 NEW2")
    form._editors["tests"].restore({"optical_dbm": "-21.5"})
    facts = facts_of(Verb.REPORT, form.facts())
    assert facts.materials[0].quantity == 2
    assert facts.materials[1].quantity == 1
    assert facts.replaced[0].new_serial == "NEW2"
    assert facts.tests[0].value == -21.5


@pytest.mark.parametrize("verb", [Verb.ACKNOWLEDGE, Verb.ARRIVE, Verb.RESUME, Verb.PASS_CHECK])
def test_a_step_that_needs_nothing_is_two_keys(form_of, desk, qtbot, verb):
    form = form_of(verb)
    qtbot.keyClick(form.save_button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.acted[-1].facts["verb"] is verb
    facts_of(verb, desk.acted[-1].facts["facts"])


def test_a_call_is_proposed_as_connected_with_the_contact(form_of):
    facts = form_of(Verb.CONTACT).facts()
    assert facts["outcome"] == CallOutcome.CONNECTED
    assert facts["person"] == "马晓明"


def test_a_refusal_stands_beside_its_field_and_nothing_is_lost(form_of, desk):
    desk.answers["do"] = RefusedError(
        "facts.invalid", verb="restore", field="how", problem="missing"
    )
    form = form_of(Verb.RESTORE)
    form._editors["tests"].restore({"optical_dbm": "-20"})
    form.save()
    assert form.form.fields["how"].note.isVisible()
    assert form._editors["tests"].raw()["optical_dbm"] == "-20"
    assert form.form.fields["how"].editor.hasFocus() or not form.isActiveWindow()


def test_a_gate_names_its_fact_and_the_form_finds_the_field(form_of, desk):
    desk.answers["do"] = RefusedError(
        "ticket.missing_fact", verb=Verb.REPORT, state=TicketState.RESTORED, fact="cause_code"
    )
    form = form_of(Verb.REPORT)
    form.save()
    assert form.form.fields["cause_code"].note.isVisible()


def test_a_refusal_about_no_field_stands_above_the_form(form_of, desk):
    desk.answers["do"] = RefusedError(
        "ticket.wrong_state", verb=Verb.RESTORE, state=TicketState.CLOSED
    )
    form = form_of(Verb.RESTORE)
    form.save()
    assert form.bar.isVisible()
    assert form.bar.text.text()


def test_trouble_with_the_store_can_be_tried_again_with_the_same_text(form_of, desk):
    desk.answers["do"] = StoreError(StoreTrouble.LOCKED)
    form = form_of(Verb.NOTE)
    form._editors["text"].restore("客户催问")
    form.save()
    error, retry = desk.errors[-1]
    assert isinstance(error, StoreError)
    desk.answers["do"] = Done(NUMBER, Verb.NOTE, TicketState.WORKING, 4, None)
    with_text = desk.acted[-1].facts["facts"]
    retry()
    assert desk.acted[-1].facts["facts"] == with_text


def test_a_lost_race_is_shown_and_mine_can_be_saved_over_it(form_of, desk):
    desk.answers["do"] = ConflictError(NUMBER, before={"a": 1}, mine={"a": 2}, theirs={"a": 3})
    form = form_of(Verb.REGRADE)
    form.save()
    error, retry = desk.errors[-1]
    assert isinstance(error, ConflictError)
    assert desk.acted[-1].facts["expected_version"] == 3
    retry()
    assert desk.acted[-1].facts["expected_version"] is None


def test_text_put_away_with_escape_is_back_when_the_form_is_opened_again(form_of, qtbot):
    form = form_of(Verb.FEEDBACK)
    qtbot.keyClicks(form.form.fields["progress"].editor, "splicing now")
    qtbot.keyClick(form.form.fields["progress"].editor, Qt.Key.Key_Escape)
    again = form_of(Verb.FEEDBACK)
    assert again._editors["progress"].raw() == "splicing now"
    assert again.bar.isVisible()


def test_text_thrown_away_is_gone(form_of, qtbot):
    form = form_of(Verb.FEEDBACK)
    qtbot.keyClicks(form.form.fields["progress"].editor, "splicing now")
    form.put_away()
    form.throw_away()
    assert form_of(Verb.FEEDBACK)._editors["progress"].raw() == ""


def test_what_was_saved_leaves_no_draft(form_of, desk, qtbot):
    desk.answers["do"] = Done(NUMBER, Verb.NOTE, TicketState.WORKING, 4, None)
    form = form_of(Verb.NOTE)
    qtbot.keyClicks(form.form.fields["text"].editor, "rang back")
    form.keep()
    assert desk.drafts.forms()
    form.save()
    assert desk.drafts.forms() == []


def test_a_late_entry_says_when_and_why(form_of, desk):
    form = form_of(Verb.ARRIVE)
    form._editors["late"].restore(raw=True)
    form._editors["happened_at"].restore("0915")
    form._editors["late_reason"].restore("电话打不通")
    form.save()
    acted = desk.acted[-1]
    assert acted.happened_at == MORNING - timedelta(minutes=15)
    assert acted.late_reason == "电话打不通"
    assert "late_reason" not in acted.facts["facts"]


def test_a_late_entry_without_a_readable_moment_is_not_sent(form_of, desk):
    form = form_of(Verb.ARRIVE)
    form._editors["late"].restore(raw=True)
    form._editors["happened_at"].restore("yesterday-ish")
    form.save()
    assert desk.acted == []
    assert form.form.fields["happened_at"].note.isVisible()


def test_a_moment_that_is_none_goes_to_the_service_to_be_refused(form_of):
    form = form_of(Verb.APPOINT)
    form._editors["appointed_at"].restore("some time")
    assert form.facts()["appointed_at"] == "some time"


def test_after_a_verb_the_ticket_is_read_again_and_it_is_said_what_happened(page, desk):
    desk.answers["do"] = Done(NUMBER, Verb.RESTORE, TicketState.RESTORED, 4, None)
    page.start(Verb.RESTORE)
    desk.asked.clear()
    page.panel.form.save()
    assert page.panel.form is None
    assert "detail" in [name for name, _ in desk.asked]
    assert NUMBER in desk.notices[-1]


def test_another_ticket_puts_the_open_form_away_with_its_text(page, desk, qtbot):
    page.start(Verb.NOTE)
    qtbot.keyClicks(page.panel.form.form.fields["text"].editor, "half a word")
    page.panel.show_number("LX-GZ-20261120-0002")
    assert desk.drafts.recall(f"ticket/{NUMBER}/note")["text"] == "half a word"


def test_control_enter_in_a_form_saves_and_on_the_board_opens_a_window(page, desk, qtbot):
    page.start(Verb.NOTE)
    editor = page.panel.form.form.fields["text"].editor
    editor.setFocus()
    qtbot.keyClicks(editor, "rang back")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.acted[-1].facts["verb"] is Verb.NOTE
    assert page.findChildren(TicketWindow) == []
    page.panel.form.put_away()
    page.open_window()
    window = page.findChild(TicketWindow)
    assert window.isVisible()
    assert window.panel.number == NUMBER
    window.close()


def test_the_next_step_of_each_state_is_the_strong_button():
    for state, steps in NEXT.items():
        road, rest = split(tuple(Verb), state)
        assert road[0] is steps[0]
        assert not set(road) & set(rest)


def test_materials_and_serials_are_read_as_they_are_written():
    assert read_material("光纤跳线 SC-SC 2 根") == {
        "name": "光纤跳线 SC-SC",
        "quantity": 2.0,
        "unit": "根",
    }
    assert read_material("法兰盘") == {"name": "法兰盘", "quantity": 1}
    assert read_replaced("A1 -> B2") == {"old_serial": "A1", "new_serial": "B2"}
    assert read_replaced("B2") == {"new_serial": "B2"}


def test_recorded_facts_are_said_in_words_and_moments_in_office_time():
    lines = dict(
        told(
            {
                "outcome": "connected",
                "appointed_at": "2026-11-20T02:00:00+00:00",
                "by_phone": True,
                "tests": [{"item": "optical_dbm", "value": -21.5, "unit": "dBm"}],
                "promise": {"edition": "x"},
            }
        )
    )
    assert "2026-11-20 10:00" in lines.values()
    assert len(lines) == 4


def test_the_choices_of_a_box_can_be_reached_by_typing(form_of):
    form = form_of(Verb.SUSPEND)
    box = form.form.fields["reason"].editor
    assert isinstance(box, QComboBox)
    assert box.count() == len(norms().suspension.reasons)
    assert form.facts().get("reason") is None


def test_a_late_entry_that_leaves_the_moment_blank_is_not_dated_now(form_of, desk):
    form = form_of(Verb.NOTE)
    form._editors["late"].restore(raw=True)
    form._editors["late_reason"].restore("电话打不通")
    form._editors["happened_at"].clear()
    form._editors["text"].restore("到过现场")
    form.save()
    assert desk.acted == []
    assert form.form.fields["happened_at"].note.isVisible()


class Slow:
    """Takes an action and answers when told to, and only who is still there."""

    def __init__(self, desk):
        self.calls = []
        desk.act = self._act

    def _act(self, owner, _service, done, *, failed=None, **_):
        self.calls.append((owner, done, failed))

    def answer(self, value):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        owner, done, failed = self.calls.pop()
        if isValid(owner):
            (failed if isinstance(value, Exception) else done)(value)


@pytest.mark.parametrize("leave", ["put_away", "other_ticket"])
def test_what_is_stored_after_its_form_was_left_is_not_offered_to_be_typed_again(page, desk, leave):
    slow = Slow(desk)
    page.panel.start(Verb.NOTE)
    form = page.panel.form
    form._editors["text"].restore("到过现场")
    form._draft.touched()
    form.save()
    {"put_away": form.put_away, "other_ticket": page.panel._close_form}[leave]()
    assert desk.drafts.recall(f"ticket/{NUMBER}/note")
    slow.answer(Done(NUMBER, Verb.NOTE, TicketState.WORKING, 3, None))
    assert not desk.drafts.recall(f"ticket/{NUMBER}/note")


def test_what_is_refused_after_its_form_was_left_is_said_and_kept(page, desk):
    slow, said = Slow(desk), []
    desk.show_error = lambda error, **_: said.append(error)
    page.panel.start(Verb.NOTE)
    form = page.panel.form
    form._editors["text"].restore("到过现场")
    form._draft.touched()
    form.save()
    form.put_away()
    slow.answer(StoreError(StoreTrouble.FULL, where="here"))
    assert [error.kind for error in said] == [StoreTrouble.FULL]
    assert desk.drafts.recall(f"ticket/{NUMBER}/note")["text"] == "到过现场"


def test_the_fields_of_a_tall_form_stay_together(form_of):
    form = form_of(Verb.RESTORE)
    form.resize(600, 900)
    form.layout().activate()
    assert form.form.height() <= form.form.sizeHint().height()
