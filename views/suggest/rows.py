"""Crews of a suggestion as rows: first those that may go, then those left out with the rule."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from models.queries.suggestions import Suggested
from models.rules.placement import Candidate, Goal, LeftOut, Reason, Slip, Weight
from models.rules.wording import word
from views.slips import slip_line
from views.widgets.columns import RIGHT, text
from views.widgets.table import Column
from views.wording import language, term

translate = QCoreApplication.translate

LAST = 10_000


@dataclass(frozen=True, slots=True)
class SuggestedRow:
    """One crew of a suggestion; exactly one of ``fit`` and ``out`` is there."""

    code: str
    name: str
    fit: Candidate | None
    out: LeftOut | None
    slips: tuple[Slip, ...]

    @property
    def blocked(self) -> bool:
        """Say whether nobody may send this crew."""
        rules = () if self.out is None else self.out.rules
        return any(rule.weight is Weight.BLOCK for rule in rules)


def rows_of(found: Suggested) -> list[SuggestedRow]:
    """Return the crews in the order to show them."""
    fit = [
        SuggestedRow(one.crew, one.name, one, None, found.slips[one.crew])
        for one in found.suggestion.ranked
    ]
    out = [
        SuggestedRow(one.crew, one.name, None, one, found.slips[one.crew])
        for one in found.suggestion.left_out
    ]
    return [*fit, *sorted(out, key=lambda row: (row.blocked, row.code))]


def said(one: Reason | Goal) -> str:
    """Return a reason in words."""
    return word(one.wording_code, one.facts, language())


def place_word(row: SuggestedRow) -> str:
    """Return a crew's place, or that it is left out."""
    return str(row.fit.place) if row.fit is not None else translate("Suggest", "left out")


def why(row: SuggestedRow) -> str:
    """Return on one line what speaks for a crew, or which rule leaves it out."""
    if row.out is not None:
        return " ".join(map(said, row.out.rules))
    goals = row.fit.goals if row.fit is not None else ()
    return translate("Suggest", "; ").join(map(said, goals))


def account(row: SuggestedRow) -> str:
    """Return everything about a crew, a line each: points, warnings, rules, what slips."""
    return "\n".join(_account(row))


def _account(row: SuggestedRow) -> Iterator[str]:
    if row.fit is not None:
        yield from (f"{goal.points:+5d}  {said(goal)}" for goal in row.fit.goals)
        total = translate("Suggest", "points in all")
        yield f"{row.fit.points:+5d}  {total}"
        yield from (f"    !  {said(reason)}" for reason in row.fit.warnings)
    if row.out is not None:
        yield from (f"    ×  {term(rule.weight)}  {said(rule)}" for rule in row.out.rules)
    yield from (f"    →  {slip_line(slip)}" for slip in row.slips)


def columns() -> tuple[Column[SuggestedRow], ...]:
    """Return the columns of a suggestion."""
    return (
        Column(
            lambda: translate("Suggest", "Place"),
            place_word,
            lambda row: row.fit.place if row.fit is not None else LAST,
            tone=_tone,
            icon=lambda row: "ban" if row.out is not None else None,
            width=13,
        ),
        text(lambda: translate("Suggest", "Crew"), lambda row: row.name, 14, tone=_tone),
        Column(
            lambda: translate("Suggest", "Points"),
            lambda row: f"{row.fit.points:+d}" if row.fit is not None else "",
            lambda row: row.fit.points if row.fit is not None else -LAST,
            align=RIGHT,
            width=8,
        ),
        text(lambda: translate("Suggest", "Why"), why, 70, tone=_tone, tip=account),
    )


def _tone(row: SuggestedRow) -> str | None:
    if row.out is None:
        return None
    return "faint" if row.blocked else "overdue"
