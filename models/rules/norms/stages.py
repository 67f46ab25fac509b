"""How long each stage of a ticket may take (时限分解), and how long whole kinds may."""

from datetime import time, timedelta
from typing import Annotated

from models.rules.norms.kit import (
    AnySpan,
    Count,
    Length,
    Limit,
    Source,
    Table,
    every,
    norm,
)
from models.rules.terms import Locality, NormSource, ServiceGrade, TicketKind


@norm
class GradedLimit:
    """A stage limit that depends on the grade."""

    limit: Annotated[Table[ServiceGrade, Limit], every(ServiceGrade)]
    source: NormSource
    note: str = ""


@norm
class LocatedLimit:
    """A stage limit that depends on how far out the site lies."""

    limit: Annotated[Table[Locality, Limit], every(Locality)]
    source: NormSource
    note: str = ""


@norm
class StageLimit:
    """A stage limit that is one figure, on the natural clock or in working days."""

    limit: AnySpan
    source: NormSource
    note: str = ""


@norm
class Completion:
    """How long a kind of work other than a fault may take as a whole."""

    limit: AnySpan
    with_construction: AnySpan | None = None
    arrival: AnySpan | None = None
    source: NormSource
    note: str = ""


@norm
class FeedbackNorms:
    """When a complainant hears from us (首次反馈) and how often after that."""

    first_within: Limit
    then_every: Limit
    once_past: Limit
    source: NormSource
    note: str = ""


@norm
class WrittenReport:
    """When a long outage needs a report in writing (故障分析报告)."""

    outage_over: Limit
    within: AnySpan
    grades: frozenset[ServiceGrade]
    source: NormSource
    note: str = ""


@norm
class Reappointment:
    """What a new appointment needs (改约)."""

    needs_consent: bool
    needs_reason: bool
    verify_past_due: bool
    retry_at: time
    source: NormSource
    note: str = ""


@norm
class Absence:
    """What must have happened before a crew leaves a slip and goes (到访留言条)."""

    wait: Limit
    call_attempts: Count
    source: NormSource
    note: str = ""


@norm
class LateEntry:
    """How long after the fact an entry still counts as made in time (补录)."""

    within: Limit
    source: NormSource
    note: str = ""


@norm
class Repeats:
    """How far apart two faults still count as one that was not mended (重复故障)."""

    same_circuit_within: Limit
    reopened_within: Limit
    new_install_watched: Limit
    source: NormSource
    note: str = ""


@norm
class StageNorms:
    """Every stage of a ticket with its limit."""

    source: Source
    dispatch: GradedLimit
    acknowledge: StageLimit
    response: GradedLimit
    arrival: LocatedLimit
    report: StageLimit
    check: StageLimit
    close: StageLimit
    feedback: FeedbackNorms
    written_report: WrittenReport
    reappointment: Reappointment
    absence: Absence
    late_entry: LateEntry
    repeats: Repeats
    completion: Annotated[Table[TicketKind, Completion], every(TicketKind, TicketKind.FAULT)]
    working_day: Length

    def counted(self, span: AnySpan) -> timedelta:
        """Return a span as counted time, a working day being the office's working hours."""
        return span.length(self.working_day)
