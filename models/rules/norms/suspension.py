"""Why a ticket may stand still (挂起), which reasons stop the clock, why work is late."""

from typing import Annotated, Literal

from pydantic import Field

from models.rules.norms.kit import Limit, Source, Table, Text, Words, norm
from models.rules.states import Verb
from models.rules.terms import NormSource, Role


@norm
class SuspensionReason(Words):
    """A reason to suspend: does it stop the clock, who approves, what proves it."""

    stops_clock: bool
    approver: Literal[Role.DISPATCHER, Role.SUPERVISOR] | None = None
    proof: tuple[Text, ...]
    only_after: Verb | None = None
    source: NormSource
    note: str = ""

    @property
    def needs_approval(self) -> bool:
        """Whether only a supervisor may let the ticket stand still."""
        return self.approver is Role.SUPERVISOR


@norm
class RenewalNorms:
    """A suspension states when it ends, is announced before, and must be renewed."""

    needs_expected_resume: bool
    remind_before: Limit
    source: NormSource
    note: str = ""


@norm
class DelayReason(Words):
    """Why work is late (来不及修、来不及装); the customer must have been told."""

    needs_contact: bool
    source: NormSource
    note: str = ""


@norm
class SuspensionNorms:
    """Reasons to suspend, rules of renewal, reasons of delay."""

    source: Source
    reasons: Annotated[Table[Text, SuspensionReason], Field(min_length=1)]
    renewal: RenewalNorms
    delays: Annotated[Table[Text, DelayReason], Field(min_length=1)]

    @property
    def pauses(self) -> frozenset[str]:
        """The codes of the reasons that stop the clock."""
        return frozenset(code for code, reason in self.reasons.items() if reason.stops_clock)
