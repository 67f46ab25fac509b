"""What one shift leaves to the next: tickets, promises, things to count, troubles that last."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.crews import Crew
from models.domain.crowds import Crowd
from models.domain.customers import Customer
from models.domain.things import Instrument, Vehicle
from models.domain.tickets import Ticket
from models.domain.visits import Undertaking
from models.rules.crowd_terms import CrowdState
from models.rules.promise import Promise
from models.rules.states import SERVICE_DOWN_STATES, TicketState
from models.rules.terms import (
    InstrumentKind,
    RequestCategory,
    ServiceGrade,
    Severity,
    ThingState,
    TicketKind,
)
from models.rules.zone import local_day

SOON = timedelta(days=3)  # promises due by then are the next shift's business
NEAR = 0.2  # of the limit left: what the board calls near
_COMPLAINTS = (RequestCategory.COMPLAINT, RequestCategory.GRAVE_COMPLAINT)
_KEPT = (ThingState.IN_STORE, ThingState.LENT)


class OpenSection(StrEnum):
    """Where a ticket stands on the list of a hand-over."""

    OVERDUE = "overdue"
    NEAR = "near"
    SUSPENDED = "suspended"
    IN_HAND = "in_hand"
    TO_FINISH = "to_finish"


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """One open ticket; ``remaining`` is negative past due, none where no clock runs."""

    number: str
    customer: str
    grade: ServiceGrade | None
    state: TicketState
    section: OpenSection
    due_at: datetime | None
    remaining: timedelta | None
    crew: str
    first_recipient: str
    responsible: str

    @property
    def is_urgent(self) -> bool:
        """Say whether the next shift has to look at it first."""
        return self.section in (OpenSection.OVERDUE, OpenSection.NEAR)


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A complaint not closed, or something promised to a customer and due."""

    number: str
    matter: str
    due_at: datetime | None
    due_on: date | None
    responsible: str


@dataclass(frozen=True, slots=True)
class Counted:
    """Things to count at a hand-over: how many the register says should be there, and out."""

    kind: str  # vehicle or instrument
    instrument: InstrumentKind | None
    in_store: int
    lent: int


@dataclass(frozen=True, slots=True)
class OpenList:
    """Everything the next shift takes over at one moment; ``major`` names troubles that last."""

    tickets: tuple[OpenTicket, ...]
    promises: tuple[OpenPromise, ...]
    counts: tuple[Counted, ...]
    major: tuple[str, ...]


def open_list(session: Session, *, now: datetime) -> OpenList:
    """Return what stands open now, the most pressing first."""
    return OpenList(
        tickets=_tickets(session, now),
        promises=_promises(session, now),
        counts=_counts(session),
        major=major_faults(session),
    )


def major_faults(session: Session) -> tuple[str, ...]:
    """Return the tickets in the middle of which no shift is handed over."""
    crowds = select(Crowd.ticket_id).where(Crowd.state == CrowdState.ACCEPTED)
    statement = (
        select(Ticket.number)
        .where(
            Ticket.closed_at.is_(None),
            Ticket.state.in_(SERVICE_DOWN_STATES - {TicketState.DRAFT}),
            (Ticket.severity != Severity.ORDINARY) | Ticket.id.in_(crowds),
        )
        .order_by(Ticket.id)
    )
    return tuple(session.scalars(statement))


def _tickets(session: Session, now: datetime) -> tuple[OpenTicket, ...]:
    statement = (
        select(Ticket, Crew.name)
        .outerjoin(Crew, Crew.id == Ticket.crew_id)
        .where(Ticket.closed_at.is_(None), Ticket.state != TicketState.DRAFT)
    )
    rows = [_ticket(ticket, crew or "", now) for ticket, crew in session.execute(statement)]
    order = list(OpenSection)
    far = timedelta.max
    rows.sort(key=lambda row: (order.index(row.section), row.remaining or far, row.number))
    return tuple(rows)


def _ticket(ticket: Ticket, crew: str, now: datetime) -> OpenTicket:
    runs = ticket.due_at is not None and ticket.restored_at is None
    runs = runs and ticket.state is not TicketState.SUSPENDED
    left = ticket.due_at - now if runs and ticket.due_at is not None else None
    return OpenTicket(
        number=ticket.number,
        customer=ticket.customer_name,
        grade=ticket.grade,
        state=ticket.state,
        section=_section(ticket, left),
        due_at=ticket.due_at,
        remaining=left,
        crew=crew,
        first_recipient=ticket.first_recipient,
        responsible=ticket.responsible or ticket.first_recipient,
    )


def _section(ticket: Ticket, left: timedelta | None) -> OpenSection:
    if ticket.state is TicketState.SUSPENDED:
        return OpenSection.SUSPENDED
    if ticket.restored_at is not None:
        return OpenSection.TO_FINISH
    if left is None or ticket.promise is None:
        return OpenSection.IN_HAND
    if left < timedelta():
        return OpenSection.OVERDUE
    limit = Promise.from_json(ticket.promise).restoration
    return OpenSection.NEAR if left <= limit * NEAR else OpenSection.IN_HAND


def _promises(session: Session, now: datetime) -> tuple[OpenPromise, ...]:
    complaints = (
        select(Ticket)
        .where(
            Ticket.closed_at.is_(None),
            (Ticket.kind == TicketKind.COMPLAINT) | Ticket.category.in_(_COMPLAINTS),
        )
        .order_by(Ticket.due_at, Ticket.id)
    )
    found = [
        OpenPromise(
            number=one.number,
            matter=f"{one.customer_name}：{one.symptom.splitlines()[0] if one.symptom else ''}",
            due_at=one.due_at,
            due_on=None,
            responsible=one.responsible or one.first_recipient,
        )
        for one in session.scalars(complaints)
    ]
    promised = (
        select(Undertaking, Customer.number, Customer.name)
        .join(Customer, Customer.id == Undertaking.customer_id)
        .where(Undertaking.done_at.is_(None), Undertaking.due_on <= local_day(now) + SOON)
        .order_by(Undertaking.due_on, Undertaking.id)
    )
    for one, number, customer in session.execute(promised):
        found.append(OpenPromise(number, f"{customer}：{one.what}", None, one.due_on, one.owner))
    return tuple(found)


def _counts(session: Session) -> tuple[Counted, ...]:
    vehicles = Counter(session.scalars(select(Vehicle.state).where(Vehicle.state.in_(_KEPT))).all())
    instruments = Counter(
        (kind, state)
        for kind, state in session.execute(
            select(Instrument.kind, Instrument.state).where(Instrument.state.in_(_KEPT))
        )
    )
    kinds = [kind for kind in InstrumentKind if any(told == kind for told, _ in instruments)]
    return (
        Counted("vehicle", None, vehicles[ThingState.IN_STORE], vehicles[ThingState.LENT]),
        *(
            Counted(
                "instrument",
                kind,
                instruments[kind, ThingState.IN_STORE],
                instruments[kind, ThingState.LENT],
            )
            for kind in kinds
        ),
    )
