"""The facts of a printed call (F07), and the blocks other papers of customer care share."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.domain import (
    Contact,
    Customer,
    PhoneVisit,
    Ticket,
    Undertaking,
)
from models.domain.edition import norms_on
from models.domain.owing import visit_hours
from models.errors import RefusedError
from models.queries.letterhead import letterhead
from models.queries.visit_log import flags_of
from models.queries.work_order_blocks import said
from models.rules.calendar import working_calendar
from models.rules.norms import Norms
from models.rules.terms import CallOutcome, Satisfaction
from models.rules.windows import call_windows
from models.rules.zone import local_day
from models.sheets.letter import Copy, CustomerBlock, Tick
from models.sheets.phone_visit import (
    Commitment,
    PhoneVisitSheet,
)

PLEASED = (Satisfaction.SATISFIED, Satisfaction.FAIRLY_SATISFIED)
YES, NO, NORMAL, ABNORMAL = "是", "否", "正常", "异常"
MINUTE = 60
LETTERS = "DF"


def customer_block(customer: Customer, contact: Contact | None) -> CustomerBlock:
    """Return the customer as the record of a call prints it, the whole phone on it."""
    return CustomerBlock(
        name=customer.name,
        number=customer.number,
        grade=said(customer.grade),
        importance=said(customer.importance),
        address=" ".join(filter(None, (customer.town, customer.address))),
        contact="" if contact is None else contact.name,
        phone="" if contact is None else "、".join(contact.phones),
        account_manager=customer.account_manager,
    )


def ticks(choices: Iterable[StrEnum], chosen: StrEnum | None) -> tuple[Tick, ...]:
    """Return boxes of a closed list, the chosen one ticked."""
    return tuple(Tick(label=said(one), done=one is chosen) for one in choices)


def yes_no(*, told: bool | None, yes: str = YES, no: str = NO) -> tuple[Tick, ...]:
    """Return two boxes; none is ticked where nothing is known."""
    return (Tick(label=yes, done=told is True), Tick(label=no, done=told is False))


def checked_words(texts: Mapping[str, str], norms: Norms) -> str:
    """Return what the language check found, as it is printed."""
    count = flags_of(texts, norms.language)
    return f"有 {count} 处须修改" if count else "未发现禁语"


def phone_visit_sheet(
    session: Session, number: str, *, actor: str, now: datetime, copy: int = 1, reason: str = ""
) -> PhoneVisitSheet:
    """Return the sheet of one call; raises ``RefusedError("visit.unknown")``."""
    found = session.execute(
        select(PhoneVisit, Customer, Contact, Ticket.number)
        .join(Customer, Customer.id == PhoneVisit.customer_id)
        .outerjoin(Contact, Contact.id == PhoneVisit.contact_id)
        .outerjoin(Ticket, Ticket.id == PhoneVisit.ticket_id)
        .where(PhoneVisit.number == number)
    ).first()
    if found is None:
        raise RefusedError("visit.unknown", number=number)
    visit, customer, contact, ticket = found
    norms = norms_on(session, local_day(visit.called_at or now))
    topics: dict[str, str] = dict(visit.topics or {})
    reached = visit.outcome is CallOutcome.CONNECTED
    return PhoneVisitSheet(
        number=visit.number,
        letterhead=letterhead(session),
        copy=Copy(number=copy, printed_at=now, printed_by=actor, reason=reason),
        customer=customer_block(customer, contact),
        contact_title=_title(contact),
        caller=visit.caller,
        windows=_windows(visit, customer, norms),
        called_at=visit.called_at,
        minutes=minutes(visit.duration_seconds),
        in_window=yes_no(told=visit.in_window),
        outcome=ticks(CallOutcome, visit.outcome),
        steps=tuple(
            Tick(label=line.zh, done=reached) for line in norms.checklists.phone_visit.lines
        ),
        greeting=topics.get("greeting", ""),
        running=yes_no(told=visit.running_normal, yes=NORMAL, no=ABNORMAL),
        running_note=_running(visit, topics),
        ticket=ticket or "",
        recent_fault=topics.get("recent_fault", ""),
        satisfaction=ticks(Satisfaction, visit.satisfaction),
        needs=topics.get("needs", ""),
        suggestions=_suggestions(topics),
        competition=topics.get("competition", ""),
        contact_change=topics.get("contact_change", ""),
        commitments=commitments(session, Undertaking.phone_visit_id == visit.id),
        next_visit_on=visit.next_visit_on,
        language_check=checked_words({**topics, "promised": visit.promised}, norms),
    )


def _title(contact: Contact | None) -> str:
    return "" if contact is None else contact.title


def minutes(seconds: int) -> int:
    """Return whole minutes as a telephone bill counts them: begun ones are full."""
    return -(-seconds // MINUTE)


def commitments(session: Session, condition: ColumnElement[bool]) -> tuple[Commitment, ...]:
    """Return what was promised, the earliest first."""
    rows = session.scalars(
        select(Undertaking).where(condition).order_by(Undertaking.due_on, Undertaking.id)
    )
    return tuple(Commitment(what=one.what, due_on=one.due_on, owner=one.owner) for one in rows)


def _running(visit: PhoneVisit, topics: Mapping[str, str]) -> str:
    confirmed = f"确认人：{visit.equipment_confirmed}" if visit.equipment_confirmed else ""
    return "　".join(filter(None, (topics.get("running_note", ""), confirmed)))


def _suggestions(topics: Mapping[str, str]) -> str:
    told = topics.get("customer_words", "")
    own = f"客户原话：“{told}”" if told else ""
    return "\n".join(filter(None, (topics.get("suggestions", ""), own)))


def _windows(visit: PhoneVisit, customer: Customer, norms: Norms) -> tuple[Tick, ...]:
    """Return the customer's windows of that day, ticked where the call fell into one."""
    if visit.called_at is None:
        return ()
    windows = call_windows(
        visit_hours(customer.office_hours, norms),
        local_day(visit.called_at),
        calendar=working_calendar(),
        length=norms.care.windows.length,
    )
    return tuple(
        Tick(
            label=f"{said(one.kind)} {one.starts_at:%H:%M}-{one.ends_at:%H:%M}",
            done=one.kind is visit.window,
        )
        for one in windows
    )
