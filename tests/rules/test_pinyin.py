"""How names are spelled: surnames, characters with two readings, letters and digits."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from models.rules.pinyin import MOST_READINGS, _heard, _read, _words, spell


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("单雄信", "shanxiongxin"),
        ("解缙", "xiejin"),
        ("查良镛", "zhaliangyong"),
        ("曾国藩", "zengguofan"),
        ("仇和", "qiuhe"),
        ("区小明", "ouxiaoming"),
        ("朴正", "piaozheng"),
        ("盖叫天", "gejiaotian"),
        ("单于明", "chanyuming"),
        ("尉迟恭", "yuchigong"),
        ("吕布", "lvbu"),
    ],
)
def test_a_surname_is_read_as_a_surname(name: str, full: str) -> None:
    assert spell(name, person=True).full[0] == full


def test_firms_are_found_by_initials_and_by_full_pinyin() -> None:
    spelling = spell("永嘉农商银行")
    assert spelling.initials[0] == "yjnsyh"
    assert spelling.full[0] == "yongjianongshangyinhang"
    assert spelling.key.split()[0] == "yjnsyh"
    assert "yongjianongshangyinhang" in spelling.key.split()


def test_a_character_with_two_readings_is_found_by_both() -> None:
    assert {"zgqy", "cgqy"} <= set(spell("重工企业").initials)
    assert {"cccl", "zczl"} & set(spell("长城长廊").initials)


def test_letters_and_digits_stay_and_signs_go() -> None:
    assert spell("中国电信(LX)3号").initials == ("zgdxlx3h",)
    assert spell("") == spell("()—") == spell("", person=True)
    assert spell("").key == ""


@given(st.text(max_size=30), st.booleans())
def test_any_text_is_spelled_in_a_few_ways_of_plain_letters(text: str, person: bool) -> None:
    spelling = spell(text, person=person)
    assert len(spelling.full) <= MOST_READINGS
    for one in (*spelling.full, *spelling.initials):
        assert one.isascii()
        assert one.isalnum()
        assert one == one.lower()


@given(
    st.text(max_size=30) | st.text(st.sampled_from("重庆长城银行第一小学2号(—é㐀〇"), max_size=15)
)
def test_words_read_one_by_one_sound_as_the_whole_text_does(text: str) -> None:
    sounds = lazy_pinyin(text, errors=list)
    whole = [_heard(letter, sound) for letter, sound in zip(text, sounds, strict=True)]
    assert [heard for word in _words(text) for heard in _read(word)] == whole


def test_looking_at_names_does_not_load_the_reading_table() -> None:
    code = "import sys, models.rules.pinyin; sys.exit('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
