"""The lists crews and dispatchers tick: steps, self-checks, maintenance, complaints."""

from typing import Annotated, Literal

from pydantic import Field

from models.rules.norms.kit import Source, Text, Words, norm
from models.rules.states import Verb
from models.rules.terms import NormSource

Answer = Literal["tick", "yes_no", "fit", "number", "text", "match"]


@norm
class CheckLine(Words):
    """One line: what is asked, how it is answered, when it passes."""

    code: Text
    answer: Answer = "tick"
    unit: str = ""
    low: float | None = None
    high: float | None = None
    wanted: bool | None = None
    photo: bool = False
    rule: str = ""
    event: Verb | None = None
    applies: Literal["all", "male", "female"] = "all"
    source: NormSource
    note: str = ""

    def passes(self, answer: float | None) -> bool:
        """Tell whether an answer passes: yes or no, or a figure in range; no answer never does."""
        if answer is None:
            return False
        if isinstance(answer, bool):
            return answer is (True if self.wanted is None else self.wanted)
        above = self.low is None or answer >= self.low
        return above and (self.high is None or answer <= self.high)


Lines = Annotated[tuple[CheckLine, ...], Field(min_length=1)]
FiveLines = Annotated[tuple[CheckLine, ...], Field(min_length=5, max_length=5)]


@norm
class Checklist(Words):
    """A list in the order it is worked through."""

    lines: Lines
    source: NormSource
    note: str = ""


@norm
class FiveOnes(Words):
    """What a crew takes along (五个一): exactly five lines."""

    lines: FiveLines
    source: NormSource
    note: str = ""


@norm
class ChecklistNorms:
    """Every list of the office."""

    source: Source
    eight_steps: Checklist
    five_ones: FiveOnes
    five_ones_enterprise: FiveOnes
    routine: Checklist
    premises: Checklist
    on_site_repair: Checklist
    phone_complaint: Checklist
    site_complaint: Checklist
    complaint_principles: Checklist
    phone_visit: Checklist
    counter_discipline: Checklist
    appearance: Checklist
    vehicle: Checklist
