"""The years of holidays an office has laid over the shipped calendar, as its setting keeps them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.office import Setting
from models.rules.calendar import CalendarYears
from models.rules.calendar_years import of_kept

CALENDAR_YEARS = "calendar.years"


def laid_years(session: Session) -> tuple[CalendarYears, ...]:
    """Return an office's own years, in the order they were laid."""
    kept = session.scalar(select(Setting.value).where(Setting.key == CALENDAR_YEARS))
    return tuple(of_kept(one) for one in kept or ())
