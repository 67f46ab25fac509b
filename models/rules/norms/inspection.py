"""How often things are inspected and when plans are due (巡检与作业计划)."""

from typing import Annotated, Literal

from models.rules.norms.kit import (
    Count,
    Positive,
    Source,
    Table,
    Text,
    Words,
    every,
    norm,
)
from models.rules.terms import NormSource, ServiceGrade


@norm
class TerminalCycles:
    """Months between inspections of a customer's equipment, by grade."""

    months: Annotated[Table[ServiceGrade, Positive], every(ServiceGrade)]
    source: NormSource
    note: str = ""


@norm
class Cycle(Words):
    """A thing inspected once every so many months."""

    months: Positive
    source: NormSource
    note: str = ""


@norm
class RouteClass:
    """How often a cable route of a class is walked or driven."""

    times: Positive
    every_months: Positive
    on_foot: Count = 0
    source: NormSource
    note: str = ""


@norm
class SameSpot:
    """When troubles at one spot of a cable are too many."""

    metres: Positive
    per_year: Positive
    per_km: Positive
    source: NormSource
    note: str = ""


@norm
class PlanNorms:
    """When plans are made, and how tasks come out of them."""

    annual_month: Annotated[int, Positive]
    annual_day: Positive
    monthly_day: Positive
    notice_working_days: Positive
    prepare_days: Count
    may_cross_period: bool
    statuses: tuple[Literal["not_started", "under_way", "done", "missed", "made_up"], ...]
    source: NormSource
    note: str = ""


@norm
class InspectionNorms:
    """Cycles of terminals, sites and routes; the planner's rules."""

    source: Source
    terminals: TerminalCycles
    sites: Table[Text, Cycle]
    routes: Table[Text, RouteClass]
    same_spot: SameSpot
    plan: PlanNorms
