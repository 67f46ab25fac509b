"""The demonstration at its first start: shown while it is built, stopped, and taken away again."""

from functools import partial
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtWidgets import QDialogButtonBox

import console.demo
from console.office import Building, Opening, may_remove_demo, open_store, remove_demo
from console.places import Places
from console.settings import DeskSettings
from models.errors import RefusedError
from models.queries.desk import office_at_desk
from models.rules.action import Action
from models.rules.terms import Role
from models.services.office import init_office
from models.store.unit_of_work import consult, perform_all
from tests.fixed_clock import FixedClock
from tests.screens import wait_for
from views.shell.console import Console
from views.shell.opening import BuildingCard
from views.shell.screens import screens
from views.shell.sign_in_page import TroubleCard
from views.widgets.dialog import QuietDialog

WATCHED = Event()  # a county is built on while somebody watches, or nobody means to
STEPS, ENDLESS = 100, 10**9  # of a county that is built, and of one that has to be stopped


def hamlet(store, *, now, progress):
    """A county of no customers, as slow as somebody who wants to stop it needs."""

    def steps():
        for step in range(STEPS):
            uid = UUID(int=step, version=4)
            action = Action(uid=uid, actor="主任", role=Role.SUPERVISOR, desk="演示", now=now)
            progress("customers", step / STEPS)
            if step == 0:
                facts = {"code": "LX", "name": "临溪县代维办公室", "short_name": "临溪代维"}
                yield action, partial(init_office, **facts, demo=True)
            WATCHED.wait(60)

    perform_all(store, steps())


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    monkeypatch.setattr(console.demo, "build", hamlet)
    WATCHED.set()


def demonstration(qapp, folder):
    places = Places.of(office=None, data=folder, demo=True)
    places.make()
    settings = DeskSettings(places.data / "desk.ini")
    opened = Console(
        qapp, Opening(places, demo=True), settings, screens=screens(), clock=FixedClock()
    )
    opened.show()
    return opened


def put_away(opened):
    opened.window.close()
    opened.close()
    opened.window.deleteLater()


def in_window(opened, kind):
    return opened.window.centralWidget().findChildren(kind) or [
        one for one in [opened.window.centralWidget()] if isinstance(one, kind)
    ]


def test_the_county_is_shown_being_built_and_then_works(qapp, qtbot, tmp_path):
    WATCHED.clear()
    opened, shares = demonstration(qapp, tmp_path), []
    wait_for(lambda: bool(in_window(opened, BuildingCard)), 60)
    card = in_window(opened, BuildingCard)[0]
    card.bar.valueChanged.connect(shares.append)
    WATCHED.set()
    assert card.stop.isVisible()
    wait_for(lambda: opened._place is not None, 120)
    assert shares == sorted(shares)
    assert shares[-1] > 30
    put_away(opened)


def test_building_can_be_stopped_leaves_nothing_and_can_be_tried_again(
    qapp, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr("tests.views.test_shell_demo.STEPS", ENDLESS)
    opened = demonstration(qapp, tmp_path)
    wait_for(lambda: bool(in_window(opened, BuildingCard)), 60)
    in_window(opened, BuildingCard)[0].stop.click()
    wait_for(lambda: bool(in_window(opened, TroubleCard)), 60)
    monkeypatch.setattr("tests.views.test_shell_demo.STEPS", 100)
    in_window(opened, TroubleCard)[0].yes.click()
    wait_for(lambda: opened._place is not None, 120)
    put_away(opened)


def test_what_was_built_before_the_stop_is_not_kept(tmp_path, clock):
    places = Places.of(office=None, data=tmp_path, demo=True)
    places.make()
    stopping = Building(lambda done, _total: stopping.cancel() if done else None)
    with pytest.raises(RefusedError) as refused:
        open_store(Opening(places, demo=True), clock.now(), stopping)
    assert refused.value.code == "demo.stopped"
    with open_store(Opening(places, create=True), clock.now(), stopping) as store:
        assert consult(store, office_at_desk) is None


def test_the_menu_takes_the_demonstration_away_after_asking(qapp, qtbot, tmp_path):
    opened = demonstration(qapp, tmp_path)
    places = opened._opening.places
    wait_for(lambda: opened._place is not None, 120)
    assert may_remove_demo(opened.desk.office, places)
    opened._choices().remove_demo()
    question = opened.window.findChildren(QuietDialog)[-1]
    assert not opened.discards_demo
    roles = QDialogButtonBox.ButtonRole
    box = question.button_box
    next(b for b in box.buttons() if box.buttonRole(b) is roles.AcceptRole).click()
    assert opened.discards_demo
    put_away(opened)
    remove_demo(places)
    assert not places.data.exists()


def test_an_office_of_ones_own_offers_no_removal(at_work):
    opened = at_work()
    assert opened._choices().remove_demo is None
