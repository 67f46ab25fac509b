"""Reads the event chain from end to end and says where it was tampered with.

Without the key nobody can forge an event; with anchors kept elsewhere (backup manifests, the
file beside the key, the footer of a day's paper) nobody can cut the tail off unseen.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hmac import compare_digest
from pathlib import Path
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    Text,
    func,
    select,
    type_coerce,
)
from sqlalchemy import cast as as_type
from sqlalchemy.orm import Session

from models.domain.events import GENESIS, ChainHead
from models.services.journal import EVENT, seal

SLICE = 5000
MOST_BREAKS = 100
_HEAD = select(ChainHead.sequence, ChainHead.hash)
_STAMP = "YYYY-MM-DD HH24:MI:SS.US"


class BreakKind(StrEnum):
    """What is wrong at one place of the chain."""

    ALTERED = "altered"  # the digest does not fit what stands there
    UNLINKED = "unlinked"  # it does not follow the event before it
    MISSING = "missing"  # a sequence number is left out
    BACKWARDS = "backwards"  # recorded earlier than the event before it
    HEAD = "head"  # the chain's end is not where the head says
    ANCHOR = "anchor"  # an anchor kept elsewhere is not in the chain any more


@dataclass(frozen=True, slots=True)
class Anchor:
    """An end the chain once had, remembered outside the database."""

    sequence: int
    hash: str


@dataclass(frozen=True, slots=True)
class Break:
    """One place where the chain does not hold."""

    kind: BreakKind
    sequence: int


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a reading of the whole chain found."""

    events: int
    end: Anchor
    breaks: tuple[Break, ...]

    @property
    def holds(self) -> bool:
        """Tell whether nothing was tampered with."""
        return not self.breaks


def verify(session: Session, key: bytes, *, anchors: Iterable[Anchor] = ()) -> ChainReport:
    """Recompute every digest; at most ``MOST_BREAKS`` breaks are listed."""
    return read_through(session.connection(), key, anchors=anchors)


def read_through(
    connection: Connection, key: bytes, *, anchors: Iterable[Anchor] = ()
) -> ChainReport:
    """Do what ``verify`` does, on a connection."""
    reading = _Reading(key, anchors)
    rows = connection.execute(_RAW[connection.dialect.name], execution_options={"yield_per": SLICE})
    for slice_ in rows.partitions():
        reading.take(slice_)
    return reading.report(connection.execute(_HEAD).first())


class _Reading:
    """Where a reading has got to."""

    def __init__(self, key: bytes, anchors: Iterable[Anchor]) -> None:
        self._key = key
        self._anchors = {anchor.sequence: anchor for anchor in anchors if anchor.sequence}
        self._breaks: list[Break] = []
        self._events = 0
        self._sequence, self._hash, self._recorded = 0, GENESIS, ""

    def take(self, rows: Iterable[Sequence[Any]]) -> None:
        """Check some events in order of sequence."""
        key = self._key
        for row in rows:
            *parts, stored = row
            sequence = parts[1]
            if sequence != self._sequence + 1:
                self._note(BreakKind.MISSING, self._sequence + 1)
            elif parts[0] != self._hash:
                self._note(BreakKind.UNLINKED, sequence)
            if not compare_digest(seal(key, tuple(parts)), stored):
                self._note(BreakKind.ALTERED, sequence)
            if parts[4] < self._recorded:
                self._note(BreakKind.BACKWARDS, sequence)
            if self._anchors and sequence in self._anchors:
                self._compare(self._anchors.pop(sequence), stored)
            self._sequence, self._hash, self._recorded = sequence, stored, parts[4]
            self._events += 1

    def report(self, head: Sequence[Any] | None) -> ChainReport:
        """Return the findings once every event was taken."""
        if head is None or (head[0], head[1]) != (self._sequence, self._hash):
            self._note(BreakKind.HEAD, self._sequence)
        for anchor in self._anchors.values():
            self._note(BreakKind.ANCHOR, anchor.sequence)
        return ChainReport(self._events, Anchor(self._sequence, self._hash), tuple(self._breaks))

    def _compare(self, anchor: Anchor, stored: str) -> None:
        if not compare_digest(anchor.hash, stored):
            self._note(BreakKind.ANCHOR, anchor.sequence)

    def _note(self, kind: BreakKind, sequence: int) -> None:
        if len(self._breaks) < MOST_BREAKS:
            self._breaks.append(Break(kind, sequence))


def _raw(
    uid: ColumnElement[Any], happened_at: ColumnElement[Any], recorded_at: ColumnElement[Any]
) -> Select[Any]:
    """Select what is sealed, as text the driver need not take apart, in sealing order."""
    columns = EVENT.c
    return select(
        columns.prev_hash,
        columns.sequence,
        uid,
        happened_at,
        recorded_at,
        columns.actor,
        columns.desk,
        columns.subject_kind,
        columns.subject_id,
        columns.subject,
        columns.verb,
        type_coerce(columns.facts, Text),
        columns.late_reason,
        columns.hash,
    ).order_by(columns.sequence)


def _stamp(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.to_char(func.timezone("UTC", column), _STAMP)


_RAW = {
    "sqlite": _raw(
        type_coerce(EVENT.c.uid, String),
        type_coerce(EVENT.c.happened_at, String),
        type_coerce(EVENT.c.recorded_at, String),
    ),
    "postgresql": _raw(
        func.replace(as_type(EVENT.c.uid, Text), "-", ""),
        _stamp(EVENT.c.happened_at),
        _stamp(EVENT.c.recorded_at),
    ),
}


def fits(connection: Connection, key: bytes) -> bool:
    """Tell whether a key can be the chain's own: it seals the first event or the last.

    A wrong one would break the chain from the next event on. One altered event is no wrong key.
    """
    ends = select(func.min(EVENT.c.sequence)).union(select(func.max(EVENT.c.sequence)))
    raw = _RAW[connection.dialect.name].where(EVENT.c.sequence.in_(ends))
    rows = [tuple(row) for row in connection.execute(raw)]
    return not rows or any(compare_digest(seal(key, row[:-1]), row[-1]) for row in rows)


def end_of(session: Session) -> Anchor:
    """Return where the chain ends now."""
    return Anchor(*session.execute(_HEAD).one())


def keep_anchor(path: Path, anchor: Anchor) -> None:
    """Append an anchor to a file outside the database, safe against a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps({"sequence": anchor.sequence, "hash": anchor.hash})
    with path.open("a", encoding="ascii") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())


def kept_anchors(path: Path) -> Iterator[Anchor]:
    """Return the anchors of a file; a torn last line is left out."""
    if not path.exists():
        return
    for line in path.read_text(encoding="ascii", errors="replace").splitlines():
        try:
            found = cast(dict[str, Any], json.loads(line))
            yield Anchor(int(found["sequence"]), str(found["hash"]))
        except (ValueError, KeyError, TypeError):
            continue
