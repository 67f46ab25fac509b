"""When a customer likes to be called (拜访时段): from the customer's own office hours."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from models.rules.calendar import Hours, WorkingCalendar
from models.rules.terms import CallWindow
from models.rules.zone import SHANGHAI, local_day

NOON = time(12)


@dataclass(frozen=True, slots=True)
class Window:
    """One window of a day; the start belongs to it, the end does not."""

    kind: CallWindow
    starts_at: datetime
    ends_at: datetime

    def holds(self, moment: datetime) -> bool:
        """Tell whether a call at this moment is inside the window."""
        return self.starts_at <= moment < self.ends_at


def call_windows(
    hours: Hours, day: date, *, calendar: WorkingCalendar, length: timedelta
) -> tuple[Window, ...]:
    """Return the windows of a day in order: start of work, before lunch, last hour of work.

    A day off has none. Without a lunch break the middle window ends at noon, if the
    customer works then. A window never reaches outside the stretch it lies in.
    """
    if not calendar.is_working(day):
        return ()
    stretches = hours.on(day)
    (opens, first_end), (last_start, closes) = stretches[0], stretches[-1]
    lunch = first_end if len(stretches) > 1 else datetime.combine(day, NOON, SHANGHAI)
    windows = [Window(CallWindow.START_OF_WORK, opens, min(opens + length, first_end))]
    if opens < lunch <= first_end:
        windows.append(Window(CallWindow.BEFORE_LUNCH, max(lunch - length, opens), lunch))
    windows.append(Window(CallWindow.LAST_HOUR, max(closes - length, last_start), closes))
    return tuple(windows)


def window_of(
    moment: datetime, hours: Hours, *, calendar: WorkingCalendar, length: timedelta
) -> CallWindow:
    """Return the window a call falls in; where two overlap, the earlier one."""
    windows = call_windows(hours, local_day(moment), calendar=calendar, length=length)
    return next((one.kind for one in windows if one.holds(moment)), CallWindow.OUTSIDE)
