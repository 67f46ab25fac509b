"""How the office itself runs: shifts, standard minutes, travel, load, closing days."""

from datetime import time
from typing import Annotated, Literal

from pydantic import Field

from models.rules.norms.kit import (
    Count,
    Limit,
    Positive,
    Source,
    Table,
    Text,
    every,
    norm,
)
from models.rules.terms import Locality, NormSource, ShiftKind, TicketKind

DayOfMonth = Annotated[int, Field(ge=1, le=31)]
LoadColour = Literal["green", "amber", "red"]


@norm
class ShiftHours:
    """When a shift starts and ends; an end at or before the start is the next day."""

    starts: time | None = None
    ends: time | None = None
    on_duty: bool
    source: NormSource
    note: str = ""


@norm
class HandoverNorms:
    """How a shift hands over (交接班)."""

    prepare_before: Limit
    during_major_fault: bool
    source: NormSource
    note: str = ""


@norm
class WorkloadNorms:
    """Standard time of a job by kind, and of a visit and a call."""

    kinds: Annotated[Table[TicketKind, Limit], every(TicketKind)]
    site_visit: Limit
    phone_visit: Limit
    source: NormSource
    note: str = ""


@norm
class TravelNorms:
    """Travel from the crew's base when nothing better is known."""

    limit: Annotated[Table[Locality, Limit], every(Locality)]
    source: NormSource
    note: str = ""


@norm
class LoadNorms:
    """From which share of on-duty time a crew is busy, and overloaded.

    ``reserve`` of the time on duty is kept for emergencies (应急预留) and not planned away.
    """

    amber_from: Annotated[float, Field(gt=0)]
    red_above: Annotated[float, Field(gt=0)]
    reserve: Annotated[float, Field(ge=0, lt=1)]
    source: NormSource
    note: str = ""

    def colour(self, load: float) -> LoadColour:
        """Return the colour of a load, 1.0 being all on-duty time planned."""
        if load > self.red_above:
            return "red"
        return "amber" if load >= self.amber_from else "green"


@norm
class StaffingNorms:
    """How many people each shift needs (最低在岗人数), and how long somebody rests between two."""

    people: Annotated[Table[ShiftKind, Count], every(ShiftKind, ShiftKind.REST)]
    look_ahead: Limit
    night_rest: Limit
    short_from: time
    source: NormSource
    note: str = ""


@norm
class ClosingNorms:
    """Days of the month and the year on which papers are due."""

    ledgers_before_day: DayOfMonth
    scores_by_day: DayOfMonth
    period_close: Literal["natural_month"] | DayOfMonth
    source: NormSource
    note: str = ""


@norm
class RetentionNorms:
    """How many years papers are kept (保存年限)."""

    years: Table[Text, Count]
    source: NormSource
    note: str = ""


@norm
class OfficeNorms:
    """Shifts, handover, standard times, load, closing, retention."""

    source: Source
    shifts: Annotated[Table[ShiftKind, ShiftHours], every(ShiftKind)]
    handover: HandoverNorms
    workload: WorkloadNorms
    travel: TravelNorms
    load: LoadNorms
    staffing: StaffingNorms
    closing: ClosingNorms
    retention: RetentionNorms
    crew_size: Positive
