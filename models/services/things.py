"""Keeping vehicles and instruments: registers, due days, loans."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import (
    Crew,
    Due,
    Instrument,
    Loan,
    Technician,
    Vehicle,
)
from models.errors import ConflictError, RefusedError
from models.rules.stock import parts_of
from models.rules.terms import DueKind, InstrumentKind, ThingKind, ThingState
from models.services.custody import not_promised, overridden, well_lent
from models.services.driving import drive_on
from models.services.dues import open_due, standing_due, subject_of
from models.services.journal import action_of, record
from models.services.numbering import next_number
from models.services.records import (
    Fresh,
    add,
    checked,
    edit,
    find,
    find_id,
    keep,
    refuse_taken,
)

SLIPS = {ThingKind.VEHICLE: "PC", ThingKind.INSTRUMENT: "YB"}


def add_vehicle(session: Session, *, plate: str, **fields: object) -> int:
    """Enter a vehicle (车辆)."""
    values = _named(checked(session, Vehicle, {"plate": plate, **fields}))
    refuse_taken(session, "vehicle", values["plate"])
    return keep(session, Fresh(Vehicle, "vehicle", values["plate"], values, values))


def add_instrument(
    session: Session, *, number: str, kind: InstrumentKind | str, name: str, **fields: object
) -> int:
    """Enter an instrument (仪表)."""
    given = {"number": number, "kind": kind, "name": name, **fields}
    values = _named(checked(session, Instrument, given))
    refuse_taken(session, "instrument", values["number"])
    return keep(session, Fresh(Instrument, "instrument", values["number"], values, values))


def edit_vehicle(
    session: Session, plate: str, /, *, expected_version: int | None = None, **changes: object
) -> int:
    """Change a vehicle's facts, its plate too."""
    return _edit(session, "vehicle", plate, expected_version=expected_version, changes=changes)


def edit_instrument(
    session: Session, number: str, /, *, expected_version: int | None = None, **changes: object
) -> int:
    """Change an instrument's facts."""
    return _edit(session, "instrument", number, expected_version=expected_version, changes=changes)


def set_due(
    session: Session,
    *,
    subject_kind: ThingKind | str,
    subject: str,
    kind: DueKind | str,
    due_on: date,
    title: str = "",
    **more: object,
) -> int:
    """Note the day, or the mileage, something falls due; an open one of that kind is moved.

    ``title`` tells several of a kind apart. ``more`` are ``due_km``, ``note`` and how it comes
    again: ``every_months``, ``every_km``.
    """
    subject_id = find_id(session, str(subject_kind), subject)
    values = _due(session, {"kind": kind, "due_on": due_on, "title": title, **more})
    standing = standing_due(
        session, ThingKind(subject_kind), subject_id, due=values["kind"], title=values["title"]
    )
    if standing is None:
        return _keep_due(session, (str(subject_kind), subject_id), subject, values=values)
    edit(session, standing, noun="due", subject=subject, expected_version=None, values=values)
    return standing.id


def first_due(session: Session, *, vehicle: str, kind: DueKind | str, due_on: date) -> int:
    """Note the first due day of a kind, for a vehicle that is just entered."""
    vehicle_id = find_id(session, "vehicle", vehicle)
    values = _due(session, {"kind": kind, "due_on": due_on, "title": ""})
    return _keep_due(session, (ThingKind.VEHICLE.value, vehicle_id), vehicle, values=values)


def _due(session: Session, given: Mapping[str, object]) -> dict[str, Any]:
    values = checked(session, Due, given)
    if values["kind"] is DueKind.OTHER and not values["title"]:
        raise RefusedError("record.empty", field="title")
    for name in ("every_months", "every_km"):
        if values.get(name) is not None and values[name] < 1:
            raise RefusedError("record.bad_value", field=name, value=str(values[name]))
    return values


def _keep_due(
    session: Session, thing: tuple[str, int], subject: str, *, values: Mapping[str, Any]
) -> int:
    kind, thing_id = thing
    row = {**values, "subject_kind": kind, "subject_id": thing_id}
    return keep(session, Fresh(Due, "due", subject, row, values))


def finish_due(
    session: Session,
    due: int,
    *,
    next_on: date | None = None,
    next_km: int | None = None,
    note: str = "",
) -> int | None:
    """Note that a due thing was done, and the next day or mileage if there is one.

    What comes again does so by its own interval in kilometres where none is named.
    """
    row = open_due(session, due)
    subject = subject_of(session, row)
    values: dict[str, object] = {"done_at": action_of(session).at}
    values |= checked(session, Due, {"note": note}) if note else {}
    edit(
        session,
        row,
        noun="due",
        subject=subject,
        expected_version=None,
        values=values,
        verb="finish",
    )
    if next_on is None:
        return None
    if next_km is None and row.every_km is not None:
        next_km = session.get_one(Vehicle, row.subject_id).odometer_km + row.every_km
    told = {"kind": row.kind, "due_on": next_on, "due_km": next_km, "title": row.title}
    told |= {"every_months": row.every_months, "every_km": row.every_km}
    given = checked(session, Due, told)
    again = Due(**given, subject_kind=row.subject_kind, subject_id=row.subject_id)
    return add(session, again, noun="due", subject=subject, facts=given)


