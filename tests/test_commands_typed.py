"""The two commands, and every line our documents tell somebody to type."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from console import options
from console.commands.parser import HEADLESS, build_parser
from console.commands.run import first_word
from tests import __main__ as command
from tests import static

CHECKOUT = Path(__file__).resolve().parent.parent
TYPED = re.compile(r"(?:^|`)python (main\.py|-m [\w.]+)((?: [^\s`]+)*)", re.MULTILINE)
SAID = [
    (name, typed[1], typed[2].split())
    for name in ("README.md", "CONTRIBUTING.md")
    for typed in TYPED.finditer((CHECKOUT / name).read_text(encoding="utf-8"))
    if "--help" not in typed[2]
]


@pytest.fixture
def bare():
    """An environment without a screen."""
    return {
        key: value
        for key, value in os.environ.items()
        if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }


@pytest.mark.parametrize(("document", "what", "words"), SAID)
def test_what_a_document_says_to_type_is_understood(document, what, words):
    if what == "main.py" and first_word(words) in HEADLESS:
        build_parser().parse_args(words)
    elif what == "main.py":
        options.parse(words)
    else:
        assert importlib.util.find_spec(what.removeprefix("-m ")), what


def test_the_documents_name_both_commands():
    assert {("README.md", "main.py"), ("README.md", "-m tests")} <= {said[:2] for said in SAID}


def test_an_unknown_word_ends_with_status_two(capsys):
    with pytest.raises(SystemExit) as left:
        options.parse(["fly"])
    assert left.value.code == 2


def test_options_of_the_console_are_read():
    assert options.parse(["--office", "a.db", "--data", "d", "--lang", "en", "--demo"]) == (
        options.Options(office="a.db", data=Path("d"), language="en", demo=True)
    )
    assert options.parse([]) == options.Options()


def test_every_headless_word_is_in_the_help(capsys):
    with pytest.raises(SystemExit):
        options.parse(["--help"])
    said = capsys.readouterr().out
    assert [word for word in HEADLESS if word not in said] == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a screen")
def test_no_screen_is_said_before_qt_is_loaded(bare):
    found = _run(bare, "status = main.main([])")
    assert found.returncode == 3, found.stderr
    assert "没有图形界面" in found.stderr
    assert "There is no screen" in found.stderr


def test_a_headless_command_never_loads_qt(bare):
    words = "--service internet --reach within_province --grade AAA --from 2026-11-20T09:30"
    found = _run(bare, f"status = main.main({['limit', *words.split()]!r})")
    assert found.returncode == 0, found.stderr


def _run(environment: dict[str, str], line: str) -> subprocess.CompletedProcess[str]:
    script = (
        f"import sys, main\n{line}\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
        "sys.exit(status)\n"
    )
    return subprocess.run(
        [sys.executable, "-c", script],
        env=environment | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def run(monkeypatch):
    """Notes what the test command would run; each ends as ``statuses`` says."""
    done = []
    statuses = {}

    def note(words, check):
        done.append(words[2])
        return subprocess.CompletedProcess(words, statuses.get(words[2], 0))

    monkeypatch.setattr(command.bootstrap, "ensure", lambda level: None)
    monkeypatch.setattr(command.bootstrap, "ensure_screen", lambda: None)
    monkeypatch.setattr(static.subprocess, "run", note)
    monkeypatch.setattr(
        command, "all_tests", lambda: note(["", "", "pytest"], check=False).returncode
    )
    return done, statuses


def test_the_cheap_checks_come_before_the_tests(run):
    assert command.main([]) == 0
    assert run[0] == ["ruff", "ruff", "mypy", "tests.contracts", "pytest"]


def test_the_first_failure_ends_the_run(run):
    done, statuses = run
    statuses["mypy"] = 1
    assert command.main([]) == 1
    assert done == ["ruff", "ruff", "mypy"]


def test_extra_words_go_straight_to_pytest(run):
    assert command.main(["-k", "clock"]) == 0
    assert run[0] == ["pytest"]


def test_the_two_halves_are_all_the_tests():
    drawing, rest = command.halves()
    folders = drawing[3:]
    assert all((CHECKOUT / folder).is_dir() for folder in folders)
    assert rest[3:] == [f"--ignore={folder}" for folder in folders]


@pytest.mark.parametrize(("first", "second", "status"), [(0, 0, 0), (1, 0, 1), (0, 1, 1)])
def test_a_failure_in_either_half_fails_the_run(monkeypatch, capsys, first, second, status):
    def ends(with_):
        return [sys.executable, "-c", f"print('half'); raise SystemExit({with_})"]

    monkeypatch.setattr(command, "halves", lambda: (ends(first), ends(second)))
    assert command.all_tests() == status
    assert "half" in capsys.readouterr().out
