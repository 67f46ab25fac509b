"""Judging a party for a ticket: the one answer the dispatch, the form and the list share."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.crew_plans import LIVE_ORDERS
from models.domain.crews import Crew
from models.domain.customers import Customer, Site
from models.domain.edition import norms_on
from models.domain.placing import crew_facts, instrument_facts, vehicle_facts
from models.domain.tickets import Ticket, WorkOrder
from models.errors import RefusedError
from models.rules.facts_open import Party
from models.rules.norms import Norms
from models.rules.placement import (
    CrewFacts,
    InstrumentFacts,
    Job,
    PinFacts,
    PinKind,
    Placement,
    Spot,
    VehicleFacts,
    place,
)
from models.rules.states import Verb
from models.rules.terms import Locality, ServiceGrade, Severity, TicketKind
from models.rules.zone import local_day


def standard_minutes(norms: Norms, kind: TicketKind, locality: Locality) -> int:
    """Return how long a job of a kind takes with the way there (标准工时)."""
    work = norms.office.workload.kinds[kind]
    return (work + norms.office.travel.limit[locality]) // timedelta(minutes=1)


def job_of(
    session: Session,
    ticket: Ticket,
    *,
    planned_at: datetime,
    minutes: int | None = None,
    order_id: int | None = None,
    lead: bool = True,
) -> Job:
    """Return what a ticket asks of whoever goes: the time planned, or the standard of its kind.

    A crew that comes to help (``lead`` false) is not held by the pin of the leading order.
    """
    norms = norms_on(session, local_day(planned_at))
    needed = minutes or standard_minutes(norms, ticket.kind, ticket.locality)
    return Job(
        kind=ticket.kind,
        starts_at=planned_at,
        ends_at=planned_at + timedelta(minutes=needed),
        customer_id=ticket.customer_id,
        segment=ticket.segment,
        certificates=norms.placement.certificates.kinds[ticket.kind],
        minutes=needed,
        order_id=order_id,
        work_minutes=norms.office.workload.kinds[ticket.kind] // timedelta(minutes=1),
        spot=_spot(session, ticket),
        due_at=ticket.due_at,
        urgent=ticket.grade is ServiceGrade.AAA or ticket.severity is not Severity.ORDINARY,
        first_recipient=ticket.first_recipient,
        ticket=ticket.number,
        pin=_pin(session, ticket, order_id) if lead or order_id else None,
    )


def _spot(session: Session, ticket: Ticket) -> Spot:
    """Return where a job lies: the site, else the customer, else the township told."""
    site = None if ticket.site_id is None else session.get(Site, ticket.site_id)
    customer = None if ticket.customer_id is None else session.get(Customer, ticket.customer_id)
    for known in (site, customer):
        if known is not None and known.longitude is not None:
            town = ticket.town or known.town
            return Spot(town, ticket.locality, known.longitude, known.latitude)
    return Spot(ticket.town, ticket.locality)


def _pin(session: Session, ticket: Ticket, order_id: int | None) -> PinFacts | None:
    """Return what an order, or else the ticket's leading one, may not be moved from."""
    row = session.execute(
        select(WorkOrder, Crew.code)
        .join(Crew, Crew.id == WorkOrder.crew_id)
        .where(
            WorkOrder.ticket_id == ticket.id,
            WorkOrder.lead if order_id is None else WorkOrder.id == order_id,
            WorkOrder.state.in_(LIVE_ORDERS),
            WorkOrder.pin != PinKind.NONE,
        )
    ).first()
    if row is None:
        return None
    order: WorkOrder = row[0]
    return PinFacts(
        order=order.number,
        kind=order.pin,
        crew=row[1],
        planned_at=order.planned_at,
        from_at=order.window_from_at,
        to_at=order.window_to_at,
    )


def replaced_by(session: Session, ticket: Ticket, verb: Verb) -> int | None:
    """Return the order a verb takes the place of: another crew takes over the leading one."""
    if verb is not Verb.REASSIGN:
        return None
    return session.scalar(
        select(WorkOrder.id)
        .where(WorkOrder.ticket_id == ticket.id, WorkOrder.lead, WorkOrder.state.in_(LIVE_ORDERS))
        .order_by(WorkOrder.sequence.desc())
        .limit(1)
    )


def crews_for(
    session: Session, job: Job, norms: Norms, *, codes: Collection[str] | None = None
) -> dict[str, CrewFacts]:
    """Return crews by code as they stand for a job."""
    return crew_facts(
        session,
        starts_at=job.starts_at,
        ends_at=job.ends_at,
        minutes=lambda kind, locality: standard_minutes(norms, kind, locality),
        codes=codes,
        customer_id=job.customer_id,
        since=norms.placement.goals.history,
        order_id=job.order_id,
    )


def judged(
    session: Session,
    ticket: Ticket,
    party: Party,
    *,
    planned_at: datetime,
    order_id: int | None = None,
    lead: bool = True,
) -> Placement:
    """Judge a party for a ticket with the facts as they stand; ``order_id`` is judged anew.

    Refuses crew.unknown, vehicle.unknown and instrument.unknown.
    """
    job = job_of(
        session,
        ticket,
        planned_at=planned_at,
        minutes=party.planned_minutes,
        order_id=order_id,
        lead=lead,
    )
    norms = norms_on(session, local_day(planned_at))
    crew = crews_for(session, job, norms, codes=[party.crew]).get(party.crew)
    if crew is None:
        raise RefusedError("crew.unknown", number=party.crew)
    crew_id = session.scalar(select(Crew.id).where(Crew.code == party.crew))
    vehicle, instruments = _things(session, party, crew_id, order_id=order_id)
    return place(
        job,
        crew,
        people=named(party.leader, party.technicians),
        vehicle=vehicle,
        instruments=instruments,
        held=norms,
    )


def _things(
    session: Session, party: Party, crew_id: int | None, *, order_id: int | None
) -> tuple[VehicleFacts | None, list[InstrumentFacts]]:
    vehicle = None
    if party.vehicle is not None:
        plates = [party.vehicle]
        found = vehicle_facts(session, crew_id=crew_id, plates=plates, order_id=order_id)
        vehicle = found.get(party.vehicle)
        if vehicle is None:
            raise RefusedError("vehicle.unknown", number=party.vehicle)
    if not party.instruments:
        return vehicle, []
    known = instrument_facts(session, crew_id=crew_id, numbers=party.instruments, order_id=order_id)
    for number in party.instruments:
        if number not in known:
            raise RefusedError("instrument.unknown", number=number)
    return vehicle, list(known.values())


def named(leader: str | None, technicians: Collection[str]) -> tuple[str, ...]:
    """Return the people named for an order, the leader first."""
    return tuple(dict.fromkeys([*([leader] if leader else []), *technicians]))
