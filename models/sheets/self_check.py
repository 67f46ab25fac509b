"""What the check before going out (出班自检/服务规范抽查表, F20) prints."""

from dataclasses import dataclass
from datetime import date, datetime

from models.sheets.letter import Copy, InstrumentLine, Letterhead, Tick


@dataclass(frozen=True, slots=True, kw_only=True)
class AppearanceLine:
    """One line of the appearance list; ``applies`` says 男 or 女 when it is not for all.

    ``fit`` is open until somebody has looked.
    """

    code: str
    text: str
    applies: str = ""
    fit: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateLine:
    """A certificate carried along; past its day it prints 过期."""

    kind: str
    number: str = ""
    expires_on: date | None = None
    expired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheckSheet:
    """One person before a day out, checked by themselves or by somebody else (抽查)."""

    number: str
    letterhead: Letterhead
    copy: Copy
    person: str
    crew: str = ""
    checked_at: datetime | None = None
    by_another: bool = False
    checker: str = ""
    lines: tuple[AppearanceLine, ...] = ()
    five_ones: tuple[Tick, ...] = ()
    tools: tuple[Tick, ...] = ()
    instruments: tuple[InstrumentLine, ...] = ()
    certificates: tuple[CertificateLine, ...] = ()
    vehicle: str = ""
    vehicle_checks: tuple[Tick, ...] = ()
    result: str = ""
    remarks: str = ""
