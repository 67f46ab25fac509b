"""Who may be sent where: what each rule weighs, certificates, roads, what ranks crews."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from models.rules.norms.kit import Count, Limit, Source, Table, Text, every, norm
from models.rules.reasons import FIXED, PlacementCode, Weight
from models.rules.terms import CertificateKind, Locality, NormSource, TicketKind

Weights = Table[PlacementCode, Weight]


def _keeps_what_is_fixed(weights: Weights) -> Weights:
    """Refuse to allow what would make the record itself wrong."""
    loose = [code.value for code in FIXED if weights[code] is not Weight.BLOCK]
    if loose:
        raise PydanticCustomError("range", "fixed")
    return weights


@norm
class CertificateNeeds:
    """Which certificates a job asks of its crew (持证要求)."""

    kinds: Annotated[Table[TicketKind, frozenset[CertificateKind]], every(TicketKind)]
    source: NormSource
    note: str = ""


@norm
class RoadNorms:
    """How travel minutes follow from coordinates (路程估算)."""

    detour: Annotated[float, Field(ge=1, le=5)]
    within_town: Limit
    speed_kmh: Annotated[Table[Locality, Annotated[int, Field(ge=1, le=120)]], every(Locality)]
    source: NormSource
    note: str = ""


@norm
class GoalNorms:
    """What makes one crew better than another, in whole points (推荐权重)."""

    travel_minute: int
    load_percent: int
    own_zone: int
    same_customer: int
    first_recipient: int
    late_minute: int
    late_at_most: Count
    history: Limit
    source: NormSource
    note: str = ""


@norm
class PlacementNorms:
    """Weights, certificates, roads, goals (派工规则)."""

    source: Source
    weights: Annotated[Weights, every(PlacementCode), AfterValidator(_keeps_what_is_fixed)]
    certificates: CertificateNeeds
    roads: RoadNorms
    hops: Table[Text, Table[Text, Limit]]
    goals: GoalNorms
    due_soon_days: Count
