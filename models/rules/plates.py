"""Vehicle plates of China (车牌): read however they are typed, kept in one form."""

import re
import unicodedata
from dataclasses import dataclass

from models.errors import RefusedError

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LETTER = "A-HJ-NP-Z"  # I and O are not used
_SERIAL = f"{_LETTER}0-9"
# New-energy plates have six places: D..K leads for small vehicles, ends for large ones.
_ORDINARY = re.compile(rf"[{_PROVINCES}][A-Z](?:[{_SERIAL}]{{5}}|[{_SERIAL}]{{4}}[学警挂领港澳])")
_NEW_ENERGY = re.compile(rf"[{_PROVINCES}][A-Z](?:[A-HJK][{_SERIAL}][0-9]{{4}}|[0-9]{{5}}[A-HJK])")
_GAPS = re.compile(r"[\s\-.·•‧・_]+")


@dataclass(frozen=True, slots=True)
class Plate:
    """A plate; ``text`` has no dot, ``str()`` has the dot painted after the second place."""

    text: str
    new_energy: bool

    def __str__(self) -> str:
        return f"{self.text[:2]}·{self.text[2:]}"

    @property
    def tail(self) -> str:
        """The last four places, by which drivers speak of a vehicle."""
        return self.text[-4:]


def read_plate(text: str) -> Plate:
    """Read a plate; raises ``RefusedError("plate.unreadable")``."""
    plain = _GAPS.sub("", unicodedata.normalize("NFKC", text)).upper()
    if _ORDINARY.fullmatch(plain):
        return Plate(plain, new_energy=False)
    if _NEW_ENERGY.fullmatch(plain):
        return Plate(plain, new_energy=True)
    raise RefusedError("plate.unreadable", plate=text)
