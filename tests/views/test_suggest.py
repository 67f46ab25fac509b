"""The suggestion on screen: ranked crews, the left out with their rule, and nobody is sent."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.errors import RefusedError
from models.queries.suggestions import Suggested
from models.rules.placement import Candidate, Goal, LeftOut, Reason, Slip, Suggestion
from models.rules.reasons import GoalCode, HopBasis, PlacementCode, Weight
from models.rules.states import Verb
from tests.fixed_clock import MORNING as NOW
from views.dispatch.actions import ACTIONS as DISPATCH_DEEDS
from views.dispatch.wish import Wish
from views.suggest.dialog import SuggestDialog
from views.suggest.rows import account
from views.tickets.actions import ACTIONS as TICKET_DEEDS

NUMBER = "LX-GZ-20261120-0001"
BEST = Candidate(
    "B01",
    "城区一班",
    place=1,
    people=("T012",),
    goals=(
        Goal(GoalCode.TRAVEL, -20, {"minutes": 10, "basis": HopBasis.TOWN}),
        Goal(GoalCode.ZONE, 40, {"town": "东城街道"}),
    ),
    warnings=(Reason(PlacementCode.NO_ROSTER, "B01", {"crew": "城区一班"}),),
)
OFF = LeftOut(
    "B02",
    "夜班",
    (Reason(PlacementCode.OFF_DUTY, "B02", {"crew": "夜班"}, Weight.OVERRIDE),),
)
SLIP = Slip(
    "LX-7-P1",
    "LX-7",
    planned_at=NOW,
    new_at=NOW + timedelta(minutes=75),
    due_at=NOW + timedelta(hours=1),
    breaks_promise=True,
    leaves_window=False,
)
FOUND = Suggested(
    number=NUMBER,
    verb=Verb.DISPATCH,
    customer_name="临溪农商银行",
    town="东城街道",
    planned_at=NOW,
    ends_at=NOW + timedelta(hours=2),
    due_at=NOW + timedelta(hours=2),
    suggestion=Suggestion((BEST,), (OFF,)),
    slips={"B01": (SLIP,), "B02": ()},
)


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(desk, window):
    desk.answers["suggested"] = FOUND
    made = SuggestDialog(desk, window)
    made.open()
    made.show_subject(NUMBER)
    return made


def test_the_best_crew_is_marked_and_its_points_add_up_below(dialog):
    assert dialog.crews.selected_row().code == "B01"
    lines = dialog.account.toPlainText().splitlines()
    assert [line.split()[0] for line in lines[:3]] == ["-20", "+40", "+20"]
    assert "LX-7-P1 slips by 1 小时 15 分" in lines[-1]
    assert "past its promise of" in lines[-1]


def test_a_crew_left_out_says_which_rule(dialog, qtbot):
    qtbot.keyClick(dialog.crews, Qt.Key.Key_Down)
    row = dialog.crews.selected_row()
    assert row.code == "B02"
    assert account(row) == dialog.account.toPlainText()
    assert "夜班在计划时间不在岗。" in account(row)


def test_enter_opens_the_form_filled_in_and_sends_nobody(dialog, desk, qtbot):
    qtbot.keyClick(dialog.crews, Qt.Key.Key_Return)
    assert desk.acted == []
    ((screen, subject),) = desk.opened
    assert screen == "dispatch"
    wish = Wish.of(subject)
    assert (wish.number, wish.verb, wish.crew) == (NUMBER, Verb.DISPATCH, "B01")
    assert wish.people == ("T012",)


def test_a_ticket_nobody_can_be_sent_to_says_so(desk, window):
    desk.answers["suggested"] = RefusedError("suggest.not_now", number=NUMBER, state="closed")
    made = SuggestDialog(desk, window)
    made.show_subject(NUMBER)
    assert NUMBER in made.bar.text.text()
    assert not made.take.isEnabled()


def test_f7_asks_for_it_on_the_board_and_in_the_form():
    for deeds in (TICKET_DEEDS, DISPATCH_DEEDS):
        assert [deed.run for deed in deeds if deed.shortcut == "F7"] == ["show_suggestion"]


def test_what_was_chosen_elsewhere_is_read_back():
    at = NOW.isoformat()
    wish = Wish.of(f"{NUMBER} reassign B02 @{at} T1 T2")
    assert wish == Wish(NUMBER, Verb.REASSIGN, "B02", ("T1", "T2"), NOW)
    assert wish.granted().subject == wish.subject == f"{NUMBER} reassign"
    assert Wish.of(NUMBER).verb is Verb.DISPATCH
    assert Wish.of(None).subject == ""
