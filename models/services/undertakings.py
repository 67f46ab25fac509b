"""What was promised or has to be put right: kept with owner and day until it is done."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from models.domain import Customer, PhoneVisit, SiteVisit, Undertaking
from models.errors import RefusedError
from models.rules.facts_base import LINE
from models.rules.facts_visit import PromiseFacts
from models.rules.text import clean
from models.services.journal import action_of
from models.services.records import add, edit

NOUN = "undertaking"
RESULT = 1000


def keep_promises(
    session: Session,
    promises: Iterable[PromiseFacts],
    *,
    customer: Customer,
    phone_visit: PhoneVisit | None = None,
    site_visit: SiteVisit | None = None,
) -> list[int]:
    """Note what was promised, each with its day; nobody named, the speaker answers for it."""
    subject = phone_visit or site_visit
    return [
        add(
            session,
            Undertaking(
                customer_id=customer.id,
                phone_visit_id=None if phone_visit is None else phone_visit.id,
                site_visit_id=None if site_visit is None else site_visit.id,
                what=one.what,
                owner=one.owner or action_of(session).actor,
                due_on=one.due_on,
            ),
            noun=NOUN,
            subject=customer.number if subject is None else subject.number,
            facts=one.model_dump(mode="json"),
        )
        for one in promises
    ]


def finish_undertaking(session: Session, undertaking: int, *, result: str) -> int:
    """Note that a promise was kept, and how; raises ``RefusedError`` undertaking.done."""
    row = _open(session, undertaking)
    told = _needed(result, field="result")
    return _change(
        session,
        row,
        values={"done_at": action_of(session).at, "result": told},
        verb="finish",
    )


def reword_undertaking(session: Session, undertaking: int, *, what: str, reason: str) -> int:
    """Say anew what was promised or has to be put right; its day and owner stay."""
    row = _open(session, undertaking)
    told = _needed(what, field="what", limit=LINE)
    why = _needed(reason, field="reason")
    return _change(
        session,
        row,
        values={"what": told},
        reason=why,
    )


def reopen_undertaking(session: Session, undertaking: int, *, reason: str) -> int:
    """Take back that a promise was kept; it is followed again."""
    row = _known(session, undertaking)
    told = _needed(reason, field="reason")
    return _change(
        session,
        row,
        values={"done_at": None},
        verb="reopen",
        reason=told,
    )


def _change(session: Session, row: Undertaking, **how: Any) -> int:
    return edit(session, row, noun=NOUN, subject=str(row.id), expected_version=None, **how)


def _open(session: Session, undertaking: int) -> Undertaking:
    row = _known(session, undertaking)
    if row.done_at is not None:
        raise RefusedError("undertaking.done", what=row.what)
    return row


def _known(session: Session, undertaking: int) -> Undertaking:
    row = session.get(Undertaking, undertaking)
    if row is None:
        raise RefusedError("undertaking.unknown", number=undertaking)
    return row


def _needed(text: str, *, field: str, limit: int = RESULT) -> str:
    """Return a text cleaned, on one line unless it may be long; none is refused."""
    told = clean(text, limit=limit, field=field, lines=limit > LINE)
    if not told:
        raise RefusedError("record.empty", field=field)
    return told
