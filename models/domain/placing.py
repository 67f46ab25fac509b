"""The facts a placement is judged by, read in a fixed number of questions.

Shared by the service that dispatches and the query that shows the choices, so that both
judge the same facts (``models.rules.placement`` does the judging).
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.domain import crew_plans
from models.domain.crew_plans import Around, Minutes, around
from models.domain.crews import Avoidance, Certificate, Crew, Leave, Technician
from models.domain.rostering import read_roster, terms_between
from models.domain.things import Due, Instrument, Loan, Reservation, Vehicle
from models.domain.tickets import Ticket, WorkOrder
from models.rules.placement import (
    CALIBRATED,
    CrewFacts,
    DueFacts,
    InstrumentFacts,
    MemberFacts,
    Spot,
    VehicleFacts,
)
from models.rules.roster import capacity_of, moment_of, people_at
from models.rules.terms import (
    CertificateKind,
    LeaveState,
    ShiftKind,
    ThingKind,
)
from models.rules.zone import local_day

LIVE_ORDERS = crew_plans.LIVE_ORDERS


@dataclass(frozen=True, slots=True)
class CrewShift:
    """What the roster says of a crew at one moment, and the minutes of the day it stands in.

    ``people`` stand on its shift then, some of them perhaps lent to it.
    """

    known: bool = False
    on_duty: bool = False
    kind: ShiftKind | None = None
    minutes: int = 0
    people: frozenset[int] = frozenset()


@dataclass(slots=True)
class _People:
    """The people of the crews asked about, and what is noted of them."""

    rows: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))
    certificates: dict[int, dict[CertificateKind, date]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    away: set[int] = field(default_factory=set)
    avoids: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))


def crew_facts(
    session: Session,
    *,
    starts_at: datetime,
    ends_at: datetime,
    minutes: Minutes,
    codes: Collection[str] | None = None,
    customer_id: int | None = None,
    since: timedelta = timedelta(),
    order_id: int | None = None,
) -> dict[str, CrewFacts]:
    """Return crews by code as they stand for a job between two moments.

    ``since`` is how far back a visit to the customer still counts. An order judged anew
    (``order_id``) is no load beside itself.
    """
    statement = select(Crew).order_by(Crew.code)
    if codes is not None:
        statement = statement.where(Crew.code.in_(codes))
    crews = session.scalars(statement).all()
    ids = [crew.id for crew in crews]
    people = _people(session, ids, first=local_day(starts_at), last=local_day(ends_at))
    shifts = shifts_of(session, ids, at=starts_at)
    loads = load_minutes(session, ids, minutes=minutes, order_id=order_id)
    ahead = around(
        session,
        ids,
        at=starts_at,
        minutes=minutes,
        customer_id=customer_id,
        since=since,
        order_id=order_id,
    )
    return {
        crew.code: _crew(
            crew,
            people,
            shift=shifts.get(crew.id, CrewShift()),
            load=loads.get(crew.id, 0),
            ahead=ahead.get(crew.id, Around()),
        )
        for crew in crews
    }


def _crew(crew: Crew, people: _People, *, shift: CrewShift, load: int, ahead: Around) -> CrewFacts:
    rows = people.rows.get(crew.id, ())
    # Where nobody of its own stands on a shift the whole crew would be called in, and the
    # roster says that once, of the crew.
    told_apart = any(one.id in shift.people for one in rows)
    members = tuple(
        MemberFacts(
            number=one.number,
            name=one.name,
            certificates=people.certificates.get(one.id, {}),
            on_leave=one.id in people.away,
            off_shift=told_apart and one.id not in shift.people,
            drives=bool(one.driving_class),
            avoids=frozenset(people.avoids.get(one.id, ())),
        )
        for one in rows
    )
    return CrewFacts(
        code=crew.code,
        name=crew.name,
        members=members,
        skills=frozenset(crew.skills),
        segments=frozenset(crew.segments),
        retired=crew.archived_at is not None,
        on_duty=shift.on_duty if shift.known else None,
        load_minutes=load,
        duty_minutes=shift.minutes,
        night_ended_at=ahead.night_ended_at,
        shift_ends_at=ahead.shift_ends_at,
        planned=tuple(ahead.planned),
        base=Spot(crew.base_town, longitude=crew.longitude, latitude=crew.latitude),
        towns=frozenset(crew.towns),
        visits=ahead.visits,
    )


def _people(session: Session, crews: Sequence[int], *, first: date, last: date) -> _People:
    found = _People()
    statement = select(
        Technician.id,
        Technician.crew_id,
        Technician.number,
        Technician.name,
        Technician.driving_class,
    ).where(Technician.crew_id.in_(crews), Technician.active, Technician.archived_at.is_(None))
    for one in session.execute(statement.order_by(Technician.number)):
        if one.crew_id is not None:
            found.rows[one.crew_id].append(one)
    ids = [one.id for rows in found.rows.values() for one in rows]
    found.certificates.update(certificates_of(session, ids))
    away = select(Leave.technician_id).where(
        Leave.technician_id.in_(ids),
        Leave.state == LeaveState.APPROVED,
        Leave.starts_on <= last,
        Leave.ends_on >= first,
    )
    found.away.update(session.scalars(away))
    kept_away = select(Avoidance.technician_id, Avoidance.customer_id).where(
        Avoidance.technician_id.in_(ids), Avoidance.lifted_at.is_(None)
    )
    for technician, customer in session.execute(kept_away):
        found.avoids[technician].add(customer)
    return found


def certificates_of(
    session: Session, people: Collection[int]
) -> dict[int, dict[CertificateKind, date]]:
    """Return until when each person's papers are in date: to the review or the end, the sooner."""
    found: dict[int, dict[CertificateKind, date]] = defaultdict(dict)
    papers = select(
        Certificate.technician_id,
        Certificate.kind,
        Certificate.review_due_on,
        Certificate.expires_on,
    ).where(Certificate.technician_id.in_(people))
    for paper in session.execute(papers):
        days = [day for day in (paper.review_due_on, paper.expires_on) if day is not None]
        held = found[paper.technician_id]
        held[paper.kind] = max(held.get(paper.kind, date.min), min(days, default=date.max))
    return found


