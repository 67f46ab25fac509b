"""What the slip for lending instruments and tools (仪表/工器具领用归还单, F13) prints."""

from dataclasses import dataclass
from datetime import date, datetime

from models.sheets.letter import Copy, Letterhead, Tick

LOAN_PLIES = ("第一联 保管", "第二联 领用")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanedItem:
    """An instrument lent out; past its calibration it prints 超期.

    ``condition`` is how it came back, empty until it did.
    """

    number: str
    name: str
    model: str = ""
    serial: str = ""
    valid_until_on: date | None = None
    expired: bool = False
    accessories: tuple[Tick, ...] = ()
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentLoanSheet:
    """One loan: who took what, for which order, until when, and how it came back.

    ``override`` names who allowed an instrument past its calibration, and why.
    """

    number: str
    letterhead: Letterhead
    copy: Copy
    items: tuple[LoanedItem, ...]
    borrower: str = ""
    crew: str = ""
    order: str = ""
    purpose: str = ""
    lent_at: datetime | None = None
    due_back_at: datetime | None = None
    keeper: str = ""
    returned_at: datetime | None = None
    received_by: str = ""
    damage: str = ""
    override: str = ""
    plies: tuple[str, ...] = LOAN_PLIES
