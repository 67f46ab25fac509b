"""What falls due soon on vehicles, instruments and certificates (到期提醒)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Certificate, Due, Instrument, Technician, Vehicle
from models.rules.terms import DueKind, ThingKind


@dataclass(frozen=True, slots=True)
class DueRow:
    """One due day; ``days_left`` is negative once it has passed."""

    subject_kind: str
    subject: str
    name: str
    kind: DueKind
    due_on: date
    days_left: int


def due_list(session: Session, *, today: date, within_days: int = 60) -> tuple[DueRow, ...]:
    """Return what is overdue or falls due within some days, most pressing first."""
    last = today + timedelta(days=within_days)
    found = [
        *_entered(session, today, last),
        *_calibrations(session, today, last),
        *_leases(session, today, last),
        *_certificates(session, today, last),
    ]
    return tuple(sorted(found, key=lambda row: (row.due_on, row.subject_kind, row.subject)))


def _entered(session: Session, today: date, last: date) -> Iterator[DueRow]:
    """Due days somebody entered on a vehicle or an instrument."""
    for kind, model, key in (
        (ThingKind.VEHICLE, Vehicle, Vehicle.plate),
        (ThingKind.INSTRUMENT, Instrument, Instrument.number),
    ):
        statement = (
            select(Due.kind, Due.due_on, key, model.kind)
            .join(model, model.id == Due.subject_id)
            .where(
                Due.subject_kind == kind,
                Due.done_at.is_(None),
                Due.due_on <= last,
                model.archived_at.is_(None),
            )
        )
        for due, on, subject, name in session.execute(statement):
            yield DueRow(kind, subject, str(name), due, on, (on - today).days)


def _calibrations(session: Session, today: date, last: date) -> Iterator[DueRow]:
    statement = select(Instrument.number, Instrument.name, Instrument.valid_until_on).where(
        Instrument.valid_until_on <= last, Instrument.archived_at.is_(None)
    )
    for number, name, on in session.execute(statement):
        if on is not None:
            days = (on - today).days
            yield DueRow(ThingKind.INSTRUMENT, number, name, DueKind.CALIBRATION, on, days)


def _leases(session: Session, today: date, last: date) -> Iterator[DueRow]:
    statement = select(Vehicle.plate, Vehicle.kind, Vehicle.lease_ends_on).where(
        Vehicle.lease_ends_on <= last, Vehicle.archived_at.is_(None)
    )
    for plate, name, on in session.execute(statement):
        if on is not None:
            yield DueRow(ThingKind.VEHICLE, plate, name, DueKind.LEASE, on, (on - today).days)


def _certificates(session: Session, today: date, last: date) -> Iterator[DueRow]:
    """The review and the end of each paper of an active technician, both if both are near."""
    for kind, column in (
        (DueKind.CERTIFICATE_REVIEW, Certificate.review_due_on),
        (DueKind.CERTIFICATE_EXPIRY, Certificate.expires_on),
    ):
        statement = (
            select(Technician.number, Technician.name, column)
            .join(Technician, Technician.id == Certificate.technician_id)
            .where(column <= last, Technician.active, Technician.archived_at.is_(None))
        )
        for number, name, on in session.execute(statement):
            if on is not None:
                yield DueRow("technician", number, name, kind, on, (on - today).days)
