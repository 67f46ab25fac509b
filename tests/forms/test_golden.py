"""Every form still looks as it did when somebody last looked at it."""

import json
from itertools import chain

import pytest

from tests.forms.golden import SHADES, cases, likeness, path

_NUDGE = 2  # points a box may move
_TINT = 2  # of the sixteen shades a field may differ, for another renderer's edges

CASES = cases()
NAMES = [f"{code}-{name}-{paper.name}" for code, name, paper in CASES]


def differences(seen, golden):
    """Return what differs between two likenesses, in words."""
    if seen["pages"] != golden["pages"]:
        return [f"{seen['pages']} pages, {golden['pages']} before"]
    told = []
    for number, (one, other) in enumerate(zip(seen["page"], golden["page"], strict=True), 1):
        if one["text"] != other["text"]:
            told.append(f"page {number}: text")
        if len(one["boxes"]) != len(other["boxes"]) or any(
            abs(a - b) > _NUDGE for a, b in zip(edges(one), edges(other), strict=True)
        ):
            told.append(f"page {number}: boxes")
        if any(abs(a - b) > _TINT for a, b in zip(ink(one), ink(other), strict=True)):
            told.append(f"page {number}: picture")
    return told


def edges(page):
    """Return all edges of a page's text boxes, in points."""
    return [int(edge) for box in page["boxes"] for edge in box.split()]


def ink(page):
    """Return the shades of a page as numbers."""
    return [int(shade, SHADES) for shade in chain.from_iterable(page["ink"])]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_sample_prints_as_it_was_last_seen(case):
    golden = json.loads(path(*case).read_text(encoding="utf-8"))
    assert differences(likeness(*case), golden) == []


def test_there_is_no_golden_without_its_sample():
    folder = path(*CASES[0]).parent
    assert {file.name for file in folder.iterdir()} == {path(*case).name for case in CASES}


def test_a_moved_box_a_changed_word_and_a_missing_line_are_noticed():
    golden = json.loads(path(*CASES[0]).read_text(encoding="utf-8"))
    page = golden["page"][0]
    moved = {**page, "boxes": ["0 0 9 9", *page["boxes"][1:]]}
    reworded = {**page, "text": ["别的标题", *page["text"][1:]]}
    blank = {**page, "ink": ["0" * len(row) for row in page["ink"]]}
    for planted, told in ((moved, "boxes"), (reworded, "text"), (blank, "picture")):
        assert differences({"pages": 1, "page": [planted]}, golden) == [f"page 1: {told}"]
