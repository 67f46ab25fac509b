"""The import contracts are kept here, and each is broken by an import it forbids."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]

# For each contract, imports that break it: module -> what it imports.
FORBIDDEN = {
    "Layers, top to bottom": {"models.rules": "console.options"},
    "Inside models": {"models.domain": "models.services"},
    "Only views and console know Qt": {"printing": "PySide6"},
    "Headless commands never meet Qt, not even through a friend": {
        "console.commands": "console.friend",
        "console.friend": "PySide6",
    },
    "Rules, sheets and paper are plain Python, without the database": {
        "printing": "models.services",
        "models.services": "sqlalchemy",
    },
    "Paper is drawn in printing only": {"models.services": "reportlab"},
    "Resources stand on the standard library alone": {"resources": "pydantic"},
    "Views see rows and verbs, not tables, sessions or paper": {"views.tickets": "models.domain"},
    "Charts are drawn in views.charts only": {"views.tickets": "pyqtgraph"},
    "One folder per screen, and screens do not know each other": {"views.tickets": "views.intake"},
}
ALLOWED = {
    "views.charts.load": "pyqtgraph",
    "views.tickets": "models.services",
    "models.services": "sqlalchemy",
}


def _lint(folder: Path) -> tuple[int, str]:
    """Return the exit status and the report of the contracts in a folder."""
    found = subprocess.run(
        [sys.executable, "-m", "tests.contracts"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return found.returncode, found.stdout + found.stderr


def _skeleton(folder: Path) -> Path:
    """Make every module the contracts name, all of them empty."""
    shutil.copy(CHECKOUT / "pyproject.toml", folder)
    named = re.findall(
        r'"((?:views|console|printing|models|resources)[\w.]*)',
        (folder / "pyproject.toml").read_text("utf-8"),
    )
    inside = [layer for c in CONTRACTS if c.get("containers") for layer in c["layers"]]
    named += [f"models.{name}" for layer in inside for name in re.findall(r"\w+", layer)]
    for name in [*named, "views.charts.load", "console.friend"]:
        place = folder.joinpath(*name.rstrip(".").split("."))
        for package in [place, *place.parents]:
            if package == folder:
                break
            package.mkdir(parents=True, exist_ok=True)
            (package / "__init__.py").touch()
    return folder


def _say(folder: Path, imports: dict[str, str]) -> None:
    for module, imported in imports.items():
        path = folder.joinpath(*module.split("."), "__init__.py")
        path.write_text(path.read_text("utf-8") + f"import {imported}\n", encoding="utf-8")


def test_the_checkout_keeps_every_contract():
    status, report = _lint(CHECKOUT)
    assert status == 0, report


def test_what_is_allowed_breaks_nothing(tmp_path):
    _say(_skeleton(tmp_path), ALLOWED)
    status, report = _lint(tmp_path)
    assert status == 0, report


@pytest.mark.parametrize("contract", [contract["name"] for contract in CONTRACTS])
def test_a_forbidden_import_breaks_its_contract(contract, tmp_path):
    _say(_skeleton(tmp_path), FORBIDDEN[contract])
    status, report = _lint(tmp_path)
    assert status != 0
    assert re.search(rf"^{re.escape(contract)} .*BROKEN", report, re.MULTILINE), report
