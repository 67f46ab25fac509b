"""A norm file missing or broken: named in words where it counts, and everything else goes on."""

import pytest

import resources
from console import office
from models.rules import calendar
from models.rules import norms as norm_book
from models.rules.norms.load import file_names
from tests.badinput.sentences import is_clear
from tests.fixed_clock import FixedClock
from tests.screens import settle, wait_for

LIMIT = (
    *("limit", "--service", "internet", "--reach", "within_province", "--grade", "AAA"),
    *("--from", "2026-11-20T09:30"),
)


@pytest.fixture
def spoil(monkeypatch):
    """Return a spoiler of one resource: no file, or another text; undone by ``None``."""
    real = resources.read_text

    def forget():
        norm_book.norms.cache_clear()
        calendar.shipped_calendar.cache_clear()

    def spoiler(name, text):
        def read(wanted):
            if wanted != name or text == "sound":
                return real(wanted)
            if text is None:
                raise FileNotFoundError(2, "No such file", wanted)
            return text(real(wanted))

        monkeypatch.setattr(resources, "read_text", read)
        forget()

    yield spoiler
    monkeypatch.undo()
    forget()


BREAKS = {
    "missing": None,
    "no TOML": lambda text: text + "\n[[[",
    "emptied": lambda _: "",
    "cut": lambda text: text[: len(text) // 2],
    "of another kind": lambda _: 'title = "a recipe"\n[steps]\nfirst = "boil"\n',
}


@pytest.mark.parametrize("how", BREAKS)
def test_a_broken_norm_file_is_named_in_one_sentence(how, spoil, typed):
    spoil("norms/restoration.toml", BREAKS[how])
    for language in ("zh_CN", "en"):
        status, _, err = typed(*LIMIT, "--lang", language)
        code, _, sentence = err.partition(": ")
        assert (status, code) == (2, "norms.broken")
        assert "restoration.toml" in sentence
        assert is_clear(sentence, language, said_back="restoration.toml")
    assert typed("ticket", "list")[0] == 0
    spoil("norms/restoration.toml", "sound")
    assert typed(*LIMIT)[0] == 0


@pytest.mark.parametrize("name", file_names())
def test_every_norm_file_is_missed(name, spoil, typed):
    spoil(f"norms/{name}.toml", None)
    status, _, err = typed(*LIMIT)
    assert (status, err.partition(":")[0]) == (2, "norms.broken")
    assert f"{name}.toml" in err


@pytest.mark.parametrize("how", BREAKS)
def test_a_broken_calendar_is_named_in_one_sentence(how, spoil, typed):
    spoil("calendars/cn.toml", BREAKS[how])
    status, _, err = typed("office", "check")
    assert (status, err.partition(":")[0]) == (2, "calendar.broken")
    assert err.count("\n") == 1


def test_the_console_says_so_above_the_page_and_the_board_still_stands(
    spoil, opened, folder, qtbot
):
    spoil("norms/restoration.toml", None)
    desk = opened(folder).at_work()
    wait_for(lambda: bool(desk._conditions), 20)
    assert [c.code for c in desk._conditions if c.grave] == ["norms.broken"]
    settle(desk)
    assert desk.workplace.status.badges["open"].number.text() == "3"


def test_counter_proof_sound_files_are_no_condition(folder):
    from console.places import Places

    places = Places.of(office=None, data=folder)
    found = office.conditions(office.OfficeFacts(), places, FixedClock().now())
    assert [one.code for one in found if one.grave] == []
