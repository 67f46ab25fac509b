"""File names hold on Windows and Linux, whatever the text was."""

import re
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.filenames import MOST_BYTES, MOST_LETTERS, safe_filename

ANY = st.text(alphabet=st.characters(codec=None), max_size=400)


def faults(name):
    """Return what Windows or Linux would hold against a name."""
    return [
        fault
        for fault, holds in {
            "letter": re.search(r'[\\/:*?"<>|\x00-\x1f]', name),
            "length": len(name) > MOST_LETTERS or len(name.encode()) > MOST_BYTES,
            "end": name != name.rstrip(". ") or not name,
            "device": re.fullmatch(
                r"(?i)(con|prn|aux|nul|com\d|lpt\d)", name.split(".")[0].strip()
            ),
            "folder": PurePosixPath(name).name != name or PureWindowsPath(name).name != name,
        }.items()
        if holds
    ]


@given(ANY)
def test_any_text_makes_a_name_every_system_takes(text):
    assert faults(safe_filename(text, suffix=".pdf")) == []


@pytest.mark.parametrize(
    "name", ["a/b", "a\\b", "CON", "nul.pdf", "x.", "长" * 99, "", "a:b", ".."]
)
def test_the_check_notices_bad_names(name):
    assert faults(name) != []


def test_an_ordinary_name_stays_as_it_is():
    name = "LX-GZ-20261120-0007-P1 第1次"
    assert safe_filename(name, suffix=".pdf") == f"{name}.pdf"


def test_two_long_names_with_one_beginning_stay_two():
    one, two = (safe_filename("乐溪县" * 100 + end, suffix=".pdf") for end in "甲乙")
    assert one != two
    assert one == safe_filename("乐溪县" * 100 + "甲", suffix=".pdf")


@pytest.mark.parametrize("text", ["con", "COM1", "lpt9.txt", "Aux .pdf", "NUL"])
def test_names_of_devices_are_not_used(text):
    assert safe_filename(text).startswith("_")
