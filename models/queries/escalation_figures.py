"""Was it reported upwards in time (K29): every trigger of a stretch, with its first report."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Crowd, Ticket
from models.domain.edition import norms_on
from models.domain.ledger import past_of
from models.queries.escalations import Trigger, crowds_reported, grave_said
from models.rules.states import TicketState, Verb
from models.rules.terms import EscalationLevel, Severity, TicketKind
from models.rules.zone import local_day


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """One moment a report was due from, and whether it came in time (升级报备及时率, K29)."""

    ticket: str
    trigger: str
    triggered_at: datetime
    reported_at: datetime | None
    in_time: bool


def timely_rows(session: Session, *, since: datetime, until: datetime) -> tuple[TriggerRow, ...]:
    """Return every trigger of a stretch and whether it was reported within the norm (K29).

    Triggers are troubles of many, faults marked serious or major, and the grades that are
    reported at acceptance; what was found to be no trouble is no trigger.
    """
    within = norms_on(session, local_day(since)).severity.escalation.within
    rows = []
    for ticket, triggered_at, why in _triggers(session, since, until):
        past = past_of(session, ticket.id)
        told = [
            event.happened_at
            for event in past
            if event.verb is Verb.ESCALATE
            and event.facts.get("level") == EscalationLevel.CONTROL_CENTRE
        ]
        first = min(told, default=None)
        in_time = first is not None and first - triggered_at <= within
        rows.append(TriggerRow(ticket.number, why, triggered_at, first, in_time))
    return tuple(rows)


def _triggers(session: Session, since: datetime, until: datetime) -> list[Trigger]:
    grades = norms_on(session, local_day(since)).severity.escalation.at_acceptance
    found: dict[int, Trigger] = {}
    crowds = crowds_reported().where(Crowd.triggered_at >= since, Crowd.triggered_at < until)
    for ticket, at, place in session.execute(crowds):
        found[ticket.id] = (ticket, at, f"{place}批量申告")
    grave = select(Ticket).where(
        Ticket.accepted_at >= since,
        Ticket.accepted_at < until,
        Ticket.kind == TicketKind.FAULT,
        Ticket.state != TicketState.VOID,
        Ticket.parent_id.is_(None),
        (Ticket.severity != Severity.ORDINARY) | Ticket.grade.in_(sorted(grades)),
    )
    for ticket in session.scalars(grave.order_by(Ticket.id)):
        if ticket.accepted_at is not None:
            found.setdefault(ticket.id, (ticket, ticket.accepted_at, grave_said(ticket)))
    return sorted(found.values(), key=lambda one: (one[1], one[0].number))
