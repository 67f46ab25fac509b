"""Keeping vehicles and instruments: registers, calibrations, due days, loans."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Calibration, Due, Instrument, Loan, Reservation, Vehicle, WorkOrder
from models.errors import RefusedError
from models.rules.terms import DueKind, InstrumentKind, Role, ThingKind, ThingState
from models.rules.zone import local_day
from models.services.journal import action_of, record
from models.services.records import add, checked, edit, find, find_id, refuse_taken


def add_vehicle(session: Session, *, plate: str, **fields: object) -> int:
    """Enter a vehicle (车辆)."""
    values = checked(session, Vehicle, {"plate": plate, **fields})
    refuse_taken(session, "vehicle", values["plate"])
    return add(session, Vehicle(**values), noun="vehicle", subject=values["plate"], facts=values)


def add_instrument(
    session: Session, *, number: str, kind: InstrumentKind | str, name: str, **fields: object
) -> int:
    """Enter an instrument (仪表)."""
    given = {"number": number, "kind": kind, "name": name, **fields}
    values = checked(session, Instrument, given)
    refuse_taken(session, "instrument", values["number"])
    row = Instrument(**values)
    return add(session, row, noun="instrument", subject=row.number, facts=values)


def edit_vehicle(
    session: Session, plate: str, *, expected_version: int | None = None, **changes: object
) -> int:
    """Change a vehicle's facts."""
    return _edit(session, "vehicle", plate, expected_version=expected_version, changes=changes)


def edit_instrument(
    session: Session, number: str, *, expected_version: int | None = None, **changes: object
) -> int:
    """Change an instrument's facts."""
    return _edit(session, "instrument", number, expected_version=expected_version, changes=changes)


def record_calibration(
    session: Session,
    *,
    instrument: str,
    calibrated_on: date,
    valid_until_on: date,
    certificate_number: str = "",
    body: str = "",
) -> int:
    """Note a calibration; the instrument is good until its newest certificate ends."""
    row: Instrument = find(session, "instrument", instrument)
    given: dict[str, object] = {"certificate_number": certificate_number, "body": body}
    given |= {"calibrated_on": calibrated_on, "valid_until_on": valid_until_on}
    values = checked(session, Calibration, given)
    if values["valid_until_on"] < values["calibrated_on"]:
        raise RefusedError("calibration.ends_before_start", number=instrument)
    kept = Calibration(**values, instrument_id=row.id)
    if row.valid_until_on is None or row.valid_until_on < kept.valid_until_on:
        row.valid_until_on = kept.valid_until_on
    return add(session, kept, noun="calibration", subject=instrument, facts=values)


def set_due(
    session: Session,
    *,
    subject_kind: ThingKind | str,
    subject: str,
    kind: DueKind | str,
    due_on: date,
    note: str = "",
) -> int:
    """Note the day something falls due; an open one of that kind is moved, not doubled."""
    subject_id = find_id(session, str(subject_kind), subject)
    values = checked(session, Due, {"kind": kind, "due_on": due_on, "note": note})
    standing = session.scalar(
        select(Due).where(
            Due.subject_kind == str(subject_kind),
            Due.subject_id == subject_id,
            Due.kind == values["kind"],
            Due.done_at.is_(None),
        )
    )
    if standing is None:
        row = Due(**values, subject_kind=str(subject_kind), subject_id=subject_id)
        return add(session, row, noun="due", subject=subject, facts=values)
    edit(session, standing, noun="due", subject=subject, expected_version=None, values=values)
    return standing.id


def finish_due(session: Session, due: int, *, next_on: date | None = None) -> int | None:
    """Note that a due thing was done, and the next day if there is one."""
    row = session.get(Due, due)
    if row is None or row.done_at is not None:
        raise RefusedError("due.unknown", number=due)
    edit(
        session,
        row,
        noun="due",
        subject=str(due),
        expected_version=None,
        values={"done_at": action_of(session).now},
        verb="finish",
    )
    if next_on is None:
        return None
    again = Due(
        subject_kind=row.subject_kind, subject_id=row.subject_id, kind=row.kind, due_on=next_on
    )
    return add(session, again, noun="due", subject=str(due), facts={"due_on": next_on})


def set_thing_state(
    session: Session,
    *,
    subject_kind: ThingKind | str,
    subject: str,
    state: ThingState | str,
    reason: str = "",
) -> int:
    """Send a thing to calibration or repair, stop or scrap it, or take it back in store."""
    kind = ThingKind(subject_kind)
    row = find(session, kind, subject)
    if ThingState(state) is ThingState.LENT or row.state is ThingState.LENT:
        raise RefusedError("thing.lend_instead", number=subject, state=row.state)
    return edit(
        session,
        row,
        noun=kind,
        subject=subject,
        expected_version=None,
        values={"state": ThingState(state)},
        verb="set_state",
        reason=reason,
    )


