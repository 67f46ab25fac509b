"""Which passwords will do, and when guessing is stopped (等保二级, reliability R-25)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from models.errors import RefusedError

SHORTEST, LONGEST, KINDS = 10, 128, 3
TRIES, WINDOW = 5, timedelta(minutes=15)
COMMON = frozenset({"password", "passw0rd", "qwerty", "admin", "paidan", "12345678", "abc123"})


def check_password(password: str, *, name: str) -> None:
    """Refuse a password that is short, of few kinds, common, or made of the account's name."""
    if len(password) < SHORTEST:
        raise RefusedError("account.password_short", field="password", least=SHORTEST)
    if len(password) > LONGEST:
        raise RefusedError("account.password_long", field="password", limit=LONGEST)
    if kinds(password) < KINDS:
        raise RefusedError("account.password_plain", field="password", least=KINDS)
    lowered = password.lower()
    if (name and name.lower() in lowered) or any(word in lowered for word in COMMON):
        raise RefusedError("account.password_common", field="password")


def kinds(password: str) -> int:
    """Count the kinds of characters: small, capital, digit, other."""
    tests = (str.islower, str.isupper, str.isdigit, lambda letter: not letter.isalnum())
    return sum(any(test(letter) for letter in password) for test in tests)


def locked_until(failures: Iterable[datetime]) -> datetime | None:
    """Return until when an account is locked after these wrong passwords, oldest first.

    Five within fifteen minutes lock it for fifteen minutes, the next five for thirty,
    and so on. None: it never was.
    """
    recent: list[datetime] = []
    until, length = None, WINDOW
    for at in failures:
        recent = [before for before in recent if at - before < WINDOW] + [at]
        if len(recent) >= TRIES:
            until, length, recent = at + length, length * 2, []
    return until
