"""Whole logs are driven by a process of their own, started with the tests and asked last."""

import subprocess
import sys
from contextlib import suppress

import pytest

from tests.conftest import CHECKOUT
from tests.replay.logs import LOGS

WHOLE = "test_a_whole_log_lives_its_life_as_tickets"
_RUNNING = pytest.StashKey[dict]()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Put the whole logs last, and start them now if anybody is going to ask."""
    whole = [item for item in items if item.originalname == WHOLE]
    if not whole or config.option.collectonly:
        return
    items[:] = [item for item in items if item not in whole] + whole
    folder = CHECKOUT.parent / "shared" / "realdata" / "tickets"
    if folder.is_dir():
        config.stash[_RUNNING] = _started([item.callspec.params["log"] for item in whole], folder)


def _started(names, folder):
    """Start one process a log; together they take about as long as the other tests."""
    return {
        name: subprocess.Popen(
            [sys.executable, "-m", "tests.replay", name, str(folder)],
            cwd=CHECKOUT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in sorted(LOGS)
        if name in names
    }


def pytest_unconfigure(config):
    """Let no log run on when the tests were stopped."""
    for process in config.stash.get(_RUNNING, {}).values():
        with suppress(OSError):
            process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


@pytest.fixture
def replays(request, realdata):
    """The processes that drive the whole logs, by name."""
    assert realdata
    return request.config.stash[_RUNNING]
