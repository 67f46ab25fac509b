"""The text gate: what comes in, what stays out, and what is never cut."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RefusedError
from models.rules.text import MARKS_IN_A_ROW, clean, fold, mended

ANY_TEXT = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from("\x00\r\n\t\u202e\u2066\u0301\u0308\ud83d\ude00\ufeff"),
    )
)


def gate(text: str, *, limit: int = 10_000, lines: bool = False) -> str:
    return clean(text, limit=limit, field="symptom", lines=lines)


def test_a_lone_surrogate_becomes_the_replacement_sign_and_a_pair_becomes_its_character() -> None:
    assert gate("甲\ud800乙\udc00") == "甲\ufffd乙\ufffd"
    assert gate("\ud83d\ude00") == "😀"
    assert gate("甲\ud83d") == "甲\ufffd"


def test_controls_go_and_every_newline_is_one_newline() -> None:
    told = "一\x00\x07\r\n二\r三\x85四\u2028五\t六\x9f"
    assert gate(told, lines=True) == "一\n二\n三\n四\n五\t六"
    assert gate(told) == "一 二 三 四 五 六"


def test_direction_overrides_isolates_and_invisible_marks_go() -> None:
    assert gate("A\u202eB\u2067C\u2069D\u200fE\ufeffF\ufffeG\U0010ffffH") == "ABCDEFGH"


def test_text_is_composed_and_rare_characters_stay() -> None:
    assert gate("e\u0301\u202c") == "é"
    assert gate("𬭎𣲗👨\u200d👩") == "𬭎𣲗👨\u200d👩"


def test_a_pile_of_combining_marks_is_thinned_to_four() -> None:
    assert gate("x" + "\u0330" * 40 + "y") == "x" + "\u0330" * MARKS_IN_A_ROW + "y"


def test_text_too_long_is_refused_with_its_length_and_never_cut() -> None:
    with pytest.raises(RefusedError) as refusal:
        gate("字" * 11, limit=10)
    assert refusal.value.code == "text.too_long"
    assert refusal.value.facts == {"field": "symptom", "limit": 10, "length": 11}
    assert gate(" " + "𬭎" * 10 + "\n", limit=10) == "𬭎" * 10


@given(
    ANY_TEXT | st.text(st.sampled_from("aé\u0301　、字〪カﾞ\u3099Ａ～￠ \t"), max_size=8),
    st.booleans(),
)
def test_text_that_needs_no_mending_is_what_mending_would_leave(text: str, lines: bool) -> None:
    assert gate(text, lines=lines) == mended(text, lines=lines).strip()


@given(ANY_TEXT, st.booleans())
def test_what_passed_the_gate_is_storable_and_passes_unchanged(text: str, lines: bool) -> None:
    kept = gate(text, lines=lines)
    kept.encode("utf-8")
    assert not {"\x00", "\r", "\u202e"} & set(kept)
    assert lines or not {"\n", "\t"} & set(kept)
    assert unicodedata.is_normalized("NFC", kept)
    assert gate(kept, lines=lines) == kept


def test_search_keys_ignore_width_case_spaces_and_hyphens() -> None:
    assert fold("ＡＢ－12 3") == fold("ab123") == "ab123"
    assert fold("LX-GZ-20261122-0007") == "lxgz202611220007"
    assert fold("永嘉·农商 银行") == "永嘉农商银行"


@given(ANY_TEXT)
def test_a_search_key_is_its_own_search_key(text: str) -> None:
    assert fold(fold(text)) == fold(text)
