"""F11, one report upwards (升级报备单): what was told, and everybody who is hit."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Escalation, Ticket
from models.errors import RefusedError
from models.queries.escalations import affected, scope_said
from models.queries.papers.asking import Filled, PaperAsk, letterhead
from models.queries.work_order_blocks import said
from models.rules.crowd_terms import ReportStage
from models.sheets.escalation import AffectedCustomer, EscalationSheet
from models.sheets.letter import Tick


def fill(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the report of this number as it was made; refuses escalation.unknown.

    Who is hit and how they stand now comes from the tickets; what was told stays as told.
    """
    found = session.execute(
        select(Escalation, Ticket)
        .join(Ticket, Ticket.id == Escalation.ticket_id)
        .where(Escalation.number == number)
    ).first()
    if found is None:
        raise RefusedError("escalation.unknown", number=number)
    row, ticket = found
    hit = affected(session, ticket)
    sheet = EscalationSheet(
        number=row.number,
        letterhead=letterhead(session),
        copy=ask.copy(),
        stage=tuple(Tick(label=said(stage), done=stage is row.stage) for stage in ReportStage),
        level=said(row.level),
        trigger=row.cause_of_report,
        ticket=ticket.number,
        found_at=row.found_at,
        reported_at=row.reported_at,
        reporter=row.reporter,
        receiver=row.receiver or "、".join(row.recipients),
        symptom=row.symptom,
        scope=row.scope,
        affected=tuple(map(_line, hit)),
        counts=scope_said(hit),
        cause=row.cause,
        progress=row.progress,
        expected_at=row.expected_at,
        support=row.support,
        explanation=row.explanation,
        restored_at=row.restored_at,
    )
    return Filled(sheet=sheet, row_id=row.id, ticket=ticket.number)


def _line(ticket: Ticket) -> AffectedCustomer:
    return AffectedCustomer(
        name=ticket.customer_name,
        grade=said(ticket.grade),
        circuit=ticket.circuit_number,
        ticket=ticket.number,
        since=ticket.reported_at,
        state=said(ticket.state),
    )
