"""The one due engine: how near a due day or a due mileage is, by the lead times of the norms.

Vehicles, instruments and certificates all ask here, so that lists, screens and tray say
the same (到期提醒 60/30/7/0 天).
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.rules.norms import Norms
from models.rules.terms import DueKind

DAYS_A_YEAR = 365


class Urgency(StrEnum):
    """How near a due day is, most pressing first."""

    OVERDUE = "overdue"  # passed
    TODAY = "today"  # the last good day
    PRESSING = "pressing"  # within the shortest lead time
    NEAR = "near"  # within the middle one
    AHEAD = "ahead"  # within the longest: time to plan for it
    QUIET = "quiet"  # further off than any lead time


ANNOUNCED = tuple(urgency for urgency in Urgency if urgency is not Urgency.QUIET)
_BY_PLACE = (Urgency.PRESSING, Urgency.NEAR, Urgency.AHEAD)


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near it is; ``left`` counts days or kilometres and is negative once passed.

    ``mark`` is the lead time reached, none before the first; ``left`` is none for what
    was never done at all.
    """

    urgency: Urgency
    left: int | None
    mark: int | None


NEVER_DONE = Nearness(Urgency.OVERDUE, None, None)


def nearness(left: int, leads: Sequence[int]) -> Nearness:
    """Return how near something is that has so many days or kilometres left.

    The day it falls due is still a good one: only the day after is too late.
    """
    steps = sorted({lead for lead in leads if lead > 0})
    reached = [lead for lead in (0, *steps) if left <= lead]
    mark = reached[0] if reached else None
    if left < 0:
        return Nearness(Urgency.OVERDUE, left, mark)
    if left == 0:
        return Nearness(Urgency.TODAY, left, mark)
    if mark is None:
        return Nearness(Urgency.QUIET, left, None)
    return Nearness(_BY_PLACE[min(steps.index(mark), len(_BY_PLACE) - 1)], left, mark)


def day_nearness(due_on: date, *, today: date, norms: Norms) -> Nearness:
    """Return how near a due day is."""
    return nearness((due_on - today).days, norms.equipment.reminders.days)


def distance_nearness(due_km: int, *, odometer_km: int, norms: Norms) -> Nearness:
    """Return how near a due mileage is.

    A lead time of days is the same share of the service interval as of a year: 30 days
    of 365 are 411 km of 5,000.
    """
    rule = norms.equipment.dues.get(DueKind.SERVICE_KM)
    interval = rule.kilometres if rule is not None and rule.kilometres else 0
    leads = [round(interval * days / DAYS_A_YEAR) for days in norms.equipment.reminders.days]
    return nearness(due_km - odometer_km, leads)


def nearest(found: Iterable[Nearness]) -> Nearness | None:
    """Return the most pressing of several, none of none."""
    order = list(Urgency)
    return min(found, key=lambda one: order.index(one.urgency), default=None)


def next_on(kind: DueKind, done_on: date, norms: Norms) -> date | None:
    """Propose the next day of what was done, a whole interval later; none where none is set."""
    rule = norms.equipment.dues.get(kind)
    if rule is None or rule.months is None:
        return None
    return months_later(done_on, rule.months)


def months_later(day: date, months: int) -> date:
    """Return the last day of so many months: a year from 1 March ends on 28 February."""
    years, month = divmod(day.month - 1 + months, 12)
    length = monthrange(day.year + years, month + 1)[1]
    if day.day > length:
        return date(day.year + years, month + 1, length)
    return date(day.year + years, month + 1, day.day) - timedelta(days=1)
