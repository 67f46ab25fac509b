"""What each rule of placing weighs in this office now, and on whose word (派工规则设置)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.domain.edition import norms_on
from models.rules.norms import norms
from models.rules.placement import FIXED, PlacementCode, Weight
from models.rules.terms import NormSource
from models.rules.zone import local_day


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule: what it weighs, what it was shipped with, and whether it can be changed."""

    code: PlacementCode
    weight: Weight
    shipped: Weight
    fixed: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules in force, with the two numbers that go with them; ``reserve`` is in percent."""

    edition: str
    rules: tuple[RuleRow, ...]
    reserve: int
    due_soon_days: int


def rulebook(session: Session, *, now: datetime) -> Rulebook:
    """Return the rules of placing as they stand today."""
    held, shipped = norms_on(session, local_day(now)), norms().placement.weights
    rules = tuple(
        RuleRow(
            code=code,
            weight=held.placement.weights[code],
            shipped=shipped[code],
            fixed=code in FIXED,
            own=held.backing("placement", "weights", code, kind=NormSource.DEFAULT).kind
            is NormSource.CONTRACT,
        )
        for code in PlacementCode
    )
    return Rulebook(
        edition=held.edition,
        rules=rules,
        reserve=round(held.office.load.reserve * 100),
        due_soon_days=held.placement.due_soon_days,
    )
