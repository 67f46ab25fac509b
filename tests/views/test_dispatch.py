"""Dispatch: the choices with their reasons, an override with its own, the order, the paper."""

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from models.errors import RefusedError
from models.queries.crews import Dispatchable
from models.rules.lifecycle_facts import facts_of
from models.rules.placement import Placement, PlacementCode, Reason, Weight
from models.rules.states import TicketState, Verb
from models.services.tickets import Done
from tests.views.rows import crew, instrument, ticket, vehicle
from views.dispatch.actions import ACTIONS
from views.dispatch.page import DispatchPage

NUMBER = "LX-GZ-20261120-0001"
OFF = Reason(PlacementCode.OFF_DUTY, "B03", {"crew": "城南班"}, Weight.OVERRIDE)
RETIRED = Reason(PlacementCode.CREW_RETIRED, "B09", {"crew": "旧班"}, Weight.BLOCK)
BUSY = Reason(PlacementCode.OVERLOADED, "B02", {"crew": "二班", "planned": 600, "available": 480})
DONE = Done(NUMBER, Verb.DISPATCH, TicketState.DISPATCHED, 4, None, order=f"{NUMBER}-P1")


@pytest.fixture
def page(desk, qtbot):
    desk.answers |= {
        "ticket_row": ticket(),
        "dispatchable": Dispatchable(
            (
                crew("B02"),
                crew("B03", name="城南班", reasons=(OFF,), members=("T020 林强",)),
                crew("B09", name="旧班", reasons=(RETIRED,), blocked=True),
            ),
            (vehicle(), vehicle("甘N99999", free=False, blocked=True)),
            (instrument(), instrument("YB-009", blocked=True)),
        ),
        "placement_shown": Placement(()),
        "do": DONE,
    }
    made = DispatchPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 720)
    made.show()
    made.show_subject(f"{NUMBER} dispatch")
    return made


def test_the_best_crew_is_marked_with_its_people_and_its_own_vehicle(page):
    assert page._crew().code == "B02"
    assert page.order.vehicle.value() == "甘N12345"
    assert page.order.leader.findData("T012") > 0
    QAbstractItemModelTester(page._model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_the_order_says_who_goes_with_what(page, desk):
    page.order.leader.set_value("T012")
    page.order.others.tick(["T012", "T013"])
    page.order.instruments.tick(["YB-003"])
    page.order.task.setPlainText("查光路")
    page.save()
    acted = desk.acted[-1]
    told = facts_of(Verb.DISPATCH, acted.facts["facts"])
    assert (told.crew, told.leader, told.technicians) == ("B02", "T012", ("T013",))
    assert (told.vehicle, told.instruments, told.task) == ("甘N12345", ("YB-003",), "查光路")
    assert acted.facts["expected_version"] == 3
    assert desk.closed == [page]
    assert f"{NUMBER}-P1" in desk.notices[-1]


def test_sending_and_printing_goes_on_to_the_preview_of_the_order(page, desk):
    page.save_and_print()
    assert desk.opened == [("preview", f"{NUMBER}-P1")]


def test_what_nobody_may_take_cannot_be_ticked(page):
    page.order.instruments.tick(["YB-003", "YB-009"])
    assert page.order.instruments.ticked() == ["YB-003"]


def test_a_crew_that_may_not_go_cannot_be_sent(page, desk):
    page.crews.select_key("B09")
    assert not page.has_crew()
    page.save()
    assert desk.acted == []


def test_reasons_are_said_in_words_the_heaviest_first(page):
    page.order.show_placement(Placement((BUSY, OFF)))
    lines = page.order.against.text().splitlines()
    assert "城南班" in lines[0]
    assert "480" in lines[1]


def test_a_reason_that_blocks_asks_for_the_supervisors_own(page, desk):
    page.crews.select_key("B03")
    page.order.show_placement(Placement((OFF,)))
    assert page.order.override.isVisible()
    page.order.override.setText("只有他们在附近")
    page.save()
    assert desk.acted[-1].facts["facts"]["override_reason"] == "只有他们在附近"


def test_a_refused_placement_asks_for_the_override_and_keeps_everything(page, desk):
    desk.answers["do"] = RefusedError(OFF.wording_code, override=True, **OFF.facts)
    page.order.task.setPlainText("查光路")
    page.save()
    assert page.order.override.isVisible()
    assert page.order.form.fields["override_reason"].note.isVisible()
    assert page.order.task.toPlainText() == "查光路"
    assert desk.closed == []


def test_without_a_reason_against_it_no_override_is_said(page, desk):
    page.order.override.setText("left over")
    page.save()
    assert "override_reason" not in desk.acted[-1].facts["facts"]


def test_another_crew_needs_its_reason(page, desk):
    page.show_subject(f"{NUMBER} reassign")
    assert page.order.reason.isVisible()
    page.order.reason.setText("原班组车坏")
    page.save()
    told = facts_of(Verb.REASSIGN, desk.acted[-1].facts["facts"])
    assert told.reason == "原班组车坏"


def test_what_was_begun_is_there_again(page, desk):
    page.crews.select_key("B03")
    page.order.task.setPlainText("half a task")
    page.leave()
    page.show_subject(f"{NUMBER} dispatch")
    assert page._crew().code == "B03"
    assert page.order.task.toPlainText() == "half a task"


def test_each_action_has_a_key_of_its_own():
    keys = [deed.shortcut for deed in ACTIONS]
    assert all(keys)
    assert len(keys) == len(set(keys))
