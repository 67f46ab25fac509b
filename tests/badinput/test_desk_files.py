"""The desk's own folder spoiled: drafts, settings and logs must not keep the office shut."""

import errno
import os
import sqlite3
from contextlib import closing

import pytest

from console.drafts import Drafts
from console.options import Options
from console.places import Places
from console.settings import DeskSettings
from models.store.lock import ConsoleLock
from tests.badinput.spoiled import JPEG
from tests.screens import wait_for
from views.shell.main_window import MainWindow
from views.shell.sign_in_page import TroubleCard
from views.shell.start import Run


def now(job):
    """Run a job at once, as ``aside`` would later."""
    job()


def _text(path):
    path.write_text("这不是数据库\n" * 400, encoding="utf-8")


def _other_table(path):
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE draft (something_else)")
        file.commit()


def _no_json(path):
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE draft (form TEXT PRIMARY KEY, facts TEXT NOT NULL)")
        file.execute("INSERT INTO draft VALUES ('intake', '{')")
        file.commit()


@pytest.mark.parametrize("spoil", [_text, _other_table, _no_json])
def test_drafts_nobody_can_read_are_put_aside_and_new_ones_begun(spoil, tmp_path):
    file = tmp_path / "drafts.db"
    spoil(file)
    before = file.read_bytes()
    drafts = Drafts(file, now)
    assert drafts.forms() == []
    assert (tmp_path / "drafts.db.damaged").read_bytes() == before
    drafts.keep("intake", {"symptom": "断网"})
    assert Drafts(file, now).recall("intake") == {"symptom": "断网"}


def test_half_a_character_in_a_draft_comes_back(tmp_path):
    Drafts(tmp_path / "drafts.db", now).keep("intake", {"symptom": "x\ud800y"})
    assert Drafts(tmp_path / "drafts.db", now).recall("intake") == {"symptom": "x\ud800y"}


def test_a_draft_that_cannot_be_written_is_told_and_kept_in_memory(tmp_path, monkeypatch):
    drafts = Drafts(tmp_path / "drafts.db", now)

    def full(*_, **__):
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr("console.drafts.sqlite3.connect", full)
    with pytest.raises(OSError, match="full") as told:
        drafts.keep("intake", {"symptom": "断网"})
    assert told.value.errno in (errno.ENOSPC, errno.EIO)
    assert drafts.recall("intake") == {"symptom": "断网"}


def test_settings_nobody_can_read_are_the_defaults(tmp_path):
    (tmp_path / "desk.ini").write_bytes(JPEG + os.urandom(500))
    settings = DeskSettings(tmp_path / "desk.ini")
    assert settings.lock_minutes == 15
    settings.change(last_account="zhang")


@pytest.fixture
def run(qapp, qtbot, folder):
    """A run of the program as ``python main.py`` makes it, without its loop."""
    places = Places.of(office=None, data=folder)
    window = MainWindow(DeskSettings(folder / "desk.ini"))
    made = Run(qapp, window, made_settings(folder), places=places, options=Options())
    yield made
    for way in made._ways_down:
        way()
    window.close()
    window.deleteLater()


def made_settings(folder):
    settings = DeskSettings(folder / "desk.ini")
    settings.change(language="en")
    return settings


def _card(run):
    stage = run._window.centralWidget()
    return stage if isinstance(stage, TroubleCard) else None


def test_a_second_instance_is_told_who_has_the_office_and_may_try_again(run, folder):
    first = ConsoleLock(folder / "office.db")
    run._window.show()
    wait_for(lambda: _card(run) is not None, 20)
    card = _card(run)
    assert str(os.getpid()) in card.bar.text.text()
    assert card.bar._copied.endswith("[store.locked]")
    assert run._status == 3
    first.release()
    card.submitted.emit()
    wait_for(lambda: len(run._ways_down) > 2, 20)
    assert run._status == 0


def test_a_desk_folder_that_cannot_be_written_is_told_and_may_be_tried_again(
    run, folder, monkeypatch
):
    def refuse(_folder):
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr("console.crash.start_log", refuse)
        run._window.show()
        wait_for(lambda: _card(run) is not None, 20)
    card = _card(run)
    assert card.bar._copied.endswith("[store.read_only]")
    card.submitted.emit()
    wait_for(lambda: len(run._ways_down) > 2, 20)


def test_a_full_disk_does_not_let_a_second_console_in(folder, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("models.store.lock.os.write", full)
    with ConsoleLock(folder / "office.db"), pytest.raises(Exception, match="locked"):
        ConsoleLock(folder / "office.db")
