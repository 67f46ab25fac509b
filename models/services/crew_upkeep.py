"""Looking after crews and people: papers renewed, phones shown, crews and people put away."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain import Certificate, Crew, Loan, Technician, WorkOrder
from models.domain.placing import LIVE_ORDERS
from models.errors import RefusedError
from models.rules.terms import Role
from models.services.crew_roles import at_file_desk
from models.services.journal import action_of, record
from models.services.records import checked, edit, find

MAY_SEE_PHONES = frozenset({Role.SUPERVISOR, Role.DISPATCHER})


def edit_certificate(
    session: Session, certificate: int, *, expected_version: int | None = None, **changes: object
) -> int:
    """Change a paper of a technician; refuses certificate.unknown."""
    at_file_desk(session)
    row = session.get(Certificate, certificate)
    if row is None:
        raise RefusedError("certificate.unknown", number=certificate)
    holder = session.get_one(Technician, row.technician_id)
    return edit(
        session,
        row,
        noun="certificate",
        subject=holder.number,
        expected_version=expected_version,
        values=checked(session, Certificate, changes),
    )


def show_phone(session: Session, *, technician: str) -> tuple[str, str]:
    """Return a person's phone and emergency contact unmasked, and leave an event of who looked.

    Refuses roles that never ring crews: technician.not_yours.
    """
    role = action_of(session).role
    if role not in MAY_SEE_PHONES:
        raise RefusedError("technician.not_yours", role=role)
    row = find(session, "technician", technician)
    record(
        session,
        verb="show_phone",
        subject_kind="technician",
        subject_id=row.id,
        subject=row.number,
        facts={},
    )
    return row.phone, row.emergency_contact


def archive_crew(session: Session, *, crew: str, reason: str) -> int:
    """Put a crew away; it keeps its past. Refuses crew.has_people and crew.has_orders."""
    at_file_desk(session)
    row = find(session, "crew", crew)
    people = session.scalar(
        select(func.count())
        .select_from(Technician)
        .where(Technician.crew_id == row.id, Technician.active, Technician.archived_at.is_(None))
    )
    if people:
        raise RefusedError("crew.has_people", crew=row.name, count=people)
    orders = session.scalar(
        select(func.count())
        .select_from(WorkOrder)
        .where(WorkOrder.crew_id == row.id, WorkOrder.state.in_(LIVE_ORDERS))
    )
    if orders:
        raise RefusedError("crew.has_orders", crew=row.name, count=orders)
    return _put(session, row, noun="crew", subject=crew, reason=reason)


def archive_technician(session: Session, *, technician: str, reason: str) -> int:
    """Put away somebody who left (离岗); refuses technician.has_things while they keep any."""
    at_file_desk(session)
    row = find(session, "technician", technician)
    lent = session.scalar(
        select(func.count())
        .select_from(Loan)
        .where(Loan.technician_id == row.id, Loan.returned_at.is_(None))
    )
    if lent:
        raise RefusedError("technician.has_things", technician=row.name, count=lent)
    return _put(session, row, noun="technician", subject=technician, reason=reason)


def restore_crew(session: Session, *, crew: str) -> int:
    """Take a crew that was put away into use again."""
    at_file_desk(session)
    return _put(session, find(session, "crew", crew), noun="crew", subject=crew)


def restore_technician(session: Session, *, technician: str) -> int:
    """Take somebody back who had left."""
    at_file_desk(session)
    row = find(session, "technician", technician)
    return _put(session, row, noun="technician", subject=technician)


def _put(
    session: Session, row: Crew | Technician, *, noun: str, subject: str, reason: str | None = None
) -> int:
    """Put a record away for a reason, or back into use without one."""
    if reason is not None and not reason.strip():
        raise RefusedError("record.empty", field="reason")
    return edit(
        session,
        row,
        noun=noun,
        subject=subject,
        expected_version=None,
        values={"archived_at": None if reason is None else action_of(session).now},
        verb="restore" if reason is None else "archive",
        reason=reason,
    )
