"""``docs/commands.md`` says every word, flag and key there is, and none that is not."""

import argparse
import re
from pathlib import Path

import pytest

from console.commands.parser import build_parser, shared_flags
from models.rules.terms import Role
from tests.badinput.typed_commands import typed_all
from tests.commands.conftest import county

__all__ = ["county"]

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "commands.md"
SECTIONS = dict(
    part.partition("\n")[::2]
    for part in re.split(r"^## ", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
)
KEYS = re.compile(r"^JSON: (.*)$", re.MULTILINE)
TYPED = re.compile(r"^python main\.py (.*)$", re.MULTILINE)


def commands(parser, path=""):
    """Return every command by its words, with its own parser."""
    inner = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    found = {} if inner or not path else {path: parser}
    for one in inner:
        for name, sub in one.choices.items():
            found |= commands(sub, f"{path} {name}".strip())
    return found


def flags(parser):
    """Return every flag and argument a parser takes."""
    for action in parser._actions:
        if not isinstance(action, argparse._HelpAction):
            yield from action.option_strings or [action.dest]


COMMANDS = commands(build_parser())
SHARED = set(flags(shared_flags()))


def undocumented(section, parser):
    """Return the flags of a command its section does not say."""
    return [flag for flag in flags(parser) if flag not in SHARED and f"`{flag}`" not in section]


def test_every_command_has_a_section_and_every_section_a_command():
    assert set(COMMANDS) == {title for title in SECTIONS if title[0].isascii()}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_flag_of_a_command_is_documented(name):
    assert undocumented(SECTIONS[name], COMMANDS[name]) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_no_flag_is_documented_that_is_not_there(name):
    said = set(re.findall(r"`(--?[a-z-]+)`", SECTIONS[name]))
    assert said - set(flags(COMMANDS[name])) == set()


def test_the_shared_flags_and_roles_are_documented():
    shared = next(text for title, text in SECTIONS.items() if "共同参数" in title)
    assert [flag for flag in SHARED if f"`{flag}`" not in shared] == []
    assert [role for role in Role if f"`{role}`" not in shared] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_is_understood(name):
    typed = TYPED.findall(SECTIONS[name])
    assert len(typed) == 1
    assert typed[0].startswith(name)
    build_parser().parse_args(typed[0].split())


def test_every_key_is_documented_and_stands_there(county):
    seen = set()
    for name, found in typed_all(county, county.folder.parent):
        section = SECTIONS[name.removesuffix(" --dry-run")]
        lists = KEYS.findall(section)
        told = set(re.findall(r"`([^`]+)`", lists[-1 if name.endswith("--dry-run") else 0]))
        assert found <= told, (name, found - told)
        unseen = {key for key in told - found if "[]" not in key}
        assert unseen == set(), (name, unseen)
        seen.add(name.removesuffix(" --dry-run"))
    assert set(COMMANDS) - seen == {"undo"}


def test_counter_proof_a_new_flag_would_be_missed():
    parser = argparse.ArgumentParser()
    parser.add_argument("--brand-new")
    assert undocumented(SECTIONS["clock"], parser) == ["--brand-new"]
