"""When a fault is serious or major, when many are one, and who is told when (升级报备)."""

from typing import Literal

from models.rules.norms.kit import (
    Limit,
    Positive,
    Share,
    Source,
    Table,
    Text,
    Words,
    norm,
)
from models.rules.terms import Importance, NormSource, Reach, Role, Service, ServiceGrade


@norm
class SeriousRule(Words):
    """An interruption that makes a fault serious (严重) for important customers."""

    over: Limit
    source: NormSource
    note: str = ""


@norm
class SeriousNorms:
    """Whose faults can be serious, and from when, by service."""

    importances: frozenset[Importance]
    reaches: frozenset[Reach]
    grades: frozenset[ServiceGrade]
    rules: Table[Service, SeriousRule]


@norm
class MajorRule(Words):
    """So many circuits down for so long from one cause make a fault major (重大)."""

    reach: Reach
    grades: frozenset[ServiceGrade]
    circuits: Positive
    lasting: Limit
    degraded_counts: bool
    source: NormSource
    note: str = ""


@norm
class BatchNorms:
    """When separate reports are one trouble (批量申告)."""

    customers: Positive
    within: Limit
    sharing: frozenset[Literal["splitter", "olt_port", "odf", "cable", "site", "olt", "room"]]
    source: NormSource
    note: str = ""


@norm
class LadderStep(Words):
    """Who is told when this much of the restoration limit is used."""

    used: Share
    colour: Literal["amber", "red", "none"]
    unless_arrived: bool
    role: Role | None = None
    source: NormSource
    note: str = ""


@norm
class EscalationNorms:
    """How soon, to whom and with what a trouble is reported up (升级报备制度)."""

    within: Limit
    at_acceptance: frozenset[ServiceGrade]
    contents: tuple[Text, ...]
    told_next: tuple[Text, ...]
    say_down: Text
    say_restored: Text
    source: NormSource
    note: str = ""


@norm
class SeverityNorms:
    """Severity, batches and the ladder of a county."""

    source: Source
    serious: SeriousNorms
    major: Table[Text, MajorRule]
    batch: BatchNorms
    ladder: tuple[LadderStep, ...]
    escalation: EscalationNorms
