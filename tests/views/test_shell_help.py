"""Help on every screen, in both languages; the page about the program names what it stands on."""

import pytest

import resources
from views import wording
from views.shell.dialogs import help_text, licence_texts
from views.shell.screens import screens

LANGUAGES = ("zh_CN", "en")
LONGEST = 40  # lines: what fits a window without turning pages


@pytest.fixture
def speaking():
    before = wording.language()
    yield wording.set_language
    wording.set_language(before)


def without_help(ids):
    """Names of the screens that have no page of their own in some language."""
    known = set(resources.names("help", ".md"))
    return [
        f"{one}.{language}"
        for one in ids
        for language in LANGUAGES
        if f"help/{one}.{language}.md" not in known
    ]


def test_every_screen_has_a_page_of_help_in_both_languages():
    assert without_help(screen.id for screen in screens()) == []


def test_counter_proof_a_screen_without_help_is_named():
    assert without_help(["wallboard"]) == ["wallboard.zh_CN", "wallboard.en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_help_is_short_and_has_keys_and_what_to_do_when_refused(speaking, language):
    speaking(language)
    for screen in screens():
        text = help_text(screen.id)
        assert text.startswith("# "), screen.id
        assert len(text.splitlines()) <= LONGEST, screen.id
        assert "|---|---|" in text, screen.id


def test_a_page_nobody_wrote_falls_back_to_the_console(speaking):
    speaking("en")
    assert help_text("nowhere") == help_text("console") != ""


def test_the_licences_of_what_is_shipped_are_there_to_read():
    said = licence_texts()
    for words in ("LGPL-3.0", "MIT License", "SIL OPEN FONT LICENSE"):
        assert words.lower() in said.lower()
