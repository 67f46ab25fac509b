"""The registers of vehicles and instruments: lists, one thing with its past, and the quota."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import (
    Calibration,
    Crew,
    Instrument,
    Loan,
    Reservation,
    Technician,
    Ticket,
    Vehicle,
    WorkOrder,
)
from models.domain.edition import norms_on
from models.errors import RefusedError
from models.queries.driving import DrivingLog, driving_log
from models.queries.due_board import DueItem, due_items
from models.queries.thing_log import LogRow, reason_of, thing_log
from models.rules.due import months_later
from models.rules.pinyin import spell
from models.rules.placement import CALIBRATED
from models.rules.terms import DueKind, InstrumentKind, ThingKind, ThingState
from models.rules.zone import local_day

_MODELS: Mapping[ThingKind, Any] = {ThingKind.VEHICLE: Vehicle, ThingKind.INSTRUMENT: Instrument}
_KEYS = {ThingKind.VEHICLE: "plate", ThingKind.INSTRUMENT: "number"}


@dataclass(frozen=True, slots=True)
class ThingRow:
    """A vehicle or instrument in its register; ``nearest`` is its most pressing due day.

    ``number`` is the plate or the office's own number; ``found_by`` is what a search looks in.
    """

    subject_kind: ThingKind
    number: str
    name: str
    kind: InstrumentKind | None
    model: str
    serial: str
    state: ThingState
    crew_code: str
    crew_name: str
    keeper: str
    nearest: DueItem | None
    lent_to: str
    due_back_at: datetime | None
    is_late_back: bool
    reserved_by: str
    odometer_km: int | None
    found_by: str


@dataclass(frozen=True, slots=True)
class LoanRow:
    """One time a thing was out."""

    loan_id: int
    borrower: str
    ticket: str
    lent_at: datetime
    due_back_at: datetime | None
    returned_at: datetime | None
    condition: str
    overridden_by: str
    number: str = ""
    accessories: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CalibrationRow:
    """One certificate of an instrument."""

    calibration_id: int
    certificate_number: str
    body: str
    calibrated_on: date
    valid_until_on: date


@dataclass(frozen=True, slots=True)
class ThingCard:
    """One thing with all its past; ``fields`` are what an editor starts from.

    ``state_reason`` is what was said when it was last put out of use; ``valid_until_on``
    and ``proposed_until_on`` are for the next certificate.
    """

    row: ThingRow
    version: int
    fields: Mapping[str, object]
    state_reason: str
    dues: tuple[DueItem, ...]
    calibrations: tuple[CalibrationRow, ...]
    loans: tuple[LoanRow, ...]
    log: tuple[LogRow, ...]
    driving: DrivingLog | None
    needs_certificate: bool
    proposed_until_on: date | None


@dataclass(frozen=True, slots=True)
class Keepers:
    """Who can keep or borrow: crews as (code, name), people as (number, name, crew code)."""

    crews: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class _Out:
    """A loan that is not back."""

    borrower: str
    due_back_at: datetime | None


def thing_rows(
    session: Session, *, kind: ThingKind, now: datetime, number: str | None = None
) -> tuple[ThingRow, ...]:
    """Return a register, or one thing of it, by number; what was put away is left out."""
    model = _MODELS[kind]
    key = getattr(model, _KEYS[kind])
    statement = (
        select(model, Crew.code, Crew.name, Technician.name)
        .outerjoin(Crew, Crew.id == model.crew_id)
        .outerjoin(Technician, Technician.id == model.keeper_id)
        .where(model.archived_at.is_(None))
        .order_by(key)
    )
    if number is not None:
        statement = statement.where(key == number)
    nearest: dict[str, DueItem] = {}
    today = local_day(now)
    for item in due_items(session, today=today, quiet=True, subject_kind=kind, subject=number):
        nearest.setdefault(item.subject, item)
    out, held = _out(session, kind), _held(session, kind)
    return tuple(
        _row(kind, tuple(found), now=now, known=(nearest, out, held))
        for found in session.execute(statement)
    )


def thing_card(session: Session, number: str, *, kind: ThingKind, now: datetime) -> ThingCard:
    """Return one thing with its dues, certificates, loans and log.

    Raises ``RefusedError`` vehicle.unknown or instrument.unknown.
    """
    thing = session.scalar(
        select(_MODELS[kind]).where(getattr(_MODELS[kind], _KEYS[kind]) == number)
    )
    rows = thing_rows(session, kind=kind, now=now, number=number)
    if thing is None or not rows:
        code = "vehicle.unknown" if kind is ThingKind.VEHICLE else "instrument.unknown"
        raise RefusedError(code, number=number)
    today = local_day(now)
    log = thing_log(session, kind, thing.id)
    until = None
    if isinstance(thing, Instrument):
        rule = norms_on(session, today).equipment.calibrations[thing.kind]
        until = months_later(today, rule.months)
    return ThingCard(
        row=rows[0],
        version=thing.version,
        fields=_fields(session, thing),
        state_reason=reason_of(log, thing.state),
        dues=due_items(session, today=today, quiet=True, subject_kind=kind, subject=number),
        calibrations=_calibrations(session, thing),
        loans=_loans(session, kind, thing.id),
        log=log,
        driving=driving_log(session, number) if kind is ThingKind.VEHICLE else None,
        needs_certificate=isinstance(thing, Instrument) and thing.kind in CALIBRATED,
        proposed_until_on=until,
    )


def keepers(session: Session) -> Keepers:
    """Return the crews and people a thing can be with."""
    crews = select(Crew.code, Crew.name).where(Crew.archived_at.is_(None)).order_by(Crew.code)
    people = (
        select(Technician.number, Technician.name, Crew.code)
        .outerjoin(Crew, Crew.id == Technician.crew_id)
        .where(Technician.active, Technician.archived_at.is_(None))
        .order_by(Technician.number)
    )
    return Keepers(
        crews=tuple((code, name) for code, name in session.execute(crews)),
        people=tuple((no, name, crew or "") for no, name, crew in session.execute(people)),
    )


_Known = tuple[Mapping[str, DueItem], Mapping[int, _Out], Mapping[int, str]]


def _row(kind: ThingKind, found: Sequence[Any], *, now: datetime, known: _Known) -> ThingRow:
    thing, code, crew, keeper = found
    nearest, out, held = known
    number = getattr(thing, _KEYS[kind])
    is_vehicle = kind is ThingKind.VEHICLE
    name = thing.kind if is_vehicle else thing.name
    loan = out.get(thing.id)
    due_back = loan.due_back_at if loan else None
    serial = "" if is_vehicle else thing.serial
    model = thing.ownership if is_vehicle else thing.model
    words = (number, name, model, serial, code, crew, keeper, loan.borrower if loan else "")
    spelled = (*spell(name).initials, *spell(keeper or "", person=True).initials)
    text = " ".join(word for word in (*words, *spelled) if word)
    return ThingRow(
        subject_kind=kind,
        number=number,
        name=name,
        kind=None if is_vehicle else thing.kind,
        model=model,
        serial=serial,
        state=thing.state,
        crew_code=code or "",
        crew_name=crew or "",
        keeper=keeper or "",
        nearest=nearest.get(number),
        lent_to=loan.borrower if loan else "",
        due_back_at=due_back,
        is_late_back=due_back is not None and due_back < now,
        reserved_by=held.get(thing.id, ""),
        odometer_km=thing.odometer_km if is_vehicle else None,
        found_by=text.casefold(),
    )


def _out(session: Session, kind: ThingKind) -> dict[int, _Out]:
    statement = _loans_of(kind).where(Loan.returned_at.is_(None))
    return {
        loan.subject_id: _Out(_borrower(person, crew), loan.due_back_at)
        for loan, person, crew, _ticket in session.execute(statement)
    }


def _held(session: Session, kind: ThingKind) -> dict[int, str]:
    statement = (
        select(Reservation.subject_id, WorkOrder.number)
        .join(WorkOrder, WorkOrder.id == Reservation.work_order_id)
        .where(Reservation.subject_kind == kind, Reservation.released_at.is_(None))
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def _loans_of(kind: ThingKind) -> Any:
    return (
        select(Loan, Technician.name, Crew.name, Ticket.number)
        .outerjoin(Technician, Technician.id == Loan.technician_id)
        .outerjoin(Crew, Crew.id == Loan.crew_id)
        .outerjoin(Ticket, Ticket.id == Loan.ticket_id)
        .where(Loan.subject_kind == kind)
    )


def _borrower(person: str | None, crew: str | None) -> str:
    return " ".join(word for word in (person, crew) if word)


def _loans(session: Session, kind: ThingKind, thing_id: int) -> tuple[LoanRow, ...]:
    statement = _loans_of(kind).where(Loan.subject_id == thing_id).order_by(Loan.lent_at.desc())
    return tuple(
        LoanRow(
            loan_id=loan.id,
            borrower=_borrower(person, crew),
            ticket=ticket or "",
            lent_at=loan.lent_at,
            due_back_at=loan.due_back_at,
            returned_at=loan.returned_at,
            condition=loan.condition,
            overridden_by=loan.overridden_by,
            number=loan.number,
            accessories=tuple(loan.accessories),
            missing=tuple(loan.missing),
        )
        for loan, person, crew, ticket in session.execute(statement)
    )


def _calibrations(session: Session, thing: Any) -> tuple[CalibrationRow, ...]:
    if not isinstance(thing, Instrument):
        return ()
    statement = (
        select(Calibration)
        .where(Calibration.instrument_id == thing.id)
        .order_by(Calibration.calibrated_on.desc(), Calibration.id.desc())
    )
    return tuple(
        CalibrationRow(
            row.id, row.certificate_number, row.body, row.calibrated_on, row.valid_until_on
        )
        for row in session.scalars(statement)
    )


def _fields(session: Session, thing: Any) -> Mapping[str, object]:
    """Return an editor's fields: the columns people fill in, crew and keeper by their names."""
    names = VEHICLE_FIELDS if isinstance(thing, Vehicle) else INSTRUMENT_FIELDS
    crew = session.scalar(select(Crew.code).where(Crew.id == thing.crew_id))
    keeper = session.scalar(select(Technician.number).where(Technician.id == thing.keeper_id))
    spoken = {"crew": crew, "keeper": keeper}
    return {name: spoken[name] if name in spoken else getattr(thing, name) for name in names}


VEHICLE_FIELDS = (
    "plate",
    "kind",
    "seats",
    "ownership",
    "lease_ends_on",
    "crew",
    "keeper",
    "odometer_km",
    "fuel_card",
    "accessories",
)
INSTRUMENT_FIELDS = (
    "number",
    "kind",
    "name",
    "model",
    "maker",
    "serial",
    "crew",
    "keeper",
    "accessories",
)
DUES_OF: Mapping[ThingKind, tuple[DueKind, ...]] = {
    ThingKind.VEHICLE: (
        DueKind.ANNUAL_INSPECTION,
        DueKind.COMPULSORY_INSURANCE,
        DueKind.COMMERCIAL_INSURANCE,
        DueKind.SERVICE_KM,
        DueKind.OTHER,
    ),
    ThingKind.INSTRUMENT: (DueKind.FUNCTION_CHECK, DueKind.CALIBRATION, DueKind.OTHER),
}
