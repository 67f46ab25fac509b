"""Sheets spoilt or lost (作废单据): taken off the list of those out, and kept with their reason."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Print, VoidPaper
from models.errors import RefusedError
from models.rules.facts_base import CODE, LINE
from models.rules.text import clean
from models.services.journal import action_of, record

SUBJECT = "void_paper"


def void_paper(session: Session, *, number: str, reason: str, serial: str = "") -> int:
    """Note that the sheets printed so far for a number are void; a later print counts anew.

    ``serial`` is the number the blank paper carries, where it carries one. Refuses
    paper.not_printed and record.empty.
    """
    action = action_of(session)
    number = clean(number, limit=CODE, field="number")
    reason = clean(reason, limit=LINE, field="reason")
    if not reason:
        raise RefusedError("record.empty", field="reason")
    printed = session.scalar(
        select(Print).where(Print.subject_number == number).order_by(Print.id.desc()).limit(1)
    )
    if printed is None:
        raise RefusedError("paper.not_printed", number=number, field="number")
    row = VoidPaper(
        form=printed.form,
        subject_number=number,
        serial=clean(serial, limit=CODE, field="serial"),
        ticket_id=printed.ticket_id,
        voided_at=action.at,
        voided_by=action.actor,
        reason=reason,
    )
    session.add(row)
    session.flush()
    record(
        session,
        verb="void_paper",
        subject_kind=SUBJECT,
        subject_id=row.id,
        subject=number,
        facts={"form": row.form, "serial": row.serial, "reason": reason},
    )
    return row.id
