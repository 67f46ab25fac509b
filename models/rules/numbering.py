"""Numbers on paper: ``LX-GZ-20261122-0007``, one counter per kind and Shanghai day."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from models.errors import RefusedError
from models.rules.zone import local_day

_NUMBER = re.compile(r"([A-Z0-9]{1,8})-([A-Z]{2})-([0-9]{8})-([0-9]{4,9})")
_ORDER = re.compile(r"(.+)-P([1-9][0-9]{0,4})")


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """A number taken apart: office code (县简码), kind letters (单类), day, serial."""

    office: str
    letters: str
    day_on: date
    serial: int

    def __str__(self) -> str:
        return f"{self.office}-{self.letters}-{self.day_on:%Y%m%d}-{self.serial:04d}"


def format_number(office: str, letters: str, day: date | datetime, *, serial: int) -> str:
    """Return the number; a moment counts as its Shanghai day, serials past 9999 grow wider.

    Raises ``RefusedError("number.malformed")`` for parts that could not be read back.
    """
    day_on = local_day(day) if isinstance(day, datetime) else day
    return str(parse_number(str(Number(office, letters, day_on, serial))))


def parse_number(text: str) -> Number:
    """Take a number apart; raises ``RefusedError("number.malformed")``."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        raise RefusedError("number.malformed", number=text)
    office, letters, day, serial = found.groups()
    try:
        day_on = date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError:
        raise RefusedError("number.malformed", number=text) from None
    number = Number(office, letters, day_on, int(serial))
    if number.serial < 1 or str(number) != text.strip():
        raise RefusedError("number.malformed", number=text)
    return number


def format_order(ticket: str, sequence: int) -> str:
    """Return the number of a ticket's n-th work order (派工单), counted from 1."""
    return f"{ticket}-P{sequence}"


def parse_order(text: str) -> tuple[str, int]:
    """Return the ticket number and the sequence of a work order's number."""
    found = _ORDER.fullmatch(text.strip())
    if found is None:
        raise RefusedError("number.malformed", number=text)
    return str(parse_number(found[1])), int(found[2])
