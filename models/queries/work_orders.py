"""The facts of one printed work order (故障处理工单), from the archive and the record."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import (
    Circuit,
    Crew,
    Customer,
    Instrument,
    Site,
    Technician,
    Ticket,
    Vehicle,
    WorkOrder,
)
from models.domain.edition import norms_on
from models.domain.ledger import Past, past_of, read
from models.errors import RefusedError
from models.queries import work_order_blocks as blocks
from models.queries.letterhead import letterhead
from models.queries.work_order_blocks import last, said, told
from models.rules.states import Verb
from models.rules.zone import local_day
from models.sheets import (
    CircuitBlock,
    Copy,
    CustomerBlock,
    DispatchBlock,
    InstrumentLine,
    ReportBlock,
    WorkOrderSheet,
)

_ORDERING = frozenset({Verb.DISPATCH, Verb.REASSIGN, Verb.REINFORCE})


def work_order_sheet(
    session: Session,
    number: str,
    *,
    actor: str,
    now: datetime,
    order: str | None = None,
    copy: int = 1,
    reason: str = "",
) -> WorkOrderSheet:
    """Return the sheet of a ticket's order, by default its latest leading one.

    A ticket nobody was sent for yet prints with an empty dispatch part. Refuses
    ticket.unknown and ticket.no_such_order.
    """
    ticket = session.scalar(select(Ticket).where(Ticket.number == number))
    if ticket is None:
        raise RefusedError("ticket.unknown", number=number)
    past = past_of(session, ticket.id)
    norms = norms_on(session, local_day(now))
    chosen = order_named(session, ticket, order)
    return WorkOrderSheet(
        number=number if chosen is None else chosen.number,
        letterhead=letterhead(session),
        copy=Copy(number=copy, printed_at=now, printed_by=actor, reason=reason),
        customer=customer_block(session, ticket),
        report=_report(ticket, past),
        promise=blocks.promise_block(ticket, read(past, now=now), norms),
        circuit=circuit_block(session, ticket),
        dispatch=dispatch_block(session, chosen, past),
        work=blocks.work_block(ticket, past, norms),
        external_number=ticket.external_number,
        kind=said(ticket.kind),
        steps=blocks.steps(norms, past),
        five_ones=blocks.five_ones(norms, past),
        overrides=blocks.overrides(past, None if chosen is None else chosen.number),
    )


def order_named(session: Session, ticket: Ticket, number: str | None) -> WorkOrder | None:
    """Return a ticket's order by number, or its latest leading one; refuses a foreign number."""
    statement = select(WorkOrder).where(WorkOrder.ticket_id == ticket.id)
    if number is None:
        latest = statement.where(WorkOrder.lead).order_by(WorkOrder.sequence.desc()).limit(1)
        return session.scalar(latest)
    found = session.scalar(statement.where(WorkOrder.number == number))
    if found is None:
        raise RefusedError("ticket.no_such_order", number=ticket.number, order=number)
    return found


def customer_block(session: Session, ticket: Ticket) -> CustomerBlock:
    """Return whom a ticket is about, as papers print it."""
    customer = None if ticket.customer_id is None else session.get(Customer, ticket.customer_id)
    return CustomerBlock(
        name=ticket.customer_name,
        number="" if customer is None else customer.number,
        grade=said(ticket.grade),
        importance="" if customer is None else said(customer.importance),
        address=ticket.address,
        contact=ticket.contact_name,
        phone=ticket.contact_phone,
        account_manager="" if customer is None else customer.account_manager,
    )


def circuit_block(session: Session, ticket: Ticket) -> CircuitBlock:
    """Return the circuit of a ticket, or what is known of it without one."""
    circuit = None if ticket.circuit_id is None else session.get(Circuit, ticket.circuit_id)
    if circuit is None:
        return CircuitBlock(service=said(ticket.service), reach=said(ticket.reach))
    return CircuitBlock(
        number=circuit.number,
        service=said(ticket.service or circuit.service),
        speed=circuit.speed,
        reach=said(ticket.reach or circuit.reach),
        site_a=_site(session, circuit.site_a_id),
        site_z=_site(session, circuit.site_z_id),
        access=circuit.access,
        exchange=circuit.olt_port,
        room=circuit.room,
        odf=circuit.odf,
        port=circuit.port,
    )


def _site(session: Session, site_id: int | None) -> str:
    site = None if site_id is None else session.get(Site, site_id)
    if site is None:
        return ""
    return f"{site.name} {site.address}".strip()


def _report(ticket: Ticket, past: Sequence[Past]) -> ReportBlock:
    opened = next(iter(past), None)
    return ReportBlock(
        reported_at=ticket.reported_at,
        received_by="" if opened is None else opened.actor,
        first_recipient=ticket.first_recipient,
        channel=said(ticket.channel),
        symptom=ticket.symptom,
        pretest=told(last(past, Verb.PRETEST), "result"),
    )


def dispatch_block(
    session: Session, order: WorkOrder | None, past: Sequence[Past]
) -> DispatchBlock:
    """Return who was sent with what; an empty block before anybody was."""
    if order is None:
        return DispatchBlock()
    event = next(
        (e for e in past if e.verb in _ORDERING and told(e, "order") == order.number), None
    )
    crew = session.get(Crew, order.crew_id)
    vehicle = None if order.vehicle_id is None else session.get(Vehicle, order.vehicle_id)
    return DispatchBlock(
        dispatched_at=order.issued_at,
        dispatcher="" if event is None else event.actor,
        crew="" if crew is None else crew.name,
        people=_people(session, order, event),
        vehicle="" if vehicle is None else vehicle.plate,
        instruments=instruments_taken(session, event, order),
        task=order.task,
    )


def _people(session: Session, order: WorkOrder, event: Past | None) -> tuple[str, ...]:
    """Return who goes: the leader first, then those named with the order."""
    leader = None if order.leader_id is None else session.get(Technician, order.leader_id)
    numbers = list(() if event is None else event.facts.get("technicians", ()))
    rows = session.execute(
        select(Technician.number, Technician.name).where(Technician.number.in_(numbers))
    )
    names = {row[0]: row[1] for row in rows}
    people = [] if leader is None else [leader.name]
    return tuple(dict.fromkeys([*people, *(names[one] for one in numbers if one in names)]))


def instruments_taken(
    session: Session, event: Past | None, order: WorkOrder
) -> tuple[InstrumentLine, ...]:
    """Return the instruments that went with an order, those past their day marked."""
    numbers = list(() if event is None else event.facts.get("instruments", ()))
    day = local_day(order.planned_at or order.issued_at)
    rows = session.scalars(
        select(Instrument).where(Instrument.number.in_(numbers)).order_by(Instrument.number)
    )
    return tuple(
        InstrumentLine(
            number=one.number,
            name=one.name,
            valid_until_on=one.valid_until_on,
            expired=one.valid_until_on is not None and one.valid_until_on < day,
        )
        for one in rows
    )
