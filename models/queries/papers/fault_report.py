"""F21, the report on a fault to the customer (故障分析报告), in words outside the trade."""

from datetime import timedelta

from sqlalchemy.orm import Session

from models.domain.ledger import read
from models.errors import RefusedError
from models.queries.papers.asking import Filled, PaperAsk, letterhead
from models.queries.papers.ticket_file import read_ticket
from models.queries.work_order_blocks import LANGUAGE
from models.rules.clock import SegmentKind
from models.rules.lengths import length
from models.rules.norms import Norms
from models.rules.zone import local, local_day
from models.sheets.fault_report import FaultReportSheet


def fill(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the report of a restored fault; refuses print.not_restored while it is down."""
    file = read_ticket(session, number, ask)
    ticket = file.ticket
    if ticket.restored_at is None:
        raise RefusedError("print.not_restored", number=ticket.number)
    reading = read(file.past, now=ask.now)
    paused = sum(
        (one.length for one in reading.segments if one.kind is SegmentKind.PAUSED), timedelta()
    )
    outage = _hours(ticket.restored_at - ticket.reported_at)
    head = letterhead(session)
    sheet = FaultReportSheet(
        number=ticket.number,
        letterhead=head,
        copy=ask.copy(),
        customer=ticket.customer_name,
        subject=f"关于 {local(ticket.reported_at):%m 月 %d 日}业务中断的分析报告",
        circuits=ticket.circuit_number,
        began_at=ticket.reported_at,
        restored_at=ticket.restored_at,
        outage=f"{outage},其中应贵单位要求等候 {_hours(paused)}" if paused else outage,
        symptom=ticket.symptom,
        cause=_cause(file.norms, ticket.cause_code),
        process=ticket.process,
        improvement=ticket.prevention,
        contact=head.phone,
        sealed_by=head.contractor or head.office,
        reported_on=local_day(ask.now),
    )
    return file.filled(sheet)


def _cause(norms: Norms, code: str) -> str:
    """Return the cause in words only: a code says nothing to a customer."""
    if not code:
        return ""
    try:
        return norms.causes.find(code).said(LANGUAGE)
    except RefusedError:
        return ""


def _hours(lasted: timedelta) -> str:
    """An outage is told in hours, however many."""
    return length(lasted, LANGUAGE, days=False)
