"""Judging a party for a ticket: the one answer the dispatch, the form and the list share."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.crews import Crew
from models.domain.edition import norms_on
from models.domain.placing import crew_facts, instrument_facts, vehicle_facts
from models.domain.tickets import Ticket
from models.errors import RefusedError
from models.rules.facts_open import Party
from models.rules.norms import Norms
from models.rules.placement import (
    CERTIFICATES,
    InstrumentFacts,
    Job,
    Placement,
    VehicleFacts,
    place,
)
from models.rules.terms import Locality, TicketKind
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
) -> Job:
    """Return what a ticket asks of whoever goes: the time planned, or the standard of its kind."""
    norms = norms_on(session, local_day(planned_at))
    needed = minutes or standard_minutes(norms, ticket.kind, ticket.locality)
    return Job(
        kind=ticket.kind,
        starts_at=planned_at,
        ends_at=planned_at + timedelta(minutes=needed),
        customer_id=ticket.customer_id,
        segment=ticket.segment,
        certificates=CERTIFICATES[ticket.kind],
        minutes=needed,
        order_id=order_id,
    )


def judged(
    session: Session,
    ticket: Ticket,
    party: Party,
    *,
    planned_at: datetime,
    order_id: int | None = None,
) -> Placement:
    """Judge a party for a ticket with the facts as they stand; ``order_id`` is judged anew.

    Refuses crew.unknown, vehicle.unknown and instrument.unknown.
    """
    job = job_of(
        session, ticket, planned_at=planned_at, minutes=party.planned_minutes, order_id=order_id
    )
    norms = norms_on(session, local_day(planned_at))
    crew = crew_facts(
        session,
        starts_at=job.starts_at,
        ends_at=job.ends_at,
        minutes=lambda kind, locality: standard_minutes(norms, kind, locality),
        codes=[party.crew],
        order_id=order_id,
    ).get(party.crew)
    if crew is None:
        raise RefusedError("crew.unknown", number=party.crew)
    crew_id = session.scalar(select(Crew.id).where(Crew.code == party.crew))
    vehicle, instruments = _things(session, party, crew_id)
    return place(
        job,
        crew,
        people=named(party.leader, party.technicians),
        vehicle=vehicle,
        instruments=instruments,
    )


def _things(
    session: Session, party: Party, crew_id: int | None
) -> tuple[VehicleFacts | None, list[InstrumentFacts]]:
    vehicle = None
    if party.vehicle is not None:
        vehicle = vehicle_facts(session, crew_id=crew_id, plates=[party.vehicle]).get(party.vehicle)
        if vehicle is None:
            raise RefusedError("vehicle.unknown", number=party.vehicle)
    if not party.instruments:
        return vehicle, []
    known = instrument_facts(session, crew_id=crew_id, numbers=party.instruments)
    for number in party.instruments:
        if number not in known:
            raise RefusedError("instrument.unknown", number=number)
    return vehicle, list(known.values())


def named(leader: str | None, technicians: Collection[str]) -> tuple[str, ...]:
    """Return the people named for an order, the leader first."""
    return tuple(dict.fromkeys([*([leader] if leader else []), *technicians]))
