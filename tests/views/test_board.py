"""The dispatch board on a real store: by keys and by drags, what is dropped is what happens."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from models.domain import WorkOrder
from models.errors import RefusedError
from models.queries.ticket_detail import detail
from models.rules.states import TicketState
from models.rules.terms import OrderState, Role
from models.services import crews
from models.services.tickets import do
from tests.fixed_clock import MORNING
from tests.services.counter import DAY
from tests.views.store_desk import StoreDesk
from views.board.actions import ACTIONS
from views.board.carry import Way
from views.board.deck import Layout
from views.board.page import BoardPage
from views.board.scale import Zoom
from views.board.sought import Sought

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
ENTER = Qt.Key.Key_Return
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(tmp_path, county, dressed):
    return StoreDesk(tmp_path, role=Role.SUPERVISOR, store=county.store)


@pytest.fixture
def board(desk, county, qtbot):
    """The board with one ticket that waits and one a crew was sent for."""
    desk.first = county.open().number
    desk.second = county.open(anyway=True).number
    county.do("dispatch", desk.second, crew="B01", planned_at=MORNING + timedelta(minutes=30))
    made = BoardPage(desk)
    qtbot.addWidget(made)
    made.resize(1500, 900)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.refresh()
    qtbot.waitUntil(lambda: bool(made.chart.plan.rows))
    made.primary_focus().setFocus()
    return made


def press(key, modifiers=PLAIN):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def orders(county, number):
    statement = select(WorkOrder).order_by(WorkOrder.sequence)
    found = county.ask(lambda s: s.scalars(statement).all())
    return [one for one in found if one.number.startswith(number)]


def state(county, number):
    return county.ask(detail, number, now=county.now).row.state


def bar(board, number):
    return next(p for _, p in board.chart.plan.places.values() if p.bar.number == number)


def rect(board, number) -> QRect:
    placed = bar(board, number)
    return board.chart.rect_of(board.chart.plan.places[placed.bar.order][0], placed)


def drag(board, start: QPoint, end: QPoint, *, modifiers=PLAIN, let_go=True):
    view = board.chart.viewport()
    QTest.mousePress(view, LEFT, modifiers, start)
    QTest.mouseMove(view, start + QPoint(12, 0))
    QTest.mouseMove(view, end)
    if let_go:
        QTest.mouseRelease(view, LEFT, modifiers, end)


def fill(dialog, **said):
    for name, text in said.items():
        dialog.form.fields[name].editor.setPlainText(text)
    dialog.accept()


def test_the_heads_count_and_say_what_is_unplanned(board):
    counts = {name: pane.badge.number.text() for name, pane in board.panes_.items()}
    assert counts == {"waiting": "1", "active": "1", "crews": "2", "closed": "0"}
    assert "2" in board.panes_["waiting"].more.text()  # two and a quarter hours
    assert board.closed.currentWidget() is board.closed.empty


def test_a_waiting_ticket_goes_to_a_crew_by_keys_alone(board, desk, county):
    press(Qt.Key.Key_F2)
    assert board.carrier.carry.way is Way.SEND
    assert board.carrier.bubble.isVisible()
    first = board.carrier.carry.starts_at
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right, SHIFT)
    press(ENTER)
    order = orders(county, desk.first)[0]
    assert state(county, desk.first) is TicketState.DISPATCHED
    assert order.planned_at == first + timedelta(minutes=60)
    assert order.planned_minutes == 165
    assert bar(board, desk.first).bar.crew_code == "B02"
    assert board.waiting.empty.hasFocus(), "nothing waits any more, the keyboard stays there"
    assert not board.carrier.bubble.isVisible()


def test_escape_puts_it_back_and_nothing_happened(board, desk, county):
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Escape)
    assert board.carrier.carry is None
    assert orders(county, desk.first) == []
    assert board.waiting.table.hasFocus()


def test_escape_in_the_middle_of_a_drag_leaves_the_plan_alone(board, desk, county):
    before = bar(board, desk.second).bar
    at = rect(board, desk.second).center()
    drag(board, at, at + QPoint(200, 0), let_go=False)
    assert board.chart.ghost is not None
    press(Qt.Key.Key_Escape)
    QTest.mouseRelease(board.chart.viewport(), LEFT, PLAIN, at + QPoint(200, 0))
    board.refresh()
    assert bar(board, desk.second).bar == before


def test_a_bar_is_moved_in_time_by_dragging_it(board, desk, county):
    before = bar(board, desk.second).starts_at
    at = rect(board, desk.second).center()
    across = board.chart.scale.x_of(before + timedelta(hours=2)) - board.chart.scale.x_of(before)
    drag(board, at, at + QPoint(across, 0))
    assert bar(board, desk.second).starts_at == before + timedelta(hours=2)
    assert desk.notices


def test_a_bar_is_made_longer_at_its_end(board, desk, county):
    before = bar(board, desk.second)
    edge = QPoint(rect(board, desk.second).right() - 2, rect(board, desk.second).center().y())
    scale = board.chart.scale
    hour = scale.x_of(MORNING + timedelta(hours=1)) - scale.x_of(MORNING)
    drag(board, edge, edge + QPoint(hour, 0))
    after = orders(county, desk.second)[0].planned_minutes
    assert after > before.bar.minutes
    assert bar(board, desk.second).starts_at == before.starts_at


def test_another_crew_is_asked_for_its_reason_and_takes_over(board, desk, county):
    at = rect(board, desk.second).center()
    other = board.chart.plan.row_of("B02")
    drag(board, at, QPoint(at.x(), other.top + other.height // 2 - board.chart.offset().y()))
    dialog = board.dropper.dialog
    dialog.accept()
    assert dialog.isVisible(), "no reason said: nothing is done"
    fill(dialog, reason="原班组车辆故障")
    assert [one.state for one in orders(county, desk.second)] == [
        OrderState.RECALLED,
        OrderState.ISSUED,
    ]
    assert bar(board, desk.second).bar.crew_code == "B02"


def test_a_second_crew_is_sent_beside_the_first(board, desk, county):
    board.chart.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space, SHIFT)
    assert board.carrier.carry.way is Way.SHARE
    press(Qt.Key.Key_Down)
    press(ENTER)
    fill(board.dropper.dialog, task="协助杆路")
    lead, part = orders(county, desk.second)
    assert (lead.lead, part.lead, part.task) == (True, False, "协助杆路")
    crews_shown = {p.bar.crew_code for _, p in board.chart.plan.places.values()}
    assert crews_shown == {"B01", "B02"}


def test_what_a_rule_blocks_is_explained_and_not_done(board, desk, county):
    for person in ("T21", "T22"):
        county.act(
            lambda s, person=person: crews.avoid(
                s, technician=person, customer="C001", reason="争执"
            )
        )
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Down)
    assert board.carrier.bubble.answer.property("role") == "overdue"
    assert board.carrier.bubble.reasons.text()
    press(ENTER)
    error, _ = desk.errors[-1]
    assert isinstance(error, RefusedError)
    assert error.code == "placement.avoided"
    assert state(county, desk.first) is TicketState.TO_DISPATCH


def test_what_needs_a_word_asks_for_it_and_keeps_it(board, desk, county):
    county.act(lambda s: crews.set_shift(s, crew="B02", day_on=DAY, kind="rest"))
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Down)
    assert board.carrier.bubble.answer.property("role") == "soon"
    press(ENTER)
    fill(board.dropper.dialog, override_reason="就近抢修")
    event = county.ask(detail, desk.first, now=county.now).timeline[-1]
    assert event.facts["override_reason"] == "就近抢修"
    assert event.facts["overrides"][0]["code"] == "placement.off_duty"


def test_a_dispatcher_cannot_order_what_only_a_supervisor_may(board, desk, county):
    desk.role = Role.DISPATCHER
    county.act(lambda s: crews.set_shift(s, crew="B02", day_on=DAY, kind="rest"))
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Down)
    press(ENTER)
    assert desk.errors[-1][0].code == "placement.off_duty"
    assert state(county, desk.first) is TicketState.TO_DISPATCH


def test_the_bubble_says_what_the_form_says(board, desk, county):
    from models.queries.crews import placement_shown

    county.act(lambda s: crews.set_shift(s, crew="B01", day_on=DAY, kind="rest"))
    press(Qt.Key.Key_F2)
    found = board.carrier.verdict
    shown = county.ask(
        placement_shown,
        desk.first,
        found.party,
        planned_at=board.carrier.carry.starts_at,
    )
    assert found.placement == shown
    assert shown.reasons


def test_a_race_lost_to_another_desk_is_told(board, desk, county):
    press(Qt.Key.Key_F2)
    county.do("dispatch", desk.first, crew="B02", planned_at=MORNING)
    press(ENTER)
    assert type(desk.errors[-1][0]).__name__ == "ConflictError"


def test_filters_hide_in_lists_and_dim_on_the_chart(board, desk, county):
    board.find_words()
    QTest.keyClicks(QApplication.focusWidget(), "nothing like it")
    press(ENTER)
    assert board.waiting.currentWidget() is board.waiting.empty
    assert board.chart.dimmed == frozenset(board.chart.plan.places)
    assert len(board.chart.plan.places) == 1
    board.show_all()
    assert board.chart.dimmed == frozenset()
    assert board.waiting.model.rowCount() == 1


def test_panes_stand_in_their_own_windows_and_come_back(board, desk, qtbot):
    board.chart.setFocus()
    press(Qt.Key.Key_P, CTRL | SHIFT)
    window = board.deck.windows["crews"]
    assert window.isVisible()
    assert board.chart.window() is window
    board.deck.flush()
    kept = Layout.from_text(desk.settings.board_layout)
    assert list(kept.windows) == ["crews"]
    window.close()
    assert board.deck.windows == {}
    assert board.chart.window() is board.window()


def test_a_window_whose_monitor_is_gone_comes_back_on_screen(board, desk):
    board.deck.toggle("closed")
    window = board.deck.windows["closed"]
    window.move(20_000, 20_000)
    window.come_into_sight()
    assert any(
        one.availableGeometry().intersects(window.frameGeometry()) for one in QApplication.screens()
    )


def test_the_layout_is_remembered_and_restored(board, desk, qtbot):
    split = board.deck._splits["all"]
    split.setSizes([300, 1100])
    split.splitterMoved.emit(300, 1)
    board.deck.flush()
    again = BoardPage(desk)
    qtbot.addWidget(again)
    again.resize(1500, 900)
    again.show()
    qtbot.waitExposed(again)
    sizes = again.deck._splits["all"].sizes()
    assert abs(sizes[0] / sum(sizes) - 300 / 1400) < 0.05
    again.reset_layout()
    assert desk.settings.board_layout == ""


@pytest.mark.parametrize("spoiled", ["", "{", "[]", '{"sizes": 3}', '{"sizes": {"all": ["x"]}}'])
def test_a_spoiled_layout_is_the_default(spoiled):
    assert Layout.from_text(spoiled) == Layout()
    assert Sought.from_text(spoiled) == Sought()


def test_a_clash_is_marked_on_both_bars(board, desk, county):
    county.do("dispatch", desk.first, crew="B01", planned_at=MORNING + timedelta(minutes=45))
    board.refresh()
    assert [p.clashes for _, p in board.chart.plan.places.values()] == [True, True]
    assert {p.lane for _, p in board.chart.plan.places.values()} == {0, 1}


def test_enter_opens_the_ticket_and_control_enter_a_window(board, desk):
    press(ENTER)
    press(ENTER, CTRL)
    assert desk.opened == [("tickets", desk.first), ("ticket", desk.first)]
    board.show_suggestion()
    assert desk.opened[-1] == ("suggest", desk.first)


def test_rows_age_and_are_sorted_anew_at_a_stage(board, desk, county):
    desk.clock.advance(minutes=4)
    board.tick(desk.now())
    line = board.waiting.model.rows()[0]
    index = board.waiting.model.index(0, 1)
    assert line.level(desk.now()).name == "NEAR"
    assert index.data(Qt.ItemDataRole.DisplayRole)
    assert board.waiting.model.columns[1].icon(line) == "alert-triangle"


def test_undo_takes_a_drop_back(board, desk, county):
    press(Qt.Key.Key_F2)
    press(ENTER)
    assert state(county, desk.first) is TicketState.DISPATCHED
    board._back.undo()
    assert state(county, desk.first) is TicketState.TO_DISPATCH
    assert board.waiting.model.rowCount() == 1
    board._back.redo()
    assert state(county, desk.first) is TicketState.DISPATCHED


def test_scales_keep_the_middle_and_are_remembered(board, desk):
    middle = board.chart.scale.at(board.chart.offset().x() + board.chart.viewport().width() / 2)
    board.zoom_in()
    assert board.chart.scale.zoom is Zoom.HOUR
    after = board.chart.scale.at(board.chart.offset().x() + board.chart.viewport().width() / 2)
    assert abs(after - middle) < timedelta(minutes=5)
    assert Zoom.HOUR.value in desk.settings.board_view


def test_every_key_is_its_own_and_no_single_letter():
    keys = [deed.shortcut for deed in ACTIONS if deed.shortcut]
    assert len(keys) == len(set(keys))
    assert all(len(key) > 1 for key in keys)


def test_a_crew_unfolds_to_its_people(board):
    board.chart.fold("B01")
    names = [row.member.number for row in board.chart.plan.rows if row.member is not None]
    assert names == ["T11", "T12"]


def elsewhere(session, number):
    return do(session, verb="acknowledge", number=number, facts={"by_phone": True})
