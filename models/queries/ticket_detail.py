"""Everything about one ticket: facts, timeline, clock ledger, orders and prints."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from models.queries.ticket_rows import TicketRow
from models.rules.clock import ClockReading
from models.rules.states import Verb
from models.rules.terms import Liability, OrderState, Satisfaction


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One thing that happened to a ticket; ``late_reason`` marks a late entry (补录)."""

    sequence: int
    verb: Verb
    happened_at: datetime
    recorded_at: datetime
    actor: str
    desk: str
    facts: Mapping[str, object]
    late_reason: str | None


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One work order of a ticket: who went, with what."""

    number: str
    sequence: int
    state: OrderState
    lead: bool
    crew_code: str
    crew_name: str
    leader: str | None
    vehicle: str | None
    instruments: tuple[str, ...]
    task: str
    planned_at: datetime | None
    issued_at: datetime
    finished_at: datetime | None
    prints: int


@dataclass(frozen=True, slots=True)
class PrintRow:
    """One sheet that really came out of a printer."""

    form: str
    form_version: str
    copy_number: int
    printed_at: datetime
    actor: str
    desk: str
    printer: str
    paper: str
    pages: int
    sha256: str
    reason: str | None
    order_number: str | None


@dataclass(frozen=True, slots=True)
class RepeatRow:
    """An earlier ticket on the same circuit."""

    number: str
    reported_at: datetime
    symptom: str
    cause_code: str | None
    liability: Liability | None


@dataclass(frozen=True, slots=True)
class TicketDetail:
    """One ticket in full; ``clock`` explains every second of the limits."""

    row: TicketRow
    symptom: str
    address: str
    reporter: str
    external_source: str | None
    first_recipient: str
    cause_code: str | None
    liability: Liability | None
    process: str
    prevention: str
    satisfaction: Satisfaction | None
    norm_edition: str | None
    verbs: tuple[Verb, ...]
    clock: ClockReading
    timeline: tuple[TimelineRow, ...]
    orders: tuple[OrderRow, ...]
    prints: tuple[PrintRow, ...]
    repeats: tuple[RepeatRow, ...]
    missing: tuple[str, ...]
