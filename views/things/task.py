"""What a form is made of: its fields, what it saves, and what it says afterwards."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.queries.things import Keepers
from models.rules.terms import InstrumentKind
from views.things import words
from views.widgets.day_edit import DayEditor
from views.widgets.editors import (
    FigureEditor,
    LineEditor,
    LinesEditor,
    Make,
    MomentEditor,
    NumberEditor,
    TicksEditor,
    choice,
)
from views.wording import term

translate = QCoreApplication.translate

Told = dict[str, Any]
Clock = Callable[[], datetime]
# What the office writes down, whatever the language of the screen.


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it is called, what edits it, and what stands in it at first.

    ``label`` is for a name that means something else here than elsewhere on the screen.
    """

    name: str
    make: Make
    required: bool = False
    value: object = None
    hint: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to fill in and save; ``service`` turns what is told into the call.

    ``over`` saves knowingly over what somebody else saved; ``renamed`` tells under which
    field a refusal about another name belongs. ``override`` is the field that only shows
    once the service asks a supervisor for it.
    """

    id: str
    subject: str
    title: str
    fields: tuple[Field, ...]
    service: Callable[[Told], Callable[[Any], Any]]
    said: str
    over: Callable[[Told], Callable[[Any], Any]] | None = None
    renamed: Mapping[str, str] = field(default_factory=dict)
    override: str = ""


def farewell(kind: str, number: str, service: Callable[..., Any]) -> Task:
    """Return how something leaves its register: with a reason, and its past is kept."""
    return Task(
        id=kind,
        subject=number,
        title=translate("Things", "Take {number} off the register").format(number=number),
        fields=(Field("reason", line, required=True),),
        service=lambda told: partial(service, **told),
        said=translate("Things", "{number} is off the register; its past is kept.").format(
            number=number
        ),
    )


def line(parent: QWidget) -> QWidget:
    """Make a line of text."""
    return LineEditor(parent)


def number(parent: QWidget) -> QWidget:
    """Make a whole number."""
    return NumberEditor(parent)


def figure(parent: QWidget) -> QWidget:
    """Make a figure with a fraction."""
    return FigureEditor(parent)


def prose(parent: QWidget) -> QWidget:
    """Make several lines."""
    return LinesEditor(parent)


def day(now: Clock) -> Make:
    """Return what makes a day."""
    return lambda parent: DayEditor(now, parent)


def moment(now: Clock) -> Make:
    """Return what makes a moment."""
    return lambda parent: MomentEditor(now, parent)


def ticks(parts: Sequence[str]) -> Make:
    """Return what makes boxes to tick, one for each part."""
    return lambda parent: TicksEditor([(part, part) for part in parts], parent)


def crew_choice(known: Keepers, *, empty: str | None = None) -> Make:
    """Return what makes a choice of a crew; none is the office itself, unless said otherwise."""
    office = translate("Things", "the office itself")
    options = [(code, f"{name}  {code}") for code, name in known.crews]
    return choice(options, empty=empty or office)


def person_choice(known: Keepers) -> Make:
    """Return what makes a choice of a person, or nobody."""
    names = dict(known.crews)
    told = [(no, "  ".join((no, name, names.get(crew, "")))) for no, name, crew in known.people]
    return choice(told, empty=translate("Things", "nobody"))


def vehicle_fields(values: Mapping[str, Any], known: Keepers, now: Clock) -> tuple[Field, ...]:
    """Return the fields of a vehicle, filled with what is known."""
    owned = values.get("ownership") or ""
    kinds = [(one, words.ownership_words(one)) for one in words.OWNERSHIPS]
    if owned and owned not in words.OWNERSHIPS:
        kinds.append((owned, owned))
    makes: list[tuple[str, Make]] = [
        ("plate", line),
        ("kind", line),
        ("seats", number),
        ("ownership", choice(kinds)),
        ("lease_ends_on", day(now)),
        ("crew", crew_choice(known)),
        ("keeper", person_choice(known)),
        ("odometer_km", number),
        ("fuel_card", line),
        ("accessories", prose),
    ]
    return _filled(makes, values, required={"plate"})


def instrument_fields(values: Mapping[str, Any], known: Keepers) -> tuple[Field, ...]:
    """Return the fields of an instrument, filled with what is known."""
    makes: list[tuple[str, Make]] = [
        ("number", line),
        ("kind", choice([(kind, term(kind)) for kind in InstrumentKind])),
        ("name", line),
        ("model", line),
        ("maker", line),
        ("serial", line),
        ("crew", crew_choice(known)),
        ("keeper", person_choice(known)),
        ("accessories", prose),
    ]
    return _filled(makes, values, required={"number", "kind", "name"})


def _filled(
    makes: list[tuple[str, Make]], values: Mapping[str, Any], *, required: set[str]
) -> tuple[Field, ...]:
    return tuple(
        Field(name, make, required=name in required, value=values.get(name)) for name, make in makes
    )


def changed(told: Told, before: Mapping[str, object]) -> Told:
    """Return what differs from what stood there; blank and none are alike."""
    return {name: value for name, value in told.items() if (value or None) != before.get(name)}
