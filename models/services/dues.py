"""What was due and is done: entered days, leases and staff papers (到期办结)."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Certificate, Customer, Due, Technician, Vehicle
from models.errors import RefusedError
from models.rules.terms import DueKind, ThingKind
from models.services.journal import record
from models.services.records import NOUNS, checked, edit, find


def open_due(session: Session, due: int) -> Due:
    """Return a due day that is still open; raises ``RefusedError("due.unknown")``."""
    row = session.get(Due, due)
    if row is None or row.done_at is not None:
        raise RefusedError("due.unknown", number=due)
    return row


def standing_due(
    session: Session, kind: ThingKind, thing_id: int, *, due: DueKind, title: str = ""
) -> Due | None:
    """Return the open due day of one kind and title on a thing, if there is one."""
    return session.scalar(
        select(Due).where(
            Due.subject_kind == kind,
            Due.subject_id == thing_id,
            Due.kind == due,
            Due.title == title,
            Due.done_at.is_(None),
        )
    )


def subject_of(session: Session, due: Due) -> str:
    """Return the plate or number a due day is about."""
    model, key, _ = NOUNS[due.subject_kind]
    return str(session.scalar(select(getattr(model, key)).where(model.id == due.subject_id)))


def note_due(session: Session, due: int, *, note: str) -> int:
    """Write beside a due day what stands in its way, or who has it in hand."""
    row = open_due(session, due)
    return edit(
        session,
        row,
        noun="due",
        subject=subject_of(session, row),
        expected_version=None,
        values=checked(session, Due, {"note": note}),
    )


def note_thing(session: Session, *, subject_kind: ThingKind | str, subject: str, note: str) -> None:
    """Write something down about a vehicle or an instrument; it stays in its log."""
    kind = ThingKind(subject_kind)
    row = find(session, kind, subject)
    told = checked(session, Due, {"note": note})["note"]
    if not told:
        raise RefusedError("record.empty", field="note")
    record(
        session,
        verb="note",
        subject_kind=kind,
        subject_id=row.id,
        subject=subject,
        facts={"note": told},
    )


def renew_lease(session: Session, plate: str, *, next_on: date | None, note: str = "") -> int:
    """Note that a lease was renewed until a day; none, where the vehicle is ours now."""
    row = find(session, "vehicle", plate)
    return edit(
        session,
        row,
        noun="vehicle",
        subject=plate,
        expected_version=None,
        values=checked(session, Vehicle, {"lease_ends_on": next_on}),
        verb="renew",
        reason=note or None,
    )


def renew_certificate(
    session: Session,
    certificate: int,
    *,
    kind: DueKind | str,
    next_on: date | None,
    note: str = "",
) -> int:
    """Note that a paper was reviewed, or issued anew, until a day.

    Raises ``RefusedError`` due.unknown, or record.empty without the day.
    """
    row = session.get(Certificate, certificate)
    if row is None:
        raise RefusedError("due.unknown", number=certificate)
    if next_on is None:
        raise RefusedError("record.empty", field="next_on")
    reviewed = DueKind(kind) is DueKind.CERTIFICATE_REVIEW
    number = session.scalar(select(Technician.number).where(Technician.id == row.technician_id))
    return edit(
        session,
        row,
        noun="certificate",
        subject=str(number),
        expected_version=None,
        values=checked(
            session, Certificate, {"review_due_on" if reviewed else "expires_on": next_on}
        ),
        verb="renew",
        reason=note or None,
    )


def renew_contract(session: Session, customer: str, *, next_on: date | None, note: str = "") -> int:
    """Note that a customer's contract was renewed until a day; none, where it simply ended."""
    row = find(session, "customer", customer)
    return edit(
        session,
        row,
        noun="customer",
        subject=customer,
        expected_version=None,
        values=checked(session, Customer, {"contract_ends_on": next_on}),
        verb="renew",
        reason=note or None,
    )
