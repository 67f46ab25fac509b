"""What an order holds, and holding it again when the order wakes up."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Instrument, Reservation, Vehicle, WorkOrder
from models.domain.placing import lent_to, reserved_by_others
from models.rules.terms import ThingKind, ThingState
from models.rules.zone import local_day
from models.services.custody import unfit


def held_instruments(session: Session, order: WorkOrder) -> tuple[str, ...]:
    """Return the instruments an order holds, by number."""
    statement = (
        select(Instrument.number)
        .join(Reservation, Reservation.subject_id == Instrument.id)
        .where(
            Reservation.subject_kind == ThingKind.INSTRUMENT,
            Reservation.work_order_id == order.id,
            Reservation.released_at.is_(None),
        )
    )
    return tuple(session.scalars(statement.order_by(Instrument.number)))


def hold_again(session: Session, order: WorkOrder, *, at: datetime) -> list[str]:
    """Hold an order's things anew; return those that are elsewhere or no longer fit by now."""
    asked = (
        select(Reservation.subject_kind, Reservation.subject_id)
        .where(Reservation.work_order_id == order.id)
        .distinct()
    )
    gone = []
    for kind, thing in session.execute(asked).all():
        row: Vehicle | Instrument = (
            session.get_one(Vehicle, thing)
            if kind is ThingKind.VEHICLE
            else session.get_one(Instrument, thing)
        )
        if not _is_free(session, kind, row, crew_id=order.crew_id, at=at):
            gone.append(row.plate if isinstance(row, Vehicle) else row.number)
        elif not _is_held(session, kind, thing):
            session.add(
                Reservation(
                    subject_kind=kind, subject_id=thing, work_order_id=order.id, starts_at=at
                )
            )
    session.flush()
    return gone


def _is_free(
    session: Session,
    kind: ThingKind,
    row: Vehicle | Instrument,
    *,
    crew_id: int,
    at: datetime,
) -> bool:
    """Say whether a crew may take a thing along now; what it holds for another order it may."""
    here = row.state is ThingState.IN_STORE or (
        row.state is ThingState.LENT and bool(lent_to(session, kind, [row.id], crew_id=crew_id))
    )
    others = reserved_by_others(session, kind, [row.id], crew_id=crew_id)
    return here and not others and unfit(session, kind, row, today=local_day(at)) is None


def _is_held(session: Session, kind: ThingKind, thing: int) -> bool:
    statement = select(Reservation.id).where(
        Reservation.subject_kind == kind,
        Reservation.subject_id == thing,
        Reservation.released_at.is_(None),
    )
    return session.scalar(statement) is not None
