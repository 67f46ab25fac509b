"""What an emergency pushes back: which planned orders slip, by how much, whose promise breaks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.rules.placement.facts import Planned
from models.rules.reasons import PinKind


@dataclass(frozen=True, slots=True)
class Slip:
    """A planned order that starts later once another is put in (顺延)."""

    order: str
    ticket: str
    planned_at: datetime
    new_at: datetime
    due_at: datetime | None
    breaks_promise: bool
    leaves_window: bool

    @property
    def by(self) -> timedelta:
        """By how much it slips."""
        return self.new_at - self.planned_at


def slips(new: Planned, queue: Iterable[Planned], *, teams: int) -> tuple[Slip, ...]:
    """Return the orders a new one pushes back, in their new order.

    Every order keeps its length. What has begun or is pinned in time stays where it is;
    each other order starts at its planned moment or later, as soon as one of ``teams``
    is free for the whole of it.
    """
    held = [one for one in queue if one.order != new.order]
    before, after = _laid(held, teams), _laid([*held, new], teams, first=new)
    found = []
    for one in held:
        starts_at = after[one.order]
        if starts_at > before[one.order]:
            found.append(_slip(one, before[one.order], starts_at))
    return tuple(sorted(found, key=lambda one: (one.new_at, one.order)))


def _slip(one: Planned, was_at: datetime, new_at: datetime) -> Slip:
    length = one.ends_at - one.starts_at
    in_time = one.due_at is not None and was_at + length <= one.due_at
    return Slip(
        order=one.order,
        ticket=one.ticket,
        planned_at=was_at,
        new_at=new_at,
        due_at=one.due_at,
        breaks_promise=in_time and one.due_at is not None and new_at + length > one.due_at,
        leaves_window=one.pin is PinKind.WINDOW and one.to_at is not None and new_at > one.to_at,
    )


def _laid(
    orders: Sequence[Planned], teams: int, *, first: Planned | None = None
) -> dict[str, datetime]:
    """Return when each order starts; what cannot move is laid down first."""
    fixed = [one for one in orders if one is first or one.begun or one.pin.holds_time]
    laid = [(one.starts_at, one.ends_at) for one in fixed]
    starts = {one.order: one.starts_at for one in fixed}
    loose = [one for one in orders if one.order not in starts]
    for one in sorted(loose, key=lambda each: (each.starts_at, each.order)):
        length = one.ends_at - one.starts_at
        starts_at = _free_from(one.starts_at, length, laid, teams=teams)
        laid.append((starts_at, starts_at + length))
        starts[one.order] = starts_at
    return starts


def _free_from(
    wanted: datetime,
    length: timedelta,
    laid: Sequence[tuple[datetime, datetime]],
    *,
    teams: int,
) -> datetime:
    """Return the first moment from which a team is free for the whole length."""
    moments = [wanted, *sorted(end for _, end in laid if end > wanted)]
    for moment in moments:
        if _busiest(moment, moment + length, laid) < teams:
            return moment
    return moments[-1]


def _busiest(start: datetime, end: datetime, laid: Sequence[tuple[datetime, datetime]]) -> int:
    """Return how many laid orders run at once at most between two moments."""
    inside = [(s, e) for s, e in laid if s < end and e > start]
    points = [start, *(s for s, _ in inside if s > start)]
    return max(sum(1 for s, e in inside if s <= point < e) for point in points)
