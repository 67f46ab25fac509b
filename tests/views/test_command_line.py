"""The command line at a real office: typed, said back, done, undone; nothing is guessed."""

from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from console.calls import Call
from models.errors import ConflictError, RefusedError
from models.queries.ticket_board import ticket_row
from models.rules.action import Action
from models.rules.states import TicketState, Verb
from models.rules.terms import Role
from models.services import crews
from models.store.unit_of_work import perform
from tests.fixed_clock import FixedClock
from tests.services.counter import DAY, Counter, open_county
from tests.views.store_desk import StoreDesk
from views.dispatch.wish import Wish
from views.shell.command_line import CommandLine, Reach
from views.widgets.taking_back import TakingBack

ENTER = Qt.Key.Key_Return


class LateDesk(StoreDesk):
    """A desk that passes on when a step happened and why it is entered late."""

    def act(self, owner, service, done, *, failed=None, happened_at=None, late_reason=None):
        self.told = (happened_at, late_reason)
        action = Action(
            uid=uuid4(),
            actor="li",
            role=self.role,
            desk="D1",
            now=self.now(),
            happened_at=happened_at,
            late_reason=late_reason,
        )
        self.acted.append(action)
        try:
            value = perform(self.store, action, service).value
        except (RefusedError, ConflictError) as error:
            (failed or self.show_error)(error)
        else:
            done(value)
        return Call()


@pytest.fixture
def county(tmp_path):
    with open_county(tmp_path / "office.db", tmp_path) as store:
        yield Counter(store)


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def commands(county, window, qtbot, dressed, tmp_path):
    """Return the desk and a way to type one line into a fresh command line."""
    clock = FixedClock(county.now)
    desk = LateDesk(tmp_path, clock, role=Role.SUPERVISOR, store=county.store)
    back = TakingBack(desk, window)

    def type_line(line, *, enter=True, current=None, reaches=()):
        made = CommandLine(desk, window, reaches=reaches, current=current, back=back)
        made.open()
        made.line.insert(line)  # as an input method does
        made._pause.stop()
        made._ask()
        if enter:
            qtbot.keyClick(made.line, ENTER)
        return made

    desk.type_line, desk.back = type_line, back
    return desk


def state_of(county, number):
    return county.ask(partial(ticket_row, number=number, now=county.now)).state


def test_a_line_is_said_back_before_anything_is_done(commands, county):
    number = county.open().number
    made = commands.type_line(f"派 {number[-4:]} 城区一班 9:00", enter=False)
    said = made.said.text()
    assert number in said
    assert "临溪县农村信用社" in said
    assert "待派单 → 待接单" in said
    assert "城区一班" in said
    assert "09:00" in said
    assert "!" not in said
    assert commands.acted == []
    assert state_of(county, number) is TicketState.TO_DISPATCH


def test_the_road_is_gone_by_typed_lines_alone(commands, county):
    number = county.open().number
    tail = number[-4:]
    for line, state in (
        (f"派 {tail} 城区一班", TicketState.DISPATCHED),
        (f"接 {tail}", TicketState.TAKEN),
        (f"到 {tail}", TicketState.ON_SITE),
        (f"开始 {tail} 光衰", TicketState.WORKING),
        (f"恢复 {tail} 换尾纤,重启光猫", TicketState.RESTORED),
    ):
        commands.type_line(line)
        assert state_of(county, number) is state, line
        assert number in commands.notices[-1]


def test_what_was_done_is_taken_back(commands, county):
    number = county.open().number
    commands.type_line(f"派 {number[-4:]} 城区一班")
    assert state_of(county, number) is TicketState.DISPATCHED
    commands.type_line("撤销")
    assert state_of(county, number) is TicketState.TO_DISPATCH
    commands.type_line("重做")
    assert state_of(county, number) is TicketState.DISPATCHED


def test_the_ticket_on_screen_is_meant_when_none_is_named(commands, county):
    number = county.open().number
    commands.type_line("派 B01", current=number)
    commands.type_line("接", current=number)
    assert state_of(county, number) is TicketState.TAKEN


def test_a_crew_stands_for_the_ticket_it_has(commands, county):
    number = county.open().number
    commands.type_line(f"派 {number[-4:]} B01")
    commands.type_line("接 城区一班")
    assert state_of(county, number) is TicketState.TAKEN


def test_what_a_form_has_to_ask_opens_the_form_filled_in(commands, county):
    number = county.open().number
    county.walk(number, until="acknowledge")
    made = commands.type_line(f"出发 {number[-4:]}", enter=False)
    assert "Still needed" in made.said.text()
    commands.type_line(f"挂 {number[-4:]} 等光猫 15:00")
    assert commands.opened == [("tickets", f"{number} suspend")]
    kept = commands.drafts.recall(f"ticket/{number}/suspend")
    assert kept == {"expected_resume_at": "2026-11-20 15:00", "proof": "等光猫"}
    assert state_of(county, number) is TicketState.TAKEN


