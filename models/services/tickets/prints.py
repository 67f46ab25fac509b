"""Papers that really came out: counted, digested, kept; a second one says why (补打)."""

import hashlib
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Table, bindparam, func, select, update
from sqlalchemy.orm import Session

from models.domain import Document, Print, Ticket, WorkOrder
from models.errors import RefusedError
from models.rules.facts_base import LINE
from models.rules.states import Verb
from models.rules.text import clean
from models.services.journal import action_of
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
    number: str,
    pdf: bytes,
    pages: int,
    printer: str,
    paper: str,
    reason: str | None = None,
    order: str | None = None,
) -> PrintDone:
    """Note a print that succeeded; the PDF of record is kept under its digest.

    Refuses print.reason_missing for a second copy without a reason, ticket.unknown and
    ticket.no_such_order.
    """
    action = action_of(session)
    ticket = find_ticket(session, number)
    order_id = None if order is None else _order_id(session, ticket, order)
    subject = order or number
    copy_number = copies_so_far(session, form=form, subject=subject) + 1
    if copy_number > 1 and not (reason or "").strip():
        raise RefusedError("print.reason_missing", number=subject, copy=copy_number)
    sha256 = _keep(session, form, pdf)
    printer = clean(printer, limit=LINE, field="printer")
    reason = clean(reason or "", limit=LINE, field="reason") or None
    sheet: dict[str, Any] = {"printer": printer, "paper": paper, "pages": pages, "sha256": sha256}
    facts = {"form": form, "copy_number": copy_number, "order": order, "reason": reason}
    append(session, verb=Verb.PRINT, number=number, facts=facts | sheet, action=action)
    _note(
        session,
        ticket,
        columns={
            "form": form,
            "form_version": form_version,
            "subject_number": subject,
            "work_order_id": order_id,
            "copy_number": copy_number,
            "reason": reason or "",
            **sheet,
        },
    )
    if order_id is not None:
        session.execute(_COUNT, {"order": order_id})
    session.flush()
    return PrintDone(copy_number, sha256)


def _note(session: Session, ticket: Ticket, *, columns: dict[str, Any]) -> None:
    action = action_of(session)
    session.add(
        Print(
            ticket_id=ticket.id,
            printed_at=action.at,
            actor=action.actor,
            desk=action.desk,
            document_sha256=columns["sha256"],
            **columns,
        )
    )


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
