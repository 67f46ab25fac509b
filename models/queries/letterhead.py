"""Whose paper it is: the head every form prints."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Office
from models.errors import RefusedError
from models.sheets import Letterhead


def letterhead(session: Session) -> Letterhead:
    """Return whose paper it is; refuses office.missing."""
    office = session.scalar(select(Office).order_by(Office.id).limit(1))
    if office is None:
        raise RefusedError("office.missing")
    return Letterhead(
        office=office.name,
        contractor=office.contractor,
        carrier=office.carrier,
        phone=office.phone,
        supervise_phone=office.supervise_phone,
    )
