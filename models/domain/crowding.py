"""The open faults and what was decided about them, as the rule of crowds reads them."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.domain.crowds import Crowd
from models.domain.customers import Circuit, Site
from models.domain.tickets import Ticket
from models.rules.crowd_terms import CrowdState
from models.rules.crowds import Decided, Node, Reported, nodes_of
from models.rules.states import SERVICE_DOWN_STATES, TicketState
from models.rules.terms import TicketKind

REMEMBERED = timedelta(days=2)  # a decision about tickets that old concerns nobody any more
_CHILD = aliased(Ticket)


def open_reports(session: Session) -> tuple[Reported, ...]:
    """Return the faults without service that belong to no trouble yet."""
    is_parent = select(_CHILD.id).where(_CHILD.parent_id == Ticket.id).exists()
    stands_for = select(Crowd.id).where(Crowd.ticket_id == Ticket.id).exists()
    statement = (
        select(Ticket, Circuit, Site.address)
        .join(Circuit, Circuit.id == Ticket.circuit_id)
        .outerjoin(Site, Site.id == Circuit.site_a_id)
        .where(
            Ticket.closed_at.is_(None),
            Ticket.kind == TicketKind.FAULT,
            Ticket.parent_id.is_(None),
            Ticket.state.in_(SERVICE_DOWN_STATES - {TicketState.DRAFT}),
            ~is_parent,
            ~stands_for,
        )
    )
    return tuple(
        Reported(
            number=ticket.number,
            customer=str(ticket.customer_id or ticket.customer_name),
            reported_at=ticket.reported_at,
            nodes=nodes_of(
                splitter=circuit.splitter,
                olt_port=circuit.olt_port,
                room=circuit.room,
                odf=circuit.odf,
                core=circuit.core,
                address=address or "",
            ),
        )
        for ticket, circuit, address in session.execute(statement)
    )


def decided(session: Session) -> Decided:
    """Return what was found apart, and the troubles that still last."""
    apart = select(Crowd.tickets).where(Crowd.state == CrowdState.DISMISSED)
    latest = session.scalar(select(Crowd.decided_at).order_by(Crowd.decided_at.desc()).limit(1))
    if latest is not None:
        apart = apart.where(Crowd.decided_at > latest - REMEMBERED)
    lasting = (
        select(Ticket.number, Ticket.reported_at, Crowd.shared, Crowd.place)
        .join(Ticket, Ticket.id == Crowd.ticket_id)
        .where(
            Crowd.state == CrowdState.ACCEPTED,
            Ticket.closed_at.is_(None),
            Ticket.restored_at.is_(None),
        )
    )
    return Decided(
        dismissed=tuple(frozenset(tickets) for tickets in session.scalars(apart)),
        standing={
            number: (Node(shared, place), since)
            for number, since, shared, place in session.execute(lasting)
        },
    )
