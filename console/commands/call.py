"""One headless call: which office, in whose name, in which language, printed how."""

import argparse
import getpass
import json
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID, uuid4

from console.clock import SystemClock
from console.office import reckon_as
from console.places import Places
from models.errors import RefusedError
from models.rules.action import Action
from models.rules.terms import Role
from models.rules.zone import local

if TYPE_CHECKING:  # the norms answer without a store
    from sqlalchemy.orm import Session

    from models.store.unit_of_work import Store

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call:
    """What the shared flags said, and the two ways to the office."""

    places: Places
    language: str
    as_json: bool
    actor: str
    role: Role
    now: datetime

    @classmethod
    def of(cls, said: argparse.Namespace) -> "Call":
        """Return the call a parsed command line makes."""
        return cls(
            places=Places.of(
                office=getattr(said, "office", None),
                data=getattr(said, "data", None),
                demo=getattr(said, "demo", False),
            ),
            language=getattr(said, "lang", "zh_CN"),
            as_json=getattr(said, "json", False),
            actor=getattr(said, "actor", "") or getpass.getuser(),
            role=_role(getattr(said, "role", Role.SUPERVISOR)),
            now=SystemClock().now(),
        )

    def ask(self, query: "Callable[[Session], T]") -> T:
        """Put a question to the office; nothing is written."""
        from models.store.unit_of_work import consult

        store = self.open_store()
        try:
            return consult(store, query)
        finally:
            store.close()

    def act(
        self,
        service: "Callable[[Session], T]",
        *,
        uid: UUID | None = None,
        happened_at: datetime | None = None,
        late_reason: str | None = None,
    ) -> tuple[T | None, bool]:
        """Do one action; the second answer says whether it had been stored before."""
        from models.store.unit_of_work import perform

        store = self.open_store()
        try:
            outcome = perform(
                store,
                self.action(uid=uid, happened_at=happened_at, late_reason=late_reason),
                service,
            )
        finally:
            store.close()
        return outcome.value, outcome.already

    def action(
        self,
        *,
        uid: UUID | None = None,
        happened_at: datetime | None = None,
        late_reason: str | None = None,
    ) -> Action:
        """Return the action this call's user takes now."""
        return Action(
            uid=uid or uuid4(),
            actor=self.actor,
            role=self.role,
            desk=platform.node() or "headless",
            now=self.now,
            happened_at=happened_at,
            late_reason=late_reason,
        )

    def open_store(self, *, create: bool = False) -> "Store":
        """Open the office; the caller closes it."""
        from models.store.unit_of_work import Store

        store = Store.open(self.places.office, data_dir=self.places.data, create=create)
        try:
            reckon_as(store)
        except BaseException:
            store.close()
            raise
        return store

    def tell(self, answer: Mapping[str, Any], lines: Sequence[str]) -> None:
        """Print the answer: as JSON for machines, else as lines for people."""
        if self.as_json:
            text = json.dumps(answer, ensure_ascii=False, indent=2, default=plain)
        else:
            text = "\n".join(lines)
        sys.stdout.write(text + "\n")

    def word(self, zh: str, en: str) -> str:
        """Return the wording of this call's language."""
        return zh if self.language == "zh_CN" else en


def plain(value: object) -> object:
    """Return what JSON can hold of a value the rules use.

    Moments become ISO 8601 with the office's offset, lengths whole seconds, rows objects.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    for kind, reading in _READINGS:
        if isinstance(value, kind):
            return reading(value)
    return str(value)


_READINGS: tuple[tuple[type | tuple[type, ...], Callable[[Any], object]], ...] = (
    (datetime, lambda moment: local(moment).isoformat()),
    (date, date.isoformat),
    (timedelta, lambda length: int(length.total_seconds())),
    (Mapping, dict),
    ((set, frozenset), sorted),
)


def _role(said: str) -> Role:
    try:
        return Role(said)
    except ValueError as error:
        known = " ".join(role.value for role in Role)
        raise RefusedError("command.unknown_role", role=said, known=known) from error


def read_facts(source: str | None) -> dict[str, Any]:
    """Return the facts of a JSON file, or of standard input for ``-``."""
    if source is None:
        return {}
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8-sig")
        facts = json.loads(text)
    except (OSError, ValueError) as error:
        raise RefusedError("command.bad_facts", file=source, problem=str(error)) from error
    if not isinstance(facts, dict):
        raise RefusedError("command.bad_facts", file=source, problem="not an object")
    return facts
