"""What every test may ask for, and what none may do."""

import importlib
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.fixed_clock import FixedClock
from tests.postgres import fresh_schema, running_server

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PAIDAN_FONTS"] = ""  # papers are the same wherever the tests run

settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")  # a busy machine is slow, which is no failure

CHECKOUT = Path(__file__).resolve().parent.parent
NESTED_LOOPS = {
    "QDialog": ["exec"],
    "QMenu": ["exec"],
    "QMessageBox": ["exec", "about", "critical", "information", "question", "warning"],
    "QInputDialog": ["getDouble", "getInt", "getItem", "getMultiLineText", "getText"],
    "QFileDialog": [
        "getExistingDirectory",
        "getOpenFileName",
        "getOpenFileNames",
        "getSaveFileName",
    ],
    "QColorDialog": ["getColor"],
    "QFontDialog": ["getFont"],
}


@pytest.fixture
def clock():
    """A clock standing at Friday 2026-11-20 09:30 in Shanghai."""
    return FixedClock()


@pytest.fixture(scope="session")
def realdata() -> Path:
    """The folder of real data beside the checkout; the test is skipped where there is none."""
    folder = CHECKOUT.parent / "shared" / "realdata"
    if not folder.is_dir():
        pytest.skip("the real data does not stand beside this checkout")
    return folder


@pytest.fixture(scope="session")
def postgres():
    """A running PostgreSQL server, as ``postgresql://...``."""
    with running_server() as url:
        yield url


@pytest.fixture
def pg_url(postgres):
    """The address of an empty PostgreSQL schema, where one office can be founded."""
    with fresh_schema(postgres) as url:
        yield url


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)],
)
def office_url(request, tmp_path):
    """An empty place for an office, once as a SQLite file and once as a PostgreSQL schema."""
    if request.param == "sqlite":
        return str(tmp_path / "office.sqlite3")
    return request.getfixturevalue("pg_url")


@pytest.fixture(autouse=True)
def no_modal_dialog(monkeypatch):
    """Fail at once where a test would wait for ever for somebody to press OK."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None:
        return
    for owner, methods in NESTED_LOOPS.items():
        for method in methods:
            monkeypatch.setattr(getattr(widgets, owner), method, _refuse_to_wait(owner, method))


@pytest.fixture(autouse=True)
def languages_are_taken_back(monkeypatch):
    """Remove the translators a test installed, so that the next one reads plain English."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        yield
        return
    language = importlib.import_module("console.language")
    make, installed = language._translators, []

    def note(code):
        installed.extend(make(code))
        return installed[-2:]

    monkeypatch.setattr(language, "_translators", note)
    yield
    app = core.QCoreApplication.instance()
    for translator in installed if app is not None else ():
        app.removeTranslator(translator)


def _refuse_to_wait(owner, method):
    def refuse(*_, **__):
        pytest.fail(f"{owner}.{method} opens a loop of its own; use open() and a signal")

    return refuse
