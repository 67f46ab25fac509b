"""The month's ledger of calls (F07L): one line a visit, and what the lines add up to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import (
    CallAssignment,
    CallAttempt,
    Contact,
    Customer,
    Office,
    PhoneVisit,
    Ticket,
)
from models.errors import RefusedError
from models.queries.care_month import Month, Planned, month_of, planned_calls
from models.queries.letterhead import letterhead
from models.queries.visit_sheets import (
    ABNORMAL,
    LETTERS,
    NO,
    NORMAL,
    PLEASED,
    YES,
    minutes,
)
from models.queries.work_order_blocks import said
from models.rules.phones import mask
from models.rules.terms import CallOutcome, CallWindow
from models.sheets.letter import Copy
from models.sheets.phone_visit import PhoneVisitLedgerSheet, PhoneVisitLine, PhoneVisitTotals

WHOLE = "full"  # what ``phones=`` says beside the month


@dataclass(frozen=True, slots=True)
class LedgerScope:
    """Whose calls a ledger lists: one customer's, one caller's, or (neither) the office's.

    It leaves the office and nobody dials from it, so phones are masked unless they are asked
    for (``whole_phones``); a customer marked private stays masked even then (隐私).
    """

    month: date
    customer: str = ""
    caller: str = ""
    whole_phones: bool = False

    @classmethod
    def of(cls, month: str, options: Mapping[str, str]) -> "LedgerScope":
        """Return the scope of ``2026-11``, ``customer=KH0042`` or ``caller=王敏``, ``phones=full``.

        Raises ``RefusedError("visit.bad_month")``.
        """
        try:
            first = date.fromisoformat(f"{month.strip()}-01")
        except ValueError:
            raise RefusedError("visit.bad_month", month=month) from None
        whose = {name: told for name, told in options.items() if name != "phones"}
        phones = options.get("phones", "")
        is_scope = not whose.keys() - {"customer", "caller"} and len(whose) <= 1
        if not is_scope or phones not in ("", WHOLE):
            raise RefusedError("visit.bad_month", month=", ".join([month, *sorted(options)]))
        return cls(first, **whose, whole_phones=phones == WHOLE)

    def __str__(self) -> str:
        told = {"customer": self.customer, "caller": self.caller}
        told["phones"] = WHOLE if self.whole_phones else ""
        options = (f",{name}={value}" for name, value in told.items() if value)
        return "".join((f"{self.month:%Y-%m}", *options))


def ledger_sheet(
    session: Session,
    scope: LedgerScope,
    *,
    actor: str,
    now: datetime,
    copy: int = 1,
    reason: str = "",
) -> PhoneVisitLedgerSheet:
    """Return the calls of a month with their sums, and those that were owed and not made."""
    month = month_of(session, scope.month)
    lines = ledger_lines(session, scope, month=month)
    office = letterhead(session)
    return PhoneVisitLedgerSheet(
        number=f"{_code(session)}-{LETTERS}-{month.first:%Y%m}",
        letterhead=office,
        copy=Copy(number=copy, printed_at=now, printed_by=actor, reason=reason),
        month=f"{month.first:%Y-%m}",
        scope=_scope_words(session, scope),
        totals=totals_of(lines),
        lines=lines,
        remark="一行一次拜访，以当月最后一次拨打为准；计划未拨打的列在最后。",
    )


def _code(session: Session) -> str:
    return session.scalar(select(Office.code).order_by(Office.id).limit(1)) or ""


def _scope_words(session: Session, scope: LedgerScope) -> str:
    whose = _whose(session, scope)
    return f"{whose}，联系电话完整" if scope.whole_phones else whose


def _whose(session: Session, scope: LedgerScope) -> str:
    if scope.customer:
        name = session.scalar(select(Customer.name).where(Customer.number == scope.customer))
        if name is None:
            raise RefusedError("customer.unknown", number=scope.customer)
        return f"客户 {name}"
    return f"拜访人 {scope.caller}" if scope.caller else "全办"


def ledger_lines(
    session: Session, scope: LedgerScope, *, month: Month
) -> tuple[PhoneVisitLine, ...]:
    """Return one line a visit, as it stood at the end of the month, then those not made."""
    made = list(_visits(session, scope, month))
    called = {customer for customer, _ in made}
    lines = [line for _, line in made]
    owned = _owned(session) if scope.caller else {}
    seen: set[int] = set()
    for one in planned_calls(session, month):
        mine = (not scope.customer or one.customer_number == scope.customer) and (
            not scope.caller or owned.get(one.customer_id) == scope.caller
        )
        if mine and not one.met_by and one.customer_id not in called | seen:
            seen.add(one.customer_id)
            lines.append(_missed(one, owned.get(one.customer_id, "")))
    return tuple(lines)


def _visits(
    session: Session, scope: LedgerScope, month: Month
) -> Iterable[tuple[int, PhoneVisitLine]]:
    statement = (
        select(CallAttempt, PhoneVisit, Customer, Contact, Ticket.number)
        .join(PhoneVisit, PhoneVisit.id == CallAttempt.phone_visit_id)
        .join(Customer, Customer.id == PhoneVisit.customer_id)
        .outerjoin(Contact, Contact.id == CallAttempt.contact_id)
        .outerjoin(Ticket, Ticket.id == PhoneVisit.ticket_id)
        .where(CallAttempt.called_at >= month.start, CallAttempt.called_at < month.end)
        .order_by(CallAttempt.called_at, CallAttempt.id)
    )
    if scope.customer:
        statement = statement.where(Customer.number == scope.customer)
    if scope.caller:
        statement = statement.where(CallAttempt.caller == scope.caller)
    last: dict[int, tuple[CallAttempt, PhoneVisit, Customer, Contact | None, str | None]] = {}
    tries: dict[int, int] = {}
    for attempt, visit, customer, contact, ticket in session.execute(statement):
        last[visit.id] = (attempt, visit, customer, contact, ticket)
        tries[visit.id] = tries.get(visit.id, 0) + 1
    for visit_id, row in sorted(last.items(), key=lambda pair: pair[1][0].called_at):
        yield row[1].customer_id, _line(row, tries[visit_id], whole=scope.whole_phones)


def _line(
    row: tuple[CallAttempt, PhoneVisit, Customer, Contact | None, str | None],
    tries: int,
    *,
    whole: bool,
) -> PhoneVisitLine:
    attempt, visit, customer, contact, ticket = row
    reached = attempt.outcome is CallOutcome.CONNECTED
    topics: dict[str, str] = dict(visit.topics or {}) if reached else {}
    told = [f"第 {tries} 次拨打" if tries > 1 else "", ticket if reached and ticket else ""]
    told += [topics.get(name, "") for name in ("running_note", "needs", "suggestions")]
    running = {True: NORMAL, False: ABNORMAL, None: ""}[visit.running_normal]
    return PhoneVisitLine(
        number=visit.number,
        customer=customer.short_name or customer.name,
        grade=said(customer.grade),
        contact="" if contact is None else contact.name,
        phone=_phone(contact, whole=whole and not customer.private),
        caller=attempt.caller,
        window="" if attempt.window is CallWindow.OUTSIDE else said(attempt.window),
        called_at=attempt.called_at,
        minutes=minutes(attempt.duration_seconds),
        in_window=NO if attempt.window is CallWindow.OUTSIDE else YES,
        outcome=said(attempt.outcome),
        running=running if reached else "",
        satisfaction=said(visit.satisfaction) if reached else "",
        remark="；".join(filter(None, told)),
    )


def _phone(contact: Contact | None, *, whole: bool) -> str:
    first = "" if contact is None else next(iter(contact.phones), "")
    return first if whole or not first else mask(first)


def _missed(one: Planned, caller: str) -> PhoneVisitLine:
    return PhoneVisitLine(
        number="",
        customer=one.customer,
        grade=said(one.grade),
        caller=caller,
        remark=f"应于 {one.due_on} 前拜访",
    )


def _owned(session: Session) -> dict[int, str]:
    rows = session.execute(select(CallAssignment.customer_id, CallAssignment.caller))
    return {row.customer_id: row.caller for row in rows}


def totals_of(lines: Sequence[PhoneVisitLine]) -> PhoneVisitTotals:
    """Return the sums printed under a ledger, counted from the lines it prints."""
    made = [one for one in lines if one.called_at is not None]
    pleased = {said(one) for one in PLEASED}
    return PhoneVisitTotals(
        planned=len(lines),
        done=len(made),
        in_window=sum(one.in_window == YES for one in made),
        connected=sum(one.outcome == said(CallOutcome.CONNECTED) for one in made),
        abnormal=sum(one.running == ABNORMAL for one in made),
        asked=sum(bool(one.satisfaction) for one in made),
        satisfied=sum(one.satisfaction in pleased for one in made),
    )
