"""Format, lint and types see a fault planted in a module, with the project's own settings."""

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SETTINGS = str(CHECKOUT / "pyproject.toml")
CLEAN = """\
\"\"\"A rule.\"\"\"


def double(hours: int) -> int:
    \"\"\"Return twice as much.\"\"\"
    return hours * 2
"""
TOOLS = {
    "format": ["ruff", "format", "--check", "--no-cache", "--config", SETTINGS],
    "lint": ["ruff", "check", "--no-cache", "--config", SETTINGS],
    "types": ["mypy", "--config-file", SETTINGS, "--cache-dir"],
}
FAULTS = {
    "format": CLEAN.replace("hours * 2", "hours*2"),
    "lint": "import os\n" + CLEAN,
    "types": CLEAN.replace("hours: int", "hours: str"),
}


def _status(tool: str, text: str, folder: Path) -> int:
    path = folder / "rule.py"
    path.write_text(text, encoding="utf-8")
    words = TOOLS[tool] + ([str(folder / "cache")] if tool == "types" else [])
    return subprocess.run(
        [sys.executable, "-m", *words, str(path)], cwd=CHECKOUT, capture_output=True, check=False
    ).returncode


@pytest.mark.parametrize("tool", TOOLS)
def test_a_clean_module_passes(tool, tmp_path):
    assert _status(tool, CLEAN, tmp_path) == 0


@pytest.mark.parametrize("tool", TOOLS)
def test_a_planted_fault_is_seen(tool, tmp_path):
    assert _status(tool, FAULTS[tool], tmp_path) == 1


@pytest.mark.parametrize(
    "text",
    [
        CLEAN.replace("(hours: int) -> int", "(hours)"),
        CLEAN.replace("return hours * 2", "return hours.twice"),
    ],
    ids=["no types", "no such attribute"],
)
def test_types_are_strict(text, tmp_path):
    assert _status("types", text, tmp_path) == 1
