"""Short runs of the long trials of ``tests.soak``, each with its planted fault."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the trials fork"),
]
CHECKOUT = Path(__file__).parents[2]


def trial(*words: str) -> tuple[int, dict]:
    """Run one trial in a process of its own; return its status and its report."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", *words],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def test_sixty_kills_lose_nothing_that_was_acknowledged():
    status, report = trial("kill", "--rounds", "60")
    assert status == 0, report
    assert report["acknowledged"] >= 60
    assert (report["lost"], report["torn"], report["breaks"]) == (0, 0, 0)


def test_acknowledging_too_early_is_seen_to_lose():
    status, report = trial("kill", "--rounds", "60", "--fault")
    assert status == 1
    assert report["lost"] > 0


@pytest.mark.parametrize("engine", ["sqlite", pytest.param("pg", marks=pytest.mark.postgresql)])
def test_an_upgrade_killed_anywhere_leaves_the_old_or_the_new_office(engine, request):
    words = ["--every", "15"]
    if engine == "pg":
        words = ["--every", "60", "--where", request.getfixturevalue("pg_url")]
    status, report = trial("migration", *words)
    assert status == 0, report
    assert set(report["upgrade"]) == {"old", "new"}


def test_the_usual_engine_is_seen_to_leave_half_an_upgrade():
    status, report = trial("migration", "--every", "60", "--fault")
    assert status == 1
    assert report["upgrade"]["half"] > 5


@pytest.mark.skipif(shutil.which("strace") is None, reason="writes are recorded with strace")
def test_a_power_failure_loses_nothing_that_was_acknowledged():
    status, report = trial("power", "--rounds", "60")
    assert status == 0, report
    assert report["images"] == 60


@pytest.mark.skipif(shutil.which("strace") is None, reason="writes are recorded with strace")
def test_without_syncing_a_power_failure_is_seen_to_destroy():
    status, report = trial("power", "--rounds", "40", "--fault")
    assert status == 1
    assert report["lost"] + report["damaged"] > 5
