"""One customer's card and everything that ever passed between them and the office."""

from dataclasses import dataclass
from datetime import datetime

from models.queries.intake import CircuitRow
from models.rules.terms import Importance, Locality, ServiceGrade, ValueClass


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A customer in a list."""

    number: str
    name: str
    short_name: str
    importance: Importance | None
    grade: ServiceGrade
    value_class: ValueClass | None
    locality: Locality | None
    town: str
    address: str
    circuits: int
    open_tickets: int
    archived: bool
    version: int


@dataclass(frozen=True, slots=True)
class ContactRow:
    """Somebody to ring at a customer."""

    id: int
    name: str
    title: str
    role: str
    phones: tuple[str, ...]
    preferred_window: str
    do_not_call: bool


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """A customer with contacts and circuits (客户档案)."""

    row: CustomerRow
    account_manager: str
    responsible_crew: str | None
    contract_number: str
    premises_rules: str
    notes: str
    contacts: tuple[ContactRow, ...]
    circuits: tuple[CircuitRow, ...]


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of the customer's timeline.

    ``what`` is ``ticket``, ``print``, ``paper``, ``phone_visit``, ``site_visit``,
    ``follow_up`` or ``record``; ``subject`` is the number it is about.
    """

    happened_at: datetime
    what: str
    verb: str
    subject: str
    actor: str
    line: str


@dataclass(frozen=True, slots=True)
class CustomerHistory:
    """Tickets, prints, calls and papers of one customer, newest first."""

    customer_number: str
    customer_name: str
    rows: tuple[HistoryRow, ...]
    tickets: int
    late: int
    prints: int
    papers_out: int