def test_a_moment_that_lies_back_asks_why_it_is_entered_late(commands, county, qtbot):
    number = county.open().number
    county.walk(number, until="acknowledge")
    county.wait(60)
    commands.clock.advance(minutes=80)
    made = commands.type_line(f"到 {number[-4:]} 9:20", enter=False)
    assert "Late entry" in made.said.text()
    qtbot.keyClick(made.line, ENTER)
    assert made.late.isVisible()
    assert state_of(county, number) is TicketState.TAKEN
    made.late.insert("电话补录")
    qtbot.keyClick(made.late, ENTER)
    assert commands.told == (county.now.replace(hour=9, minute=20), "电话补录")
    assert state_of(county, number) is TicketState.ON_SITE


def test_a_rule_that_needs_a_supervisor_opens_the_form_with_the_crew(commands, county):
    county.act(lambda s: crews.set_shift(s, crew="B02", day_on=DAY, kind="rest"))
    number = county.open().number
    made = commands.type_line(f"派 {number[-4:]} B02", enter=False)
    assert "! 柳河班在计划时间不在岗。" in made.said.text()
    made.done(0)
    commands.type_line(f"派 {number[-4:]} B02")
    ((screen, subject),) = commands.opened
    assert (screen, Wish.of(subject).crew, Wish.of(subject).verb) == (
        "dispatch",
        "B02",
        Verb.DISPATCH,
    )
    assert commands.errors[-1][0].code == "placement.off_duty"
    assert state_of(county, number) is TicketState.TO_DISPATCH


def test_several_tickets_are_offered_and_none_is_taken(commands, county, qtbot):
    first, second = county.open().number, county.open(anyway=True).number
    for number in (first, second):
        commands.type_line(f"派 {number} B01")
    made = commands.type_line("接 B01")
    assert state_of(county, first) is state_of(county, second) is TicketState.DISPATCHED
    assert made.line.text() == f"接 {second} B01"  # the newest is offered first, and completed
    made._ask()
    qtbot.keyClick(made.line, ENTER)
    assert state_of(county, second) is TicketState.TAKEN
    assert state_of(county, first) is TicketState.DISPATCHED


def test_a_step_the_ticket_is_not_ready_for_is_said_and_not_done(commands, county):
    number = county.open().number
    made = commands.type_line(f"到 {number[-4:]}")
    assert "Not now" in made.said.text()
    assert commands.acted == []


def test_a_beginning_is_completed_with_tab(commands, qtbot):
    made = commands.type_line("gq", enter=False)
    offers = [made.hits.item(at).text() for at in range(made.hits.count())]
    assert any("挂起" in one for one in offers)
    qtbot.keyClick(made.line, Qt.Key.Key_Tab)
    assert made.line.text().startswith("挂起")


def test_a_screen_and_an_action_of_the_page_are_reached_by_initials(commands):
    gone = []
    reaches = [
        Reach("screen/customers", "客户档案", lambda: gone.append("customers")),
        Reach("board.clear", "清除筛选   Ctrl+Shift+F", lambda: gone.append("clear")),
    ]
    commands.type_line("khda", reaches=reaches)
    commands.type_line("清除", reaches=reaches)
    assert gone == ["customers", "clear"]


def test_other_words_open_what_they_name(commands, county):
    number = county.open().number
    tail = number[-4:]
    for line in (f"看 {tail}", f"推荐 {tail}", "新单", f"打印 {tail}"):
        commands.type_line(line)
    assert commands.opened == [
        ("tickets", number),
        ("suggest", number),
        ("intake", None),
        ("preview", number),
    ]


def test_an_empty_line_offers_every_verb_with_its_short_words(commands):
    made = commands.type_line("", enter=False)
    offers = [made.hits.item(at).text() for at in range(made.hits.count())]
    assert len(offers) > len(Verb)
    assert "派单   派   派工" in offers


def test_a_number_nobody_has_is_said(commands):
    made = commands.type_line("到 9999")
    assert "9999" in made.said.text()
    assert commands.acted == []


def test_a_time_this_very_minute_is_no_late_entry(commands, county):
    number = county.open().number
    county.walk(number, until="acknowledge")
    commands.clock.advance(minutes=30)
    commands.type_line(f"到 {number[-4:]} 9:00")
    assert commands.told == (None, None)
    assert state_of(county, number) is TicketState.ON_SITE


def test_a_verb_alone_offers_the_tickets_it_could_be_done_to(commands, county, qtbot):
    number = county.open().number
    other = county.open(anyway=True).number
    commands.type_line(f"派 {other} B01")
    made = commands.type_line("派")
    assert state_of(county, number) is TicketState.TO_DISPATCH
    assert made.line.text() == f"派 {number}"


def test_a_crew_that_could_be_two_is_made_clear_where_it_stands(commands, county):
    number = county.open().number
    county.act(lambda s: crews.add_crew(s, code="B07", name="城区七班"))
    made = commands.type_line(f"派 {number[-4:]} 城区 10:00")
    assert state_of(county, number) is TicketState.TO_DISPATCH
    assert made.line.text() == f"派 {number[-4:]} B01 10:00"
