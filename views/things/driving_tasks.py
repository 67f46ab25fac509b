"""What is filled in about driving: out and back, a trip entered later, fuel, the odometer."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from models.queries.things import Keepers, ThingCard, ThingRow
from models.services import driving
from views.things.task import (
    Clock,
    Field,
    Task,
    Told,
    crew_choice,
    figure,
    line,
    moment,
    number,
    person_choice,
    prose,
)

translate = QCoreApplication.translate


def drive(card: ThingCard, known: Keepers) -> Task:
    """Send a vehicle out (出车), or take it back (回车) where it is out."""
    is_out = card.driving is not None and card.driving.is_out
    return _back(card.row) if is_out else _out(card.row, known)


def _out(row: ThingRow, known: Keepers) -> Task:
    return Task(
        id="drive_out",
        subject=row.number,
        title=translate("Things", "{number} leaves").format(number=row.number),
        fields=(
            Field("start_km", number, value=row.odometer_km, required=True),
            *_who(row, known),
            Field("ticket", line, hint=translate("Things", "its kilometres count for this job")),
            Field("route", line),
            Field("purpose", line),
            Field("override_reason", line, required=True),
        ),
        service=lambda told: partial(driving.start_trip, vehicle=row.number, **named(told)),
        said=translate("Things", "{number} has left.").format(number=row.number),
        override="override_reason",
    )


def _back(row: ThingRow) -> Task:
    return Task(
        id="drive_in",
        subject=row.number,
        title=translate("Things", "{number} is back").format(number=row.number),
        fields=(
            Field("end_km", number, value=row.odometer_km, required=True),
            Field("route", line, hint=translate("Things", "blank keeps what was said on leaving")),
            Field("incidents", prose),
        ),
        service=lambda told: partial(driving.end_trip, vehicle=row.number, **told),
        said=translate("Things", "{number} is back.").format(number=row.number),
    )


def log(row: ThingRow, known: Keepers, now: Clock) -> Task:
    """Enter a trip that is over (补录出车)."""
    return Task(
        id="log_trip",
        subject=row.number,
        title=translate("Things", "A trip of {number} that is over").format(number=row.number),
        fields=(
            Field("left_at", moment(now), required=True),
            Field("back_at", moment(now), required=True),
            Field("start_km", number, required=True),
            Field("end_km", number, required=True),
            *_who(row, known),
            Field("ticket", line),
            Field("route", line),
            Field("purpose", line),
            Field("incidents", prose),
        ),
        service=lambda told: partial(driving.log_trip, vehicle=row.number, **named(told)),
        said=translate("Things", "The trip is in the log."),
    )


def fuel(row: ThingRow, known: Keepers) -> Task:
    """Note fuel taken (加油)."""
    return Task(
        id="refuel",
        subject=row.number,
        title=translate("Things", "Fuel for {number}").format(number=row.number),
        fields=(
            Field("odometer_km", number, value=row.odometer_km, required=True),
            Field("litres", figure, required=True),
            Field("amount", figure, value=0),
            _driver(known),
            Field("station", line),
            Field("note", line),
        ),
        service=lambda told: partial(driving.refuel, vehicle=row.number, **named(told)),
        said=translate("Things", "The fuel is in the log."),
    )


def odometer(row: ThingRow) -> Task:
    """Set the odometer, back too, with the reason."""
    return Task(
        id="odometer",
        subject=row.number,
        title=translate("Things", "Odometer of {number}").format(number=row.number),
        fields=(
            Field("odometer_km", number, value=row.odometer_km, required=True),
            Field("reason", line, required=True),
        ),
        service=lambda told: partial(driving.correct_odometer, vehicle=row.number, **told),
        said=translate("Things", "The odometer is set."),
    )


def _driver(known: Keepers) -> Field:
    return Field("technician", person_choice(known), label=translate("Things", "Driver"))


def _who(row: ThingRow, known: Keepers) -> tuple[Field, Field]:
    nobody = translate("Things", "nobody")
    crew = Field("crew", crew_choice(known, empty=nobody), value=row.crew_code or None)
    return _driver(known), crew


def named(told: Told) -> dict[str, Any]:
    """Return what was told; a reference left blank is none."""
    references = ("technician", "crew", "ticket")
    return {
        name: None if name in references and not value else value for name, value in told.items()
    }
