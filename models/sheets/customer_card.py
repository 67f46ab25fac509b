"""What the customer's archive card (客户档案卡, F19) prints."""

from dataclasses import dataclass
from datetime import date, datetime

from models.sheets.letter import Copy, Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveBlock:
    """The customer as the archive knows them; ``office_hours`` also say when to ring."""

    name: str
    number: str = ""
    short_name: str = ""
    importance: str = ""
    industry: str = ""
    spend_band: str = ""
    office_class: str = ""
    value_class: str = ""
    grade: str = ""
    state: str = ""
    registered_name: str = ""
    registered_address: str = ""
    address: str = ""
    town: str = ""
    locality: str = ""
    position: str = ""
    office_hours: str = ""
    account_manager: str = ""
    responsible_crew: str = ""
    service_line: str = ""
    contract_number: str = ""
    contract_ends_on: date | None = None
    premises_rules: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """A person at the customer's; ``preferred`` says when they like to be rung."""

    name: str
    title: str = ""
    role: str = ""
    phones: str = ""
    preferred: str = ""
    do_not_call: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CircuitLine:
    """A circuit of the card; ``resources`` are room, ODF, port, splitter, core in one text."""

    number: str
    service: str = ""
    grade: str = ""
    speed: str = ""
    site_a: str = ""
    site_z: str = ""
    access: str = ""
    resources: str = ""
    address_plan: str = ""
    baseline: str = ""
    opened_on: date | None = None
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalLine:
    """A piece of equipment at the customer's."""

    kind: str
    model: str = ""
    serial: str = ""
    owner: str = ""
    circuit: str = ""
    installed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One of the last things that happened: a ticket, a visit, a complaint."""

    happened_at: datetime
    kind: str
    number: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerCardSheet:
    """A customer's whole archive: the person to ask on the front, the network on the back."""

    number: str
    letterhead: Letterhead
    copy: Copy
    archive: ArchiveBlock
    contacts: tuple[ContactLine, ...] = ()
    circuits: tuple[CircuitLine, ...] = ()
    terminals: tuple[TerminalLine, ...] = ()
    history: tuple[HistoryLine, ...] = ()
