"""Where the office is: the townships to choose from, how its plates and phones begin."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Crew, Customer, Office, Site
from models.rules.reference import counties_named, phone_area, plate_head, townships


def town_names(session: Session) -> tuple[str, ...]:
    """Return the townships of the county, then other names the office has used, each once."""
    used = (
        select(Customer.town).where(Customer.town != ""),
        select(Site.town).where(Site.town != ""),
        select(Crew.base_town).where(Crew.base_town != ""),
    )
    named = {name for one in used for name in session.scalars(one.distinct())}
    return tuple(dict.fromkeys((*townships(_county(session)), *sorted(named))))


def home_plate_head(session: Session) -> str:
    """Return what plates of the office's county begin with (``浙C``); nothing where unsure."""
    found = counties_named(_county(session))
    return plate_head(found[0]) if len(found) == 1 else ""


def home_phone_area(session: Session) -> str:
    """Return the area code of the office's county (``0577``); nothing where unsure."""
    found = counties_named(_county(session))
    return phone_area(found[0]) if len(found) == 1 else ""


def _county(session: Session) -> str:
    return session.scalar(select(Office.county).order_by(Office.id).limit(1)) or ""
