"""The indicators a month is judged by (考核指标), with targets and formulas."""

from typing import Annotated, Literal

from pydantic import Field

from models.rules.norms.kit import Positive, Source, Table, Text, Words, norm
from models.rules.terms import Liability, NormSource

Sense = Literal["at_least", "at_most", "info"]


@norm
class Kpi(Words):
    """One indicator: what is divided by what, and which way its target points."""

    formula: Text
    unit: Literal["share", "hours", "per_hundred", "count"]
    sense: Sense
    target: float | None = None
    source: NormSource
    reference: str = ""

    def met_by(self, value: float) -> bool:
        """Tell whether a value meets the target; without one it always does."""
        if self.target is None or self.sense == "info":
            return True
        return value >= self.target if self.sense == "at_least" else value <= self.target


@norm
class ScoreNorms:
    """How indicators become a score."""

    total: Positive
    target: Positive
    columns: tuple[Text, ...]
    excluded_liabilities: frozenset[Liability]
    excluded_states: frozenset[Literal["void", "transferred"]]
    source: NormSource
    note: str = ""


@norm
class KpiNorms:
    """Every indicator by its number."""

    source: Source
    score: ScoreNorms
    indicators: Annotated[Table[Text, Kpi], Field(min_length=1)]
