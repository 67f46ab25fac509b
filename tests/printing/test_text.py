"""Lines break as a Chinese compositor breaks them, and no character is lost."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.sheets import DispatchBlock, InstrumentLine
from printing.fonts import BOX, TICKED, faces
from printing.samples import samples
from printing.text import GETA, clean, cleaned, wrap

FACE = faces().regular
CLOSING = "，。、；：？！）》〉」』】〕”’…—·％℃"
OPENING = "（《〈「『【〔“‘"
LETTERS = st.text(
    alphabet=st.sampled_from("测试专线中断，。（）《》、：；a1-/ \nWZ.LX0123"), max_size=300
)


def lines_of(text, room):
    return [line for line, _ in wrap(text, FACE.widths, room)]


@given(LETTERS, st.integers(2, 40))
def test_every_character_is_on_one_line_and_every_line_fits(text, room):
    lines = wrap(text, FACE.widths, room)
    assert "".join(line for line, _ in lines) == text.replace("\n", "")
    assert lines[-1][1] == len(text)
    for line, _ in lines:
        assert FACE.width(line.rstrip(" \u3000"), 1) <= room + 1e-9


@given(LETTERS, st.integers(2, 40))
def test_each_line_says_where_the_next_begins(text, room):
    begin = 0
    for line, end in wrap(text, FACE.widths, room):
        assert text[begin:end].rstrip("\n") == line
        begin = end


@given(st.lists(st.sampled_from([*"测试专线中断报修", *CLOSING, *OPENING]), max_size=200))
def test_no_closing_mark_begins_a_line_and_no_opening_mark_ends_one(letters):
    text = re.sub(f"[{CLOSING}]{{2,}}|[{OPENING}]{{2,}}", "字", "".join(letters))
    lines = lines_of(f"甲{text}乙", 12)
    assert not any(line[0] in CLOSING for line in lines[1:])
    assert not any(line[-1] in OPENING for line in lines[:-1])


@pytest.mark.parametrize(
    "code",
    ["WZLX-HLW-ZX0123", "2026-11-20", "ODF-03/12", "192.168.100.254", "13805770001", "-18.6dBm"],
)
@pytest.mark.parametrize("room", [12, 13, 14, 17, 20])
def test_codes_and_numbers_stay_whole(code, room):
    lines = lines_of(f"电路代号为{code}的专线于凌晨中断，经查{code}已恢复。", room)
    assert sum(line.count(code) for line in lines) == 2


def test_a_code_longer_than_a_line_is_broken_rather_than_overprinted():
    assert "".join(lines_of("W" * 60, 12)) == "W" * 60
    assert len(lines_of("W" * 60, 12)) == 5


def test_a_box_stays_with_its_words():
    text = "  ".join(f"{BOX}{n}事先约定" for n in range(9))
    assert all(line.startswith(BOX) for line in lines_of(text, 20))


def test_newlines_are_kept():
    assert lines_of("甲\n\n乙", 10) == ["甲", "", "乙"]


def test_ten_thousand_marks_in_a_row_break_too():
    for mark in "。（W ":
        assert "".join(lines_of(mark * 10_000, 30)) == mark * 10_000


@given(st.text(max_size=80))
def test_whatever_is_typed_can_be_drawn_and_what_cannot_is_named(text):
    missing = set()
    kept = clean(text, FACE, missing)
    assert all(FACE.has(letter) or letter == "\n" for letter in kept)
    assert not {BOX, TICKED} & set(kept)
    assert bool(missing) <= (GETA in kept)


def test_text_that_needs_nothing_is_not_touched():
    text = "专线中断 LOS 灯红"
    assert clean(text, FACE, set()) is text


def test_accents_the_font_lacks_are_put_together_from_parts():
    missing = set()
    assert unicodedata.normalize("NFC", clean("Ź", FACE, missing)) == "Ź"
    assert missing == set()


def test_a_sheet_is_cleaned_to_its_depths_and_left_alone_when_clean():
    dirty = DispatchBlock(
        crew="一组\u202e",
        people=("甲\x00", "乙"),
        instruments=(InstrumentLine(number="𠀀", name="x"),),
    )
    missing = set()
    made = cleaned(dirty, FACE, missing)
    assert (made.crew, made.people, made.instruments[0].number) == ("一组", ("甲", "乙"), GETA)
    assert missing == {"𠀀"}
    short = samples()["F01"]["short"]
    assert cleaned(short, FACE, missing) is short


def test_a_sheet_that_is_not_cleaned_would_break_the_drawing():
    """Counter-proof: the pen needs a glyph for every character, so nothing passes unseen."""
    with pytest.raises(KeyError):
        wrap("甲\u202e", FACE.widths, 10)


def test_a_column_narrower_than_a_character_still_loses_none():
    assert lines_of("测试", 0.5) == ["测", "试"]
