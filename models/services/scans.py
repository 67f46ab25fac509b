"""Filing paper that came back: each page by its code, or by a person where it has none."""

import hashlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Document, Print, ScannedPage, Ticket, WorkOrder
from models.errors import RefusedError
from models.rules.facts_base import LINE
from models.rules.lifecycle import PAPER
from models.rules.paper_codes import PaperCode
from models.rules.states import Verb
from models.rules.terms import ScanState
from models.rules.text import clean
from models.services.journal import action_of
from models.services.records import add, edit
from models.services.tickets.appending import append

KIND = "scan"
NOUN = "scanned_page"


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of a page; ``again`` says that it had been kept before."""

    id: int
    state: ScanState
    number: str
    again: bool = False


def keep_page(
    session: Session,
    *,
    picture: bytes,
    source: str,
    page: int,
    code: PaperCode | None,
    empty: tuple[str, ...] | None,
) -> Filed:
    """Keep a scanned page and file it by its code; without one it waits for a person.

    A code files only to the very print it names: number, form, version and copy. ``empty``
    are the boxes that look unsigned, None where nobody has to sign. The first page of a
    ticket's paper reports it as returned. Refuses scan.not_yours.
    """
    _allowed(session)
    sha256 = hashlib.sha256(picture).hexdigest()
    known = session.scalar(select(ScannedPage).where(ScannedPage.document_sha256 == sha256))
    if known is not None:
        return Filed(known.id, known.state, known.number, again=True)
    if session.get(Document, sha256) is None:
        session.add(Document(sha256=sha256, kind=KIND, mime="image/jpeg", bytes=picture))
        session.flush()
    row = ScannedPage(
        document_sha256=sha256,
        source=clean(source, limit=LINE, field="source"),
        page=page,
        code="" if code is None else str(code),
        empty_boxes=None if empty is None else {"boxes": list(empty)},
    )
    printed = None if code is None else _printed(session, code)
    if code is not None and printed is not None:
        _link(session, row, printed, sheet_page=code.page)
    facts = {"state": row.state, "number": row.number, "source": row.source, "sha256": sha256}
    add(session, row, noun=NOUN, subject=_name(row), facts=facts)
    if printed is not None and printed.ticket_id is not None and row.sheet_page == 1:
        _returned(session, printed, empty)
    return Filed(row.id, row.state, row.number)


def assign_page(session: Session, *, page_id: int, number: str) -> Filed:
    """File a waiting page by hand to a ticket, one of its orders, or any printed number.

    Refuses scan.unknown, scan.filed, scan.no_such_paper and scan.not_yours.
    """
    _allowed(session)
    row = _waiting(session, page_id)
    number = number.strip()
    printed = session.scalar(
        select(Print).where(Print.subject_number == number).order_by(Print.id.desc()).limit(1)
    )
    ticket = _ticket(session, number)
    if printed is None and ticket is None:
        raise RefusedError("scan.no_such_paper", number=number)
    values: dict[str, Any] = {
        "state": ScanState.FILED,
        "number": number,
        "sheet_page": 1,
        **_doer(session),
    }
    if printed is not None:
        values |= {
            "print_id": printed.id,
            "form": printed.form,
            "copy_number": printed.copy_number,
            "ticket_id": printed.ticket_id,
        }
    elif ticket is not None:
        values["ticket_id"] = ticket.id
    _change(session, row, values, verb="assign")
    if ticket is not None:
        order = number if number != ticket.number else None
        facts = {"signed": True, "order": order, "note": row.source}
        action = action_of(session)
        append(session, verb=Verb.RETURN_PAPER, number=ticket.number, facts=facts, action=action)
    return Filed(row.id, row.state, row.number)


def set_page_aside(session: Session, *, page_id: int, reason: str) -> Filed:
    """Put a waiting page aside: it is no paper of the office. Refuses as ``assign_page``."""
    _allowed(session)
    row = _waiting(session, page_id)
    reason = clean(reason, limit=LINE, field="reason")
    if not reason:
        raise RefusedError("scan.reason_missing")
    _change(session, row, {"state": ScanState.SET_ASIDE, "reason": reason}, verb="set_aside")
    return Filed(row.id, row.state, row.number)


def take_page_back(session: Session, *, page_id: int) -> Filed:
    """Let a page wait again that was filed or put aside wrongly; what it reported stands."""
    _allowed(session)
    row = _page(session, page_id)
    if row.state is ScanState.WAITING:
        raise RefusedError("scan.waiting", source=row.source)
    values: dict[str, Any] = {
        "state": ScanState.WAITING,
        "number": "",
        "form": "",
        "print_id": None,
        "ticket_id": None,
        "copy_number": 0,
        "sheet_page": 0,
        "filed_by": "",
        "filed_at": None,
        "reason": "",
    }
    _change(session, row, values, verb="take_back")
    return Filed(row.id, row.state, row.number)


def _printed(session: Session, code: PaperCode) -> Print | None:
    """Return the very print a code names; a paper of another version is not it."""
    found = session.scalar(
        select(Print).where(
            Print.form == code.form,
            Print.subject_number == code.number,
            Print.copy_number == code.copy,
        )
    )
    if found is None or found.form_version.rpartition("/")[2] != code.version:
        return None
    return found


def _link(session: Session, row: ScannedPage, printed: Print, *, sheet_page: int) -> None:
    row.state = ScanState.FILED
    row.print_id, row.ticket_id = printed.id, printed.ticket_id
    row.form, row.number = printed.form, printed.subject_number
    row.copy_number, row.sheet_page = printed.copy_number, sheet_page
    for name, value in _doer(session).items():
        setattr(row, name, value)


def _doer(session: Session) -> dict[str, Any]:
    action = action_of(session)
    return {"filed_by": action.actor, "filed_at": action.at}


def _returned(session: Session, printed: Print, empty: tuple[str, ...] | None) -> None:
    ticket = session.get(Ticket, printed.ticket_id)
    order = None if printed.work_order_id is None else session.get(WorkOrder, printed.work_order_id)
    if ticket is None:
        return
    facts = {
        "signed": not empty,
        "order": None if order is None else order.number,
        "note": f"{printed.form} {printed.copy_number}"
        + (f" 未签: {'、'.join(empty)}" if empty else ""),
    }
    action = action_of(session)
    append(session, verb=Verb.RETURN_PAPER, number=ticket.number, facts=facts, action=action)


def _ticket(session: Session, number: str) -> Ticket | None:
    found = session.scalar(select(Ticket).where(Ticket.number == number))
    if found is not None:
        return found
    return session.scalar(
        select(Ticket)
        .join(WorkOrder, WorkOrder.ticket_id == Ticket.id)
        .where(WorkOrder.number == number)
    )


def _page(session: Session, page_id: int) -> ScannedPage:
    row = session.get(ScannedPage, page_id)
    if row is None:
        raise RefusedError("scan.unknown")
    return row


def _waiting(session: Session, page_id: int) -> ScannedPage:
    row = _page(session, page_id)
    if row.state is ScanState.FILED:
        raise RefusedError("scan.filed", number=row.number)
    return row


def _change(session: Session, row: ScannedPage, values: dict[str, Any], *, verb: str) -> None:
    edit(
        session,
        row,
        noun=NOUN,
        subject=_name(row),
        expected_version=None,
        values=values,
        verb=verb,
    )


def _name(row: ScannedPage) -> str:
    return f"{row.source} {row.page}".strip()


def _allowed(session: Session) -> None:
    role = action_of(session).role
    if role not in PAPER:
        raise RefusedError("scan.not_yours", role=role)
