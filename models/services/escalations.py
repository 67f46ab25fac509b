"""Reports upwards (升级报备): numbered, in their order, each an event of its ticket."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Escalation, Ticket
from models.errors import RefusedError
from models.rules.crowd_terms import ReportStage
from models.rules.facts_base import LINE, PROSE
from models.rules.states import Verb
from models.rules.terms import EscalationLevel
from models.rules.text import clean
from models.services.journal import action_of
from models.services.numbering import next_number
from models.services.records import find
from models.services.tickets import do

LETTERS = "BB"
_LINES = frozenset({"cause_of_report", "receiver"})


def report_up(
    session: Session,
    *,
    ticket: str,
    stage: ReportStage | str,
    recipients: Sequence[str],
    found_at: datetime | None = None,
    level: EscalationLevel | str = EscalationLevel.CONTROL_CENTRE,
    expected_at: datetime | None = None,
    **texts: str,
) -> str:
    """Keep one report and return its number; it answers the step of its level as well.

    ``texts``: symptom, scope, cause, progress, support, explanation, receiver and
    cause_of_report. Refuses escalation.wrong_stage, escalation.nobody, escalation.not_back,
    record.empty for what everybody asks first, and what the ticket's own step refuses.
    """
    action = action_of(session)
    about: Ticket = find(session, "ticket", ticket)
    stage = ReportStage(stage)
    _check_order(session, about, stage)
    told_to, said = _told_to(recipients), _said(texts)
    number = next_number(session, LETTERS, action.at)
    row = Escalation(
        number=number,
        ticket_id=about.id,
        stage=stage,
        level=EscalationLevel(level),
        recipients=told_to,
        reporter=action.actor,
        found_at=found_at or about.reported_at,
        reported_at=action.at,
        expected_at=expected_at,
        restored_at=about.restored_at,
        **said,
    )
    session.add(row)
    session.flush()
    _tell(session, about, row)
    return number


def answer_step(
    session: Session,
    *,
    ticket: str,
    step: str,
    level: EscalationLevel | str,
    recipient: str,
    text: str,
) -> None:
    """Note that somebody was told as a step of the ladder asks (升级阶梯)."""
    told = {"level": level, "recipient": recipient, "text": text, "step": step}
    do(session, verb=Verb.ESCALATE, number=ticket, facts=told)


def _check_order(session: Session, about: Ticket, stage: ReportStage) -> None:
    """First, further ones, then the last; and the last not before service is back."""
    stages = session.scalars(
        select(Escalation.stage).where(Escalation.ticket_id == about.id).order_by(Escalation.id)
    ).all()
    begun, over = bool(stages), ReportStage.LAST in stages
    if over or begun is (stage is ReportStage.FIRST):
        raise RefusedError("escalation.wrong_stage", number=about.number, stage=stage)
    if stage is ReportStage.LAST and about.restored_at is None:
        raise RefusedError("escalation.not_back", number=about.number)


def _told_to(recipients: Sequence[str]) -> list[str]:
    found = [clean(one, limit=LINE, field="recipients") for one in recipients if one.strip()]
    if not found:
        raise RefusedError("escalation.nobody", field="recipients")
    return found


def _said(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the texts through the gate; what everybody asks first may not be empty."""
    said = {
        name: clean(
            text, limit=LINE if name in _LINES else PROSE, field=name, lines=name not in _LINES
        )
        for name, text in texts.items()
    }
    for name in ("symptom", "progress"):
        if not said.get(name):
            raise RefusedError("record.empty", field=name)
    return said


def _tell(session: Session, about: Ticket, row: Escalation) -> None:
    facts = {
        "level": row.level,
        "recipient": clean("、".join(row.recipients), limit=LINE, field="recipients"),
        "text": row.progress,
        "expected_at": row.expected_at,
        "report": row.number,
    }
    do(session, verb=Verb.ESCALATE, number=about.number, facts=facts)
