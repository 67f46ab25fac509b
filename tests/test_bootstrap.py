"""Setting up: only when needed, never half, never twice at once, always in two languages."""

import hashlib
import json
import os
import subprocess
import sys

import pytest

import bootstrap


class Installed(list):
    """What was installed, in order; stands in for venv and pip."""


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A checkout of its own, with locks, where installing only takes notes."""
    for level in bootstrap.LOCKS:
        (tmp_path / f"{level}.lock").write_text(level, encoding="utf-8")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(
        bootstrap, "LOCKS", {level: tmp_path / f"{level}.lock" for level in bootstrap.LOCKS}
    )
    notes = Installed()

    def make_venv():
        notes.append("venv")
        bootstrap._python().parent.mkdir(parents=True)
        bootstrap._python().write_text("", encoding="utf-8")

    monkeypatch.setattr(bootstrap, "_make_venv", make_venv)
    monkeypatch.setattr(bootstrap, "_venv_version", lambda: "3.11" if notes else "")
    monkeypatch.setattr(bootstrap, "_install_lock", lambda lock: notes.append(lock.stem))
    monkeypatch.setattr(bootstrap, "_move_in", lambda: notes.append("moved in"))
    return notes


def test_the_first_run_installs_and_moves_in(house):
    bootstrap.ensure("run")
    assert house == ["venv", "run", "moved in"]


def test_the_second_run_only_moves_in(house):
    bootstrap.ensure("run")
    house.clear()
    bootstrap.ensure("run")
    assert house == ["moved in"]


def test_who_can_test_can_also_run(house):
    bootstrap.ensure("dev")
    house.clear()
    bootstrap.ensure("run")
    assert house == ["moved in"]


def test_who_can_run_cannot_yet_test(house):
    bootstrap.ensure("run")
    bootstrap.ensure("dev")
    assert house == ["venv", "run", "moved in", "dev", "moved in"]


def test_a_changed_lock_is_installed_again(house):
    bootstrap.ensure("run")
    bootstrap.LOCKS["run"].write_text("newer", encoding="utf-8")
    house[1:] = []
    bootstrap.ensure("run")
    assert house == ["venv", "run", "moved in"]


def test_the_stamp_names_the_digest_of_the_lock(house):
    bootstrap.ensure("run")
    said = json.loads(bootstrap._stamp("run").read_text(encoding="utf-8"))
    assert said["lock"] == hashlib.sha256(b"run").hexdigest()


def test_an_interrupted_installation_is_done_again(house, monkeypatch, capfd):
    def break_off(lock):
        raise subprocess.CalledProcessError(1, ["pip"])

    with monkeypatch.context() as patched:
        patched.setattr(bootstrap, "_install_lock", break_off)
        with pytest.raises(SystemExit) as left:
            bootstrap.ensure("run")
    assert left.value.code == bootstrap.ENVIRONMENT_TROUBLE
    assert not bootstrap._stamp("run").exists()
    bootstrap.ensure("run")
    assert house[-2:] == ["run", "moved in"]


def test_a_failed_installation_says_so_in_both_languages(house, monkeypatch, capfd):
    monkeypatch.setattr(bootstrap, "_install_lock", lambda lock: (_ for _ in ()).throw(OSError(28)))
    with pytest.raises(SystemExit):
        bootstrap.ensure("run")
    said = capfd.readouterr().err
    assert "安装没有完成" in said
    assert "did not finish" in said


def test_a_broken_stamp_is_no_stamp(house):
    bootstrap.ensure("run")
    bootstrap._stamp("run").write_text("{", encoding="utf-8")
    house[1:] = []
    bootstrap.ensure("run")
    assert "run" in house


def test_inside_another_python_than_it_was_made_for_it_is_made_again(house, monkeypatch):
    bootstrap.ensure("run")
    monkeypatch.setattr(bootstrap, "_is_inside", lambda: True)
    monkeypatch.setattr(sys, "version_info", (3, 12, 0))
    house[1:] = []
    bootstrap.ensure("run")
    assert house == ["venv", "run"]


def test_a_frozen_build_is_left_alone(house, monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    bootstrap.ensure("run")
    bootstrap.ensure_screen()
    assert house == []


@pytest.mark.parametrize("version", [(3, 10, 14), (3, 15, 0), (2, 7, 18)])
def test_a_python_we_do_not_know_is_refused_in_both_languages(version, monkeypatch, capfd):
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit) as left:
        bootstrap.ensure("run")
    assert left.value.code == bootstrap.ENVIRONMENT_TROUBLE
    said = capfd.readouterr().err
    assert "需要 Python 3.11 至 3.14" in said
    assert "Python 3.11 to 3.14 is needed" in said


def test_two_at_once_install_one_after_the_other(tmp_path):
    script = (
        "import sys, pathlib, bootstrap\n"
        "bootstrap.ROOT = pathlib.Path(sys.argv[1])\n"
        "with bootstrap._alone():\n"
        "    busy = bootstrap.ROOT / 'busy'\n"
        "    busy.touch(exist_ok=False)\n"
        "    for _ in range(200_000):\n"
        "        pass\n"
        "    busy.unlink()\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    started = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], env=environment)
        for _ in range(4)
    ]
    assert [process.wait(timeout=60) for process in started] == [0, 0, 0, 0]


def test_without_root_the_one_line_to_type_is_printed(monkeypatch, capfd):
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit) as left:
        bootstrap._install_system(["libgl1"], "libGL.so.1")
    assert left.value.code == bootstrap.ENVIRONMENT_TROUBLE
    said = capfd.readouterr().err
    assert said.count("sudo apt-get install -y --no-install-recommends libgl1") == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks libraries")
def test_a_missing_library_is_named(monkeypatch, tmp_path, capfd):
    monkeypatch.setattr(bootstrap, "_stamp", lambda level: tmp_path / level)
    monkeypatch.setattr(bootstrap, "_missing_library", lambda probe: "libGL.so.1: not found")
    monkeypatch.setattr(bootstrap, "_install_system", lambda packages, missing: None)
    with pytest.raises(SystemExit):
        bootstrap.ensure_screen()
    assert "libGL.so.1" in capfd.readouterr().err
    assert not (tmp_path / "offscreen").exists()


@pytest.mark.parametrize("uv", ["/usr/bin/uv", None])
def test_what_is_installed_is_the_lock_and_nothing_resolved_beside_it(uv, tmp_path, monkeypatch):
    typed = []
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: uv)

    def run(words, **_):
        typed.append(words)
        return subprocess.CompletedProcess(words, 0)

    monkeypatch.setattr(bootstrap.subprocess, "run", run)
    bootstrap._install_lock(tmp_path / "some.lock")
    [words] = typed
    assert {"--require-hashes", "--no-deps"} <= set(words)
