"""The facts of calls that keep in touch (电话拜访, F07): one call, and the month's ledger."""

from dataclasses import dataclass
from datetime import date, datetime

from models.sheets.letter import Copy, CustomerBlock, Letterhead, Tick


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What was promised to the customer and by when (承诺事项)."""

    what: str
    due_on: date | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneVisitSheet:
    """Everything the record of one call prints; boxes come worded, ticked or not.

    ``windows`` are the hours customers are called in, ``in_window`` whether it was so,
    ``running`` how the equipment runs (正常, 异常), which is asked before anything else,
    ``language_check`` what the language check found.
    """

    number: str
    letterhead: Letterhead
    copy: Copy
    customer: CustomerBlock
    contact_title: str = ""
    caller: str = ""
    planned_at: datetime | None = None
    windows: tuple[Tick, ...] = ()
    called_at: datetime | None = None
    minutes: int | None = None
    in_window: tuple[Tick, ...] = ()
    outcome: tuple[Tick, ...] = ()
    steps: tuple[Tick, ...] = ()
    greeting: str = ""
    running: tuple[Tick, ...] = ()
    running_note: str = ""
    ticket: str = ""
    recent_fault: str = ""
    satisfaction: tuple[Tick, ...] = ()
    needs: str = ""
    suggestions: str = ""
    competition: str = ""
    contact_change: str = ""
    commitments: tuple[Commitment, ...] = ()
    next_visit_on: date | None = None
    language_check: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneVisitLine:
    """One call of the ledger; one that was planned and not made has no ``called_at``."""

    number: str
    customer: str
    grade: str = ""
    contact: str = ""
    phone: str = ""
    caller: str = ""
    window: str = ""
    called_at: datetime | None = None
    minutes: int | None = None
    in_window: str = ""
    outcome: str = ""
    running: str = ""
    satisfaction: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneVisitTotals:
    """The sums of a ledger: calls due, made, in their window, connected, and what came of them."""

    planned: int
    done: int
    in_window: int
    connected: int
    abnormal: int = 0
    asked: int = 0
    satisfied: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneVisitLedgerSheet:
    """The calls of a month, of one customer, one caller or the whole office (``scope``)."""

    number: str
    letterhead: Letterhead
    copy: Copy
    month: str
    scope: str
    totals: PhoneVisitTotals
    lines: tuple[PhoneVisitLine, ...] = ()
    remark: str = ""
