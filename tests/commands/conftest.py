"""A desk's data folder and the commands typed at it."""

import json
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest

from console import demo
from console.commands import run
from models.store.unit_of_work import Store
from tests.fixed_clock import MORNING


@cache
def demo_folder() -> Path:
    """Return a folder with the demo office, built once per test run."""
    folder = Path(tempfile.mkdtemp(prefix="paidan-demo-"))
    with Store.open(folder / "office.db", data_dir=folder, create=True) as store:
        demo.build(store, now=MORNING, days=20)
    return folder


class Typed:
    """Types commands at one data folder and keeps what came back."""

    def __init__(self, folder, capsys):
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *words):
        """Return (status, standard output, standard error)."""
        self._capsys.readouterr()
        status = run([*map(str, words), "--data", str(self.folder)])
        out, err = self._capsys.readouterr()
        return status, out, err

    def json(self, *words):
        """Return what a command that must succeed says to a machine."""
        status, out, err = self(*words, "--json")
        assert status == 0, err
        return json.loads(out)


@pytest.fixture
def typed(tmp_path, capsys):
    """Commands at an empty data folder."""
    return Typed(tmp_path, capsys)


@pytest.fixture
def office(typed):
    """Commands at a founded office."""
    typed.json("office", "init", "--code", "LX", "--name", "临溪县代维办公室")
    return typed


@pytest.fixture
def county(tmp_path, capsys):
    """Commands at a copy of the demo office."""
    folder = tmp_path / "demo"
    shutil.copytree(demo_folder(), folder)
    return Typed(folder, capsys)
