"""What a rule says: one reason with its facts, and all reasons of a placement together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.rules.reasons import PlacementCode, Weight


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks against a placement, with the facts its sentence needs.

    ``weight`` is what the office in force says the rule weighs.
    """

    code: PlacementCode
    subject: str
    facts: Mapping[str, object] = field(default_factory=dict)
    weight: Weight = Weight.WARN

    @property
    def wording_code(self) -> str:
        """The code of its sentence."""
        return f"placement.{self.code}"


@dataclass(frozen=True, slots=True)
class Placement:
    """The answer: every reason found, none left out because another came first."""

    reasons: tuple[Reason, ...]

    def of(self, weight: Weight) -> tuple[Reason, ...]:
        """Return the reasons of one weight."""
        return tuple(reason for reason in self.reasons if reason.weight is weight)

    @property
    def blocked(self) -> bool:
        """Say whether nobody may order this."""
        return bool(self.of(Weight.BLOCK))

    @property
    def needs_override(self) -> bool:
        """Say whether a supervisor has to give a reason."""
        return bool(self.of(Weight.OVERRIDE))

    @property
    def warnings(self) -> tuple[Reason, ...]:
        """Return what is worth saying but stops nobody."""
        return self.of(Weight.WARN)


class Reasons:
    """Collects the reasons of a placement, each at the weight the office gives its rule."""

    def __init__(self, weights: Mapping[PlacementCode, Weight]) -> None:
        self._weights = weights
        self.found: list[Reason] = []

    def add(self, code: PlacementCode, subject: str, **facts: object) -> None:
        """Note one reason about a crew, a person or a thing."""
        self.found.append(Reason(code, subject, facts, self._weights[code]))
