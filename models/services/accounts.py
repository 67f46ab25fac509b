"""Who may sign in here: accounts, passwords, and what a wrong one costs.

An unknown name, a wrong password and an account out of use all get the same answer in
the same time. Guesses are counted for each account at each desk from the events, so a
prankster at one desk locks nobody out elsewhere.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Account, Event
from models.errors import RefusedError
from models.rules.passwords import check_password, locked_until
from models.rules.terms import Role
from models.rules.text import clean
from models.services.journal import action_of, record

NAME_LIMIT = 40
GUESS_LIMIT = 400  # of what is typed as a name, this much is looked at
MEMORY_LOOK_BACK = timedelta(hours=24)
SUBJECT = "account"


@dataclass(frozen=True, slots=True)
class SignedAccount:
    """An account whose password was right."""

    name: str
    display_name: str
    role: Role
    must_change: bool


@dataclass(frozen=True, slots=True)
class SignInAnswer:
    """Either an account, or the code and facts of a refusal, which is kept as an event."""

    account: SignedAccount | None
    code: str = ""
    until: datetime | None = None

    def require(self) -> SignedAccount:
        """Return the account, or raise the refusal."""
        if self.account is None:
            raise RefusedError(self.code, field="password", until=self.until)
        return self.account


def create_account(
    session: Session,
    *,
    name: str,
    password: str,
    display_name: str = "",
    role: Role = Role.DISPATCHER,
    must_change: bool = True,
) -> str:
    """Add an account. The first is the supervisor's own; later ones only a supervisor adds."""
    action = action_of(session)
    first = session.scalar(select(Account.id).limit(1)) is None
    if not first and action.role is not Role.SUPERVISOR:
        raise RefusedError("account.not_yours", role=action.role)
    name = clean(name, limit=NAME_LIMIT, field="name")
    if not name:
        raise RefusedError("account.no_name", field="name")
    if session.scalar(select(Account.id).where(Account.name == name)) is not None:
        raise RefusedError("account.exists", field="name", name=name)
    check_password(password, name=name)
    account = Account(
        name=name,
        display_name=clean(display_name, limit=NAME_LIMIT, field="display_name") or name,
        role=Role.SUPERVISOR if first else role,
        password_hash=hasher().hash(password),
        must_change=must_change and not first,
    )
    session.add(account)
    session.flush()
    _tell(session, account, "create_account", facts={"name": name, "role": account.role})
    return name


def sign_in(session: Session, *, name: str, password: str) -> SignInAnswer:
    """Check a name and a password; right or wrong, it is an event."""
    action = action_of(session)
    name = clean(name[:GUESS_LIMIT], limit=GUESS_LIMIT * 4, field="name")
    account = session.scalar(select(Account).where(Account.name == name))
    subject = account.name if account else _veiled(name)
    until = locked_until(_failures(session, subject, desk=action.desk, now=action.now))
    right = _matches(account, password)  # always reckoned, so that the answer takes as long
    if until is not None and until > action.now:
        _tell(session, account, "sign_in_locked", subject=subject)
        return SignInAnswer(None, "account.locked", until)
    if not right or account is None:
        _tell(session, account, "sign_in_failed", subject=subject)
        if account is not None:
            account.failed_count += 1
        return SignInAnswer(None, "account.wrong")
    account.failed_count, account.last_signed_in_at = 0, action.now
    _tell(session, account, "sign_in")
    return SignInAnswer(
        SignedAccount(account.name, account.display_name, account.role, account.must_change)
    )


def change_password(session: Session, *, name: str, old: str, new: str) -> None:
    """Set a new password for somebody who knows the old one."""
    account = session.scalar(select(Account).where(Account.name == name))
    if account is None or not _matches(account, old):
        raise RefusedError("account.old_wrong", field="old")
    if old == new:
        raise RefusedError("account.password_same", field="password")
    check_password(new, name=name)
    account.password_hash, account.must_change = hasher().hash(new), False
    session.flush()
    _tell(session, account, "change_password")


@cache
def hasher() -> PasswordHasher:
    """Return Argon2id at about a third of a second a guess (measured on two slow cores)."""
    return PasswordHasher(time_cost=3, memory_cost=128 * 1024, parallelism=1)


@cache
def _nobody() -> str:
    return hasher().hash("nobody signs in with this")


def _matches(account: Account | None, password: str) -> bool:
    usable = account is not None and account.active and bool(account.password_hash)
    kept = account.password_hash if account is not None and usable else _nobody()
    try:
        hasher().verify(kept, password)
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False
    return usable


def _failures(session: Session, subject: str, *, desk: str, now: datetime) -> list[datetime]:
    """Wrong guesses at this desk in the last day, since the last right one."""
    rows = session.execute(
        select(Event.verb, Event.happened_at)
        .where(
            Event.subject_kind == SUBJECT,
            Event.subject == subject,
            Event.desk == desk,
            Event.verb.in_(("sign_in", "sign_in_failed")),
            Event.happened_at > now - MEMORY_LOOK_BACK,
        )
        .order_by(Event.sequence)
    ).all()
    since = max((at for at, row in enumerate(rows) if row.verb == "sign_in"), default=-1)
    return [row.happened_at for row in rows[since + 1 :]]


def _veiled(name: str) -> str:
    """Name somebody unknown without keeping what was typed, which may be a password."""
    return "?" + sha256(name.encode()).hexdigest()[:12]


def _tell(
    session: Session,
    account: Account | None,
    verb: str,
    *,
    facts: dict[str, object] | None = None,
    subject: str = "",
) -> None:
    record(
        session,
        verb=verb,
        subject_kind=SUBJECT,
        subject_id=account.id if account is not None else None,
        subject=account.name if account is not None else subject,
        facts=facts or {},
    )
