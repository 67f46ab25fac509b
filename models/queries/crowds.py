"""Trouble that comes in crowds: what is proposed, what lasts, and whom to ring about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from models.domain import Crew, Crowd, Customer, Ticket
from models.domain.crowding import decided, open_reports
from models.domain.edition import norms_on
from models.domain.ledger import Past, pasts_of
from models.errors import RefusedError
from models.queries.escalations import latest_explanation
from models.queries.ticket_board import clock_columns
from models.rules.clock import LimitState
from models.rules.crowd_terms import CrowdState, SharedNode
from models.rules.crowds import proposals
from models.rules.phones import mask
from models.rules.states import FINAL_STATES, TicketState, Verb
from models.rules.terms import CallOutcome, ServiceGrade
from models.rules.zone import local_day

_CHILD = aliased(Ticket)
_CALLS = frozenset({Verb.CONTACT, Verb.FOLLOW_UP})


@dataclass(frozen=True, slots=True)
class ProposedTicket:
    """One report of a proposal."""

    number: str
    customer_name: str
    circuit_number: str
    reported_at: datetime


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """Reports that look like one trouble; ``parent`` where it is known already."""

    shared: SharedNode
    place: str
    tickets: tuple[ProposedTicket, ...]
    customers: int
    triggered_at: datetime
    parent: str | None = None

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the reports."""
        return tuple(one.number for one in self.tickets)


@dataclass(frozen=True, slots=True)
class CrowdRow:
    """One trouble and how far its children are."""

    number: str
    shared: SharedNode
    place: str
    state: TicketState
    crew_name: str
    triggered_at: datetime
    reported_at: datetime
    due_at: datetime | None
    restored_at: datetime | None
    children: int
    down: int
    open: int


@dataclass(frozen=True, slots=True)
class ChildRow:
    """One child on the call list; told since the trouble began, and since it ended."""

    number: str
    customer_name: str
    grade: ServiceGrade | None
    circuit_number: str
    state: TicketState
    clock: LimitState
    reported_at: datetime
    due_at: datetime | None
    restored_at: datetime | None
    contact: str
    phone: str
    told_at: datetime | None
    told_by: str
    outcome: CallOutcome | None

    @property
    def masked_phone(self) -> str:
        """The number as a list may show it."""
        return mask(self.phone) if self.phone else ""

    @property
    def is_told(self) -> bool:
        """Say whether the customer was reached about the latest news."""
        return self.outcome is CallOutcome.CONNECTED


@dataclass(frozen=True, slots=True)
class CrowdDetail:
    """One trouble with everybody it hit; ``to_say`` is the one wording for customers."""

    row: CrowdRow
    symptom: str
    cause_code: str
    decided_by: str
    children: tuple[ChildRow, ...]
    to_say: str


def open_proposals(session: Session, *, now: datetime) -> tuple[ProposalRow, ...]:
    """Return what a dispatcher should decide about, the largest first."""
    reports = open_reports(session)
    batch = norms_on(session, local_day(now)).severity.batch
    found = proposals(reports, batch, decided(session))
    numbers = [number for one in found for number in one.tickets]
    known = _proposed(session, numbers)
    return tuple(
        ProposalRow(
            shared=one.node.shared,
            place=one.node.place,
            tickets=tuple(known[number] for number in one.tickets),
            customers=one.customers,
            triggered_at=one.triggered_at,
            parent=one.parent,
        )
        for one in found
    )


def crowd_rows(session: Session, *, with_filed: bool = False) -> tuple[CrowdRow, ...]:
    """Return the troubles, the latest first; filed ones only where asked for."""
    statement = (
        select(Crowd, Ticket, Crew.name)
        .join(Ticket, Ticket.id == Crowd.ticket_id)
        .outerjoin(Crew, Crew.id == Ticket.crew_id)
        .where(Crowd.state == CrowdState.ACCEPTED)
        .order_by(Crowd.decided_at.desc(), Crowd.id.desc())
    )
    if not with_filed:
        waiting = select(_CHILD.id).where(_CHILD.parent_id == Ticket.id, _CHILD.closed_at.is_(None))
        statement = statement.where(Ticket.closed_at.is_(None) | waiting.exists())
    found = session.execute(statement).all()
    counts = _counts(session, [ticket.id for _, ticket, _ in found])
    return tuple(
        _row(crowd, ticket, crew=crew or "", counts=counts) for crowd, ticket, crew in found
    )


