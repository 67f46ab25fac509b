"""Everything that falls due on vehicles, instruments and people, in one list (到期提醒)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Certificate, Crew, Customer, Due, Instrument, Technician, Vehicle
from models.domain.edition import norms_on
from models.rules.due import (
    NEVER_DONE,
    Nearness,
    Urgency,
    day_nearness,
    distance_nearness,
    months_later,
    nearest,
    next_on,
)
from models.rules.norms import Norms
from models.rules.placement import CALIBRATED
from models.rules.terms import CertificateKind, DueKind, ThingKind, ThingState

TECHNICIAN, CUSTOMER = "technician", "customer"
PAGE_DAYS = 42  # six weeks
_GONE = frozenset({ThingState.SCRAPPED, ThingState.STOPPED})
_URGENCIES = list(Urgency)
_CONTRACTS = select(
    Customer.number,
    Customer.name,
    Customer.short_name,
    Customer.contract_ends_on,
    Customer.account_manager,
    Customer.responsible_crew_id,
)


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing due: whose, what, when, how near.

    ``due_on`` is none where the first time never was; ``due_id`` is none where the day
    stands on the thing or the certificate itself. ``proposed_on`` is the next day if it
    is done today; ``detail`` says which certificate, ``title`` which of several intervals,
    ``by_km`` that kilometres are left.
    """

    subject_kind: str
    subject: str
    name: str
    kind: DueKind
    near: Nearness
    due_on: date | None
    due_km: int | None = None
    odometer_km: int | None = None
    crew_code: str = ""
    crew_name: str = ""
    state: ThingState | None = None
    detail: CertificateKind | None = None
    note: str = ""
    due_id: int | None = None
    certificate_id: int | None = None
    proposed_on: date | None = None
    proposed_km: int | None = None
    title: str = ""
    by_km: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What tells this item from every other."""
        return (self.subject_kind, self.subject, self.kind, self.due_id, self.certificate_id)


@dataclass(frozen=True, slots=True)
class _View:
    """What every reader of a list needs."""

    session: Session
    today: date
    norms: Norms
    crews: Mapping[int | None, tuple[str, str]]
    subject: str | None
    window: tuple[date, date] | None = None

    def only(self, statement: Any, name: Any) -> Any:
        """Narrow a statement to the one subject asked for, if one is."""
        return statement if self.subject is None else statement.where(name == self.subject)

    def crew(self, crew_id: int | None) -> dict[str, Any]:
        code, name = self.crews.get(crew_id, ("", ""))
        return {"crew_code": code, "crew_name": name}

    def near(self, on: date) -> Nearness:
        return day_nearness(on, today=self.today, norms=self.norms)


@dataclass(frozen=True, slots=True)
class DueBoard:
    """The due list and the lead times it is sorted by, in days, the longest first."""

    items: tuple[DueItem, ...]
    leads: tuple[int, ...]


def due_board(session: Session, *, today: date) -> DueBoard:
    """Return everything overdue or within the lead times, and what these are."""
    days = norms_on(session, today).equipment.reminders.days
    return DueBoard(due_items(session, today=today), tuple(sorted(days, reverse=True)))


def due_items(
    session: Session,
    *,
    today: date,
    quiet: bool = False,
    subject_kind: str | None = None,
    subject: str | None = None,
    window: tuple[date, date] | None = None,
) -> tuple[DueItem, ...]:
    """Return what is overdue or within the lead times, the most pressing first.

    ``quiet`` also returns what is further off; a ``window`` returns what falls due between
    two days, both included. Scrapped and stopped things fall due no more.
    """
    rows = session.execute(select(Crew.id, Crew.code, Crew.name)).all()
    crews: dict[int | None, tuple[str, str]] = {row.id: (row.code, row.name) for row in rows}
    view = _View(session, today, norms_on(session, today), crews, subject, window)
    found: list[DueItem] = []
    if subject_kind in (None, ThingKind.VEHICLE):
        found += [*_vehicles(view), *_leases(view)]
    if subject_kind in (None, ThingKind.INSTRUMENT):
        found += [*_instruments(view), *_calibrations(view)]
    if subject_kind in (None, TECHNICIAN):
        found += _certificates(view)
    if subject_kind in (None, CUSTOMER):
        found += _contracts(view)
    if window is not None:
        kept = [one for one in found if one.due_on and window[0] <= one.due_on <= window[1]]
    else:
        kept = [one for one in found if quiet or one.near.urgency is not Urgency.QUIET]
    return tuple(sorted(kept, key=_pressing))


def due_month(session: Session, *, first: date, today: date) -> tuple[DueItem, ...]:
    """Return what falls due in the six weeks a calendar page of a month shows."""
    begins = first - timedelta(days=first.weekday())
    return due_items(session, today=today, window=(begins, begins + timedelta(days=PAGE_DAYS - 1)))


def _pressing(item: DueItem) -> tuple[object, ...]:
    on = item.due_on or date.min
    return (_URGENCIES.index(item.near.urgency), on, item.subject_kind, item.subject, item.kind)


def _vehicles(view: _View) -> Iterator[DueItem]:
    """Due days and mileages entered on vehicles; whichever comes first tells."""
    statement = (
        select(Due, Vehicle)
        .join(Vehicle, Vehicle.id == Due.subject_id)
        .where(
            Due.subject_kind == ThingKind.VEHICLE,
            Due.done_at.is_(None),
            Vehicle.archived_at.is_(None),
            Vehicle.state.not_in(_GONE),
        )
    )
    for due, vehicle in view.session.execute(view.only(statement, Vehicle.plate)):
        near, by_km = _day_or_distance(view, due, vehicle.odometer_km)
        yield DueItem(
            subject_kind=ThingKind.VEHICLE,
            subject=vehicle.plate,
            name=vehicle.kind,
            kind=due.kind,
            near=near,
            by_km=by_km,
            due_on=due.due_on,
            due_km=due.due_km,
            odometer_km=vehicle.odometer_km,
            state=vehicle.state,
            note=due.note,
            due_id=due.id,
            title=due.title,
            proposed_on=_again(view, due) or next_on(due.kind, view.today, view.norms),
            proposed_km=None if due.every_km is None else vehicle.odometer_km + due.every_km,
            **view.crew(vehicle.crew_id),
        )


def _again(view: _View, due: Due) -> date | None:
    """Return the next day of what comes again at an interval of its own."""
    return None if due.every_months is None else months_later(view.today, due.every_months)


def _day_or_distance(view: _View, due: Due, odometer_km: int) -> tuple[Nearness, bool]:
    """Return the more pressing of day and mileage, and whether it is the mileage."""
    day = view.near(due.due_on)
    if due.due_km is None:
        return day, False
    distance = distance_nearness(due.due_km, odometer_km=odometer_km, norms=view.norms)
    pressing = nearest((day, distance))
    return (distance, True) if pressing is distance else (day, False)


def _leases(view: _View) -> Iterator[DueItem]:
    statement = select(Vehicle).where(
        Vehicle.lease_ends_on.is_not(None),
        Vehicle.archived_at.is_(None),
        Vehicle.state.not_in(_GONE),
    )
    months = view.norms.equipment.reminders.rented_vehicle_months
    for vehicle in view.session.scalars(view.only(statement, Vehicle.plate)):
        if vehicle.lease_ends_on is not None:
            yield DueItem(
                subject_kind=ThingKind.VEHICLE,
                subject=vehicle.plate,
                name=vehicle.kind,
                kind=DueKind.LEASE,
                near=view.near(vehicle.lease_ends_on),
                due_on=vehicle.lease_ends_on,
                state=vehicle.state,
                proposed_on=months_later(max(vehicle.lease_ends_on, view.today), months),
                **view.crew(vehicle.crew_id),
            )


def _instruments(view: _View) -> Iterator[DueItem]:
    """Function checks and whatever else was entered on instruments."""
    statement = (
        select(Due, Instrument)
        .join(Instrument, Instrument.id == Due.subject_id)
        .where(
            Due.subject_kind == ThingKind.INSTRUMENT,
            Due.done_at.is_(None),
            Instrument.archived_at.is_(None),
            Instrument.state.not_in(_GONE),
        )
    )
    for due, instrument in view.session.execute(view.only(statement, Instrument.number)):
        yield DueItem(
            subject_kind=ThingKind.INSTRUMENT,
            subject=instrument.number,
            name=instrument.name,
            kind=due.kind,
            near=view.near(due.due_on),
            due_on=due.due_on,
            state=instrument.state,
            note=due.note,
            title=due.title,
            due_id=due.id,
            proposed_on=_again(view, due) or _checked_until(view, instrument),
            **view.crew(instrument.crew_id),
        )


def _calibrations(view: _View) -> Iterator[DueItem]:
    """The end of each certificate; an instrument that needs one and has none is overdue."""
    statement = select(Instrument).where(
        Instrument.archived_at.is_(None), Instrument.state.not_in(_GONE)
    )
    for instrument in view.session.scalars(view.only(statement, Instrument.number)):
        until = instrument.valid_until_on
        if until is None and instrument.kind not in CALIBRATED:
            continue
        yield DueItem(
            subject_kind=ThingKind.INSTRUMENT,
            subject=instrument.number,
            name=instrument.name,
            kind=DueKind.CALIBRATION,
            near=NEVER_DONE if until is None else view.near(until),
            due_on=until,
            state=instrument.state,
            proposed_on=_checked_until(view, instrument),
            **view.crew(instrument.crew_id),
        )


def _checked_until(view: _View, instrument: Instrument) -> date:
    rule = view.norms.equipment.calibrations[instrument.kind]
    return months_later(view.today, rule.months)


def _certificates(view: _View) -> Iterator[DueItem]:
    """The review and the end of each paper of an active technician, both if both are near."""
    statement = (
        select(Certificate, Technician)
        .join(Technician, Technician.id == Certificate.technician_id)
        .where(Technician.active, Technician.archived_at.is_(None))
    )
    for paper, person in view.session.execute(view.only(statement, Technician.number)):
        rule = view.norms.equipment.certificates[paper.kind]
        for kind, on, years in (
            (DueKind.CERTIFICATE_REVIEW, paper.review_due_on, rule.review_years),
            (DueKind.CERTIFICATE_EXPIRY, paper.expires_on, rule.valid_years),
        ):
            if on is None:
                continue
            yield DueItem(
                subject_kind=TECHNICIAN,
                subject=person.number,
                name=person.name,
                kind=kind,
                near=view.near(on),
                due_on=on,
                detail=paper.kind,
                certificate_id=paper.id,
                proposed_on=months_later(view.today, years * 12) if years else None,
                **view.crew(person.crew_id),
            )


def _contracts(view: _View) -> Iterator[DueItem]:
    """The end of each customer's contract, as far ahead as anything is announced."""
    ahead = timedelta(days=max(view.norms.equipment.reminders.days, default=0))
    first, last = view.window or (date.min, view.today + ahead)
    statement = _CONTRACTS.where(
        Customer.contract_ends_on.between(first, last), Customer.archived_at.is_(None)
    )
    near = cache(view.near)  # many end on the last of a year
    for row in view.session.execute(view.only(statement, Customer.number)):
        yield DueItem(
            subject_kind=CUSTOMER,
            subject=row.number,
            name=row.short_name or row.name,
            kind=DueKind.CONTRACT,
            near=near(row.contract_ends_on),
            due_on=row.contract_ends_on,
            note=row.account_manager,
            **view.crew(row.responsible_crew_id),
        )