def set_thing_state(
    session: Session,
    *,
    subject_kind: ThingKind | str,
    subject: str,
    state: ThingState | str,
    reason: str = "",
) -> int:
    """Send a thing to calibration or repair, stop or scrap it, or take it back in store.

    Everything but going back in store wants its reason.
    """
    kind = ThingKind(subject_kind)
    row = find(session, kind, subject)
    if ThingState(state) is not ThingState.IN_STORE and not reason.strip():
        raise RefusedError("record.empty", field="reason")
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
    accessories: Sequence[str] | None = None,
    override_reason: str | None = None,
) -> int:
    """Hand out a vehicle or instrument (领用) to a person or a crew.

    All its accessories go along unless these are named. Refuses thing.not_in_store,
    thing.reserved, and what is overdue or was never calibrated unless a supervisor gives a
    reason, which is kept with the loan.
    """
    kind = ThingKind(subject_kind)
    row = find(session, kind, subject)
    if row.state is not ThingState.IN_STORE:
        raise RefusedError("thing.not_in_store", number=subject, state=row.state)
    given: dict[str, object] = {"technician": technician, "crew": crew, "ticket": ticket}
    along = parts_of(row.accessories) if accessories is None else list(accessories)
    values = checked(session, Loan, given | {"due_back_at": due_back_at, "accessories": along})
    well_lent(session, subject, values)
    not_promised(session, kind, row.id, subject=subject, ticket_id=values["ticket_id"])
    against = overridden(session, kind, row, subject=subject, reason=override_reason)
    action = action_of(session)
    loan = Loan(
        **values,
        subject_kind=kind,
        subject_id=row.id,
        lent_at=action.at,
        number=next_number(session, SLIPS[kind], action.at),
        overridden_by=action.actor if against else "",
    )
    row.state = ThingState.LENT
    facts = {**values, "thing": kind, "override_reason": override_reason if against else None}
    return add(session, loan, noun="loan", subject=subject, facts=facts)


def give_back(
    session: Session,
    *,
    subject_kind: ThingKind | str,
    subject: str,
    condition: str = "",
    odometer_km: int | None = None,
    damaged: bool = False,
    missing: Sequence[str] = (),
) -> int:
    """Take a thing back (归还), with its state and, for a vehicle, its odometer.

    What comes back damaged goes to repair, and the damage has to be said; ``missing`` are the
    accessories that did not come back with it.
    """
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
    if damaged and not condition.strip():
        raise RefusedError("record.empty", field="condition")
    if odometer_km is not None and isinstance(row, Vehicle):
        drive_on(session, row, odometer_km, field="odometer_km")
    row.state = ThingState.REPAIRING if damaged else ThingState.IN_STORE
    lacking = [one for one in missing if one in loan.accessories]
    values = checked(session, Loan, {"condition": condition, "missing": lacking})
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
    values = _named(checked(session, type(row), changes))
    name = {"vehicle": "plate", "instrument": "number"}[noun]
    if values.get("odometer_km", 0) < getattr(row, "odometer_km", 0) and "odometer_km" in values:
        raise RefusedError(
            "vehicle.odometer_back", plate=row.plate, now=row.odometer_km, field="odometer_km"
        )
    if values.get(name, key) != key:
        refuse_taken(session, noun, values[name])
    try:
        return edit(
            session,
            row,
            noun=noun,
            subject=key,
            expected_version=expected_version,
            values=values,
        )
    except ConflictError as error:
        raise _spoken(session, error) from error


def _named(values: dict[str, Any]) -> dict[str, Any]:
    """See that plate, number and name are not blank: nobody could say which thing is meant."""
    for name in ("plate", "number", "name"):
        if name in values and not values[name]:
            raise RefusedError("record.empty", field=name)
    return values


def _spoken(session: Session, error: ConflictError) -> ConflictError:
    """Say who keeper and crew are in a conflict, where the records have row ids."""
    models: dict[str, Any] = {"keeper_id": Technician, "crew_id": Crew}

    def named(side: Mapping[str, object]) -> dict[str, object]:
        told = dict(side)
        for column in told.keys() & models.keys():
            row = session.get(models[column], told[column] or 0)
            told[column] = row.name if row is not None else None
        return told

    return ConflictError(
        error.subject,
        before=named(error.before),
        mine=named(error.mine),
        theirs=named(error.theirs),
    )
