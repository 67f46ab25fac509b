"""The archive page over a furnished office; every question is answered in place."""

import pytest
from shiboken6 import isValid

from models.rules.terms import Role
from tests.offices import make_store
from tests.services.counter import Counter, furnish
from tests.views.customers.live_desk import LiveDesk
from views.customers.page import CustomersPage


@pytest.fixture
def office(tmp_path):
    with make_store(tmp_path / "office.db", tmp_path) as store:
        counter = Counter(store)
        furnish(counter)
        yield counter


@pytest.fixture
def desk(tmp_path, clock, dressed, office):
    made = LiveDesk(tmp_path, clock, role=Role.SUPERVISOR)
    made.counter = office
    return made


@pytest.fixture
def page(desk, qtbot):
    made = CustomersPage(desk)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    made.refresh()
    made.show_subject("C001")
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    dialog = made.records.dialog
    if dialog is not None and isValid(dialog):
        dialog.hide()
