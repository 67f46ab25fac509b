"""Who can go, in what, with which instruments: the choices a dispatcher sees."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain import Crew, Instrument, Ticket, Vehicle, WorkOrder
from models.domain.edition import norms_on
from models.domain.judging import crews_for, job_of, judged, replaced_by
from models.domain.placing import (
    LIVE_ORDERS,
    CrewShift,
    instrument_facts,
    shifts_of,
    vehicle_facts,
)
from models.errors import RefusedError
from models.rules.facts_open import Party
from models.rules.norms import Norms
from models.rules.placement import (
    CrewFacts,
    InstrumentFacts,
    Job,
    Placement,
    Reason,
    VehicleFacts,
    Weight,
    judge_crew,
    judge_instrument,
    judge_vehicle,
)
from models.rules.states import Verb
from models.rules.terms import (
    CertificateKind,
    InstrumentKind,
    ShiftKind,
    ThingState,
    TicketKind,
)
from models.rules.zone import local_day


@dataclass(frozen=True, slots=True)
class CrewRow:
    """A crew as a choice; ``reasons`` say what speaks against it for the job asked about."""

    code: str
    name: str
    base_town: str
    zone: str
    skills: tuple[str, ...]
    segments: tuple[str, ...]
    members: tuple[str, ...]
    shift: ShiftKind | None
    on_duty: bool
    on_leave: tuple[str, ...]
    open_tickets: int
    load_minutes: int
    duty_minutes: int
    certificates: tuple[CertificateKind, ...]
    default_vehicle: str | None
    reasons: tuple[Reason, ...]
    blocked: bool

    @property
    def load_percent(self) -> int | None:
        """Planned minutes as a share of the minutes on duty; none without a shift."""
        return round(100 * self.load_minutes / self.duty_minutes) if self.duty_minutes else None


@dataclass(frozen=True, slots=True)
class VehicleRow:
    """A vehicle as a choice; free means neither lent nor reserved nor out of use."""

    plate: str
    kind: str
    seats: int | None
    crew_code: str | None
    state: ThingState
    free: bool
    due_on: date | None
    due_kind: str | None
    reserved_by: str | None
    reasons: tuple[Reason, ...]
    blocked: bool


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """An instrument as a choice, with how long its calibration still holds."""

    number: str
    name: str
    kind: InstrumentKind
    model: str
    state: ThingState
    free: bool
    valid_until_on: date | None
    reserved_by: str | None
    reasons: tuple[Reason, ...]
    blocked: bool


@dataclass(frozen=True, slots=True)
class Dispatchable:
    """All choices for one ticket, best first, blocked ones last with their reason."""

    crews: tuple[CrewRow, ...]
    vehicles: tuple[VehicleRow, ...]
    instruments: tuple[InstrumentRow, ...]


def dispatchable(
    session: Session,
    number: str,
    *,
    now: datetime,
    planned_at: datetime | None = None,
    crew: str | None = None,
    verb: Verb = Verb.DISPATCH,
) -> Dispatchable:
    """Return every crew, vehicle and instrument for a ticket with what speaks against it.

    Judged as the dispatch itself will judge; what is free comes first. What ``crew``
    holds for another order of its own is free for it.
    """
    ticket = session.scalar(select(Ticket).where(Ticket.number == number))
    if ticket is None:
        raise RefusedError("ticket.unknown", number=number)
    job = job_of(
        session,
        ticket,
        planned_at=planned_at or now,
        order_id=replaced_by(session, ticket, verb),
        lead=verb is not Verb.REINFORCE,
    )
    crew_id = None if crew is None else session.scalar(select(Crew.id).where(Crew.code == crew))
    norms = norms_on(session, local_day(job.starts_at))
    return Dispatchable(
        crews=_crews(session, job, norms),
        vehicles=_vehicles(session, job, norms, crew_id=crew_id),
        instruments=_instruments(session, job, norms, crew_id=crew_id),
    )


def crew_rows(session: Session, *, now: datetime) -> tuple[CrewRow, ...]:
    """Return the crews as they stand now, judged for no job in particular."""
    norms = norms_on(session, local_day(now))
    return _crews(session, Job(TicketKind.FAULT, now, now), norms)


def placement_shown(
    session: Session,
    number: str,
    party: Party,
    *,
    planned_at: datetime,
    verb: Verb = Verb.DISPATCH,
) -> Placement:
    """Return the reasons a choice would meet if it were ordered as it stands."""
    ticket = session.scalar(select(Ticket).where(Ticket.number == number))
    if ticket is None:
        raise RefusedError("ticket.unknown", number=number)
    return judged(
        session,
        ticket,
        party,
        planned_at=planned_at,
        order_id=replaced_by(session, ticket, verb),
        lead=verb is not Verb.REINFORCE,
    )


def _crews(session: Session, job: Job, norms: Norms) -> tuple[CrewRow, ...]:
    facts = crews_for(session, job, norms)
    statement = select(Crew).where(Crew.archived_at.is_(None)).order_by(Crew.code)
    crews = session.scalars(statement).all()
    shifts = shifts_of(session, [crew.id for crew in crews], at=job.starts_at)
    open_tickets = _open_tickets(session)
    plates = {row.id: row.plate for row in session.execute(select(Vehicle.id, Vehicle.plate))}
    rows = [
        _crew_row(
            crew,
            facts[crew.code],
            shift=shifts.get(crew.id, CrewShift()),
            reasons=judge_crew(job, facts[crew.code], norms),
            open_tickets=open_tickets.get(crew.id, 0),
            plate=plates.get(crew.default_vehicle_id or 0),
        )
        for crew in crews
    ]
    return tuple(sorted(rows, key=lambda row: (*_weight(row.reasons), row.load_minutes, row.code)))


def _open_tickets(session: Session) -> dict[int, int]:
    statement = (
        select(WorkOrder.crew_id, func.count(WorkOrder.ticket_id.distinct()))
        .where(WorkOrder.state.in_(LIVE_ORDERS))
        .group_by(WorkOrder.crew_id)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def _crew_row(
    crew: Crew,
    facts: CrewFacts,
    *,
    shift: CrewShift,
    reasons: Sequence[Reason],
    open_tickets: int,
    plate: str | None,
) -> CrewRow:
    held = {kind for one in facts.present for kind in one.certificates}
    return CrewRow(
        code=crew.code,
        name=crew.name,
        base_town=crew.base_town,
        zone=crew.zone,
        skills=tuple(crew.skills),
        segments=tuple(crew.segments),
        members=tuple(f"{one.number} {one.name}" for one in facts.members),
        shift=shift.kind,
        on_duty=shift.on_duty,
        on_leave=tuple(one.name for one in facts.members if one.on_leave),
        open_tickets=open_tickets,
        load_minutes=facts.load_minutes,
        duty_minutes=facts.duty_minutes,
        certificates=tuple(sorted(held)),
        default_vehicle=plate,
        reasons=tuple(reasons),
        blocked=_blocked(reasons),
    )


def _vehicles(
    session: Session, job: Job, norms: Norms, *, crew_id: int | None
) -> tuple[VehicleRow, ...]:
    facts = vehicle_facts(session, crew_id=crew_id, order_id=job.order_id)
    statement = (
        select(Vehicle, Crew.code)
        .outerjoin(Crew, Crew.id == Vehicle.crew_id)
        .where(Vehicle.archived_at.is_(None))
    )
    rows = [
        _vehicle_row(
            vehicle,
            facts[vehicle.plate],
            crew=code,
            reasons=judge_vehicle(job, facts[vehicle.plate], norms),
        )
        for vehicle, code in session.execute(statement)
    ]
    return tuple(sorted(rows, key=lambda row: (*_weight(row.reasons), row.plate)))


def _vehicle_row(
    vehicle: Vehicle, facts: VehicleFacts, *, crew: str | None, reasons: Sequence[Reason]
) -> VehicleRow:
    nearest = min(facts.dues, key=lambda due: due.due_on, default=None)
    return VehicleRow(
        plate=vehicle.plate,
        kind=vehicle.kind,
        seats=vehicle.seats,
        crew_code=crew,
        state=vehicle.state,
        free=vehicle.state is ThingState.IN_STORE and facts.reserved_by is None,
        due_on=None if nearest is None else nearest.due_on,
        due_kind=None if nearest is None else nearest.kind,
        reserved_by=facts.reserved_by,
        reasons=tuple(reasons),
        blocked=_blocked(reasons),
    )


def _instruments(
    session: Session, job: Job, norms: Norms, *, crew_id: int | None
) -> tuple[InstrumentRow, ...]:
    facts = instrument_facts(session, crew_id=crew_id, order_id=job.order_id)
    statement = select(Instrument).where(Instrument.archived_at.is_(None))
    rows = []
    for one in session.scalars(statement):
        known: InstrumentFacts = facts[one.number]
        reasons = judge_instrument(job, known, norms)
        rows.append(
            InstrumentRow(
                number=one.number,
                name=one.name,
                kind=one.kind,
                model=one.model,
                state=one.state,
                free=one.state is ThingState.IN_STORE and known.reserved_by is None,
                valid_until_on=one.valid_until_on,
                reserved_by=known.reserved_by,
                reasons=reasons,
                blocked=_blocked(reasons),
            )
        )
    return tuple(sorted(rows, key=lambda row: (*_weight(row.reasons), row.kind, row.number)))


def _blocked(reasons: Collection[Reason]) -> bool:
    return any(reason.weight is Weight.BLOCK for reason in reasons)


def _weight(reasons: Collection[Reason]) -> tuple[int, int, int]:
    """Order by what stops, then what needs a supervisor, then what is only worth saying."""
    weights = [reason.weight for reason in reasons]
    return (
        weights.count(Weight.BLOCK),
        weights.count(Weight.OVERRIDE),
        weights.count(Weight.WARN),
    )