def shifts_of(session: Session, crews: Sequence[int], *, at: datetime) -> dict[int, CrewShift]:
    """Return what the roster says of a moment, by crew.

    The minutes are those of the day whose shift it falls in: at two in the morning the
    night crew still has last night's.
    """
    day = local_day(at)
    first = day - timedelta(days=1)
    roster = read_roster(session, first, day, crews=crews)
    terms = terms_between(session, first, day)
    days = {(row.crew_id, row.day_on): row for row in capacity_of(roster, first, day, terms=terms)}
    found = {}
    for crew in crews:
        now = moment_of(roster, crew, at=at, day=day)
        counted = days.get((crew, now.day_on))
        found[crew] = CrewShift(
            known=now.known,
            on_duty=now.on_duty,
            kind=now.kind,
            minutes=0 if counted is None else counted.minutes,
            people=people_at(roster, crew, at=at, day=day),
        )
    return found


def load_minutes(
    session: Session, crews: Sequence[int], *, minutes: Minutes, order_id: int | None = None
) -> dict[int, int]:
    """Return the planned or standard minutes of each crew's live orders, ``order_id`` left out."""
    statement = (
        select(WorkOrder.crew_id, Ticket.kind, Ticket.locality, WorkOrder.planned_minutes)
        .join(Ticket, Ticket.id == WorkOrder.ticket_id)
        .where(
            WorkOrder.crew_id.in_(crews),
            WorkOrder.state.in_(LIVE_ORDERS),
            Ticket.restored_at.is_(None),
            Ticket.closed_at.is_(None),
        )
    )
    if order_id is not None:
        statement = statement.where(WorkOrder.id != order_id)
    found: dict[int, int] = defaultdict(int)
    for crew, kind, locality, planned in session.execute(statement):
        found[crew] += minutes(kind, locality) if planned is None else planned
    return found


