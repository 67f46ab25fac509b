"""The townships to choose from: those of the office's county, and whatever the archive says."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Crew, Customer, Office
from models.rules.reference import townships


def town_names(session: Session) -> tuple[str, ...]:
    """Return the townships of the county, then other names the office has used, each once."""
    county = session.scalar(select(Office.county).order_by(Office.id).limit(1)) or ""
    used = select(Customer.town).where(Customer.town != "").distinct()
    based = select(Crew.base_town).where(Crew.base_town != "").distinct()
    named = {*session.scalars(used), *session.scalars(based)}
    return tuple(dict.fromkeys((*townships(county), *sorted(named))))