def crowd_detail(session: Session, *, number: str, now: datetime) -> CrowdDetail:
    """Return one trouble with its call list; refuses crowd.unknown."""
    found = session.execute(
        select(Crowd, Ticket, Crew.name)
        .join(Ticket, Ticket.id == Crowd.ticket_id)
        .outerjoin(Crew, Crew.id == Ticket.crew_id)
        .where(Ticket.number == number, Crowd.state == CrowdState.ACCEPTED)
        .limit(1)
    ).first()
    if found is None:
        raise RefusedError("crowd.unknown", number=number)
    crowd, ticket, crew = found
    row = _row(crowd, ticket, crew=crew or "", counts=_counts(session, [ticket.id]))
    return CrowdDetail(
        row=row,
        symptom=ticket.symptom,
        cause_code=ticket.cause_code,
        decided_by=crowd.decided_by,
        children=child_rows(session, ticket.id, now=now),
        to_say=to_say(session, ticket, now=now),
    )


def child_rows(session: Session, parent_id: int, *, now: datetime) -> tuple[ChildRow, ...]:
    """Return the children of a ticket, worst grade first served: by due moment."""
    statement = (
        select(Ticket)
        .outerjoin(Customer, Customer.id == Ticket.customer_id)
        .where(Ticket.parent_id == parent_id)
        .order_by(Ticket.due_at, Ticket.id)
    )
    children = session.scalars(statement).all()
    pasts = pasts_of(session, [one.id for one in children])
    return tuple(_child(one, pasts[one.id], now) for one in children)


def to_say(session: Session, ticket: Ticket, *, now: datetime) -> str:
    """Return what everybody tells customers: the latest report's wording, else the norm's."""
    told = latest_explanation(session, ticket.id)
    if told:
        return told
    norms = norms_on(session, local_day(now)).severity.escalation
    return norms.say_down if ticket.restored_at is None else norms.say_restored


def _proposed(session: Session, numbers: Sequence[str]) -> Mapping[str, ProposedTicket]:
    if not numbers:
        return {}
    rows = session.execute(
        select(
            Ticket.number, Ticket.customer_name, Ticket.circuit_number, Ticket.reported_at
        ).where(Ticket.number.in_(numbers))
    )
    return {
        number: ProposedTicket(number, customer, circuit, reported_at)
        for number, customer, circuit, reported_at in rows
    }


def _counts(session: Session, parents: Sequence[int]) -> Mapping[int, tuple[int, int, int]]:
    """Return how many children each trouble has, how many are down, how many open."""
    down = func.count(Ticket.id).filter(Ticket.restored_at.is_(None), Ticket.closed_at.is_(None))
    rows = session.execute(
        select(
            Ticket.parent_id,
            func.count(Ticket.id),
            down,
            func.count(Ticket.id).filter(Ticket.closed_at.is_(None)),
        )
        .where(Ticket.parent_id.in_(parents))
        .group_by(Ticket.parent_id)
    )
    return {parent: (total, out, waiting) for parent, total, out, waiting in rows if parent}


def _row(
    crowd: Crowd, ticket: Ticket, *, crew: str, counts: Mapping[int, tuple[int, int, int]]
) -> CrowdRow:
    children, down, waiting = counts.get(ticket.id, (0, 0, 0))
    return CrowdRow(
        number=ticket.number,
        shared=crowd.shared,
        place=crowd.place,
        state=ticket.state,
        crew_name=crew,
        triggered_at=crowd.triggered_at,
        reported_at=ticket.reported_at,
        due_at=ticket.due_at,
        restored_at=ticket.restored_at,
        children=children,
        down=down,
        open=waiting,
    )


def _child(ticket: Ticket, past: Sequence[Past], now: datetime) -> ChildRow:
    call = _latest_call(ticket, past)
    clock = clock_columns(ticket, now, past if ticket.state not in FINAL_STATES else None)
    return ChildRow(
        number=ticket.number,
        customer_name=ticket.customer_name,
        grade=ticket.grade,
        circuit_number=ticket.circuit_number,
        state=ticket.state,
        clock=clock.state,
        reported_at=ticket.reported_at,
        due_at=clock.due_at,
        restored_at=ticket.restored_at,
        contact=ticket.contact_name,
        phone=ticket.contact_phone,
        told_at=None if call is None else call.happened_at,
        told_by="" if call is None else call.actor,
        outcome=None if call is None else CallOutcome(str(call.facts.get("outcome"))),
    )


def _latest_call(ticket: Ticket, past: Sequence[Past]) -> Past | None:
    """Return the last call about the latest news: since the child joined, or came back."""
    for event in reversed(past):
        if event.verb in _CALLS:
            return event
        back = event.facts.get("to_state") == TicketState.RESTORED
        if event.verb is Verb.JOIN or (back and ticket.restored_at is not None):
            return None
    return None
