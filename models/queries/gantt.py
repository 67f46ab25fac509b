"""Who does what when: the crews' rows, their shifts and leave, and the bars of their orders."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, and_, or_, select
from sqlalchemy.orm import Session, aliased

from models.domain import Crew, Event, Leave, Shift, Technician, Ticket, Vehicle, WorkOrder
from models.domain.edition import norms_on
from models.domain.judging import judged, standard_minutes
from models.domain.ledger import TICKET
from models.domain.placing import LIVE_ORDERS, load_minutes, shifts_of
from models.queries.board_lists import TICKET_COLUMNS, limit_marks
from models.queries.board_rows import (
    Away,
    GanttBar,
    GanttCrew,
    GanttMember,
    GanttPicture,
    ShiftSpan,
)
from models.rules.facts_open import Party
from models.rules.norms import Norms
from models.rules.placement import Reason
from models.rules.states import TicketState, Verb
from models.rules.terms import LeaveState, Locality, OrderState, ShiftKind, TicketKind
from models.rules.zone import SHANGHAI, local_day

_LEADER = aliased(Technician)
_SHOWN = (*LIVE_ORDERS, OrderState.FINISHED)
_THERE = frozenset({TicketState.ON_SITE, TicketState.WORKING, TicketState.RESTORED})
_GONE = _THERE | {TicketState.EN_ROUTE}
_BARS: Any = (
    select(
        *TICKET_COLUMNS,
        WorkOrder.number.label("order"),
        WorkOrder.state.label("order_state"),
        WorkOrder.lead,
        WorkOrder.planned_at,
        WorkOrder.planned_minutes,
        WorkOrder.issued_at,
        WorkOrder.finished_at,
        Crew.code.label("crew_code"),
        Vehicle.plate,
        _LEADER.number.label("leader"),
    )
    .join(Ticket, Ticket.id == WorkOrder.ticket_id)
    .join(Crew, Crew.id == WorkOrder.crew_id)
    .outerjoin(Vehicle, Vehicle.id == WorkOrder.vehicle_id)
    .outerjoin(_LEADER, _LEADER.id == WorkOrder.leader_id)
    .order_by(WorkOrder.planned_at, WorkOrder.id)
)


def gantt(session: Session, first_on: date, last_on: date, *, now: datetime) -> GanttPicture:
    """Return crews and bars between two days: every live order, and what ended in between."""
    starts, ends = _midnight(first_on), _midnight(last_on + timedelta(days=1))
    norms = norms_on(session, local_day(now))
    statement = _BARS.where(
        or_(
            and_(WorkOrder.state.in_(LIVE_ORDERS), Ticket.closed_at.is_(None)),
            and_(
                WorkOrder.state == OrderState.FINISHED,
                WorkOrder.finished_at >= starts,
                WorkOrder.issued_at < ends,
            ),
        )
    )
    rows = session.execute(statement).all()
    told = _happened(session, [row.id for row in rows if row.state in _GONE])
    return GanttPicture(
        first_on=first_on,
        last_on=last_on,
        crews=_crews(session, first_on, last_on, now=now, norms=norms),
        bars=tuple(_bar(row, told, norms) for row in rows),
        standard={
            (kind, place): standard_minutes(norms, kind, place)
            for kind in TicketKind
            for place in Locality
        },
    )


def bar_reasons(session: Session, numbers: Collection[str]) -> Mapping[str, tuple[Reason, ...]]:
    """Return what speaks against orders as they are planned now, judged as a dispatch is."""
    statement = (
        select(WorkOrder, Ticket, Crew.code, _LEADER.number, Vehicle.plate)
        .join(Ticket, Ticket.id == WorkOrder.ticket_id)
        .join(Crew, Crew.id == WorkOrder.crew_id)
        .outerjoin(_LEADER, _LEADER.id == WorkOrder.leader_id)
        .outerjoin(Vehicle, Vehicle.id == WorkOrder.vehicle_id)
        .where(WorkOrder.number.in_(numbers))
    )
    found = {}
    for order, ticket, crew, leader, plate in session.execute(statement):
        minutes = order.planned_minutes
        party = Party(crew=crew, leader=leader, vehicle=plate, planned_minutes=minutes)
        planned = order.planned_at or order.issued_at
        placement = judged(session, ticket, party, planned_at=planned, order_id=order.id)
        found[order.number] = placement.reasons
    return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=SHANGHAI).astimezone(UTC)


def _happened(session: Session, tickets: Sequence[int]) -> dict[tuple[int, str], datetime]:
    """Return when crews that are gone set out and arrived, the latest time each."""
    statement = (
        select(Event.subject_id, Event.verb, Event.happened_at)
        .where(
            Event.subject_kind == TICKET,
            Event.subject_id.in_(tickets),
            Event.verb.in_((Verb.DEPART, Verb.ARRIVE)),
        )
        .order_by(Event.sequence)
    )
    rows = session.execute(statement) if tickets else ()
    return {(ticket or 0, verb): at for ticket, verb, at in rows}


def _bar(row: Row[Any], told: Mapping[tuple[int, str], datetime], norms: Norms) -> GanttBar:
    travel = norms.office.travel.limit[row.locality] // timedelta(minutes=1)
    gone, there = row.lead and row.state in _GONE, row.lead and row.state in _THERE
    return GanttBar(
        order=row.order,
        number=row.number,
        ticket_id=row.id,
        version=row.version,
        crew_code=row.crew_code,
        lead=row.lead,
        starts_at=row.planned_at or row.issued_at,
        minutes=row.planned_minutes or standard_minutes(norms, row.kind, row.locality),
        travel_minutes=travel,
        order_state=row.order_state,
        state=row.state,
        kind=row.kind,
        grade=row.grade,
        customer_name=row.customer_name,
        town=row.town,
        symptom=row.symptom.split("\n", 1)[0],
        vehicle=row.plate or "",
        leader=row.leader or "",
        planned=row.planned_at is not None,
        limits=limit_marks(row, sent_before=True),
        departed_at=told.get((row.id, Verb.DEPART)) if gone else None,
        arrived_at=told.get((row.id, Verb.ARRIVE)) if there else None,
        finished_at=row.finished_at,
    )


def _crews(
    session: Session, first_on: date, last_on: date, *, now: datetime, norms: Norms
) -> tuple[GanttCrew, ...]:
    crews = session.execute(
        select(Crew.id, Crew.code, Crew.name, Crew.zone, Crew.base_town, Vehicle.plate)
        .outerjoin(Vehicle, Vehicle.id == Crew.default_vehicle_id)
        .where(Crew.archived_at.is_(None))
        .order_by(Crew.code)
    ).all()
    ids = [row.id for row in crews]
    members, away = _members(session), _away(session, first_on, last_on)
    shifts = _shifts(session, first_on, last_on)
    standing = shifts_of(session, ids, at=now)
    loads = load_minutes(
        session, ids, minutes=lambda kind, place: standard_minutes(norms, kind, place)
    )
    found = []
    for row in crews:
        people = members.get(row.id, [])
        mine = {one.number for one in people}
        shift = standing[row.id]
        found.append(
            GanttCrew(
                code=row.code,
                name=row.name,
                zone=row.zone,
                base_town=row.base_town,
                vehicle=row.plate or "",
                members=tuple(people),
                shifts=tuple(shifts.get(row.id, ())),
                away=tuple(one for one in away if one.technician in mine),
                on_duty=shift.on_duty if shift.known else None,
                load_minutes=loads.get(row.id, 0),
                duty_minutes=shift.minutes,
            )
        )
    return tuple(found)


def _members(session: Session) -> dict[int, list[GanttMember]]:
    statement = (
        select(Technician.crew_id, Technician.number, Technician.name, Technician.role)
        .where(Technician.active, Technician.archived_at.is_(None))
        .order_by(Technician.role != "leader", Technician.number)
    )
    found: dict[int, list[GanttMember]] = defaultdict(list)
    for crew, number, name, role in session.execute(statement):
        if crew is not None:
            found[crew].append(GanttMember(number, name, role))
    return found


def _away(session: Session, first_on: date, last_on: date) -> list[Away]:
    statement = (
        select(Technician.number, Leave.starts_on, Leave.ends_on)
        .join(Technician, Technician.id == Leave.technician_id)
        .where(
            Leave.state == LeaveState.APPROVED,
            Leave.starts_on <= last_on,
            Leave.ends_on >= first_on,
        )
    )
    return [Away(*row) for row in session.execute(statement)]


def _shifts(session: Session, first_on: date, last_on: date) -> dict[int, list[ShiftSpan]]:
    statement = (
        select(Shift.crew_id, Shift.kind, Shift.starts_at, Shift.ends_at, Technician.number)
        .outerjoin(Technician, Technician.id == Shift.technician_id)
        .where(
            Shift.day_on.between(first_on - timedelta(days=1), last_on),
            Shift.kind != ShiftKind.REST,
        )
        .order_by(Shift.starts_at)
    )
    found: dict[int, list[ShiftSpan]] = defaultdict(list)
    for crew, kind, starts, ends, person in session.execute(statement):
        if starts is not None and ends is not None:
            found[crew].append(ShiftSpan(kind, starts, ends, person or ""))
    return found
