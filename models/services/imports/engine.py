"""One batch: every good row added, changed or left as it is, and one event that says so.

A row is known by its key and the digest of what it said: the same file twice changes nothing
and leaves neither a batch nor an event.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import islice
from typing import NamedTuple, cast
from uuid import UUID

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from models.domain.office import ImportBatch, ImportedRow
from models.errors import RefusedError
from models.rules.imports import ImportMap, ReadRow, RowProblem, kind_of, refusal_of
from models.services.gathering import Gathering, gathering
from models.services.imports.archive import CIRCUITS, CONTACTS, CUSTOMERS, SITES, TERMINALS
from models.services.imports.names import Names
from models.services.imports.people import CREWS, LEAVES, SHIFTS, TECHNICIANS
from models.services.imports.records import Facts, Records, take_out_again
from models.services.imports.stores import INSTRUMENTS, VEHICLES
from models.services.imports.tickets import TICKETS
from models.services.imports.visits import PHONE_VISITS
from models.services.journal import action_of, record, written_so_far
from models.services.writing import CREATED, shape_of

WAYS: Mapping[str, Records] = {
    "customers": CUSTOMERS,
    "contacts": CONTACTS,
    "sites": SITES,
    "circuits": CIRCUITS,
    "terminals": TERMINALS,
    "crews": CREWS,
    "technicians": TECHNICIANS,
    "shifts": SHIFTS,
    "leaves": LEAVES,
    "vehicles": VEHICLES,
    "instruments": INSTRUMENTS,
    "tickets": TICKETS,
    "phone-visits": PHONE_VISITS,
}
_SLICE = 5_000
_HEARD = 50  # rows between two reports
_WRITER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, default=str)
_ROWS = cast(Table, ImportedRow.__table__)


@dataclass(frozen=True, slots=True)
class FileIdentity:
    """Which file a batch came from."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ImportDone:
    """What one batch did, and every row it could not take.

    ``differing`` are records a list may not change and that it tells otherwise.
    """

    batch: UUID | None
    total: int
    added: int
    changed: int
    unchanged: int
    differing: int
    problems: tuple[RowProblem, ...]


class RowsRefusedError(RefusedError):
    """The batch was all or nothing, and some rows cannot come in; ``done`` names them."""

    def __init__(self, done: ImportDone, file: str) -> None:
        super().__init__("import.rows_refused", count=len(done.problems), file=file)
        self.done = done


class RehearsedError(RefusedError):
    """The batch was only tried: ``done`` says what would have happened; nothing was kept."""

    def __init__(self, done: ImportDone, file: str) -> None:
        super().__init__("import.rehearsed", file=file)
        self.done = done


class _Fate(Enum):
    """What became of a row that could be taken."""

    ADDED = auto()
    CHANGED = auto()
    UNCHANGED = auto()
    DIFFERING = auto()


class _Taken(NamedTuple):
    """A row taken: whom it is about, what it said, and which record it became."""

    fate: _Fate
    key: str
    digest: str
    row_id: int | None = None


@dataclass(slots=True)
class _Batch:
    """What a running batch knows and has done."""

    session: Session
    kind: str
    ways: Records
    names: Names
    known: dict[str, str]
    total: int
    progress: Callable[[int, int], None]
    seen: dict[str, tuple[int, str]] = field(default_factory=dict)
    count: Counter[_Fate] = field(default_factory=Counter)
    problems: list[RowProblem] = field(default_factory=list)
    kept: list[tuple[str, int, str]] = field(default_factory=list)


