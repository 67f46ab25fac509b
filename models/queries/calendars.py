"""The office's own calendar years, for whoever opens the office."""

from sqlalchemy.orm import Session

from models.domain.office_calendar import laid_years
from models.rules.calendar import Laid


def office_years(session: Session) -> Laid:
    """Return the years an office has laid over the shipped calendar, later ones last."""
    return laid_years(session)
