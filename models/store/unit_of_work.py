"""The one place where a transaction begins and ends.

One user action is one service call in one transaction: it holds whole or not at all. The
``uid`` of an action makes sending it again harmless, so a lost answer is simply asked anew.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import event
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from models.domain.base import ACTION_MOMENT
from models.errors import RefusedError
from models.rules.action import Action
from models.services import journal
from models.store import notices
from models.store.conflicts import conflict_of, remember_changes
from models.store.engine import ANSWER_SECONDS, ANSWER_WITHIN, TOUCHED
from models.store.office import Store
from models.store.troubles import told

__all__ = ["Outcome", "Store", "consult", "perform", "perform_all", "unit_of_work"]

Value = TypeVar("Value")

LONG_READ_SECONDS = 120.0


class OfficeSession(Session):
    """A session of one transaction; it notes what it changes, in case a save is stale."""


event.listen(OfficeSession, "before_flush", remember_changes)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Value]):
    """How an action went: its value, or ``already`` stored; ``touched`` tables."""

    value: Value | None
    already: bool = False
    touched: frozenset[str] = frozenset()


@contextmanager
def unit_of_work(store: Store, action: Action) -> Iterator[Session]:
    """Carry out one action: what the block does is kept when it ends, dropped when it fails.

    Raises ``RefusedError("action.already")`` for an action stored before, ``ConflictError``
    for a stale row, ``StoreError`` for the environment.
    """
    with _writing(store, action, set()) as (session, already):
        if already:
            raise RefusedError("action.already", uid=str(action.uid))
        yield session


def perform(store: Store, action: Action, service: Callable[[Session], Value]) -> Outcome[Value]:
    """Carry out one action, or find that it is stored already; send again with the same uid."""
    touched: set[str] = set()
    with _writing(store, action, touched) as (session, already):
        value = None if already else service(session)
    return Outcome(value, already=already, touched=frozenset(touched))


def perform_all(store: Store, steps: Iterable[tuple[Action, Callable[[Session], object]]]) -> int:
    """Carry out a run of actions in one transaction, each with its own turn at the chain.

    For histories brought in whole (a made-up office, a foreign log): all of them hold or
    none. Actions stored before are passed over. Returns how many were carried out.
    """
    run = 0
    session: Session | None = None
    with told(str(store.target)), ExitStack() as stack:
        for action, service in steps:
            if session is None:
                session = stack.enter_context(OfficeSession(store.engine, expire_on_commit=False))
            options = {ACTION_MOMENT: action.now, TOUCHED: set[str]()}
            session.connection().execution_options(**options)
            if journal.take_turn(session, action, store.key):
                continue
            service(session)
            session.flush()
            journal.leave_turn(session)
            run += 1
        if session is not None:
            session.commit()
    return run


def consult(store: Store, query: Callable[[Session], Value]) -> Value:
    """Ask something of one consistent picture of the office; nothing can be written."""
    options = {ANSWER_WITHIN: LONG_READ_SECONDS}
    with (
        told(str(store.target)),
        OfficeSession(store.reader, autoflush=False, execution_options=options) as session,
    ):
        return query(session)


@contextmanager
def _writing(store: Store, action: Action, touched: set[str]) -> Iterator[tuple[Session, bool]]:
    options = {ACTION_MOMENT: action.now, TOUCHED: touched, ANSWER_WITHIN: ANSWER_SECONDS}
    session = OfficeSession(store.engine, expire_on_commit=False, execution_options=options)
    with told(str(store.target)), session:
        try:
            already = journal.take_turn(session, action, store.key)
            yield session, already
            session.flush()
            journal.leave_turn(session)
            notices.tell(session, store, touched)
            session.commit()
        except StaleDataError as error:
            session.rollback()
            raise conflict_of(session) from error
