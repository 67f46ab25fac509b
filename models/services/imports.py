"""Foreign lists in, as one action a batch, and out again by one compensating action.

A row is known by its source and its number there: the same file twice changes nothing.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.office import ImportBatch, ImportedRow
from models.domain.tickets import Ticket
from models.errors import RefusedError
from models.rules.imports import ImportMap, ReadRow, RowProblem, refusal_of
from models.rules.states import TicketState, Verb
from models.services.journal import action_of, record
from models.services.tickets import do, open_ticket

_UNTOUCHED = frozenset({TicketState.DRAFT, TicketState.PENDING, TicketState.TO_DISPATCH})
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class ImportDone:
    """What one batch did, and every row it could not take."""

    batch: UUID | None
    total: int
    opened: int
    unchanged: int
    differing: int
    problems: tuple[RowProblem, ...]
    tickets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileIdentity:
    """Which file a batch came from."""

    name: str
    sha256: str


def import_tickets(
    session: Session,
    *,
    file: FileIdentity,
    chosen: ImportMap,
    rows: Sequence[ReadRow],
    progress: Callable[[int], None] = lambda _done: None,
) -> ImportDone:
    """Open a ticket for every good row the office does not have yet.

    ``rows`` may hold rows with problems; they are reported and left out. Rows known
    already are counted as unchanged, or as differing when the file now says something
    else: a living ticket is never overwritten by a list. A list that brings nothing new
    leaves no batch behind.
    """
    fresh, unchanged, differing = _sorted_out(session, chosen.source, rows)
    problems = [problem for row in rows for problem in row.problems]
    opened: list[str] = []
    uid = None
    if fresh:
        batch = _start(session, file=file, chosen=chosen, total=len(rows))
        uid = batch.uid
        for done, row in enumerate(fresh):
            progress(done)
            try:
                opened.append(_open(session, row=row, source=chosen.source, batch=batch))
            except RefusedError as error:
                problems.append(refusal_of(row, error))
        _finish(session, batch, opened=len(opened))
    return ImportDone(
        batch=uid,
        total=len(rows),
        opened=len(opened),
        unchanged=unchanged,
        differing=differing,
        problems=tuple(problems),
        tickets=tuple(opened),
    )


def undo_import(session: Session, *, batch: UUID, reason: str) -> int:
    """Void every ticket of a batch, all or none; return how many there were.

    Refused as soon as one of them has been worked on: what a crew did is never taken
    back by undoing a list. The numbers become free to be imported again.
    """
    found = session.scalar(select(ImportBatch).where(ImportBatch.uid == batch))
    if found is None:
        raise RefusedError("import.unknown_batch", batch=str(batch))
    if found.undone_at is not None:
        raise RefusedError("import.already_undone", batch=str(batch))
    tickets = session.scalars(
        select(Ticket)
        .join(ImportedRow, ImportedRow.subject_id == Ticket.id)
        .where(ImportedRow.batch_id == found.id, ImportedRow.subject_kind == "ticket")
        .order_by(Ticket.id)
    ).all()
    worked = [ticket.number for ticket in tickets if ticket.state not in _UNTOUCHED]
    if worked:
        raise RefusedError(
            "import.already_worked", count=len(worked), tickets="、".join(worked[:_SHOWN])
        )
    for ticket in tickets:
        do(session, verb=Verb.VOID, number=ticket.number, facts={"reason": reason})
        ticket.external_number = ""
    for row in session.scalars(select(ImportedRow).where(ImportedRow.batch_id == found.id)):
        row.key = f"undone:{row.key}"
    found.undone_at = action_of(session).now
    record(
        session,
        verb="undo_import",
        subject_kind="import_batch",
        subject_id=found.id,
        subject=found.file_name,
        facts={"tickets": len(tickets), "reason": reason},
    )
    session.flush()
    return len(tickets)


def digest_of(facts: Mapping[str, object]) -> str:
    """Return a digest by which two readings of one row are told apart."""
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _sorted_out(
    session: Session, source: str, rows: Sequence[ReadRow]
) -> tuple[list[ReadRow], int, int]:
    """Return the rows to open, and how many are known as they are or otherwise."""
    known = _known(session, source)
    fresh: list[ReadRow] = []
    unchanged = differing = 0
    for row in rows:
        if row.problems:
            continue
        number, digest = str(row.facts["external_number"]), digest_of(row.facts)
        if number not in known:
            known[number] = digest
            fresh.append(row)
        elif known[number] == digest:
            unchanged += 1
        else:
            differing += 1
    return fresh, unchanged, differing


def _start(session: Session, *, file: FileIdentity, chosen: ImportMap, total: int) -> ImportBatch:
    batch = ImportBatch(
        uid=action_of(session).uid,
        kind="tickets",
        file_name=file.name,
        sha256=file.sha256,
        mapping=chosen.to_json(),
        rows_total=total,
    )
    session.add(batch)
    session.flush()
    return batch


def _finish(session: Session, batch: ImportBatch, *, opened: int) -> None:
    batch.rows_done = opened
    record(
        session,
        verb="import",
        subject_kind="import_batch",
        subject_id=batch.id,
        subject=batch.file_name,
        facts={"sha256": batch.sha256, "rows": batch.rows_total, "opened": opened},
    )
    session.flush()


def _known(session: Session, source: str) -> dict[str, str]:
    """Return the numbers the office has from a source, with the digest of their row."""
    prefix = _key(source, "")
    rows = session.execute(
        select(ImportedRow.key, ImportedRow.digest).where(ImportedRow.key.startswith(prefix))
    )
    known = {key.removeprefix(prefix): digest for key, digest in rows}
    others = session.scalars(
        select(Ticket.external_number).where(
            Ticket.external_source == source, Ticket.external_number != ""
        )
    )
    return {**dict.fromkeys(others, ""), **known}


def _open(session: Session, *, row: ReadRow, source: str, batch: ImportBatch) -> str:
    opened = open_ticket(session, row.facts, anyway=True)
    ticket = session.scalars(select(Ticket).where(Ticket.number == opened.number)).one()
    ticket.batch_uid = batch.uid
    session.add(
        ImportedRow(
            batch_id=batch.id,
            key=_key(source, str(row.facts["external_number"])),
            subject_kind="ticket",
            subject_id=ticket.id,
            digest=digest_of(row.facts),
        )
    )
    return opened.number


def _key(source: str, number: str) -> str:
    return f"ticket:{source}:{number}"
