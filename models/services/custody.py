"""Whether a thing may leave the store, for whom and for how long (领用把关)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Due, Instrument, Reservation, Vehicle, WorkOrder
from models.errors import RefusedError
from models.rules.placement import CALIBRATED
from models.rules.terms import Role, ThingKind
from models.rules.zone import local_day
from models.services.journal import action_of

Trouble = tuple[str, Mapping[str, object]]


def well_lent(session: Session, subject: str, values: Mapping[str, Any]) -> None:
    """See that a loan is to somebody, and ends after it begins.

    Raises ``RefusedError`` loan.nobody or loan.back_at_once.
    """
    if values["technician_id"] is None and values["crew_id"] is None:
        raise RefusedError("loan.nobody", number=subject, field="crew")
    due_back_at = values["due_back_at"]
    if due_back_at is not None and due_back_at <= action_of(session).at:
        raise RefusedError("loan.back_at_once", number=subject, field="due_back_at")


def not_promised(
    session: Session, kind: ThingKind, thing_id: int, *, subject: str, ticket_id: int | None
) -> None:
    """See that a thing bound to an order goes out for that order's ticket only."""
    held = session.execute(
        select(WorkOrder.number, WorkOrder.ticket_id)
        .join(Reservation, Reservation.work_order_id == WorkOrder.id)
        .where(
            Reservation.subject_kind == kind,
            Reservation.subject_id == thing_id,
            Reservation.released_at.is_(None),
        )
    ).first()
    if held is not None and held.ticket_id != ticket_id:
        raise RefusedError("thing.reserved", number=subject, order=held.number)


def overridden(
    session: Session,
    kind: ThingKind,
    row: Vehicle | Instrument,
    *,
    subject: str,
    reason: str | None,
) -> bool:
    """Say whether lending goes against a passed due day; refuse it without a supervisor."""
    action = action_of(session)
    found = unfit(session, kind, row, today=local_day(action.at))
    if found is None:
        return False
    if action.role is not Role.SUPERVISOR or not (reason or "").strip():
        code, facts = found
        raise RefusedError(code, number=subject, override=True, field="override_reason", **facts)
    return True


def unfit(
    session: Session, kind: ThingKind, row: Vehicle | Instrument, *, today: date
) -> Trouble | None:
    """Return the code and facts of what has passed on a thing; none while it is good."""
    passed = _first_passed(session, kind, row.id, today=today)
    if isinstance(row, Vehicle):
        passed = _earlier(passed, row.lease_ends_on, today)
        return _mileage(session, row) if passed is None else ("thing.overdue", {"on": passed})
    if row.valid_until_on is None and row.kind in CALIBRATED:
        return "thing.never_calibrated", {}
    passed = _earlier(passed, row.valid_until_on, today)
    return None if passed is None else ("thing.overdue", {"on": passed})


def _first_passed(session: Session, kind: ThingKind, thing_id: int, *, today: date) -> date | None:
    statement = select(Due.due_on).where(
        Due.subject_kind == kind,
        Due.subject_id == thing_id,
        Due.done_at.is_(None),
        Due.due_on < today,
    )
    return session.scalar(statement.order_by(Due.due_on).limit(1))


def _earlier(passed: date | None, ends_on: date | None, today: date) -> date | None:
    if ends_on is None or ends_on >= today:
        return passed
    return ends_on if passed is None else min(passed, ends_on)


def _mileage(session: Session, row: Vehicle) -> Trouble | None:
    statement = select(Due.due_km).where(
        Due.subject_kind == ThingKind.VEHICLE,
        Due.subject_id == row.id,
        Due.done_at.is_(None),
        Due.due_km < row.odometer_km,
    )
    due_km = session.scalar(statement.order_by(Due.due_km).limit(1))
    if due_km is None:
        return None
    return "vehicle.service_overdue", {"due": due_km, "now": row.odometer_km}
