"""The Print room: orders in their order, jobs that stopped taken up again, a printer measured."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from console.calls import Call
from console.press.job import JobState, PrintJob, Problem, Wish
from models.queries.papers.waiting import OrderToPrint, sorted_by
from printing.document import Placement
from tests.fixed_clock import MORNING
from tests.views.row_desk import NoPaper
from views.press.go_on import GoOnDialog
from views.press.measure import MeasureDialog
from views.press.page import PressPage

CTRL = Qt.KeyboardModifier.ControlModifier


class Papers(NoPaper):
    """Two papers for every form."""

    def papers(self, owner, form, done):
        done(("241x139.7", "A4"))
        return Call()


def order(n, crew, town, minutes):
    return OrderToPrint(
        number=f"LX-GZ-20261120-000{n}-P1",
        ticket=f"LX-GZ-20261120-000{n}",
        customer="农商行",
        town=town,
        address="",
        crew=crew,
        crew_name="一班",
        issued_at=MORNING,
        planned_at=MORNING + timedelta(minutes=minutes),
        due_at=None,
    )


ORDERS = (order(1, "B02", "东镇", 30), order(2, "B01", "西镇", 20), order(3, "B01", "东镇", 10))
JOB = PrintJob.of(
    Wish(
        form="F01",
        numbers=tuple(one.number for one in ORDERS),
        printer="LQ-630K",
        paper="241x139.7",
    ),
    actor="li",
    now=MORNING,
)


@pytest.fixture
def page(desk, qtbot):
    desk.paper = Papers()
    desk.answers |= {"orders_to_print": ORDERS}
    made = PressPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.refresh()
    return made


def numbers(rows):
    return [row.number[-4] for row in rows]


def test_orders_are_sorted_by_crew_or_by_route():
    assert numbers(sorted_by("crew", ORDERS)) == ["3", "2", "1"]
    assert numbers(sorted_by("route", ORDERS)) == ["3", "1", "2"]


def test_all_orders_are_one_job_in_the_order_chosen(page, desk, qtbot):
    page.by.set_value("route")
    qtbot.keyClick(page.orders, Qt.Key.Key_P, CTRL)
    (wish,) = desk.press.wishes
    assert [number[-4] for number in wish.numbers] == ["3", "1", "2"]
    assert (wish.printer, wish.paper) == ("LQ-630K", "241x139.7")


def test_some_orders_selected_are_printed_alone(page, desk):
    page.orders.selectRow(0)
    model = page.orders.selectionModel()
    rows = model.SelectionFlag.Select | model.SelectionFlag.Rows
    model.select(page.orders.model().index(1, 0), rows)
    page.print_orders()
    assert len(desk.press.wishes[0].numbers) == 2


def test_no_order_waiting_says_so(page, desk):
    desk.answers["orders_to_print"] = ()
    page.refresh()
    assert page._stack.currentIndex() == 0
    assert not page.has_orders()


def test_a_stopped_job_says_why_and_goes_on_at_the_paper_that_is_missing(page, desk):
    job = replace(
        JOB,
        state=JobState.STOPPED,
        drawn=("d1", "d2", "d3"),
        recorded=1,
        problem=Problem("press.given_up", {"said": "off-line"}),
    )
    desk.press.listed = (job,)
    desk.press.moved.emit()
    assert "off-line" in page.problem.text()
    page.go_on()
    (dialog,) = page.findChildren(GoOnDialog)
    assert [dialog.first.itemData(n) for n in range(dialog.first.count())] == [1, 2, 3]
    dialog.first.set_value(2)
    dialog.accept()
    assert desk.press.done == [("go_on", job.id, 2)]


def test_a_job_that_was_never_drawn_cannot_be_said_to_have_come_out(page, desk):
    desk.press.listed = (JOB.stopped(Problem("store.full", {"where": "x"})),)
    desk.press.moved.emit()
    page.go_on()
    (dialog,) = page.findChildren(GoOnDialog)
    assert [dialog.first.itemData(n) for n in range(dialog.first.count())] == [0]


def test_what_a_job_allows_depends_on_how_it_stands(page, desk):
    for state, allowed in (
        (JobState.DRAWING, (False, True, False)),
        (JobState.AT_PRINTER, (False, True, False)),
        (JobState.RECORDING, (False, False, False)),
        (JobState.STOPPED, (True, True, False)),
        (JobState.DONE, (False, False, True)),
        (JobState.CANCELLED, (False, False, True)),
    ):
        desk.press.listed = (replace(JOB, state=state),)
        desk.press.moved.emit()
        assert (page.may_go_on(), page.may_cancel(), page.may_forget()) == allowed, state


def test_what_was_measured_is_kept_for_the_printer(page, desk, qtbot):
    dialog = MeasureDialog(desk, page, printer="Laser")
    dialog.open()
    dialog.spots["left"].setValue(27.0)
    dialog.spots["down"].setValue(dialog.spots["down"].value() * 1.01)
    dialog.accept()
    told = desk.press.printers.placement("Laser", "F01")
    assert told.right == pytest.approx(-2.0)
    assert told.high == pytest.approx(1 / 1.01, abs=0.001)
    assert desk.press.printers.placement("LQ-630K", "F01") == Placement()


def test_what_no_printer_does_is_refused_and_stays_typed(page, desk):
    dialog = MeasureDialog(desk, page, printer="Laser")
    dialog.open()
    dialog.spots["across"].setValue(20.0)
    dialog.accept()
    assert dialog.bar.isVisible()
    assert dialog.spots["across"].value() == 20.0
    assert desk.press.printers.placement("Laser", "") == Placement()
    dialog.reject()


def test_jobs_that_cannot_be_read_are_told_once_with_where_they_lie(page, desk):
    desk.press.lost = ("jobs/1",)
    desk.press.moved.emit()
    assert "jobs/1" in page.bar.text.text()
    page.bar.clear()
    desk.press.moved.emit()
    assert page.bar.isHidden()
