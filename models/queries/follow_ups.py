"""Calls after repairs (回访): which tickets wait, which were drawn, and the period's ledger."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Customer, FollowUpCall, Ticket
from models.domain.edition import norms_on
from models.domain.owing import drawn_numbers, waits_for_a_call
from models.queries.care_kpi import complaints_called, others_called
from models.queries.care_month import Month, month_of
from models.queries.letterhead import letterhead
from models.queries.work_order_blocks import said
from models.rules.cadence import after_repair
from models.rules.calendar import working_calendar
from models.rules.phones import mask
from models.rules.sampling import Finished
from models.rules.terms import CallOutcome, RequestCategory, Satisfaction, ServiceGrade, TicketKind
from models.rules.zone import local, local_day
from models.sheets.follow_up_ledger import FollowUpLedgerSheet, FollowUpLine
from models.sheets.letter import Copy

LETTERS = "HF"


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A ticket that waits to be followed up; ``is_drawn`` ones have to be called."""

    number: str
    kind: TicketKind
    category: RequestCategory
    customer: str
    customer_number: str
    grade: ServiceGrade | None
    contact: str
    phone: str
    symptom: str
    process: str
    restored_at: datetime | None
    due_on: date
    is_drawn: bool
    is_complaint: bool
    tries: int
    last_outcome: CallOutcome | None
    version: int


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """One follow-up call that was made."""

    ticket: str
    customer: str
    customer_number: str
    contact: str
    phone: str
    called_at: datetime
    caller: str
    outcome: CallOutcome
    satisfaction: Satisfaction | None
    fixed: bool | None
    comment: str
    reopened: bool


def follow_up_list(session: Session, *, now: datetime) -> tuple[FollowUpRow, ...]:
    """Return the tickets waiting for their call: drawn ones first, complaints before others."""
    norms = norms_on(session, local_day(now))
    tickets = session.execute(
        select(Ticket, Customer.number)
        .outerjoin(Customer, Customer.id == Ticket.customer_id)
        .where(waits_for_a_call())
    ).all()
    chosen = drawn_numbers(session, {local_day(row[0].reported_at) for row in tickets}, norms)
    tries = _tries(session, [row[0].id for row in tickets])
    rows = [_waiting(row[0], row[1] or "", chosen, tries=tries) for row in tickets]
    return tuple(
        sorted(rows, key=lambda r: (not r.is_drawn, not r.is_complaint, r.due_on, r.number))
    )


def _tries(session: Session, tickets: list[int]) -> dict[int, tuple[int, CallOutcome]]:
    statement = (
        select(FollowUpCall.ticket_id, FollowUpCall.outcome)
        .where(FollowUpCall.ticket_id.in_(tickets))
        .order_by(FollowUpCall.id)
    )
    found: dict[int, tuple[int, CallOutcome]] = {}
    for ticket, outcome in session.execute(statement):
        found[ticket] = (found.get(ticket, (0, outcome))[0] + 1, outcome)
    return found


def _waiting(
    ticket: Ticket,
    customer: str,
    chosen: frozenset[str],
    *,
    tries: dict[int, tuple[int, CallOutcome]],
) -> FollowUpRow:
    month = f"{local(ticket.reported_at):%Y-%m}"
    finished = Finished(ticket.number, ticket.kind, ticket.category, month)
    count, outcome = tries.get(ticket.id, (0, None))
    day = local_day(ticket.restored_at or ticket.reported_at)
    return FollowUpRow(
        number=ticket.number,
        kind=ticket.kind,
        category=ticket.category,
        customer=ticket.customer_name,
        customer_number=customer,
        grade=ticket.grade,
        contact=ticket.contact_name,
        phone=mask(ticket.contact_phone) if ticket.contact_phone else "",
        symptom=ticket.symptom.split("\n", 1)[0],
        process=ticket.process,
        restored_at=ticket.restored_at,
        due_on=after_repair(day, working_calendar()).due_on,
        is_drawn=ticket.number in chosen,
        is_complaint=finished.is_complaint,
        tries=count,
        last_outcome=outcome,
        version=ticket.version,
    )


def followed_up(session: Session, month: Month) -> tuple[FollowedUp, ...]:
    """Return the follow-up calls of a month, in order, phones masked."""
    statement = (
        select(FollowUpCall, Ticket, Customer.number)
        .join(Ticket, Ticket.id == FollowUpCall.ticket_id)
        .outerjoin(Customer, Customer.id == Ticket.customer_id)
        .where(FollowUpCall.called_at >= month.start, FollowUpCall.called_at < month.end)
        .order_by(FollowUpCall.called_at, FollowUpCall.id)
    )
    return tuple(
        FollowedUp(
            ticket=ticket.number,
            customer=ticket.customer_name,
            customer_number=number or "",
            contact=ticket.contact_name,
            phone=mask(ticket.contact_phone) if ticket.contact_phone else "",
            called_at=call.called_at,
            caller=call.caller,
            outcome=call.outcome,
            satisfaction=call.satisfaction,
            fixed=call.fixed,
            comment=call.comment,
            reopened=call.fixed is False or call.satisfaction is Satisfaction.DISSATISFIED,
        )
        for call, ticket, number in session.execute(statement)
    )


def month_of_calls(session: Session, day: date) -> tuple[FollowedUp, ...]:
    """Return the follow-up calls of the month a day lies in."""
    return followed_up(session, month_of(session, day))


def follow_up_sheet(
    session: Session, day: date, *, actor: str, now: datetime, copy: int = 1, reason: str = ""
) -> FollowUpLedgerSheet:
    """Return the ledger of a month's follow-up calls (F22)."""
    month = month_of(session, day)
    office = letterhead(session)
    rule = month.norms.care.follow_up
    calls = followed_up(session, month)
    closed = (*complaints_called(session, month), *others_called(session, month))
    return FollowUpLedgerSheet(
        number=f"{LETTERS}-{month.first:%Y%m}",
        letterhead=office,
        copy=Copy(number=copy, printed_at=now, printed_by=actor, reason=reason),
        period=f"{month.first} 至 {month.last}",
        scope="全办",
        closed=len(closed),
        followed=sum(one.hits for one in closed),
        target=f"投诉 {rule.complaints:.0%}，其他 {rule.others:.0%}；满意率 95%",
        lines=tuple(_line(one) for one in calls),
    )


def _line(one: FollowedUp) -> FollowUpLine:
    return FollowUpLine(
        ticket=one.ticket,
        customer=one.customer,
        contact=" ".join(filter(None, (one.contact, one.phone))),
        called_at=one.called_at,
        caller=one.caller,
        outcome=said(one.outcome),
        satisfaction=said(one.satisfaction),
        reason=one.comment,
        correction=one.ticket if one.reopened else "",
    )
