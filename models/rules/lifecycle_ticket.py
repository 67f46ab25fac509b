"""What the gates of a ticket's life look at: the ticket, the rules of a hold, the attempt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar

from models.errors import RefusedError
from models.rules.facts_base import FactsModel
from models.rules.norms.suspension import SuspensionNorms
from models.rules.states import TicketState, Verb
from models.rules.terms import Reach, RequestCategory, Role, Service, ServiceGrade, TicketKind

Known = TypeVar("Known")


@dataclass(frozen=True, slots=True)
class HoldRule:
    """One suspension reason of the norms: does it stop the clock, who agrees, is proof due.

    ``approver`` None: the crew may place the hold itself (the clock runs on).
    """

    code: str
    stops_clock: bool
    approver: Role | None
    proof: bool


def hold_rules(norms: SuspensionNorms) -> Mapping[str, HoldRule]:
    """Return the reasons of the norms as gates read them.

    That another maintainer accepted the fault (``upstream``) shows in its proof, the
    reference number; a transfer of the ticket itself would end it.
    """
    return MappingProxyType(
        {
            code: HoldRule(
                code=code,
                stops_clock=reason.stops_clock,
                approver=reason.approver,
                proof=bool(reason.proof),
            )
            for code, reason in norms.reasons.items()
        }
    )


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """What a gate may know of a ticket: a snapshot the services take before each step."""

    kind: TicketKind = TicketKind.FAULT
    category: RequestCategory = RequestCategory.EQUIPMENT_FAULT
    state: TicketState = TicketState.PENDING
    previous_state: TicketState | None = None
    grade: ServiceGrade | None = None
    reach: Reach | None = None
    service: Service | None = None
    has_circuit: bool = False
    has_crew: bool = False
    arrived_at: datetime | None = None
    work_started: bool = False
    requested_reason: str | None = None
    requested_until: datetime | None = None
    suspend_reason: str | None = None
    suspended_until: datetime | None = None
    open_parts: int = 0
    cause_code: str | None = None
    tested: bool = False
    prevention: bool = False
    coordinated: bool = False
    confirmed: bool = False
    parent: str | None = None
    parent_restored: bool = False
    responsible: str = ""
    holds: Mapping[str, HoldRule] = field(default_factory=lambda: MappingProxyType({}))
    causes: frozenset[str] = frozenset()

    @property
    def is_complaint(self) -> bool:
        """Tell whether somebody complained, whatever the ticket became."""
        complaints = (RequestCategory.COMPLAINT, RequestCategory.GRAVE_COMPLAINT)
        return self.kind is TicketKind.COMPLAINT or self.category in complaints


@dataclass(frozen=True, slots=True)
class Attempt:
    """One step somebody wants to take: what with, in which role, when it counts as done."""

    verb: Verb
    role: Role
    at: datetime
    ticket: TicketFacts
    facts: FactsModel

    def told(self, name: str) -> object:
        """Return a fact told with the verb, or None for one the verb does not know."""
        return getattr(self.facts, name, None)

    def moment(self, name: str) -> datetime | None:
        """Return a told moment, or None."""
        value = self.told(name)
        return value if isinstance(value, datetime) else None

    def needs(self, name: str, *, holds: bool) -> None:
        """Refuse with the name of what is missing unless it is there."""
        if not holds:
            raise self.refused("ticket.missing_fact", fact=name)

    def given(self, name: str, value: Known | None) -> Known:
        """Return a value that must be known, or refuse with its name."""
        if value is None:
            raise self.refused("ticket.missing_fact", fact=name)
        return value

    def refused(self, code: str, **facts: object) -> RefusedError:
        """Return the refusal of this step, naming the verb and the state."""
        return RefusedError(code, verb=self.verb, state=self.ticket.state, **facts)