def import_rows(
    session: Session,
    *,
    kind: str,
    file: FileIdentity,
    chosen: ImportMap,
    rows: Sequence[ReadRow],
    good_rows: bool = False,
    rehearse: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> ImportDone:
    """Bring in every good row: new records are added, known ones brought up to date.

    Rows with problems keep the whole list out (``RowsRefusedError``) unless ``good_rows``
    leaves them out. With ``rehearse`` everything is tried and nothing kept: it always
    raises ``RehearsedError``. A living ticket is never changed by a list.
    """
    known = _known(session, kind)
    batch = _Batch(session, kind, WAYS[kind], Names(session), known, len(rows), progress)
    before = written_so_far(session)
    with gathering(session) as gathered:
        for at, row in enumerate(rows):
            if at % _HEARD == 0:
                progress(at, batch.total)
            _bring_in(batch, row, gathered)
    uid = None
    events = written_so_far(session) - before
    if events and not (rehearse or (batch.problems and not good_rows)):
        uid = _keep(batch, file=file, chosen=chosen, events=events)
    done = _told(batch, uid)
    if rehearse:
        raise RehearsedError(done, file.name)
    if batch.problems and not good_rows:
        raise RowsRefusedError(done, file.name)
    return done


def digest_of(facts: Mapping[str, object]) -> str:
    """Return a digest by which two readings of one row are told apart."""
    text = _WRITER.encode(facts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _bring_in(batch: _Batch, row: ReadRow, gathered: Gathering) -> None:
    if row.problems:
        batch.problems += row.problems
        return
    digest = digest_of(row.facts)
    try:
        taken = gathered.part(lambda: _taken(batch, row, digest))
    except RefusedError as error:
        batch.problems.append(refusal_of(row, error))
        return
    batch.names.learn(gathered.added)
    _book(batch, row, taken)


def _taken(batch: _Batch, row: ReadRow, digest: str) -> _Taken:
    """Write what a row says into the office, and nowhere else: it may be done twice."""
    facts = batch.ways.settle(batch.session, batch.names, dict(row.facts))
    key = batch.ways.key(facts)
    earlier = batch.seen.get(key)
    if earlier is not None and earlier[1] != digest:
        if batch.ways.change is None:
            return _Taken(_Fate.DIFFERING, key, digest)
        raise RefusedError("import.twice", name=key, row=earlier[0])
    if earlier is not None or batch.known.get(key) == digest:
        return _Taken(_Fate.UNCHANGED, key, digest)
    return _written(batch, facts, key=key, digest=digest)


def _written(batch: _Batch, facts: Facts, *, key: str, digest: str) -> _Taken:
    session, ways = batch.session, batch.ways
    row_id = ways.find(session, batch.names, facts)
    if row_id is None:
        return _Taken(_Fate.ADDED, key, digest, ways.add(session, batch.names, facts))
    if ways.change is None:
        return _Taken(_Fate.DIFFERING, key, digest)
    before = written_so_far(session)
    take_out_again(session, kind_of(batch.kind).subject, row_id, name=key)
    ways.change(session, row_id, facts)
    if written_so_far(session) == before:
        return _Taken(_Fate.UNCHANGED, key, digest)
    return _Taken(_Fate.CHANGED, key, digest, row_id)


def _book(batch: _Batch, row: ReadRow, taken: _Taken) -> None:
    """Count a row that was taken, and remember what it said."""
    batch.count[taken.fate] += 1
    batch.seen.setdefault(taken.key, (row.row, taken.digest))
    if taken.row_id is not None:
        batch.kept.append((taken.key, taken.row_id, taken.digest))


def _keep(batch: _Batch, *, file: FileIdentity, chosen: ImportMap, events: int) -> UUID:
    """Keep the batch, which record each row became, and the event that closes it."""
    session, count = batch.session, batch.count
    row = ImportBatch(
        uid=action_of(session).uid,
        kind=batch.kind,
        file_name=file.name,
        sha256=file.sha256,
        mapping=chosen.to_json(),
        rows_total=batch.total,
        rows_done=count[_Fate.ADDED] + count[_Fate.CHANGED],
    )
    session.add(row)
    session.flush()
    _keep_rows(batch, row.id)
    record(
        session,
        verb="import",
        subject_kind="import_batch",
        subject_id=row.id,
        subject=row.file_name,
        facts={
            "sha256": row.sha256,
            "kind": batch.kind,
            "rows": batch.total,
            "added": count[_Fate.ADDED],
            "changed": count[_Fate.CHANGED],
            "events": events,
        },
    )
    return row.uid


def _keep_rows(batch: _Batch, batch_id: int) -> None:
    """Keep which record each row became, slice by slice, so that a batch can still be stopped."""
    connection, subject = batch.session.connection(), kind_of(batch.kind).subject
    shape = shape_of(_ROWS, connection.dialect, numbered=False)
    same = {
        "batch_id": batch_id,
        "subject_kind": subject,
        CREATED: action_of(batch.session).now,
    }
    told = (
        shape.bound({"key": f"{subject}:{key}", "subject_id": row_id, "digest": digest} | same)
        for key, row_id, digest in batch.kept
    )
    while slice_ := list(islice(told, _SLICE)):
        shape.write(connection, slice_)
        batch.progress(batch.total, batch.total)


def _told(batch: _Batch, uid: UUID | None) -> ImportDone:
    count = batch.count
    return ImportDone(
        batch=uid,
        total=batch.total,
        added=count[_Fate.ADDED],
        changed=count[_Fate.CHANGED],
        unchanged=count[_Fate.UNCHANGED],
        differing=count[_Fate.DIFFERING],
        problems=tuple(batch.problems),
    )


def _known(session: Session, kind: str) -> dict[str, str]:
    """Return what the office knows of a kind from lists: the digest of each key's last row."""
    prefix = f"{kind_of(kind).subject}:"
    rows = session.execute(
        select(ImportedRow.key, ImportedRow.digest)
        .where(ImportedRow.key.startswith(prefix))
        .order_by(ImportedRow.id)
    )
    return {key.removeprefix(prefix): digest for key, digest in rows}
