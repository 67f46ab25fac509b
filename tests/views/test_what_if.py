"""What if and the wallboard: figures of a real office, nothing personal, nothing written."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from console.office import OfficeFacts
from models.errors import StoreError, StoreTrouble
from models.queries.wall import wall
from models.queries.what_if import replayable
from models.rules.what_if import Change, replay
from tests.fixed_clock import FixedClock
from tests.services.counter import DAY, Counter, digest, open_county
from tests.views.store_desk import StoreDesk
from views.charts import what_if
from views.charts.wallboard import STALE, Wallboard
from views.charts.what_if import WhatIfPage

PERIOD = "2026-11-20..2026-11-23"


@pytest.fixture
def county(tmp_path):
    """A county with four jobs, one of them done and one overdue."""
    with open_county(tmp_path / "office.db", tmp_path) as store:
        county = Counter(store)
        county.walk(county.open().number, until="restore")
        for at in range(3):
            number = county.open(anyway=True).number
            county.do("dispatch", number, crew="B01", planned_at=county.now)
            county.wait(at)
        county.wait(180)
        yield county


class Desk(StoreDesk):
    """Replays at once, where a real desk would on its pool."""

    broken = False

    def work(self, owner, job, done, *, failed=None, progress=None):
        from console.calls import Call, Progress

        done(job(Progress(Call(), lambda *_: None)))
        return Call()

    def ask(self, owner, query, done, *, failed=None, slow=False):
        if self.broken:
            failed(StoreError(StoreTrouble.UNREACHABLE, where="there"))
            return None
        return super().ask(owner, query, done, failed=failed, slow=slow)


@pytest.fixture
def desk(county, tmp_path, dressed):
    made = Desk(tmp_path, FixedClock(county.now), store=county.store)
    made.office = OfficeFacts(name="临溪县代维办公室")
    return made


@pytest.fixture
def page(desk, qtbot):
    made = WhatIfPage(desk)
    qtbot.addWidget(made)
    made.show_subject(PERIOD)
    made.show()
    return made


def figures(page):
    return {one.name: one for one in page.figures.rows()}


def test_what_happened_stands_beside_the_replays(page, county):
    jobs = figures(page)["Jobs"]
    assert (jobs.happened, jobs.before, jobs.after, jobs.change) == ("4", "4", "4", "+0")
    facts = county.ask(replayable, DAY, DAY + timedelta(days=3), now=county.now)
    outcome = replay(facts.jobs, facts.crews, Change())
    assert figures(page)["Promises kept"].before == f"{outcome.on_time}/{outcome.judged}"


def test_a_crew_more_and_tickets_more_are_replayed_by_keys(page, qtbot):
    page.tickets.setValue(2)
    page.like.set_value("B01")
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.run()
    assert figures(page)["Jobs"].after == "6"
    assert [one.name for one in page.crews.rows()][-1].endswith("+1")
    page.reset()
    assert figures(page)["Jobs"].after == "4"


def test_an_absence_and_a_later_shift_are_conditions(page):
    page.absent.set_values({"T11"})
    page.shifted.set_value("B02")
    page.hours.setValue(2)
    assert page.change() == Change(absent=frozenset({"T11"}), moved={"B02": 120})
    page.run()
    crew = next(one for one in page.crews.rows() if one.name == "城区一班")
    assert crew.after.capacity * 2 == crew.before.capacity


def test_a_replay_writes_nothing(page, county):
    before = digest(county.store)
    page.without.set_value("B01")
    page.run()
    assert digest(county.store) == before


def test_every_assumption_is_said(page):
    assert set(what_if.WORDS) == set(what_if.Assumption)


# The wallboard


@pytest.fixture
def board(desk, qtbot):
    made = Wallboard(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_wall_knows_no_customer_and_no_phone(county):
    told = repr(county.ask(wall, now=county.now))
    assert "LX-GZ-" in told
    for personal in ("农村信用社", "周敏", "138"):
        assert personal not in told


def test_the_late_ones_stand_on_top(county):
    nearest = county.ask(wall, now=county.now).nearest
    assert [one.due_at for one in nearest] == sorted(one.due_at for one in nearest)
    assert nearest[0].due_at < county.now


def test_its_pages_turn_by_key_and_by_time(board, qtbot):
    seen = []
    for _ in board.pages:
        seen.append(board.page)
        assert not board.grab().isNull()
        qtbot.keyClick(board, Qt.Key.Key_Right)
    assert seen == [0, 1, 2]
    assert board.page == 0
    board._turner.timeout.emit()
    assert board.page == 1


def test_old_figures_say_how_old_they_are(board, desk):
    assert not board.is_stale()
    before = board.grab().toImage()
    desk.broken = True
    desk.clock.advance(seconds=STALE.total_seconds() + 1)
    board.read()
    assert board.is_stale()
    assert board.grab().toImage() != before
    desk.broken = False
    board.read()
    assert not board.is_stale()


def test_escape_closes_it(desk, qtbot):
    board = Wallboard(desk)
    board.show()
    with qtbot.waitSignal(board.destroyed):
        qtbot.keyClick(board, Qt.Key.Key_Escape)
