"""What the day's list of calls (电话拜访日名单, F07D) prints."""

from dataclasses import dataclass
from datetime import date

from models.sheets.letter import Copy, Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class CallListLine:
    """One customer to ring; ``windows`` are the hours customers like, ``why`` what is owed."""

    customer: str
    grade: str = ""
    contact: str = ""
    phone: str = ""
    windows: str = ""
    why: str = ""
    last_on: date | None = None
    tries: int = 0
    caller: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallListSheet:
    """The calls of a day, of one caller or the whole office (``scope``), most pressing first."""

    number: str
    letterhead: Letterhead
    copy: Copy
    day: date
    scope: str
    lines: tuple[CallListLine, ...] = ()
    remark: str = ""
