"""Subjects to open screens about, picked from whatever office is at hand.

A screen names one of these functions in ``Screen.sample``.
"""

from sqlalchemy import select

from models.domain import Crowd, Customer, Ticket, WorkOrder
from models.rules.states import OPEN_STATES, TicketState


def subject(name):
    """Return the query behind a screen's sample; no name, no subject."""
    return globals()[name] if name else lambda _session: None


def first_ticket(session):
    """The open ticket with the most work orders, then the first due."""
    return session.scalars(
        select(Ticket.number)
        .where(Ticket.state.in_(OPEN_STATES), Ticket.crew_id.is_not(None))
        .order_by(Ticket.due_at)
        .limit(1)
    ).first()


def ticket_to_dispatch(session):
    """A ticket that waits for a crew."""
    return session.scalars(
        select(Ticket.number).where(Ticket.state == TicketState.TO_DISPATCH).limit(1)
    ).first()


def dispatched_ticket(session):
    """A ticket with a work order to print."""
    return session.scalars(
        select(Ticket.number).join(WorkOrder, WorkOrder.ticket_id == Ticket.id).limit(1)
    ).first()


def first_customer(session):
    """A customer who rang before."""
    return session.scalars(
        select(Customer.number)
        .join(Ticket, Ticket.customer_id == Customer.id)
        .order_by(Customer.number)
        .limit(1)
    ).first()


def some_words(_session):
    """Initials that several customers answer to."""
    return "lx"


def a_crowd(session):
    """The ticket that stands for the latest trouble of many."""
    return session.scalars(
        select(Ticket.number)
        .join(Crowd, Crowd.ticket_id == Ticket.id)
        .order_by(Crowd.id.desc())
        .limit(1)
    ).first()
