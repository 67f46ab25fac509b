"""What a call changes elsewhere: a ticket for a fault heard, a new person to talk to."""

from datetime import timedelta

from sqlalchemy.orm import Session

from models.domain import Contact, Customer, PhoneVisit
from models.rules.facts_visit import ContactChange, HeardFault
from models.rules.lifecycle import DESK
from models.rules.states import Verb
from models.rules.terms import Channel, RequestCategory, TicketKind
from models.rules.zone import local_day
from models.services.customer_upkeep import end_contact
from models.services.customers import add_contact
from models.services.journal import action_of
from models.services.tickets import do, open_ticket

SOURCE = "电话拜访"  # under which a ticket names the call it came from
DAY = timedelta(days=1)


def open_fault(
    session: Session,
    fault: HeardFault,
    *,
    customer: Customer,
    contact: Contact | None,
    visit: PhoneVisit,
) -> str:
    """Open a ticket with the call in it, and return its number; the call points back.

    Where the circuit is reported already, the call counts as a repeat of that ticket.
    """
    person = contact.name if contact is not None else customer.name
    told = {
        "kind": TicketKind.FAULT,
        "category": RequestCategory.EQUIPMENT_FAULT,
        "channel": Channel.PHONE,
        "symptom": fault.symptom,
        "customer_number": customer.number,
        "customer_name": customer.name,
        "circuit_number": fault.circuit_number,
        "reporter": person,
        "contact_name": None if contact is None else contact.name,
        "contact_phone": next(iter(contact.phones), None) if contact is not None else None,
        "reported_at": visit.called_at,
        "first_recipient": action_of(session).actor,
        "external_source": SOURCE,
        "external_number": visit.number,
    }
    opened = open_ticket(session, told, accept=action_of(session).role in DESK)
    if opened.repeated:
        do(
            session,
            verb=Verb.NOTE,
            number=opened.number,
            facts={"text": f"{SOURCE} {visit.number}"},
        )
    return opened.number


def change_contact(
    session: Session, change: ContactChange, *, customer: Customer, visit: PhoneVisit
) -> str:
    """Enter the new person and end the old one; return the change in words for the record."""
    day = local_day(visit.called_at or action_of(session).at)
    left = None if change.leaves is None else session.get(Contact, change.leaves)
    if change.leaves is not None:
        end_contact(session, change.leaves, on=day, reason=f"{SOURCE} {visit.number}")
    add_contact(
        session,
        customer=customer.number,
        name=change.name,
        phones=[change.phone] if change.phone else [],
        title=change.title or "",
        valid_from_on=day,
    )
    who = f"{change.name} {change.title or ''}".strip()
    return f"{left.name} → {who}" if left is not None else who
