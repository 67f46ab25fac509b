"""F06, the slip left at a closed door (到访留言条): by the slip's number, or a ticket's latest."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import String, cast, select
from sqlalchemy.orm import Session

from models.domain import Event, Ticket
from models.domain.ledger import Past, moment_in
from models.errors import RefusedError
from models.queries.papers.asking import Filled, PaperAsk, letterhead
from models.queries.papers.ticket_file import TicketFile, read_ticket
from models.queries.work_order_blocks import at, last, said, told
from models.rules.states import Verb
from models.rules.terms import CallOutcome
from models.sheets.notice_slip import CallAttempt, NoticeSlipSheet

REASON = "客户不在,未能进入"


def fill(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the slip; refuses print.no_slip for a ticket whose crew met somebody."""
    file = read_ticket(session, _ticket_of(session, number), ask)
    visits = [event for event in file.past if event.verb is Verb.ABSENT]
    named = [event for event in visits if told(event, "slip") == number]
    if not visits:
        raise RefusedError("print.no_slip", number=number)
    return file.filled(_sheet(file, (named or visits)[-1], ask))


def _ticket_of(session: Session, number: str) -> str:
    """Return the ticket a slip was left for; any other number is a ticket's own."""
    found = session.scalar(
        select(Event.subject).where(
            Event.verb == Verb.ABSENT,
            cast(Event.facts, String).contains(f'"{number}"', autoescape=True),
        )
    )
    known = session.scalar(select(Ticket.number).where(Ticket.number == number))
    return known or found or number


def _sheet(file: TicketFile, visit: Past, ask: PaperAsk) -> NoticeSlipSheet:
    head, ticket, sent = letterhead(file.session), file.ticket, file.dispatch()
    before = [one for one in file.past if one.sequence < visit.sequence]
    return NoticeSlipSheet(
        number=told(visit, "slip") or ticket.number,
        letterhead=head,
        copy=ask.copy(),
        customer=ticket.customer_name,
        address=ticket.address,
        arrived_at=at(last(before, Verb.ARRIVE)),
        left_at=moment_in(visit, "left_at"),
        reason=told(visit, "note") or REASON,
        ticket=ticket.number,
        contact="、".join(sent.people) or sent.crew,
        phone=head.phone,
        calls=tuple(_call(one) for one in visit.facts.get("attempts", ())),
        next_visit_at=moment_in(visit, "appointed_at"),
        crew=sent.crew,
    )


def _call(attempt: Mapping[str, str]) -> CallAttempt:
    return CallAttempt(
        called_at=datetime.fromisoformat(attempt["called_at"]),
        number=attempt.get("phone", ""),
        outcome=said(CallOutcome(attempt["outcome"])),
    )
