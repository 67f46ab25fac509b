"""Taking a call: who rings, on which line, what was promised, and is it known already."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.rules.states import TicketState
from models.rules.terms import (
    CircuitState,
    Importance,
    Locality,
    Reach,
    Service,
    ServiceGrade,
)


@dataclass(frozen=True, slots=True)
class CallerRow:
    """A customer who may be calling, and what of the typed text matched.

    ``matched`` is one of ``phone``, ``number``, ``name``, ``initials``, ``circuit``, ``contact``.
    """

    customer_number: str
    customer_name: str
    grade: ServiceGrade
    importance: Importance | None
    locality: Locality | None
    town: str
    address: str
    contact_name: str
    contact_phone: str
    circuit_number: str | None
    matched: str
    open_tickets: int
    notes: str
    premises_rules: str


@dataclass(frozen=True, slots=True)
class CircuitRow:
    """A circuit to choose at intake; ``grade`` is the effective one."""

    number: str
    service: Service
    reach: Reach
    grade: ServiceGrade
    grade_inherited: bool
    limit: timedelta | None
    state: CircuitState
    speed: str
    access: str
    site_a: str
    site_z: str
    town: str
    locality: Locality | None
    address: str
    open_ticket: str | None


@dataclass(frozen=True, slots=True)
class DuplicateRow:
    """A ticket on the same circuit, open or recent."""

    number: str
    state: TicketState
    reported_at: datetime
    due_at: datetime | None
    symptom: str
    repeats: int
    crew_name: str | None


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """What the norm promises before anything is saved: shown live at intake."""

    due_at: datetime
    response_due_at: datetime | None
    arrival_due_at: datetime | None
    restoration: timedelta
    edition: str
    article: str
    source: str
    inferred: bool
