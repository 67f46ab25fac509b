"""Papers that really came out: counted, digested, kept; a second one says why (补打)."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Table, bindparam, func, select, update
from sqlalchemy.orm import Session

from models.domain import Document, Print, Ticket, WorkOrder
from models.errors import RefusedError
from models.rules.facts_base import LINE
from models.rules.lifecycle import PRINTS
from models.rules.papers import PaperSubject
from models.rules.states import Verb
from models.rules.text import clean
from models.services.journal import action_of, record
from models.services.tickets.appending import append
from models.services.tickets.doing import find_ticket

_ORDER = cast(Table, WorkOrder.__table__)
_COUNT = update(_ORDER).where(_ORDER.c.id == bindparam("order")).values(prints=_ORDER.c.prints + 1)


@dataclass(frozen=True, slots=True)
class PrintDone:
    """Which copy this was; 1 is the original, 2 is 补打 1."""

    copy_number: int
    sha256: str


def record_print(
    session: Session,
    *,
    form: str,
    form_version: str,
    subject: PaperSubject,
    pdf: bytes,
    pages: int,
    printer: str,
    paper: str,
    copies: int = 1,
    places: Sequence[Mapping[str, Any]] = (),
    reason: str | None = None,
) -> PrintDone:
    """Note a print that succeeded; the PDF of record is kept under its digest.

    ``copies`` of it came out at once; ``places`` are where its code and the boxes to sign in
    stand, for the day the paper comes back. The event is one of the ticket the paper belongs
    to, else of the paper's own subject.
    Refuses print.reason_missing for a second copy without a reason, ticket.unknown,
    ticket.no_such_order and, of papers about no ticket, print.not_yours.
    """
    reason = clean(reason or "", limit=LINE, field="reason") or None
    copy_number = _next_copy(session, form, subject, reason=reason)
    sha256 = _keep(session, form, pdf)
    sheet: dict[str, Any] = {
        "printer": clean(printer, limit=LINE, field="printer"),
        "paper": paper,
        "pages": pages,
        "copies": copies,
        "sha256": sha256,
    }
    facts = {"form": form, "copy_number": copy_number, "reason": reason, **sheet}
    row = Print(
        form=form,
        form_version=form_version,
        copy_number=copy_number,
        reason=reason or "",
        document_sha256=sha256,
        places={"places": list(places)} if places else None,
        **_about(session, subject),
        **sheet,
    )
    if subject.ticket is None:
        _on_its_own(session, subject, facts)
    else:
        _on_a_ticket(session, subject, facts=facts, row=row)
    session.add(row)
    session.flush()
    return PrintDone(copy_number, sha256)


def _next_copy(session: Session, form: str, subject: PaperSubject, *, reason: str | None) -> int:
    """Return which copy this is; a second one says why."""
    copy_number = copies_so_far(session, form=form, subject=subject.number) + 1
    if copy_number > 1 and reason is None:
        raise RefusedError("print.reason_missing", number=subject.number, copy=copy_number)
    return copy_number


def _about(session: Session, subject: PaperSubject) -> dict[str, Any]:
    """Return whom a print is about, and who printed."""
    action = action_of(session)
    return {
        "subject_kind": subject.kind,
        "subject_id": subject.row_id,
        "subject_number": subject.number,
        "printed_at": action.at,
        "actor": action.actor,
        "desk": action.desk,
    }


def _on_its_own(session: Session, subject: PaperSubject, facts: Mapping[str, object]) -> None:
    """Record a print of something that is no ticket's: a customer's card, a month, a loan."""
    role = action_of(session).role
    if role not in PRINTS:
        raise RefusedError("print.not_yours", number=subject.number, role=role)
    record(
        session,
        verb=Verb.PRINT,
        subject_kind=subject.kind,
        subject_id=subject.row_id,
        subject=subject.number,
        facts={name: value for name, value in facts.items() if value is not None},
    )


def _on_a_ticket(
    session: Session, subject: PaperSubject, *, facts: Mapping[str, object], row: Print
) -> None:
    number, order = str(subject.ticket), subject.order
    ticket = find_ticket(session, number)
    order_id = None if order is None else _order_id(session, ticket, order)
    told = dict(facts) | {"order": order}
    if subject.number not in (number, order):
        told["number"] = subject.number
    append(session, verb=Verb.PRINT, number=number, facts=told, action=action_of(session))
    row.ticket_id, row.work_order_id = ticket.id, order_id
    if order_id is not None:
        session.execute(_COUNT, {"order": order_id})


def _keep(session: Session, form: str, pdf: bytes) -> str:
    """Keep the PDF of record once under its digest; the same sheet twice is one document."""
    sha256 = hashlib.sha256(pdf).hexdigest()
    if session.get(Document, sha256) is None:
        session.add(Document(sha256=sha256, kind=form, bytes=pdf))
        session.flush()
    return sha256


def copies_so_far(session: Session, *, form: str, subject: str) -> int:
    """Return how many copies of a form were printed for a number."""
    latest = select(func.max(Print.copy_number)).where(
        Print.form == form, Print.subject_number == subject
    )
    return session.scalar(latest) or 0


def _order_id(session: Session, ticket: Ticket, order: str) -> int:
    found = session.scalar(
        select(WorkOrder.id).where(WorkOrder.number == order, WorkOrder.ticket_id == ticket.id)
    )
    if found is None:
        raise RefusedError("ticket.no_such_order", number=ticket.number, order=order)
    return found
