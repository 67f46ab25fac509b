"""Who has an account at this office."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Account
from models.rules.terms import Role


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account in a list; no hash ever leaves the store."""

    name: str
    display_name: str
    role: Role
    active: bool
    must_change: bool
    last_signed_in_at: datetime | None


def account_rows(session: Session) -> tuple[AccountRow, ...]:
    """Return every account, by name."""
    return tuple(
        AccountRow(
            name=account.name,
            display_name=account.display_name,
            role=account.role,
            active=account.active,
            must_change=account.must_change,
            last_signed_in_at=account.last_signed_in_at,
        )
        for account in session.scalars(select(Account).order_by(Account.name))
    )