def vehicle_facts(
    session: Session,
    *,
    crew_id: int | None,
    plates: Collection[str] | None = None,
    order_id: int | None = None,
) -> dict[str, VehicleFacts]:
    """Return vehicles by plate as a crew would find them."""
    statement = select(Vehicle).where(Vehicle.archived_at.is_(None)).order_by(Vehicle.plate)
    if plates is not None:
        statement = statement.where(Vehicle.plate.in_(plates))
    rows = session.scalars(statement).all()
    ids = [row.id for row in rows]
    held = reserved_by_others(session, ThingKind.VEHICLE, ids, crew_id=crew_id, order_id=order_id)
    lent = lent_to(session, ThingKind.VEHICLE, ids, crew_id=crew_id)
    dues = _dues(session, ThingKind.VEHICLE, ids)
    return {
        row.plate: VehicleFacts(
            plate=row.plate,
            state=row.state,
            reserved_by=held.get(row.id),
            lent_here=row.id in lent,
            lease_ends_on=row.lease_ends_on,
            odometer_km=row.odometer_km,
            dues=tuple(dues.get(row.id, ())),
        )
        for row in rows
    }


def _dues(session: Session, kind: ThingKind, things: Sequence[int]) -> dict[int, list[DueFacts]]:
    """Return what is still due on things, the soonest first."""
    statement = select(Due).where(
        Due.subject_kind == kind, Due.subject_id.in_(things), Due.done_at.is_(None)
    )
    found: dict[int, list[DueFacts]] = defaultdict(list)
    for due in session.scalars(statement.order_by(Due.due_on)):
        found[due.subject_id].append(DueFacts(due.kind, due.due_on, due.due_km, due.title))
    return found


def instrument_facts(
    session: Session,
    *,
    crew_id: int | None,
    numbers: Collection[str] | None = None,
    order_id: int | None = None,
) -> dict[str, InstrumentFacts]:
    """Return instruments by number as a crew would find them."""
    statement = select(Instrument).where(Instrument.archived_at.is_(None))
    if numbers is not None:
        statement = statement.where(Instrument.number.in_(numbers))
    rows = session.scalars(statement.order_by(Instrument.number)).all()
    ids = [row.id for row in rows]
    held = reserved_by_others(
        session, ThingKind.INSTRUMENT, ids, crew_id=crew_id, order_id=order_id
    )
    lent = lent_to(session, ThingKind.INSTRUMENT, ids, crew_id=crew_id)
    dues = _dues(session, ThingKind.INSTRUMENT, ids)
    return {
        row.number: InstrumentFacts(
            number=row.number,
            kind=row.kind,
            state=row.state,
            reserved_by=held.get(row.id),
            lent_here=row.id in lent,
            valid_until_on=row.valid_until_on,
            needs_calibration=row.valid_until_on is not None or row.kind in CALIBRATED,
            dues=tuple(dues.get(row.id, ())),
        )
        for row in rows
    }


def reserved_by_others(
    session: Session,
    kind: ThingKind,
    things: Sequence[int],
    *,
    crew_id: int | None,
    order_id: int | None = None,
) -> dict[int, str]:
    """Return the order that holds each thing, leaving out the crew's own and ``order_id``."""
    statement = (
        select(Reservation.subject_id, WorkOrder.number)
        .join(WorkOrder, WorkOrder.id == Reservation.work_order_id)
        .where(
            Reservation.subject_kind == kind,
            Reservation.subject_id.in_(things),
            Reservation.released_at.is_(None),
        )
    )
    if crew_id is not None:
        statement = statement.where(WorkOrder.crew_id != crew_id)
    if order_id is not None:
        statement = statement.where(WorkOrder.id != order_id)
    return {row[0]: row[1] for row in session.execute(statement)}


def lent_to(
    session: Session, kind: ThingKind, things: Sequence[int], *, crew_id: int | None
) -> set[int]:
    """Return the things lent out to a crew or to one of its people."""
    if crew_id is None:
        return set()
    own = select(Technician.id).where(Technician.crew_id == crew_id)
    statement = select(Loan.subject_id).where(
        Loan.subject_kind == kind,
        Loan.subject_id.in_(things),
        Loan.returned_at.is_(None),
        or_(Loan.crew_id == crew_id, Loan.technician_id.in_(own)),
    )
    return set(session.scalars(statement))
