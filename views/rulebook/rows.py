"""Rules as rows, with what a weight means said in full."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from models.queries.rulebook import RuleRow
from models.rules.placement import PlacementCode, Weight
from models.rules.wording import facts_needed, word
from views.widgets.columns import text
from views.widgets.table import Column
from views.wording import language, term

translate = QCoreApplication.translate

BLANK = "…"
TONES = {Weight.BLOCK: "overdue", Weight.OVERRIDE: "soon", Weight.WARN: None}
MEANINGS: Mapping[Weight, Callable[[], str]] = {
    Weight.BLOCK: lambda: translate(
        "Rulebook", "Nobody may send the crew. It is left out of every suggestion."
    ),
    Weight.OVERRIDE: lambda: translate(
        "Rulebook",
        "Only a supervisor may, and writes why. The reason is kept and printed on the order. "
        "Suggestions leave the crew out.",
    ),
    Weight.WARN: lambda: translate(
        "Rulebook", "It is said beside the form and stops nobody. Suggestions keep the crew."
    ),
}


@dataclass(frozen=True, slots=True)
class ChosenRule:
    """A rule with the weight chosen for it, not yet saved."""

    rule: RuleRow
    weight: Weight

    @property
    def changed(self) -> bool:
        """Say whether another weight was chosen."""
        return self.weight is not self.rule.weight

    def next(self) -> "ChosenRule":
        """Return it at the next weight; what is fixed stays."""
        if self.rule.fixed:
            return self
        order = list(Weight)
        return replace(self, weight=order[(order.index(self.weight) + 1) % len(order)])


def rule_word(code: PlacementCode) -> str:
    """Return a rule by its short name."""
    return term(code)


def meaning(chosen: ChosenRule) -> str:
    """Return what the chosen weight means: the sentence people read, and who may go on."""
    code = f"placement.{chosen.rule.code}"
    blanks = dict.fromkeys(facts_needed(code), BLANK)
    lines = [rule_word(chosen.rule.code), word(code, blanks, language())]
    if chosen.rule.fixed:
        lines.append(
            translate("Rulebook", "This cannot be changed: the record itself would be wrong.")
        )
    if chosen.changed:
        lines.append(f"{term(chosen.rule.weight)} → {term(chosen.weight)}")
    lines.append(MEANINGS[chosen.weight]())
    return "\n".join(lines)


def columns() -> tuple[Column[ChosenRule], ...]:
    """Return the columns of the rules."""
    return (
        text(lambda: translate("Rulebook", "Rule"), lambda row: rule_word(row.rule.code), 30),
        Column(
            lambda: translate("Rulebook", "Weight"),
            lambda row: term(row.weight),
            lambda row: list(Weight).index(row.weight),
            tone=lambda row: TONES[row.weight],
            icon=lambda row: "lock" if row.rule.fixed else None,
            width=20,
        ),
        Column(
            lambda: translate("Rulebook", "Before"),
            lambda row: term(row.rule.weight) if row.changed else "",
            lambda row: row.changed,
            tone=lambda _: "muted",
            width=16,
        ),
        Column(
            lambda: translate("Rulebook", "Shipped"),
            lambda row: term(row.rule.shipped) if row.rule.shipped is not row.weight else "",
            lambda row: row.rule.shipped,
            tone=lambda _: "muted",
            width=16,
        ),
    )
