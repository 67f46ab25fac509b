"""What a desk has to know of its office before anybody signs in."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Account, Office


@dataclass(frozen=True, slots=True)
class OfficeAtDesk:
    """The office as the window names it, and whether anybody can sign in yet."""

    code: str
    name: str
    short_name: str
    demo: bool
    has_accounts: bool


def office_at_desk(session: Session) -> OfficeAtDesk | None:
    """Return the office, or None in a database where none was founded yet."""
    row = session.execute(
        select(Office.code, Office.name, Office.short_name, Office.demo).order_by(Office.id)
    ).first()
    if row is None:
        return None
    has_accounts = session.scalar(select(Account.id).limit(1)) is not None
    return OfficeAtDesk(row.code, row.name, row.short_name, row.demo, has_accounts)
