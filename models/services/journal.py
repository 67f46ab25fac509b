"""The one pen that writes the event chain.

An action takes its turn at the chain head before anything else, so the writers of an
office follow one another on both engines; it writes the head back once, at its end.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from hmac import digest
from typing import Any, NamedTuple, cast
from uuid import uuid5

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    exists,
    func,
    insert,
    null,
    select,
    update,
)
from sqlalchemy.orm import Session

from models.domain.base import CanonicalText
from models.domain.canonical import encode, plain
from models.domain.events import ChainHead, Event
from models.rules.action import Action
from models.services.writing import shape_of

EVENT = cast(Table, Event.__table__)
HEAD = cast(Table, ChainHead.__table__)

_SEEN = exists().where(EVENT.c.uid == bindparam("uid", type_=EVENT.c.uid.type))
_END = (HEAD.c.sequence, HEAD.c.hash, HEAD.c.recorded_at, _SEEN.label("already"))
_STAMPS: dict[str, ColumnElement[Any]] = {
    "sqlite": null(),
    "postgresql": func.clock_timestamp(),
}
_TURNS: dict[str, Select[Any]] = {
    dialect: select(*_END, stamp.label("stamp")) for dialect, stamp in _STAMPS.items()
}
# A statement of its own: what it waits for must be seen by the one that looks for the uid.
_LOCK = select(HEAD.c.id).with_for_update()
_APPEND = insert(EVENT)
_MOVE = (
    update(HEAD)
    .where(HEAD.c.id == 1)
    .values(sequence=bindparam("at_sequence"), hash=bindparam("at_hash"))
    .values(recorded_at=bindparam("at_moment", type_=HEAD.c.recorded_at.type))
)
_PEN = "pen"


@dataclass(slots=True)
class Pen:
    """The end of the chain as the running action sees it, and moves it."""

    action: Action
    key: bytes
    connection: Connection  # the session's own: these statements need nothing of the ORM
    sequence: int
    hash: str
    recorded_at: datetime
    written: int = 0
    waiting: list[dict[str, Any]] | None = None  # events sealed, and appended later by a batch

    @property
    def end(self) -> "End":
        """Where the chain ends now, to go back to."""
        return End(self.sequence, self.hash, self.written)

    def go_back(self, end: "End") -> None:
        """Forget what was sealed since; whoever goes back sees to it that it is not stored."""
        self.sequence, self.hash, self.written = end


class End(NamedTuple):
    """An end of the chain within the running action."""

    sequence: int
    hash: str
    written: int


def take_turn(session: Session, action: Action, key: bytes) -> bool:
    """Lock the chain end for this action; return True when the action is stored already.

    PostgreSQL stamps the record with the server's time, SQLite with the action's.
    """
    connection = session.connection()
    dialect = connection.dialect.name
    if dialect != "sqlite":  # there BEGIN IMMEDIATE has locked out every other writer
        connection.execute(_LOCK)
    row = connection.execute(_TURNS[dialect], {"uid": action.uid}).one()
    stamp = action.now if row.stamp is None else row.stamp
    recorded_at = stamp if row.recorded_at is None else max(stamp, row.recorded_at)
    session.info[_PEN] = Pen(
        action, key, connection, row.sequence, row.hash, recorded_at.astimezone(UTC)
    )
    return bool(row.already)


def leave_turn(session: Session) -> None:
    """Write the new end of the chain; the last thing an action does."""
    pen = pen_of(session)
    if pen.written:
        at = {"at_sequence": pen.sequence, "at_hash": pen.hash, "at_moment": pen.recorded_at}
        pen.connection.execute(_MOVE, at)


def action_of(session: Session) -> Action:
    """Return the action this session carries out."""
    return pen_of(session).action


@contextmanager
def as_of(session: Session, moment: datetime, *, reason: str) -> Iterator[None]:
    """Let what is done inside count as done at another moment, marked as a late entry.

    For one action that writes down several steps of the past: each event keeps its own
    moment, and all of them the one reason (补录).
    """
    pen = pen_of(session)
    before = pen.action
    pen.action = replace(before, happened_at=moment, late_reason=reason)
    try:
        yield
    finally:
        pen.action = before


def written_so_far(session: Session) -> int:
    """Return how many events the running action has written."""
    return pen_of(session).written


@contextmanager
def whole_or_nothing(session: Session) -> Iterator[None]:
    """Let one part of an action fail without the rest: what it wrote goes, its events too."""
    pen = pen_of(session)
    end = pen.end
    try:
        with session.begin_nested():
            session.connection()  # sets the savepoint now: the pen does not ask the session
            yield
    except BaseException:
        pen.go_back(end)
        raise


def record(
    session: Session,
    *,
    verb: str,
    subject_kind: str,
    subject_id: int | None,
    subject: str,
    facts: Mapping[str, object],
    happened_at: datetime | None = None,
) -> Event:
    """Append one event of the running action and return it, detached, for reading.

    ``happened_at`` defaults to the action's moment. ``recorded_at`` never runs backwards.
    Facts come back as JSON has them: moments as UTC text, lengths in seconds.
    """
    note = Note(str(verb), str(subject_kind), subject_id, subject, facts)
    row = tell(session, note, happened_at=happened_at)
    return Event(**{**row, "facts": cast(dict[str, Any], plain(facts))})


class Note(NamedTuple):
    """What an event says, as ``record`` takes it."""

    verb: str
    subject_kind: str
    subject_id: int | None
    subject: str
    facts: Mapping[str, object]


def tell(session: Session, note: Note, *, happened_at: datetime | None = None) -> dict[str, Any]:
    """Append an event as ``record`` does, for whoever has no use for it; returns its row."""
    pen = pen_of(session)
    row = _sealed(pen, note, happened_at=happened_at)
    if pen.waiting is None:
        pen.connection.execute(_APPEND, row)
    else:
        pen.waiting.append(row)
    return row


def append_all(pen: Pen, rows: Sequence[Mapping[str, Any]]) -> None:
    """Append events that were sealed before, all in one call of the driver."""
    shape = shape_of(EVENT, pen.connection.dialect)
    shape.write(pen.connection, [shape.bound(row) for row in rows])


def _sealed(pen: Pen, note: Note, *, happened_at: datetime | None = None) -> dict[str, Any]:
    """Return the next event as its row, and move the end of the chain to it."""
    action, facts = pen.action, encode(plain(note.facts))
    moment, happened = as_sealed(happened_at or action.at)
    recorded = as_sealed(pen.recorded_at)[1]
    uid = uuid5(action.uid, str(pen.written)) if pen.written else action.uid
    sequence, before = pen.sequence + 1, pen.hash
    told = (
        before, sequence, uid.hex, happened, recorded, action.actor,
        action.desk, note.subject_kind, note.subject_id, note.subject, note.verb, facts,
        action.late_reason,
    )  # fmt: skip
    pen.sequence, pen.hash, pen.written = sequence, seal(pen.key, told), pen.written + 1
    return {
        "sequence": sequence,
        "uid": uid,
        "happened_at": moment,
        "recorded_at": pen.recorded_at,
        "actor": action.actor,
        "desk": action.desk,
        "subject_kind": note.subject_kind,
        "subject_id": note.subject_id,
        "subject": note.subject,
        "verb": note.verb,
        "facts": CanonicalText(facts),
        "late_reason": action.late_reason,
        "prev_hash": before,
        "hash": pen.hash,
    }


@lru_cache(maxsize=256)  # the events of one action share their moments
def as_sealed(moment: datetime) -> tuple[datetime, str]:
    """Return a moment in UTC, and as the chain seals it: ``2026-11-20 15:30:00.000000``."""
    moment = moment.astimezone(UTC)
    return moment, moment.isoformat(" ", "microseconds")[:26]


def seal(key: bytes, parts: tuple[object, ...]) -> str:
    """Return the keyed digest of an event's parts: all its columns, the seal before it first."""
    return digest(key, encode(parts).encode(), "sha256").hex()


def pen_of(session: Session) -> Pen:
    """Return the end of the chain as the running action moves it."""
    return cast(Pen, session.info[_PEN])  # KeyError: not inside a unit of work
