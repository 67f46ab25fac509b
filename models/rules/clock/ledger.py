"""Explains the restoration limit: every second from report to end in exactly one segment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from models.rules.clock.events import Hold, Story
from models.rules.clock.hours import WorkingHours
from models.rules.clock.spans import Span


class SegmentKind(StrEnum):
    """Why a stretch did or did not count (时钟台账)."""

    COUNTED = "counted"
    PAUSED = "paused"
    OUTSIDE_HOURS = "outside_hours"
    RESTORED = "restored"  # service was up between an outage and the next


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of the ledger; a counted one may name a hold that stops nothing."""

    kind: SegmentKind
    started_at: datetime
    ended_at: datetime
    reason: str | None = None
    actor: str | None = None
    proof: str | None = None
    note: str | None = None

    @property
    def length(self) -> timedelta:
        """How long the stretch is."""
        return self.ended_at - self.started_at


def ledger(
    story: Story, *, end: datetime, pauses: frozenset[str], hours: WorkingHours
) -> tuple[Segment, ...]:
    """Return the segments from report to ``end``, in order, without gap or overlap."""
    outages = [*story.outages]
    if story.down_since is not None:
        outages.append(Span(story.down_since, end))
    found: list[Segment] = []
    reached = story.reported_at
    for outage in outages:
        if reached < outage.start:
            found.append(Segment(SegmentKind.RESTORED, reached, outage.start))
        holds = [hold for hold in story.holds if _touches(hold.span(end), outage)]
        found += _explained(outage, holds, pauses=pauses, hours=hours)
        reached = max(reached, outage.end)
    if reached < end:
        found.append(Segment(SegmentKind.RESTORED, reached, end))
    return tuple(_joined(found))


def _touches(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end


def _explained(
    outage: Span, holds: Sequence[Hold], *, pauses: frozenset[str], hours: WorkingHours
) -> list[Segment]:
    """Cut one outage at every hold's edge and say of each piece why it counts or not."""
    edges = {outage.start, outage.end}
    for hold in holds:
        edges |= {edge for edge in hold.span(outage.end) if outage.start < edge < outage.end}
    cuts = sorted(edges)
    found: list[Segment] = []
    for start, end in pairwise(cuts):
        piece = Span(start, end)
        standing = [hold for hold in holds if _touches(hold.span(outage.end), piece)]
        stopping = [hold for hold in standing if hold.reason in pauses]
        if stopping:
            found.append(_held(SegmentKind.PAUSED, piece, stopping[0]))
        else:
            found += _worked(piece, standing[0] if standing else None, hours)
    return found


def _held(kind: SegmentKind, piece: Span, hold: Hold | None) -> Segment:
    if hold is None:
        return Segment(kind, *piece)
    return Segment(kind, *piece, hold.reason or None, hold.actor or None, hold.proof, hold.note)


def _worked(piece: Span, hold: Hold | None, hours: WorkingHours) -> list[Segment]:
    """Split a piece that no hold stops by the hours of the calendar."""
    found: list[Segment] = []
    reached = piece.start
    for opens, closes in hours.segments(*piece):
        start, end = opens.astimezone(UTC), closes.astimezone(UTC)
        if reached < start:
            found.append(Segment(SegmentKind.OUTSIDE_HOURS, reached, start))
        found.append(_held(SegmentKind.COUNTED, Span(start, end), hold))
        reached = end
    if reached < piece.end:
        found.append(Segment(SegmentKind.OUTSIDE_HOURS, reached, piece.end))
    return found


def _joined(segments: Iterable[Segment]) -> list[Segment]:
    """Make one of neighbours that say the same."""
    found: list[Segment] = []
    for segment in segments:
        if found and replace(segment, started_at=found[-1].started_at) == replace(
            found[-1], ended_at=segment.ended_at
        ):
            found[-1] = replace(found[-1], ended_at=segment.ended_at)
        else:
            found.append(segment)
    return found
