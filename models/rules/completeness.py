"""What a customer's file still lacks (基础资料完整性): one rule a thing that must be there.

The rules are the minimum field lists of the archive (domain, appendix A); every file is asked
the same questions, so that a share of answers can be compared between files.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.terms import ServiceGrade

MEASURED = frozenset({ServiceGrade.AAA, ServiceGrade.AA})


class Gap(StrEnum):
    """One thing that is missing; the value is the field to fill in."""

    TOWN = "town"
    ADDRESS = "address"
    OFFICE_HOURS = "office_hours"
    ACCOUNT_MANAGER = "account_manager"
    RESPONSIBLE_CREW = "responsible_crew"
    CONTRACT_NUMBER = "contract_number"
    CONTRACT_ENDS_ON = "contract_ends_on"
    REGISTERED_NAME = "registered_name"
    REGISTERED_ADDRESS = "registered_address"
    PHONES = "phones"
    SITE = "site"
    CIRCUIT = "circuit"
    SITE_A = "site_a"
    SPEED = "speed"
    ACCESS = "access"
    CHAIN = "chain"
    OPENED_ON = "opened_on"
    BASELINE = "baseline_dbm"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file is judged by; ``phones``, ``sites`` and ``circuits`` are counts."""

    town: str
    address: str
    has_hours: bool
    account_manager: str
    has_crew: bool
    contract_number: str
    contract_ends_on: date | None
    registered_name: str
    registered_address: str
    phones: int
    sites: int
    circuits: int


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What one circuit in service is judged by; ``grade`` is the effective one."""

    has_site: bool
    speed: str
    access: str
    room: str
    odf: str
    port: str
    opened_on: date | None
    baseline_dbm: float | None
    grade: ServiceGrade


_FILE: tuple[tuple[Gap, Callable[[FileFacts], object]], ...] = (
    (Gap.TOWN, lambda facts: facts.town),
    (Gap.ADDRESS, lambda facts: facts.address),
    (Gap.OFFICE_HOURS, lambda facts: facts.has_hours),
    (Gap.ACCOUNT_MANAGER, lambda facts: facts.account_manager),
    (Gap.RESPONSIBLE_CREW, lambda facts: facts.has_crew),
    (Gap.CONTRACT_NUMBER, lambda facts: facts.contract_number),
    (Gap.CONTRACT_ENDS_ON, lambda facts: facts.contract_ends_on),
    (Gap.REGISTERED_NAME, lambda facts: facts.registered_name),
    (Gap.REGISTERED_ADDRESS, lambda facts: facts.registered_address),
    (Gap.PHONES, lambda facts: facts.phones),
    (Gap.SITE, lambda facts: facts.sites),
    (Gap.CIRCUIT, lambda facts: facts.circuits),
)
_LINE: tuple[tuple[Gap, Callable[[LineFacts], object]], ...] = (
    (Gap.SITE_A, lambda facts: facts.has_site),
    (Gap.SPEED, lambda facts: facts.speed),
    (Gap.ACCESS, lambda facts: facts.access),
    (Gap.CHAIN, lambda facts: facts.room and facts.odf and facts.port),
    (Gap.OPENED_ON, lambda facts: facts.opened_on),
    (
        Gap.BASELINE,
        lambda facts: facts.grade not in MEASURED or facts.baseline_dbm is not None,
    ),
)
FILE_RULES, LINE_RULES = len(_FILE), len(_LINE)


def file_gaps(facts: FileFacts) -> Iterator[Gap]:
    """Yield what the file itself lacks."""
    return (gap for gap, known in _FILE if not known(facts))


def line_gaps(facts: LineFacts) -> Iterator[Gap]:
    """Yield what one circuit of it lacks."""
    return (gap for gap, known in _LINE if not known(facts))


def share(gaps: int, *, circuits: int) -> int:
    """Return how complete a file with so many gaps is, in whole per cent, never rounded up."""
    asked = FILE_RULES + LINE_RULES * circuits
    return (asked - gaps) * 100 // asked
