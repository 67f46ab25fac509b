"""Which fields the form of a verb has: read from its facts, with what types cannot say added."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from models.rules.lifecycle_facts import MODELS
from models.rules.states import Verb


class Kind(StrEnum):
    """How a fact is entered."""

    LINE = "line"
    PROSE = "prose"
    MOMENT = "moment"
    NUMBER = "number"
    FLAG = "flag"
    ANSWER = "answer"  # yes, no or not asked
    CHOICE = "choice"
    PICK = "pick"  # a choice whose list comes from the norms, the crew or the ticket
    TICKS = "ticks"  # any of such a list
    LINES = "lines"  # one entry a line
    TESTS = "tests"
    ATTEMPTS = "attempts"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a verb's form; ``source`` names the list a pick is made from."""

    name: str
    kind: Kind
    required: bool
    choices: type[StrEnum] | None = None
    source: str = ""


PROSE = frozenset(
    {
        "comment",
        "customer_comment",
        "done",
        "how",
        "note",
        "prevention",
        "process",
        "progress",
        "result",
        "symptom",
        "task",
        "text",
    }
)
LISTS = {
    "attempts": Kind.ATTEMPTS,
    "defects": Kind.LINES,
    "materials": Kind.LINES,
    "replaced": Kind.LINES,
    "tests": Kind.TESTS,
}
PICKS = {"cause_code": "causes", "leader": "members", "order": "orders", "by": "members"}
TICKS = {"five_ones": "five_ones", "eight_steps": "eight_steps", "technicians": "members"}
HOLDS = frozenset({Verb.SUSPEND, Verb.REQUEST_SUSPEND})
ELSEWHERE = frozenset({Verb.OPEN, Verb.DISPATCH, Verb.REASSIGN, Verb.REINFORCE, Verb.PRINT})
FORM_VERBS = tuple(verb for verb in Verb if verb not in ELSEWHERE)


def fields_of(verb: Verb) -> tuple[FieldSpec, ...]:
    """Return the fields of a verb's form, needed ones first, as its facts declare them."""
    declared = MODELS[verb].model_fields
    specs = [
        _spec(verb, name, told.annotation, needed=told.is_required())
        for name, told in declared.items()
    ]
    return tuple(sorted(specs, key=lambda spec: not spec.required))


def _spec(verb: Verb, name: str, annotation: Any, *, needed: bool) -> FieldSpec:
    if name in LISTS:
        return FieldSpec(name, LISTS[name], needed)
    if name in TICKS:
        return FieldSpec(name, Kind.TICKS, needed, source=TICKS[name])
    if name in PICKS:
        return FieldSpec(name, Kind.PICK, needed, source=PICKS[name])
    if name == "reason" and verb in HOLDS:
        return FieldSpec(name, Kind.PICK, needed, source="holds")
    return _typed(name, _plain_types(annotation), needed=needed)


def _typed(name: str, types: frozenset[Any], *, needed: bool) -> FieldSpec:
    for type_ in types:
        if isinstance(type_, type) and issubclass(type_, StrEnum):
            return FieldSpec(name, Kind.CHOICE, needed, choices=type_)
    if datetime in types:
        return FieldSpec(name, Kind.MOMENT, needed)
    if bool in types:
        return FieldSpec(name, Kind.ANSWER if type(None) in types else Kind.FLAG, needed)
    if types & {int, float}:
        return FieldSpec(name, Kind.NUMBER, needed)
    return FieldSpec(name, Kind.PROSE if name in PROSE else Kind.LINE, needed)


def _plain_types(annotation: Any) -> frozenset[Any]:
    """Return the bare types of an annotation, through unions and annotated types."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _plain_types(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return frozenset().union(*(_plain_types(part) for part in get_args(annotation)))
    return frozenset({annotation})
