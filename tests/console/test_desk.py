"""What a desk keeps for itself: settings, drafts, language, its clock."""

import ast
import re
from dataclasses import fields
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from console.clock import SystemClock
from console.drafts import Drafts, FormDraft
from console.language import Language
from console.office import Condition, OfficeFacts, claim, conditions
from console.paper import Pdf, filed
from console.places import Places
from console.settings import DeskSettings, DeskValues
from models.errors import StoreError

ROOT = Path(__file__).resolve().parent.parent.parent


def now_(job):
    job()


# Settings


def test_settings_come_back_as_they_were_typed(tmp_path):
    DeskSettings(tmp_path / "desk.ini").change(
        language="en",
        big_text=True,
        lock_minutes=3,
        window_geometry=b"\x00\xff",
        board_filters="{}",
    )
    kept = DeskSettings(tmp_path / "desk.ini")
    assert (kept.language, kept.big_text, kept.lock_minutes) == ("en", True, 3)
    assert (kept.window_geometry, kept.board_filters) == (b"\x00\xff", "{}")


def test_an_undeclared_key_or_a_wrong_type_is_a_bug(tmp_path):
    settings = DeskSettings(tmp_path / "desk.ini")
    with pytest.raises(AttributeError):
        settings.change(colour="red")
    with pytest.raises(TypeError):
        settings.change(lock_minutes="3")


def test_a_settings_file_somebody_spoiled_falls_back_to_the_defaults(tmp_path):
    (tmp_path / "desk.ini").write_text("[desk]\nlock_minutes=soon\nwindow_geometry=%%%\n")
    settings = DeskSettings(tmp_path / "desk.ini")
    assert settings.lock_minutes == DeskValues().lock_minutes
    assert settings.window_geometry == b""


def settings_used(root):
    """The names read from or written to something called settings, over the tree."""
    found = set()
    for folder in ("console", "views"):
        for path in (root / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Attribute) and _is_settings(node.value):
                    found.add(node.attr)
                if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
                    "settings.change"
                ):
                    found |= {word.arg for word in node.keywords}
    return found - {"change", "as_mapping"}


def _is_settings(node):
    return bool(re.fullmatch(r"(\w+\.)*_?settings", ast.unparse(node)))


def test_every_key_declared_is_used_and_every_key_used_is_declared():
    declared = {field.name for field in fields(DeskValues)}
    assert settings_used(ROOT) == declared


def test_counter_proof_a_key_nobody_declared_is_noticed(tmp_path):
    (tmp_path / "views").mkdir()
    (tmp_path / "console").mkdir()
    (tmp_path / "views" / "x.py").write_text("self._settings.change(colour=1)\ndesk.settings.shape")
    assert settings_used(tmp_path) == {"colour", "shape"}


# Drafts


def test_a_draft_survives_the_program(tmp_path, qapp):
    drafts = Drafts(tmp_path / "drafts.db", now_)
    drafts.keep("intake", {"symptom": "光猫 LOS 灯红", "lines": 3})
    again = Drafts(tmp_path / "drafts.db", now_)
    assert again.recall("intake") == {"symptom": "光猫 LOS 灯红", "lines": 3}
    assert again.forms() == ["intake"]
    again.drop("intake")
    assert Drafts(tmp_path / "drafts.db", now_).recall("intake") is None


def test_a_form_is_kept_after_a_quiet_moment_and_dropped_once_stored(tmp_path, qtbot):
    drafts, owner, typed = Drafts(tmp_path / "drafts.db", now_), QObject(), {"text": ""}
    form = FormDraft(drafts, "intake", lambda: typed, owner=owner)
    form._quiet.setInterval(20)
    for letter in "abc":
        typed["text"] += letter
        form.touched()
    assert drafts.recall("intake") is None
    qtbot.waitUntil(lambda: drafts.recall("intake") is not None)
    assert drafts.recall("intake") == {"text": "abc"}
    form.stored()
    assert drafts.recall("intake") is None


