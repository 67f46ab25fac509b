"""One customer's card and everything that ever passed between them and the office."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from models.domain import (
    Circuit,
    Contact,
    Crew,
    Customer,
    Event,
    FollowUpCall,
    PaperState,
    PhoneVisit,
    Print,
    SiteVisit,
    Ticket,
)
from models.domain.ledger import TICKET
from models.errors import RefusedError
from models.queries.intake import CircuitRow, best_grade_first, circuits_of
from models.rules.states import Verb
from models.rules.terms import Importance, Locality, ServiceGrade, ValueClass
from models.rules.text import search_key

_TOLD = frozenset(
    {
        Verb.OPEN,
        Verb.RESTORE,
        Verb.RESTORE_ALONG,
        Verb.CLOSE,
        Verb.VOID,
        Verb.TRANSFER,
        Verb.REOPEN,
    }
)


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A customer in a list."""

    number: str
    name: str
    short_name: str
    importance: Importance | None
    grade: ServiceGrade
    value_class: ValueClass | None
    locality: Locality | None
    town: str
    address: str
    circuits: int
    open_tickets: int
    archived: bool
    version: int


@dataclass(frozen=True, slots=True)
class ContactRow:
    """Somebody to ring at a customer."""

    id: int
    name: str
    title: str
    role: str
    phones: tuple[str, ...]
    preferred_window: str
    do_not_call: bool


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """A customer with contacts and circuits (客户档案)."""

    row: CustomerRow
    account_manager: str
    responsible_crew: str | None
    contract_number: str
    premises_rules: str
    notes: str
    contacts: tuple[ContactRow, ...]
    circuits: tuple[CircuitRow, ...]


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of the customer's timeline.

    ``what`` is ``ticket``, ``print``, ``paper``, ``phone_visit``, ``site_visit``,
    ``follow_up`` or ``record``; ``subject`` is the number it is about.
    """

    happened_at: datetime
    what: str
    verb: str
    subject: str
    actor: str
    line: str


@dataclass(frozen=True, slots=True)
class CustomerHistory:
    """Tickets, prints, calls and papers of one customer, newest first."""

    customer_number: str
    customer_name: str
    rows: tuple[HistoryRow, ...]
    tickets: int
    late: int
    prints: int
    papers_out: int


def customer_rows(session: Session, text: str = "", *, limit: int = 200) -> tuple[CustomerRow, ...]:
    """Return customers whose name, number or initials hold a text, best grades first."""
    circuits = _counted(Circuit.customer_id, Circuit.archived_at.is_(None))
    tickets = _counted(Ticket.customer_id, Ticket.closed_at.is_(None))
    statement = select(Customer, circuits, tickets).order_by(best_grade_first(), Customer.number)
    for word in text.split():
        key = search_key(word)
        found = [Customer.search_key.contains(key, autoescape=True)]
        if key.isascii():
            found.append(Customer.initials.contains(key, autoescape=True))
        statement = statement.where(or_(*found))
    rows = session.execute(statement.limit(limit))
    return tuple(_customer_row(*row) for row in rows)


def _counted(column: Any, *where: Any) -> Any:
    return (
        select(func.count())
        .where(column == Customer.id, *where)
        .correlate(Customer)
        .scalar_subquery()
    )


def _customer_row(customer: Customer, circuits: int, open_tickets: int) -> CustomerRow:
    return CustomerRow(
        number=customer.number,
        name=customer.name,
        short_name=customer.short_name,
        importance=customer.importance,
        grade=customer.grade,
        value_class=customer.value_class,
        locality=customer.locality,
        town=customer.town,
        address=customer.address,
        circuits=circuits,
        open_tickets=open_tickets,
        archived=customer.archived_at is not None,
        version=customer.version,
    )


def customer_card(session: Session, number: str, *, now: datetime) -> CustomerCard:
    """Return a customer's card; refuses customer.unknown."""
    circuits = _counted(Circuit.customer_id, Circuit.archived_at.is_(None))
    tickets = _counted(Ticket.customer_id, Ticket.closed_at.is_(None))
    row = session.execute(
        select(Customer, circuits, tickets, Crew.name)
        .outerjoin(Crew, Crew.id == Customer.responsible_crew_id)
        .where(Customer.number == number)
    ).first()
    if row is None:
        raise RefusedError("customer.unknown", number=number)
    customer: Customer = row[0]
    return CustomerCard(
        row=_customer_row(row[0], row[1], row[2]),
        account_manager=customer.account_manager,
        responsible_crew=row[3],
        contract_number=customer.contract_number,
        premises_rules=customer.premises_rules,
        notes=customer.notes,
        contacts=_contacts(session, customer.id),
        circuits=circuits_of(session, number, now=now),
    )


def contacts_of(session: Session, customer: str) -> tuple[ContactRow, ...]:
    """Return whom to ring at a customer."""
    found = session.scalar(select(Customer.id).where(Customer.number == customer))
    return () if found is None else _contacts(session, found)


