"""What follows a call that reached nobody (拨打次数): the next window, another number, the boss."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from models.rules.calendar import Hours, WorkingCalendar
from models.rules.terms import CallOutcome
from models.rules.windows import Window, call_windows
from models.rules.zone import local_day

DAY = timedelta(days=1)
LOOK_AHEAD = 30  # days; no holiday of the calendar is half as long


class NextStep(StrEnum):
    """What to do after a call that reached nobody."""

    SAME_NUMBER = "same_number"
    OTHER_CONTACT = "other_contact"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True)
class Tried:
    """One attempt: whose number, and how it went."""

    contact_id: int | None
    outcome: CallOutcome


@dataclass(frozen=True, slots=True)
class Advice:
    """What follows an attempt; ``contact_id`` is whom to try, ``at`` when."""

    step: NextStep
    contact_id: int | None = None
    at: datetime | None = None


def next_window(
    after: datetime, hours: Hours, *, calendar: WorkingCalendar, length: timedelta
) -> Window | None:
    """Return the first window that begins after a moment; none within thirty days."""
    day = local_day(after)
    for _ in range(LOOK_AHEAD):
        for window in call_windows(hours, day, calendar=calendar, length=length):
            if window.starts_at > after:
                return window
        day += DAY
    return None


def window_now(
    moment: datetime, hours: Hours, *, calendar: WorkingCalendar, length: timedelta
) -> Window | None:
    """Return the window that is open at a moment, if one is."""
    windows = call_windows(hours, local_day(moment), calendar=calendar, length=length)
    return next((one for one in windows if one.holds(moment)), None)


def advise(
    tried: Sequence[Tried], contacts: Sequence[int], *, most: int, again_at: datetime | None
) -> Advice:
    """Return whom to try next and when, after attempts that reached nobody.

    ``contacts`` are those who may be called, the first choice first. An empty number is
    not tried again; any other one up to ``most`` times; then the next contact; when all
    are spent a supervisor decides.
    """
    left = [one for one in contacts if _has_tries_left(tried, one, most)]
    if not left:
        return Advice(NextStep.SUPERVISOR)
    last = tried[-1].contact_id if tried else None
    if last in left:
        return Advice(NextStep.SAME_NUMBER, last, again_at)
    step = NextStep.OTHER_CONTACT if tried else NextStep.SAME_NUMBER
    return Advice(step, left[0], again_at)


def _has_tries_left(tried: Sequence[Tried], contact: int, most: int) -> bool:
    mine = [one.outcome for one in tried if one.contact_id == contact]
    return CallOutcome.EMPTY_NUMBER not in mine and len(mine) < most
