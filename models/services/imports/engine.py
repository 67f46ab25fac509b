"""One batch: every good row added, changed or left as it is, and one event that says so.

A row is known by its key and the digest of what it said: the same file twice changes nothing
and leaves neither a batch nor an event.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from models.domain.office import ImportBatch, ImportedRow
from models.errors import RefusedError
from models.rules.imports import ImportMap, ReadRow, RowProblem, kind_of, refusal_of
from models.services.imports.archive import CIRCUITS, CONTACTS, CUSTOMERS, SITES, TERMINALS
from models.services.imports.names import Names
from models.services.imports.people import CREWS, LEAVES, SHIFTS, TECHNICIANS
from models.services.imports.records import Facts, Records, take_out_again
from models.services.imports.stores import INSTRUMENTS, VEHICLES
from models.services.imports.tickets import TICKETS
from models.services.imports.visits import PHONE_VISITS
from models.services.journal import action_of, record, whole_or_nothing, written_so_far
from models.services.records import Fresh, add_many

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
_TOGETHER = 500  # new records kept in one statement
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


@dataclass(slots=True)
class _Count:
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    differing: int = 0


@dataclass(slots=True)
class _Batch:
    """What a running batch knows and has done."""

    session: Session
    kind: str
    ways: Records
    names: Names
    known: dict[str, str]
    seen: dict[str, tuple[int, str]] = field(default_factory=dict)
    count: _Count = field(default_factory=_Count)
    problems: list[RowProblem] = field(default_factory=list)
    kept: list[tuple[str, int, str]] = field(default_factory=list)
    waiting: list[tuple[str, Fresh, str]] = field(default_factory=list)


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
    batch = _Batch(session, kind, WAYS[kind], Names(session), _known(session, kind))
    before = written_so_far(session)
    for at, row in enumerate(rows):
        if at % 50 == 0:
            progress(at, len(rows))
        _bring_in(batch, row)
    _keep_waiting(batch)
    uid = None
    if written_so_far(session) > before and not (rehearse or (batch.problems and not good_rows)):
        uid = _keep(batch, file=file, chosen=chosen, total=len(rows), before=before)
    done = _told(batch, uid=uid, total=len(rows))
    if rehearse:
        raise RehearsedError(done, file.name)
    if batch.problems and not good_rows:
        raise RowsRefusedError(done, file.name)
    return done


def digest_of(facts: Mapping[str, object]) -> str:
    """Return a digest by which two readings of one row are told apart."""
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _bring_in(batch: _Batch, row: ReadRow) -> None:
    if row.problems:
        batch.problems += row.problems
        return
    try:
        if not _left_waiting(batch, row):
            with whole_or_nothing(batch.session):
                _settled(batch, row)
    except RefusedError as error:
        batch.problems.append(refusal_of(row, error))


def _left_waiting(batch: _Batch, row: ReadRow) -> bool:
    """Let a new record wait to be kept together with others, once it has passed the gate.

    Nobody can take its number meanwhile: the batch holds the turn at the chain, and a key
    the list has told before goes the long way.
    """
    session, ways, names = batch.session, batch.ways, batch.names
    if ways.fresh is None:
        return False
    facts = ways.settle(session, names, dict(row.facts))
    key = ways.key(facts)
    known = key in batch.seen or key in batch.known
    if known or ways.find(session, names, facts) is not None:
        return False
    fresh = ways.fresh(session, names, facts)
    if fresh is None:
        return False
    digest = digest_of(row.facts)
    batch.seen[key] = (row.row, digest)
    batch.waiting.append((key, fresh, digest))
    batch.count.added += 1
    if len(batch.waiting) >= _TOGETHER:
        _keep_waiting(batch)
    return True


def _keep_waiting(batch: _Batch) -> None:
    """Keep the records that wait, and the event of each."""
    ids = add_many(batch.session, [fresh for _, fresh, _ in batch.waiting])
    for (key, fresh, digest), row_id in zip(batch.waiting, ids, strict=True):
        named = str(fresh.values.get("name", ""))
        batch.names.learn(fresh.noun, fresh.subject, name=named, row_id=row_id)
        batch.kept.append((key, row_id, digest))
    batch.waiting.clear()


def _settled(batch: _Batch, row: ReadRow) -> None:
    facts = batch.ways.settle(batch.session, batch.names, dict(row.facts))
    key, digest = batch.ways.key(facts), digest_of(row.facts)
    earlier = batch.seen.get(key)
    if earlier is not None and earlier[1] != digest and batch.ways.change is None:
        batch.count.differing += 1
        return
    if earlier is not None and earlier[1] != digest:
        raise RefusedError("import.twice", name=key, row=earlier[0])
    if earlier is not None or batch.known.get(key) == digest:
        batch.count.unchanged += 1
        batch.seen.setdefault(key, (row.row, digest))
        return
    _write(batch, facts, key=key, digest=digest)
    batch.seen[key] = (row.row, digest)


def _write(batch: _Batch, facts: Facts, *, key: str, digest: str) -> None:
    session, ways, count = batch.session, batch.ways, batch.count
    row_id = ways.find(session, batch.names, facts)
    if row_id is None:
        row_id = ways.add(session, batch.names, facts)
        count.added += 1
    elif ways.change is None:
        count.differing += 1
        return
    else:
        before = written_so_far(session)
        take_out_again(session, kind_of(batch.kind).subject, row_id, name=key)
        ways.change(session, row_id, facts)
        if written_so_far(session) == before:
            count.unchanged += 1
            return
        count.changed += 1
    batch.kept.append((key, row_id, digest))


def _keep(batch: _Batch, *, file: FileIdentity, chosen: ImportMap, total: int, before: int) -> UUID:
    """Keep the batch, which record each row became, and the event that closes it."""
    session, count = batch.session, batch.count
    row = ImportBatch(
        uid=action_of(session).uid,
        kind=batch.kind,
        file_name=file.name,
        sha256=file.sha256,
        mapping=chosen.to_json(),
        rows_total=total,
        rows_done=count.added + count.changed,
    )
    session.add(row)
    session.flush()
    for start in range(0, len(batch.kept), _SLICE):
        session.execute(
            insert(_ROWS),
            [_kept(batch, row.id, one) for one in batch.kept[start : start + _SLICE]],
        )
    record(
        session,
        verb="import",
        subject_kind="import_batch",
        subject_id=row.id,
        subject=row.file_name,
        facts={
            "sha256": row.sha256,
            "kind": batch.kind,
            "rows": total,
            "added": count.added,
            "changed": count.changed,
            "events": written_so_far(session) - before,
        },
    )
    return row.uid


def _kept(batch: _Batch, batch_id: int, one: tuple[str, int, str]) -> dict[str, Any]:
    key, row_id, digest = one
    return {
        "batch_id": batch_id,
        "key": f"{kind_of(batch.kind).subject}:{key}",
        "subject_kind": kind_of(batch.kind).subject,
        "subject_id": row_id,
        "digest": digest,
        "created_at": action_of(batch.session).now,
    }


def _told(batch: _Batch, *, uid: UUID | None, total: int) -> ImportDone:
    count = batch.count
    return ImportDone(
        batch=uid,
        total=total,
        added=count.added,
        changed=count.changed,
        unchanged=count.unchanged,
        differing=count.differing,
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
