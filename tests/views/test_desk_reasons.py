"""What the desk itself cannot take is refused like anything else, beside its field."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from models.errors import RefusedError
from models.rules.action import REASON
from tests.console.conftest import action_at
from views.shell.desk import ShellDesk


@pytest.fixture
def desk(qapp, clock):
    sign_in = SimpleNamespace(action=lambda **told: action_at(clock, **told))
    tasks = SimpleNamespace(act=lambda *_, action, **__: tasks.acted.append(action), acted=[])
    return ShellDesk(
        tasks=tasks, clock=clock, settings=None, drafts=None, recordings=None, sign_in=sign_in
    )


def test_a_late_reason_too_long_to_keep_is_refused_and_nothing_is_done(desk):
    heard = []
    desk.act(QObject(), None, heard.append, failed=heard.append, late_reason="长" * (REASON + 1))
    assert isinstance(heard[0], RefusedError)
    assert heard[0].facts["field"] == "late_reason"
    assert desk.tasks.acted == []


def test_a_late_reason_that_fits_goes_on(desk):
    desk.act(QObject(), None, print, late_reason="电话打不通")
    assert desk.tasks.acted[0].late_reason == "电话打不通"
