"""Signing in at this desk: the first account, the present one, and what it acts as."""

import getpass
import platform
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject

from console.clock import Clock
from console.tasks import Failed, Tasks
from models.errors import RefusedError
from models.rules.action import Action
from models.rules.terms import Role

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.services.accounts import SignInAnswer

NOBODY = "-"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who works at this desk now."""

    name: str
    display_name: str
    role: Role
    desk_name: str
    must_change: bool = False


@dataclass(frozen=True, slots=True)
class Founding:
    """What the first start asks for: the office and its first account."""

    code: str
    office_name: str
    name: str
    display_name: str
    password: str
    county: str = ""


class SignIn:
    """The sign-in service of one desk; answers come back on the GUI thread."""

    def __init__(self, tasks: Tasks, clock: Clock, *, desk_name: str = "") -> None:
        self._tasks, self._clock = tasks, clock
        self.desk_name = desk_name or default_desk_name()
        self._present: SignedIn | None = None

    @property
    def present(self) -> SignedIn:
        """Who is signed in; raises ``LookupError`` before anybody is."""
        if self._present is None:
            raise LookupError("nobody is signed in")
        return self._present

    @property
    def is_open(self) -> bool:
        """Say whether somebody is signed in."""
        return self._present is not None

    def action(
        self, *, happened_at: datetime | None = None, late_reason: str | None = None
    ) -> Action:
        """Return a new user action of whoever is signed in."""
        who = self.present
        return Action(
            uid=uuid4(),
            actor=who.name,
            role=who.role,
            desk=self.desk_name,
            now=self._clock.now(),
            happened_at=happened_at,
            late_reason=late_reason,
        )

    def enter(
        self,
        owner: QObject,
        name: str,
        password: str,
        *,
        done: Callable[[SignedIn], None],
        failed: Failed,
    ) -> None:
        """Sign in; a refusal reaches ``failed`` as a ``RefusedError``."""
        from models.services import accounts

        def answered(answer: "SignInAnswer | None") -> None:
            if answer is None or answer.account is None:
                failed(_refusal(answer))
                return
            known = answer.account
            self._present = SignedIn(
                known.name, known.display_name, known.role, self.desk_name, known.must_change
            )
            done(self._present)

        service = partial(accounts.sign_in, name=name, password=password)
        self._tasks.act(owner, service, answered, failed=failed, action=self._nobodys_action())

    def found(
        self, owner: QObject, facts: Founding, *, done: Callable[[], None], failed: Failed
    ) -> None:
        """Found the office with its first account, at the first start."""
        service = partial(found_office, facts=facts)
        self._tasks.act(
            owner, service, lambda _: done(), failed=failed, action=self._nobodys_action()
        )

    def change_password(
        self, owner: QObject, old: str, new: str, *, done: Callable[[], None], failed: Failed
    ) -> None:
        """Set a new password for whoever is signed in."""
        from models.services import accounts

        def changed(_nothing: None) -> None:
            self._present = replace(self.present, must_change=False)
            done()

        service = partial(accounts.change_password, name=self.present.name, old=old, new=new)
        self._tasks.act(owner, service, changed, failed=failed, action=self.action())

    def leave(self) -> None:
        """Sign out."""
        self._present = None

    def assume(self, who: SignedIn) -> None:
        """Sign in somebody whose right to it was settled elsewhere: the demo, the tests."""
        self._present = who

    def _nobodys_action(self) -> Action:
        return Action(
            uid=uuid4(),
            actor=NOBODY,
            role=Role.SUPERVISOR,
            desk=self.desk_name,
            now=self._clock.now(),
        )


def found_office(session: "Session", facts: Founding) -> None:
    """Found an office, where there is none yet, and its first account in one transaction."""
    from models.queries.desk import office_at_desk
    from models.services.accounts import create_account
    from models.services.office import init_office

    if office_at_desk(session) is None:
        init_office(session, code=facts.code, name=facts.office_name, county=facts.county)
    create_account(
        session, name=facts.name, display_name=facts.display_name, password=facts.password
    )


def default_desk_name() -> str:
    """Return ``user@computer``, as events name this desk."""
    return f"{getpass.getuser()}@{platform.node()}"[:60]


def _refusal(answer: "SignInAnswer | None") -> Exception:
    if answer is None:
        return RefusedError("account.wrong", field="password")
    return RefusedError(answer.code, field="password", until=answer.until)