def test_flushing_keeps_what_still_waits_and_a_closed_form_is_forgotten(tmp_path, qapp):
    from shiboken6 import delete

    drafts, owner = Drafts(tmp_path / "drafts.db", now_), QObject()
    FormDraft(drafts, "intake", lambda: {"a": 1}, owner=owner).touched()
    drafts.flush()
    assert drafts.recall("intake") == {"a": 1}
    delete(owner)
    drafts.flush()


def test_a_draft_is_synced_in_full(tmp_path):
    drafts = Drafts(tmp_path / "drafts.db", now_)
    with drafts._open() as connection:
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


# Language and clock


def test_chinese_is_spoken_and_taken_back(qapp):
    from PySide6.QtCore import QCoreApplication

    language = Language(qapp)
    language.speak("zh_CN")
    assert QCoreApplication.translate("Dialog", "Cancel") == "取消"
    assert QCoreApplication.translate("QPlatformTheme", "Close") == "关闭"
    language.speak("en")
    assert QCoreApplication.translate("Dialog", "Cancel") == "Cancel"
    with pytest.raises(KeyError):
        language.speak("fr")


def test_a_clock_set_back_or_a_sleep_is_noticed_and_ordinary_time_is_not():
    wall, steady = [1000.0], [50.0]
    clock = SystemClock(wall=lambda: wall[0], steady=lambda: steady[0])
    wall[0], steady[0] = 1001.0, 51.0
    assert clock.jump() is None
    wall[0], steady[0] = 4601.0, 52.0
    assert clock.jump() == timedelta(seconds=3599)
    wall[0], steady[0] = 4001.0, 53.0
    assert clock.jump() == timedelta(seconds=-601)
    assert clock.now().tzinfo is not None


# The office


def test_an_office_file_has_one_console(tmp_path):
    places = Places.of(office=None, data=tmp_path)
    lock = claim(places)
    with pytest.raises(StoreError) as refused:
        claim(places)
    assert refused.value.code == "store.locked"
    lock.release()
    claim(places).release()


def test_an_office_on_a_server_needs_no_file_lock(tmp_path):
    assert claim(Places.of(office="postgresql+psycopg://x/y", data=tmp_path)) is None


def test_the_calendar_warns_before_its_end_and_loudly_after(tmp_path, clock):
    from models.rules.calendar import working_calendar

    places = Places.of(office="postgresql+psycopg://x/y", data=tmp_path)
    facts = OfficeFacts(demo=True)
    covered = working_calendar().covered_until
    start = clock.now()
    days = {
        when: conditions(facts, places, start + (day - date(2026, 11, 20)))
        for when, day in (
            ("early", covered - timedelta(days=100)),
            ("soon", covered - timedelta(days=30)),
            ("over", covered + timedelta(days=1)),
        )
    }
    demo = Condition("banner.demo")
    assert days["early"] == (demo,)
    assert [c.code for c in days["soon"]] == ["banner.calendar_ends", "banner.demo"]
    assert days["over"][0].grave


# Paper


@pytest.fixture
def pdf():
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, invariant=True)
    canvas.drawString(100, 100, "page")
    canvas.showPage()
    canvas.drawString(100, 100, "page")
    canvas.save()
    content = out.getvalue()
    return Pdf(content, 2, sha256(content).hexdigest())


def test_a_pdf_is_put_into_its_file_whole(tmp_path, pdf):
    path = filed(pdf, tmp_path / "派工单.pdf")
    assert path.read_bytes() == pdf.content
    assert [entry.name for entry in tmp_path.iterdir()] == ["派工单.pdf"]


def test_what_did_not_get_through_whole_leaves_the_old_file(tmp_path, pdf):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    damaged = Pdf(pdf.content[:-20], pdf.pages, pdf.sha256)
    with pytest.raises(StoreError):
        filed(damaged, path)
    assert path.read_bytes() == b"old"


def test_a_folder_that_is_not_there_is_refused_in_words(tmp_path, pdf):
    with pytest.raises(StoreError):
        filed(pdf, tmp_path / "nowhere" / "a.pdf")
