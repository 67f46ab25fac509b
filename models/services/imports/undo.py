"""Taking a batch back: the office as it was before, or a refusal that names what has moved on.

What a batch did stands in its events. Going through them backwards, what was added is put
away, what was changed gets its old values back, and tickets are voided; each of these is an
event of its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Date, ForeignKey, Select, select
from sqlalchemy.orm import Session

from models.domain import Calibration, Event
from models.domain.base import Base, Moment
from models.domain.canonical import plain
from models.domain.office import ImportBatch, ImportedRow
from models.domain.tickets import Ticket
from models.errors import RefusedError
from models.rules.states import TicketState, Verb
from models.services.imports.records import MODELS, UNDONE
from models.services.imports.validity import FIELD, good_until, papers_of
from models.services.journal import action_of, record
from models.services.records import edit
from models.services.tickets import do

_UNTOUCHED = frozenset({TicketState.DRAFT, TicketState.PENDING, TicketState.TO_DISPATCH})
_SHOWN = 5
_BATCH, _TICKET = "import_batch", "ticket"
_INSTRUMENT, _CERTIFICATE = "instrument", "calibration"


@dataclass(slots=True)
class _Subject:
    """What a batch did to one record."""

    name: str
    added: bool = False
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


Subjects = dict[tuple[str, int], _Subject]


def undo_import(session: Session, *, batch: UUID, reason: str) -> int:
    """Take a batch back, all or nothing; return how many records it was about.

    Refused as import.already_worked for tickets somebody works on, and as import.moved_on
    for records changed or used since: what people did is never taken back by undoing a list.
    """
    found = session.scalar(select(ImportBatch).where(ImportBatch.uid == batch))
    if found is None:
        raise RefusedError("import.unknown_batch", batch=str(batch))
    if found.undone_at is not None:
        raise RefusedError("import.already_undone", batch=str(batch))
    tickets = _tickets(session, found)
    subjects, last = _done_by(session, found)
    _refuse_moved_on(session, subjects, last)
    for ticket in tickets:
        do(session, verb=Verb.VOID, number=ticket.number, facts={"reason": reason})
        ticket.external_number = ""
    for (kind, row_id), subject in reversed(subjects.items()):
        _take_back(session, kind, row_id, subject=subject, reason=reason)
    return _close(session, found, reason=reason, count=len(tickets) + len(subjects))


def _close(session: Session, batch: ImportBatch, *, reason: str, count: int) -> int:
    for row in session.scalars(select(ImportedRow).where(ImportedRow.batch_id == batch.id)):
        row.key = f"{UNDONE}{row.key}"
    batch.undone_at = action_of(session).now
    record(
        session,
        verb="undo_import",
        subject_kind=_BATCH,
        subject_id=batch.id,
        subject=batch.file_name,
        facts={"records": count, "reason": reason},
    )
    session.flush()
    return count


def _tickets(session: Session, batch: ImportBatch) -> list[Ticket]:
    """Return the tickets of a batch; refused as soon as one has been worked on."""
    tickets = session.scalars(
        select(Ticket)
        .join(ImportedRow, ImportedRow.subject_id == Ticket.id)
        .where(
            ImportedRow.batch_id == batch.id,
            ImportedRow.subject_kind == _TICKET,
            Ticket.batch_uid == batch.uid,  # others were open before and only rang again
        )
        .order_by(Ticket.id)
    ).all()
    worked = [ticket.number for ticket in tickets if ticket.state not in _UNTOUCHED]
    if worked:
        raise RefusedError(
            "import.already_worked", count=len(worked), tickets="、".join(worked[:_SHOWN])
        )
    return list(tickets)


def _done_by(session: Session, batch: ImportBatch) -> tuple[Subjects, int]:
    """Return what a batch did to each record, in its order, and where its events end."""
    closing = session.scalars(
        select(Event).where(
            Event.subject_kind == _BATCH, Event.subject_id == batch.id, Event.verb == "import"
        )
    ).one()
    first = closing.sequence - int(closing.facts.get("events", 0))
    subjects: Subjects = {}
    for event in session.scalars(
        select(Event)
        .where(Event.sequence >= first, Event.sequence < closing.sequence)
        .order_by(Event.sequence)
    ):
        if event.subject_kind != _TICKET and event.subject_id is not None:
            _note(subjects, event)
    for kind, row_id in list(subjects):
        if kind == _CERTIFICATE:
            _note_validity(session, subjects, row_id, first=first)
    return subjects, closing.sequence


def _note(subjects: Subjects, event: Event) -> None:
    subject = subjects.setdefault(
        (event.subject_kind, event.subject_id or 0), _Subject(event.subject)
    )
    subject.added = subject.added or event.verb == "add"
    for name, (before, after) in event.facts.get("changed", {}).items():
        subject.before.setdefault(name, before)
        subject.after[name] = after


def _note_validity(session: Session, subjects: Subjects, row_id: int, *, first: int) -> None:
    """Note what a certificate of the batch did to its instrument, where no event says it."""
    paper = session.get(Calibration, row_id)
    if paper is None:
        return
    key = (_INSTRUMENT, paper.instrument_id)
    known = subjects.get(key)
    if known is not None and (known.added or FIELD in known.before):
        return
    before = good_until(session, paper.instrument_id, before=first)
    after = paper.valid_until_on.isoformat()
    if before is None or before < after:
        subject = subjects.setdefault(key, _Subject(subjects[_CERTIFICATE, row_id].name))
        subject.before[FIELD], subject.after[FIELD] = before, after


def _refuse_moved_on(session: Session, subjects: Subjects, last: int) -> None:
    moved = list(dict.fromkeys(_moved_on(session, subjects, last)))
    if moved:
        raise RefusedError("import.moved_on", count=len(moved), records="、".join(moved[:_SHOWN]))


def _moved_on(session: Session, subjects: Subjects, last: int) -> Iterator[str]:
    """Yield the records of a batch that others have changed or built upon since."""
    since = select(Event.subject_kind, Event.subject_id, Event.subject).where(Event.sequence > last)
    later = {(kind, row_id) for kind, row_id, _ in session.execute(since)}
    told = {subject for _, _, subject in session.execute(since)}
    for (kind, row_id), subject in subjects.items():
        row = _row(session, kind, row_id)
        if row is None:
            continue
        changed = any(plain(getattr(row, name)) != value for name, value in subject.after.items())
        named = kind in _NAMED_BY_THEMSELVES and subject.name in told
        touched = subject.added and (named or (kind, row_id) in later)
        used = subject.added and _is_used(session, kind, row_id, ours=subjects)
        proven = (
            kind == _INSTRUMENT and FIELD in subject.after and later & papers_of(session, row_id)
        )
        if changed or touched or used or proven:
            yield subject.name


# Nouns whose events name the record itself; others name whom they belong to.
_NAMED_BY_THEMSELVES = frozenset(
    {"customer", "circuit", "crew", "technician", "vehicle", "instrument"}
)


def _is_used(session: Session, kind: str, row_id: int, *, ours: Subjects) -> bool:
    """Say whether something the batch did not bring refers to a record."""
    for table, query in _uses(kind, row_id):
        for used_by in session.scalars(query):
            if (table, used_by) not in ours:
                return True
    return False


def _uses(kind: str, row_id: int) -> Iterator[tuple[str, Select[Any]]]:
    for table in Base.metadata.tables.values():
        for column in table.columns:
            for key in column.foreign_keys:
                if _points_at(key, kind) and "id" in table.columns:
                    yield table.name, select(table.c.id).where(column == row_id)


def _points_at(key: ForeignKey, kind: str) -> bool:
    return key.column.table.name == kind


def _take_back(session: Session, kind: str, row_id: int, *, subject: _Subject, reason: str) -> None:
    row = _row(session, kind, row_id)
    if row is None:
        return
    if not subject.added:
        values = {name: _as_kept(row, name, value) for name, value in subject.before.items()}
        _put(session, row, kind, subject=subject.name, values=values, reason=reason)
    elif hasattr(row, "archived_at"):
        values = {"archived_at": action_of(session).now}
        _put(session, row, kind, subject=subject.name, values=values, reason=reason)
    else:
        _remove(session, row, kind, subject=subject.name, reason=reason)


def _put(
    session: Session, row: Any, kind: str, *, subject: str, values: Mapping[str, Any], reason: str
) -> None:
    edit(
        session,
        row,
        noun=kind,
        subject=subject,
        expected_version=None,
        values=values,
        verb="undo_import",
        reason=reason,
    )


def _remove(session: Session, row: Any, kind: str, *, subject: str, reason: str) -> None:
    """Drop a record that has no archive to go to; all it said stays in the chain."""
    facts = {column.key: getattr(row, column.key) for column in row.__table__.columns}
    session.delete(row)
    session.flush()
    record(
        session,
        verb="undo_import",
        subject_kind=kind,
        subject_id=facts["id"],
        subject=subject,
        facts={"was": facts, "reason": reason},
    )


def _as_kept(row: Any, name: str, value: Any) -> Any:
    """Return a value of the chain in the type its column keeps."""
    kind = row.__table__.columns[name].type
    if value is None or not isinstance(value, str):
        return value
    if isinstance(kind, Moment):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value


def _row(session: Session, kind: str, row_id: int) -> Any:
    model = MODELS.get(kind)
    return None if model is None else session.get(model, row_id)
