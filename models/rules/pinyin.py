"""How names sound, spelled once at write time so that search by pinyin stays a lookup.

Surnames have readings of their own (单 shan, 仇 qiu), and some characters are read two
ways in names of firms and places (重 长 行): every likely reading is kept.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product
from typing import Any, TypeAlias

MOST_READINGS = 8
_Way: TypeAlias = tuple[str, str]
_Cut: TypeAlias = Callable[[str], Iterable[str]]
_ASCII = re.compile("([\\x00-\\x7f]+)")

SURNAMES = {
    "单于": "chan yu", "单": "shan", "解": "xie", "查": "zha", "曾": "zeng", "仇": "qiu",
    "区": "ou", "朴": "piao",
    "盖": "ge", "覃": "qin", "翟": "zhai", "缪": "miao", "员": "yun", "种": "chong", "折": "she",
    "黑": "he", "秘": "bi", "繁": "po", "召": "shao", "隗": "wei", "乜": "nie", "卜": "bu",
    "乐": "yue", "祭": "zhai", "牟": "mu", "佴": "nai", "郇": "xun", "阚": "kan", "洗": "xian",
    "句": "gou",
}  # fmt: skip

HETERONYMS = {
    "重": "zhong chong", "长": "chang zhang", "行": "hang xing", "乐": "le yue", "厦": "xia sha",
    "会": "hui kuai", "朝": "chao zhao", "调": "diao tiao", "传": "chuan zhuan", "都": "du dou",
    "藏": "cang zang", "宿": "su xiu", "曾": "zeng ceng", "单": "dan shan", "解": "jie xie",
    "查": "cha zha", "仇": "chou qiu", "区": "qu ou", "朴": "pu piao", "盖": "gai ge",
    "车": "che ju", "六": "liu lu", "蚌": "bang beng", "泊": "bo po", "莞": "guan wan",
    "卜": "bu bo", "覃": "qin tan", "翟": "zhai di", "缪": "miao mou", "柏": "bai bo",
    "阿": "a e", "降": "jiang xiang", "率": "lv shuai", "尉": "wei yu", "浒": "hu xu",
    "堡": "bao pu", "巷": "xiang hang", "角": "jiao jue", "便": "bian pian", "倘": "tang chang",
    "番": "fan pan", "峒": "dong tong", "称": "cheng chen", "弹": "tan dan", "校": "xiao jiao",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spelling:
    """The likely spellings of a name, the likeliest first: ``yongjia...`` and ``yj...``."""

    full: tuple[str, ...]
    initials: tuple[str, ...]

    @property
    def key(self) -> str:
        """All spellings in one text, for a column that is searched by ``LIKE``."""
        return " ".join((*self.initials, *self.full))


@lru_cache(maxsize=4096)
def spell(name: str, *, person: bool = False) -> Spelling:
    """Return how a name is spelled; a person's surname is read as a surname.

    Letters and digits stay as they are, everything else is left out.
    """
    parts = _of_a_person(name) if person else [_ways(word) for word in _words(name)]
    ways = list(islice(product(*parts), MOST_READINGS))
    full = dict.fromkeys("".join([full for full, _ in way]) for way in ways)
    initials = dict.fromkeys("".join([first for _, first in way]) for way in ways)
    return Spelling(tuple(filter(None, full)), tuple(filter(None, initials)))


def _of_a_person(name: str) -> list[tuple[_Way, ...]]:
    """Return the ways of each character of a person's name, the surname read as one."""
    readings = [one for word in _words(name) for one in _read(word)]
    for length in (2, 1):
        sound = SURNAMES.get(name[:length])
        if sound:
            readings[:length] = [(one,) for one in sound.split()]
            break
    return [tuple(_way((one,)) for one in reading) for reading in readings]


@lru_cache(maxsize=16_384)
def _ways(word: str) -> tuple[_Way, ...]:
    """Return how a word may sound, the likeliest first; names share their words."""
    return tuple(map(_way, islice(product(*_read(word)), MOST_READINGS)))


def _way(syllables: Sequence[str]) -> _Way:
    """Return syllables in full, and their first letters; digits and foreign words stay whole."""
    firsts = (one[0] if one.isalpha() else one for one in syllables)
    return "".join(syllables), "".join(firsts)


def _words(name: str) -> list[str]:
    """Return a name cut into the words of the reading table, single characters and signs."""
    is_chinese, cut, cut_any = _table()
    words: list[str] = []
    for piece in _ASCII.split(name):
        if piece.isascii():
            words += piece
        else:
            words += cut(piece) if is_chinese(piece) else cut_any(piece)
    return words


@cache
def _table() -> tuple[Callable[[str], object], _Cut, _Cut]:
    """Load the reading table: a third of a second, paid by whoever spells and not by who looks."""
    from pypinyin.constants import RE_HANS
    from pypinyin.seg import mmseg, simpleseg

    return RE_HANS.match, mmseg.seg.cut, simpleseg.seg


def _read(word: str) -> tuple[tuple[str, ...], ...]:
    """Return the likely readings of each character of a word, the likeliest first."""
    from pypinyin import lazy_pinyin

    one_by_one: Any = list  # what has no reading comes back letter by letter
    return tuple(map(_heard, word, lazy_pinyin(word, errors=one_by_one)))


def _heard(letter: str, sound: str) -> tuple[str, ...]:
    """Return the readings of one character whose likeliest sound is known."""
    heard = sound.lower().replace("ü", "v")
    if not (heard.isascii() and heard.isalnum()):
        return ("",)
    return tuple(dict.fromkeys((heard, *HETERONYMS.get(letter, "").split())))
