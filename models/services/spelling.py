"""Pinyin initials of names, computed once at write time so that search stays a lookup."""

from functools import lru_cache


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """Return ``yjnsh`` for 永嘉农商行; letters and digits stay, everything else is dropped."""
    # The reading table takes a fifth of a second to load; a desk that only looks pays nothing.
    from pypinyin import Style, lazy_pinyin

    parts = lazy_pinyin(name, style=Style.FIRST_LETTER, errors=lambda rest: rest)
    return "".join(part for part in parts if part.isascii() and part.isalnum()).lower()[:64]


def phone_key(phones: list[str]) -> str:
    """Return the digits of all phones, each ended by a comma, to be found by any part."""
    digits = ("".join(letter for letter in phone if letter.isdigit()) for phone in phones)
    return "".join(f"{one}," for one in digits if one)
