"""An office in a file, and the lanes that work on it."""

from uuid import uuid4

import pytest

from console.tasks import Tasks
from models.rules.action import Action
from models.rules.terms import Role
from models.services.office import init_office
from models.store.office import Store
from models.store.unit_of_work import perform


def action_at(clock, **more):
    """One user action of a supervisor."""
    return Action(
        uid=uuid4(), actor="zhang", role=Role.SUPERVISOR, desk="desk-1", now=clock.now(), **more
    )


@pytest.fixture
def founded(tmp_path, clock):
    """The path of an office that was founded."""
    path = tmp_path / "office.db"
    with Store.open(path, create=True) as store:
        perform(store, action_at(clock), lambda s: init_office(s, code="LX", name="灵溪县代维办"))
    return path


@pytest.fixture
def tasks(qapp):
    """Lanes that are torn down whatever happens."""
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def opened(tasks, founded, qtbot):
    """Lanes with the office open."""
    done = []
    tasks.open(tasks, lambda: Store.open(founded), done.append, failed=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert done == [None]
    return tasks
