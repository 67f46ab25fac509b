"""The bundled font is the one that was vetted, unmodified, and knows every character we need."""

import hashlib

import pytest
from fontTools.ttLib import TTFont

import resources

DIGESTS = {
    "fonts/NotoSansSC-Regular.ttf": (
        "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16"
    ),
    "fonts/NotoSansSC-Bold.ttf": "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
    "fonts/OFL.txt": "1c05c68c34f9708415aada51f17e1b0092d2cea709bf4a94cd38114f9e73d7d9",
}
FORM_SYMBOLS = "□■√×✓①②③⑩℃Ω≥≤±№§→←、。《》「」（）：；？！￥…—·～％"
RARE_NAMES = "𬭎𣲗𬬭㛃㭎"


@pytest.mark.parametrize(("name", "digest"), DIGESTS.items())
def test_the_font_files_are_unmodified(name, digest):
    assert hashlib.sha256(resources.read_bytes(name)).hexdigest() == digest


@pytest.fixture(scope="module", params=[name for name in DIGESTS if name.endswith(".ttf")])
def font(request):
    with TTFont(resources.path(request.param), lazy=True) as opened:
        yield opened


def test_every_character_of_gb2312_can_be_printed(font):
    known = font.getBestCmap()
    assert len(_hanzi("gb2312")) == 6763
    assert [char for char in _hanzi("gb2312") if ord(char) not in known] == []


def test_every_hanzi_of_gbk_can_be_printed(font):
    known = font.getBestCmap()
    assert [char for char in _hanzi("gbk") if ord(char) not in known] == []


def test_the_symbols_of_the_forms_and_rare_names_can_be_printed(font):
    known = font.getBestCmap()
    assert [char for char in FORM_SYMBOLS + RARE_NAMES if ord(char) not in known] == []


def test_the_outlines_are_of_the_kind_reportlab_can_embed(font):
    assert "glyf" in font


def test_a_character_the_font_lacks_is_noticed(font):
    assert ord("☑") not in font.getBestCmap()


def _hanzi(codec: str) -> list[str]:
    """Return the unified ideographs a two-byte Chinese code can hold."""
    found = []
    for first in range(0x81, 0xFF):
        for second in range(0x40, 0xFF):
            try:
                char = bytes((first, second)).decode(codec)
            except UnicodeDecodeError:
                continue
            if "\u4e00" <= char <= "\u9fff":
                found.append(char)
    return found