def lend(
    session: Session,
    *,
    subject_kind: ThingKind | str,
    subject: str,
    technician: str | None = None,
    crew: str | None = None,
    ticket: str | None = None,
    due_back_at: datetime | None = None,
    override_reason: str | None = None,
) -> int:
    """Hand out a vehicle or instrument (领用).

    Refuses thing.not_in_store, thing.reserved, and thing.overdue unless a supervisor
    gives a reason, which is kept with the loan.
    """
    kind = ThingKind(subject_kind)
    row = find(session, kind, subject)
    if row.state is not ThingState.IN_STORE:
        raise RefusedError("thing.not_in_store", number=subject, state=row.state)
    given = {"technician": technician, "crew": crew, "ticket": ticket, "due_back_at": due_back_at}
    values = checked(session, Loan, given)
    _not_promised(session, kind, row.id, subject=subject, ticket_id=values["ticket_id"])
    overridden = _overridden(session, kind, row, subject=subject, reason=override_reason)
    action = action_of(session)
    loan = Loan(
        **values,
        subject_kind=kind,
        subject_id=row.id,
        lent_at=action.at,
        overridden_by=action.actor if overridden else "",
    )
    row.state = ThingState.LENT
    facts = {**values, "thing": kind, "override_reason": override_reason if overridden else None}
    return add(session, loan, noun="loan", subject=subject, facts=facts)


def give_back(
    session: Session,
    *,
    subject_kind: ThingKind | str,
    subject: str,
    condition: str = "",
    odometer_km: int | None = None,
) -> int:
    """Take a thing back (归还), with its state and, for a vehicle, its odometer."""
    kind = ThingKind(subject_kind)
    row = find(session, kind, subject)
    out = (
        Loan.subject_kind == kind,
        Loan.subject_id == row.id,
        Loan.returned_at.is_(None),
    )
    loan = session.scalar(select(Loan).where(*out))
    if loan is None:
        raise RefusedError("thing.not_lent", number=subject)
    if odometer_km is not None and isinstance(row, Vehicle):
        if odometer_km < row.odometer_km:
            raise RefusedError("vehicle.odometer_back", plate=subject, now=row.odometer_km)
        row.odometer_km = odometer_km
    row.state = ThingState.IN_STORE
    values = checked(session, Loan, {"condition": condition})
    edit(
        session,
        loan,
        noun="loan",
        subject=subject,
        expected_version=None,
        values=values | {"returned_at": action_of(session).at},
        verb="give_back",
    )
    return loan.id


def retire(session: Session, *, subject_kind: ThingKind | str, subject: str, reason: str) -> None:
    """Put a thing's record away; nothing is deleted."""
    kind = ThingKind(subject_kind)
    row = find(session, kind, subject)
    row.archived_at = action_of(session).now
    session.flush()
    record(
        session,
        verb="archive",
        subject_kind=kind,
        subject_id=row.id,
        subject=subject,
        facts={"reason": reason},
    )


def _edit(
    session: Session,
    noun: str,
    key: str,
    *,
    expected_version: int | None,
    changes: dict[str, object],
) -> int:
    row = find(session, noun, key)
    if "state" in changes:
        raise RefusedError("record.unknown_field", field="state", record=noun)
    return edit(
        session,
        row,
        noun=noun,
        subject=key,
        expected_version=expected_version,
        values=checked(session, type(row), changes),
    )


def _not_promised(
    session: Session, kind: ThingKind, thing_id: int, *, subject: str, ticket_id: int | None
) -> None:
    """A thing bound to an order may only go out for that order's ticket."""
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


def _overridden(
    session: Session,
    kind: ThingKind,
    row: Vehicle | Instrument,
    *,
    subject: str,
    reason: str | None,
) -> bool:
    """Say whether lending goes against a passed due day; refuse it without a supervisor."""
    action = action_of(session)
    today = local_day(action.at)
    passed = session.scalar(
        select(Due.due_on)
        .where(
            Due.subject_kind == kind,
            Due.subject_id == row.id,
            Due.done_at.is_(None),
            Due.due_on < today,
        )
        .order_by(Due.due_on)
        .limit(1)
    )
    if isinstance(row, Instrument) and row.valid_until_on is not None:
        passed = passed or (row.valid_until_on if row.valid_until_on < today else None)
    if passed is None:
        return False
    if action.role is not Role.SUPERVISOR or not (reason or "").strip():
        raise RefusedError("thing.overdue", number=subject, on=passed)
    return True
