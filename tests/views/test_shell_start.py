"""Starting: the window and the first list stand before anything that can wait is loaded."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.views.county import county

ROOT = Path(__file__).resolve().parent.parent.parent
LATER = {
    "alembic",
    "http.client",
    "models.rules.norms",
    "models.services.tickets",
    "numpy",
    "psycopg",
    "pypinyin",
    "pyqtgraph",
    "reportlab",
    "sqlalchemy.dialects.postgresql",
    "views.tickets.verb_form",
    "xlsxwriter",
}
WINDOW = {"PySide6", "PySide6.QtWidgets"}
STORE = {"sqlalchemy", "models.domain", "models.store.office"}


def loaded(*words):
    """Return the modules a program of its own has loaded when it leaves."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return set(done.stdout.split())


def test_the_window_is_painted_before_the_store_is_loaded(tmp_path):
    found = loaded("-m", "tests.first_list", str(county(tmp_path / "desk")), "frame")
    assert found >= WINDOW
    assert found & (STORE | LATER) == set()


def test_the_first_list_stands_before_what_can_wait_is_loaded(tmp_path):
    found = loaded("-m", "tests.first_list", str(county(tmp_path / "desk")), "list")
    assert found >= WINDOW | STORE
    assert found & LATER == set()


@pytest.mark.parametrize("late", ["models.rules.norms", "numpy"])
def test_counter_proof_something_loaded_early_would_be_found(tmp_path, late):
    early = f"import {late}, tests.first_list as f, sys; f.start(*sys.argv[1:])"
    found = loaded("-c", early, str(county(tmp_path / "desk")), "frame")
    assert late in found & LATER


def test_what_the_norms_answer_needs_neither_store_nor_window():
    words = ["limit", "--service=data", "--reach=within_province", "--grade=AA"]
    script = (
        "import sys; from console import commands; commands.run(sys.argv[1:]);"
        "print('\\n'.join(sys.modules))"
    )
    found = loaded("-c", script, *words, "--from=2026-11-20T10:00")
    assert "models.rules.norms" in found
    assert found & (WINDOW | STORE | {"reportlab"}) == set()
