"""Small pieces of office work the store's tests carry out."""

from sqlalchemy import func, select

from models.domain import Crew, Event, Ticket, WorkOrder
from models.services.journal import record
from models.services.numbering import next_number
from tests.offices import NOW


def open_ticket(session, symptom=""):
    """Open one ticket with its event and return its number."""
    number = next_number(session, "GZ", NOW)
    ticket = Ticket(number=number, symptom=symptom, reported_at=NOW)
    session.add(ticket)
    session.flush()
    note(session, ticket, "open", symptom=symptom)
    return number


def note(session, ticket, verb, **facts):
    """Record an event about a ticket."""
    return record(
        session,
        verb=verb,
        subject_kind="ticket",
        subject_id=ticket.id,
        subject=ticket.number,
        facts=facts,
    )


def urge(session, number):
    """Count one urge on a ticket."""
    ticket = the_ticket(session, number)
    ticket.urges += 1
    note(session, ticket, "urge", count=ticket.urges)


def order_for(session, number):
    """Send a new crew off with a ticket; return the work order's id."""
    ticket = the_ticket(session, number)
    sequence = session.scalar(select(func.count()).select_from(WorkOrder)) + 1
    crew = Crew(code=f"B{sequence}", name="城区一班")
    session.add(crew)
    session.flush()
    order = WorkOrder(
        number=f"{number}-P{sequence}",
        ticket_id=ticket.id,
        sequence=sequence,
        crew_id=crew.id,
        issued_at=NOW,
    )
    session.add(order)
    session.flush()
    return order.id


def the_ticket(session, number):
    """Return a ticket by its number."""
    return session.scalars(select(Ticket).where(Ticket.number == number)).one()


def count(session, kind=Event):
    """Return how many rows a noun has."""
    return session.scalar(select(func.count()).select_from(kind))


def numbers(session):
    """Return every ticket number in order of writing."""
    return list(session.scalars(select(Ticket.number).order_by(Ticket.id)))