def _contacts(session: Session, customer_id: int) -> tuple[ContactRow, ...]:
    statement = (
        select(Contact)
        .where(Contact.customer_id == customer_id, Contact.valid_to_on.is_(None))
        .order_by(Contact.id)
    )
    return tuple(
        ContactRow(
            id=one.id,
            name=one.name,
            title=one.title,
            role=one.role,
            phones=tuple(one.phones),
            preferred_window=one.preferred_window,
            do_not_call=one.do_not_call,
        )
        for one in session.scalars(statement)
    )


def history(session: Session, number: str, *, limit: int = 200) -> CustomerHistory:
    """Return what passed between a customer and the office, newest first."""
    customer = session.scalar(select(Customer).where(Customer.number == number))
    if customer is None:
        raise RefusedError("customer.unknown", number=number)
    counted = session.execute(
        select(
            func.count(),
            func.count().filter(Ticket.restored_at > Ticket.due_at),
            func.count().filter(Ticket.paper_state == PaperState.PRINTED),
        ).where(Ticket.customer_id == customer.id)
    ).one()
    prints = (
        select(func.count(Print.id))
        .outerjoin(Ticket, Ticket.id == Print.ticket_id)
        .where(_printed_about(customer.id))
    )
    rows = [
        *_ticket_history(session, customer.id, limit),
        *_print_history(session, customer.id, limit),
        *_call_history(session, customer.id, limit),
    ]
    rows.sort(key=lambda row: row.happened_at, reverse=True)
    return CustomerHistory(
        customer_number=customer.number,
        customer_name=customer.name,
        rows=tuple(rows[:limit]),
        tickets=counted[0],
        late=counted[1],
        prints=session.scalar(prints) or 0,
        papers_out=counted[2],
    )


def _ticket_history(session: Session, customer_id: int, limit: int) -> Iterator[HistoryRow]:
    """The turning points of the customer's tickets, and papers that came back."""
    verbs = sorted({*_TOLD, Verb.RETURN_PAPER})
    statement = (
        select(Event.happened_at, Event.verb, Event.actor, Ticket.number, Ticket.symptom)
        .join(Ticket, Ticket.id == Event.subject_id)
        .where(
            Event.subject_kind == TICKET, Ticket.customer_id == customer_id, Event.verb.in_(verbs)
        )
        .order_by(Event.sequence.desc())
        .limit(limit)
    )
    for row in session.execute(statement):
        what = "paper" if row.verb == Verb.RETURN_PAPER else "ticket"
        line = row.symptom.split("\n", 1)[0]
        yield HistoryRow(row.happened_at, what, row.verb, row.number, row.actor, line)


def _printed_about(customer_id: int) -> ColumnElement[bool]:
    """Papers about a customer's tickets, and about the customer."""
    own = and_(Print.subject_kind == "customer", Print.subject_id == customer_id)
    return or_(Ticket.customer_id == customer_id, own)


def _print_history(session: Session, customer_id: int, limit: int) -> Iterator[HistoryRow]:
    statement = (
        select(Print)
        .outerjoin(Ticket, Ticket.id == Print.ticket_id)
        .where(_printed_about(customer_id))
        .order_by(Print.id.desc())
        .limit(limit)
    )
    for one in session.scalars(statement):
        line = f"{one.form} {one.copy_number} {one.reason}".strip()
        yield HistoryRow(one.printed_at, "print", Verb.PRINT, one.subject_number, one.actor, line)


def _call_history(session: Session, customer_id: int, limit: int) -> Sequence[HistoryRow]:
    """Calls and visits, courtesy and follow-up alike."""
    follow_ups = (
        select(FollowUpCall, Ticket.number)
        .join(Ticket, Ticket.id == FollowUpCall.ticket_id)
        .where(Ticket.customer_id == customer_id)
        .order_by(FollowUpCall.called_at.desc())
        .limit(limit)
    )
    rows = [
        HistoryRow(call.called_at, "follow_up", call.outcome, number, call.caller, call.comment)
        for call, number in session.execute(follow_ups)
    ]
    phoned = select(PhoneVisit).where(
        PhoneVisit.customer_id == customer_id, PhoneVisit.called_at.is_not(None)
    )
    rows += [
        HistoryRow(call.called_at, "phone_visit", call.outcome or "", call.number, call.caller, "")
        for call in session.scalars(phoned.order_by(PhoneVisit.id.desc()).limit(limit))
        if call.called_at is not None
    ]
    visited = select(SiteVisit).where(
        SiteVisit.customer_id == customer_id, SiteVisit.visited_at.is_not(None)
    )
    rows += [
        HistoryRow(visit.visited_at, "site_visit", "", visit.number, visit.visitors, visit.opinion)
        for visit in session.scalars(visited.order_by(SiteVisit.id.desc()).limit(limit))
        if visit.visited_at is not None
    ]
    return rows
