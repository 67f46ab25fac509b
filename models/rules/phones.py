"""Phone numbers as Chinese offices write them: one form to keep, one to show, one to mask."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from models.errors import RefusedError


class PhoneKind(StrEnum):
    """What sort of number this is."""

    MOBILE = "mobile"  # 手机
    LANDLINE = "landline"  # 固话
    SERVICE = "service"  # 400/800
    SHORT = "short"  # 95/96/100xx


@dataclass(frozen=True, slots=True)
class Phone:
    """A number taken apart; ``area`` is the area code with its zero, ``extension`` after 转."""

    kind: PhoneKind
    number: str
    area: str = ""
    extension: str = ""

    def __str__(self) -> str:
        main = f"{self.area}-{self.number}" if self.area else self.number
        return f"{main}转{self.extension}" if self.extension else main

    @property
    def key(self) -> str:
        """Digits only, extension left out: what a caller's number is looked up by."""
        return self.area + self.number

    @property
    def masked(self) -> str:
        """The number with its middle hidden: ``138****5678``."""
        hidden = Phone(self.kind, _hidden(self.number, self.kind), self.area)
        return str(hidden)


_EXTENSION = re.compile(r"^(.+?)\s*(?:转|分机|ext\.?|#|x|,)\s*([0-9]{1,6})$", re.IGNORECASE)
_TAIL = re.compile(r"^(.+[0-9]{7})-([0-9]{2,5})$")
_COUNTRY = re.compile(r"^(?:\+|00)86")
_GAPS = re.compile(r"[\s()\-.\u00b7\u2010-\u2015\u2212_/]+")

_SHAPES = (
    (PhoneKind.MOBILE, re.compile(r"(?P<area>)0?(?P<number>1[3-9][0-9]{9})")),
    (PhoneKind.SERVICE, re.compile(r"(?P<area>)(?P<number>[48]00[0-9]{7})")),
    (
        PhoneKind.SHORT,
        re.compile(r"(?P<area>)(?P<number>1[0-2][0-9](?:[0-9]{2,3})?|9[56][0-9]{3,4}|95[0-9]{6})"),
    ),
    # 010 and 02x are area codes of three digits; all others have four.
    (
        PhoneKind.LANDLINE,
        re.compile(r"(?P<area>010|02[0-9]|0[3-9][0-9]{2})(?P<number>[2-9][0-9]{6,7})"),
    ),
    (PhoneKind.LANDLINE, re.compile(r"(?P<area>)(?P<number>[2-9][0-9]{6,7})")),
)


def read_phone(text: str) -> Phone:
    """Read a number however it is written; raises ``RefusedError("phone.unreadable")``."""
    plain = unicodedata.normalize("NFKC", text).strip()
    for split in (_EXTENSION, _TAIL):
        found = split.match(plain)
        phone = _plain_phone(found[1], extension=found[2]) if found else None
        if phone is not None:
            return phone
    phone = _plain_phone(plain)
    if phone is None:
        raise RefusedError("phone.unreadable", phone=text)
    return phone


def _plain_phone(text: str, *, extension: str = "") -> Phone | None:
    digits = _GAPS.sub("", text)
    home = _COUNTRY.sub("", digits)
    # Abroad the zero of the area code is left out: +86 571 8765 4321, +86 10 8765 4321.
    spellings = (digits,) if home == digits else (home, f"0{home}")
    for spelling in spellings:
        for kind, shape in _SHAPES:
            match = shape.fullmatch(spelling)
            if match:
                return Phone(kind, match["number"], match["area"], extension)
    return None


def phone_key(text: str) -> str:
    """Return the digits a number is looked up by, whether or not it can be read."""
    try:
        return read_phone(text).key
    except RefusedError:
        return "".join(one for one in unicodedata.normalize("NFKC", text) if one in "0123456789")


def mask(text: str) -> str:
    """Return a number fit for charts, exports and logs; what cannot be read is hidden whole."""
    try:
        return read_phone(text).masked
    except RefusedError:
        return "****"


def _hidden(number: str, kind: PhoneKind) -> str:
    if kind in (PhoneKind.SHORT, PhoneKind.SERVICE):
        return number  # public numbers: nothing to hide
    ends = 4 if kind is PhoneKind.MOBILE else 2
    starts = 3 if kind is PhoneKind.MOBILE else 2
    return number[:starts] + "*" * (len(number) - starts - ends) + number[-ends:]
