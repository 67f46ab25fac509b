"""What is told of a call, a visit and a promise, checked the same for every entrance."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, ValidationError
from pydantic_core import PydanticCustomError

from models.errors import RefusedError
from models.rules.facts_base import (
    Code,
    Count,
    FactsModel,
    Flag,
    Line,
    MaybeCode,
    MaybeLine,
    MaybeProse,
    Moment,
    Prose,
)
from models.rules.lifecycle_facts import PROBLEMS
from models.rules.terms import CallOutcome, Satisfaction

T = TypeVar("T", bound=FactsModel)


def _day(value: object) -> object:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise PydanticCustomError("not_a_day", "not a day") from None
    if type(value) is not date and value is not None:
        raise PydanticCustomError("not_a_day", "not a day")
    return value


Day = Annotated[date, BeforeValidator(_day)]


class PromiseFacts(FactsModel):
    """Something promised to the customer, by whom and by when (承诺事项)."""

    what: Line
    due_on: Day
    owner: MaybeLine = None


class ContactChange(FactsModel):
    """A change of person: who comes, and whose place is taken (联系人变更)."""

    name: Line
    title: MaybeLine = None
    phone: MaybeCode = None
    leaves: int | None = None


class HeardFault(FactsModel):
    """A fault heard on the phone, with the circuit where one is known (报障)."""

    symptom: Prose
    circuit_number: MaybeCode = None


class PhoneVisitFacts(FactsModel):
    """One time the customer was dialled (电话拜访); the talk only where somebody answered.

    ``customer_words`` are the customer's own (客户原话) and are never looked over.
    """

    customer: Code
    called_at: Moment
    outcome: CallOutcome
    seconds: Count = 0
    contact: int | None = None
    reason: MaybeCode = None
    planned_on: Day | None = None
    greeting: MaybeProse = None
    running_normal: Flag | None = None
    confirmed_by: MaybeLine = None
    running_note: MaybeProse = None
    satisfaction: Satisfaction | None = None
    recent_fault: MaybeProse = None
    needs: MaybeProse = None
    suggestions: MaybeProse = None
    competition: MaybeProse = None
    customer_words: MaybeProse = None
    contact_change: ContactChange | None = None
    promises: Annotated[tuple[PromiseFacts, ...], Field(max_length=20)] = ()
    next_visit_on: Day | None = None
    next_call_at: Moment | None = None
    fault: HeardFault | None = None
    note: MaybeLine = None

    def topics(self) -> dict[str, str]:
        """Return what was talked about, by topic."""
        told = {name: getattr(self, name) for name in TEXTS}
        return {name: text for name, text in told.items() if text}

    def talked_about(self) -> frozenset[str]:
        """Return the topics of the norm that were opened."""
        told = {
            "greeting": self.greeting,
            "satisfaction": self.satisfaction or self.recent_fault,
            "needs": self.needs,
            "suggestions": self.suggestions,
            "competition": self.competition,
            "contact_change": self.contact_change,
            "promises": self.promises,
        }
        return frozenset(name for name, value in told.items() if value)


TEXTS = (
    "greeting",
    "running_note",
    "recent_fault",
    "needs",
    "suggestions",
    "competition",
    "customer_words",
)


class CheckedFact(FactsModel):
    """One line of the look at the equipment: as answered, and whether it passed."""

    code: Code
    answer: MaybeLine = None
    passed: Flag | None = None
    note: MaybeLine = None


class SiteVisitFacts(FactsModel):
    """A visit in person (客户走访): who was there, what was looked at, what was said."""

    customer: Code
    visited_at: Moment
    left_at: Moment | None = None
    visitors: Line
    attendees: MaybeLine = None
    purpose: MaybeLine = None
    running_normal: Flag | None = None
    running_note: MaybeProse = None
    checks: Annotated[tuple[CheckedFact, ...], Field(max_length=60)] = ()
    scores: Mapping[str, Satisfaction] = {}
    opinion: MaybeProse = None
    needs: MaybeProse = None
    competition: MaybeProse = None
    plans: Annotated[tuple[PromiseFacts, ...], Field(max_length=20)] = ()
    photos: MaybeLine = None
    next_visit_on: Day | None = None
    signed: Flag = False


def told_as(model: type[T], told: Mapping[str, Any] | T) -> T:
    """Return checked facts; raises ``RefusedError`` ``facts.invalid`` or ``text.too_long``."""
    if isinstance(told, model):
        return told
    try:
        return model.model_validate(dict(told))
    except ValidationError as trouble:
        first = trouble.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        problem = PROBLEMS.get(first["type"], "malformed")
        raise RefusedError(
            "visit.bad_fact", field=place.split(".", 1)[0], place=place, problem=problem
        ) from None
