"""The facts of a complaint as it is handled (投诉处理记录, F09)."""

from dataclasses import dataclass
from datetime import datetime

from models.sheets.letter import Copy, CustomerBlock, Letterhead, Tick


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Somebody else took over because the first handler was a party to it (当事人回避)."""

    handed_over_at: datetime | None = None
    first: str = ""
    second: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintSheet:
    """Everything the record of a complaint prints.

    ``phone_steps`` are the six steps on the phone, ``site_steps`` the three on site; an
    answer is a solution, or the moment by which there will be one (``promised_by``).
    """

    number: str
    letterhead: Letterhead
    copy: Copy
    customer: CustomerBlock
    source: tuple[Tick, ...] = ()
    external_number: str = ""
    category: tuple[Tick, ...] = ()
    level: str = ""
    complainant: str = ""
    complainant_phone: str = ""
    received_at: datetime | None = None
    received_by: str = ""
    handler: str = ""
    story: str = ""
    repeated_back: tuple[Tick, ...] = ()
    phone_steps: tuple[Tick, ...] = ()
    site_steps: tuple[Tick, ...] = ()
    answered_at: datetime | None = None
    answer: str = ""
    promised_by: datetime | None = None
    departments: str = ""
    investigation: str = ""
    measures: str = ""
    liability: str = ""
    withdrawals: tuple[Withdrawal, ...] = ()
    apologised_again: tuple[Tick, ...] = ()
    customer_opinion: str = ""
    follow_up: str = ""
    satisfaction: tuple[Tick, ...] = ()
    closed_at: datetime | None = None
    lasted: str = ""
