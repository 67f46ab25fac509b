"""An emergency in the form: what it pushes back is said first, and moved only if wished."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from models.queries.crews import Dispatchable
from models.rules.placement import Placement, Slip
from models.rules.states import TicketState, Verb
from models.services.tickets import Done, Pushed
from tests.fixed_clock import MORNING
from tests.views.rows import crew, instrument, ticket, vehicle
from views.dispatch.page import DispatchPage

NUMBER = "LX-GZ-20261120-0001"
DONE = Done(NUMBER, Verb.DISPATCH, TicketState.DISPATCHED, 4, None, order=f"{NUMBER}-P1")
SLIP = Slip(
    "LX-7-P1",
    "LX-7",
    planned_at=MORNING,
    new_at=MORNING + timedelta(minutes=45),
    due_at=MORNING + timedelta(hours=4),
    breaks_promise=False,
    leaves_window=False,
)
BROKEN = Slip(
    "LX-8-P1",
    "LX-8",
    planned_at=MORNING,
    new_at=MORNING + timedelta(hours=3),
    due_at=MORNING + timedelta(hours=2),
    breaks_promise=True,
    leaves_window=False,
)


@pytest.fixture
def page(desk, qtbot):
    desk.answers |= {
        "ticket_row": ticket(),
        "dispatchable": Dispatchable((crew("B02"),), (vehicle(),), (instrument(),)),
        "placement_shown": Placement(()),
        "insert_preview": (),
        "do": DONE,
        "insert_order": DONE,
    }
    made = DispatchPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 720)
    made.show()
    made.show_subject(f"{NUMBER} dispatch")
    return made


def test_nothing_is_said_where_nothing_slips(page, desk):
    page.order.show_slips(())
    assert not page.order.pushed.isVisible()
    page.save()
    assert desk.acted[-1].service == "do"


def test_what_slips_is_said_by_how_much_and_moves_with_the_order(page, desk):
    page.order.show_slips((SLIP,))
    assert "LX-7-P1" in page.order.pushed.text()
    assert "45 分" in page.order.pushed.text()
    page.save()
    acted = desk.acted[-1]
    assert acted.service == "insert_order"
    assert acted.facts["pushed"] == [Pushed("LX-7", "LX-7-P1", SLIP.new_at)]


def test_the_plans_stay_where_that_is_wished(page, desk):
    page.order.show_slips((SLIP,))
    page.order.moves.setChecked(False)
    page.save()
    assert desk.acted[-1].service == "do"


def test_a_promise_that_would_break_is_asked_about_before_anything_is_sent(page, desk, qtbot):
    page.order.show_slips((SLIP, BROKEN))
    page.save()
    assert desk.acted == []
    assert page.question.isVisible()
    page.question.accept()
    assert desk.acted[-1].service == "insert_order"


def test_saying_no_sends_nobody_and_keeps_the_form(page, desk, qtbot):
    page.order.task.setPlainText("查光路")
    page.order.show_slips((BROKEN,))
    page.save()
    qtbot.keyClick(page.question, Qt.Key.Key_Escape)
    assert desk.acted == []
    assert page.order.task.toPlainText() == "查光路"
    page.save()
    assert page.question.isVisible()
