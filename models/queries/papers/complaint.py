"""F09 and F10: a complaint as it is handled (投诉处理记录), and the coordination it may need."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Escalation, Ticket
from models.queries.papers.asking import Filled, PaperAsk, letterhead
from models.queries.papers.ticket_file import TicketFile, read_ticket, ticks
from models.queries.work_order_blocks import LANGUAGE, at, expected, last, said, told
from models.queries.work_orders import customer_block
from models.rules.lengths import length
from models.rules.norms.checklists import Checklist
from models.rules.states import Verb
from models.rules.terms import Channel, RequestCategory
from models.rules.zone import local
from models.sheets.complaint import ComplaintSheet
from models.sheets.coordination import CoordinationSheet
from models.sheets.letter import SATISFACTIONS

SOURCES = {
    Channel.CARRIER_SYSTEM: "10086",
    Channel.ACCOUNT_MANAGER: "客户经理",
    Channel.WALK_IN: "上门",
    Channel.PHONE: "来电",
}
CATEGORIES = {
    RequestCategory.INQUIRY: "1咨询",
    RequestCategory.COMPLAINT: "2一般投诉",
    RequestCategory.EQUIPMENT_FAULT: "3设备报障",
    RequestCategory.GRAVE_COMPLAINT: "4严重投诉和纠纷",
}
DEPARTMENTS = ("网络", "工程", "集客", "市场", "财务", "其他代维")
APOLOGISED, REPEATED = ("已致歉",), ("已向客户复述并得到确认",)
NO_SUPPORT = ("", "无", "暂无", "不需要")  # what is written where nothing is asked for


def fill_complaint(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the record of a complaint as far as it has come."""
    file = read_ticket(session, number, ask)
    ticket, past = file.ticket, file.past
    answer, report = last(past, Verb.FEEDBACK), last(past, Verb.REPORT)
    called, closed = last(past, Verb.FOLLOW_UP), last(past, Verb.CLOSE)
    lists = file.norms.checklists
    sheet = ComplaintSheet(
        number=ticket.number,
        letterhead=letterhead(session),
        copy=ask.copy(),
        customer=customer_block(session, ticket),
        source=ticks(SOURCES.values(), (SOURCES.get(ticket.channel, ""),)),
        external_number=ticket.external_number,
        category=ticks(CATEGORIES.values(), (CATEGORIES[ticket.category],)),
        level=said(ticket.severity),
        complainant=ticket.reporter or ticket.contact_name,
        complainant_phone=ticket.contact_phone,
        received_at=ticket.reported_at,
        received_by=past[0].actor if past else "",
        handler=ticket.first_recipient,
        story=ticket.symptom,
        repeated_back=ticks(REPEATED),
        phone_steps=ticks(_labels(lists.phone_complaint)),
        site_steps=ticks(_labels(lists.site_complaint)),
        answered_at=at(answer),
        answer=told(answer, "progress"),
        promised_by=expected(past),
        investigation=told(last(past, Verb.PRETEST), "result"),
        measures=told(report, "process"),
        liability=said(ticket.liability),
        apologised_again=ticks(APOLOGISED),
        customer_opinion=told(report, "customer_comment") or told(called, "comment"),
        follow_up=_follow_up(file),
        satisfaction=ticks(SATISFACTIONS, (said(ticket.satisfaction),)),
        closed_at=at(closed),
        lasted="" if closed is None else length(closed.happened_at - ticket.reported_at, LANGUAGE),
    )
    return file.filled(sheet)


def fill_coordination(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the form that asks other departments for their part (大客户业务协调表).

    Who asked and when is known where a report upwards asked for support; otherwise it is
    written in by hand, for whoever prints the form need not be the one who asks.
    """
    file = read_ticket(session, number, ask)
    ticket = file.ticket
    asked = _asked_for_support(session, ticket)
    sheet = CoordinationSheet(
        number=ticket.number,
        letterhead=letterhead(session),
        copy=ask.copy(),
        customer=customer_block(session, ticket),
        origin=ticket.number,
        subject=ticket.symptom if asked is None else f"{ticket.symptom}\n需支援：{asked.support}",
        departments=ticks(DEPARTMENTS),
        asked_by="" if asked is None else asked.reporter,
        asked_at=None if asked is None else asked.reported_at,
        answer_by=ticket.due_at,
        resolution=told(last(file.past, Verb.CLOSE), "coordination"),
    )
    return file.filled(sheet)


def _asked_for_support(session: Session, ticket: Ticket) -> Escalation | None:
    return session.scalar(
        select(Escalation)
        .where(Escalation.ticket_id == ticket.id, Escalation.support.not_in(NO_SUPPORT))
        .order_by(Escalation.reported_at, Escalation.id)
        .limit(1)
    )


def _labels(checklist: Checklist) -> list[str]:
    return [line.zh for line in checklist.lines]


def _follow_up(file: TicketFile) -> str:
    called = last(file.past, Verb.FOLLOW_UP)
    if called is None:
        return ""
    outcome = file.ticket.satisfaction
    words = f"{local(called.happened_at):%m-%d} {called.actor} {told(called, 'comment')}".strip()
    return f"{words} {said(outcome)}".strip()
