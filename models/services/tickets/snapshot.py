"""What the life-cycle table may know of a ticket before a step, gathered from its rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain import Ticket, WorkOrder
from models.domain.edition import norms_on
from models.domain.ledger import Past, moment_in, was_tested
from models.domain.placing import LIVE_ORDERS
from models.rules.lifecycle_ticket import HoldRule, TicketFacts, hold_rules
from models.rules.states import Verb
from models.rules.zone import local_day

_ASKING = (
    Verb.REQUEST_SUSPEND,
    Verb.APPROVE_SUSPEND,
    Verb.REFUSE_SUSPEND,
    Verb.SUSPEND,
    Verb.RECALL,
    Verb.REASSIGN,
    Verb.RESTORE,
    Verb.RESTORE_ALONG,
    Verb.REOPEN,
)
_HOLDING = frozenset({Verb.REQUEST_SUSPEND, Verb.APPROVE_SUSPEND, Verb.SUSPEND, Verb.RENEW_SUSPEND})
NO_HOLDS: Mapping[str, HoldRule] = MappingProxyType({})
_OF_MANY = frozenset({Verb.JOIN, Verb.TAKE_OUT, Verb.RESTORE_ALONG})
_WITH_CAUSE = frozenset({Verb.REPORT, Verb.CLOSE, Verb.FOLLOW_UP})


def snapshot(
    session: Session, ticket: Ticket, past: Sequence[Past], *, verb: Verb, at: datetime
) -> TicketFacts:
    """Return the ticket as a gate sees it; lists of the norms only where a gate reads them."""
    asked = _pending(past)
    held = _last(past, Verb.SUSPEND, Verb.APPROVE_SUSPEND)
    arrived = _last(past, Verb.ARRIVE)
    norms = norms_on(session, local_day(at)) if verb in _HOLDING | _WITH_CAUSE else None
    parent = session.get(Ticket, ticket.parent_id) if _asks_parent(ticket, verb) else None
    return TicketFacts(
        kind=ticket.kind,
        category=ticket.category,
        state=ticket.state,
        previous_state=ticket.previous_state,
        grade=ticket.grade,
        reach=ticket.reach,
        service=ticket.service,
        has_circuit=ticket.circuit_id is not None,
        has_crew=ticket.crew_id is not None,
        arrived_at=None if arrived is None else arrived.happened_at,
        work_started=_last(past, Verb.START) is not None,
        requested_reason=None if asked is None else _text(asked, "reason"),
        requested_until=None if asked is None else moment_in(asked, "expected_resume_at"),
        suspend_reason=None if held is None else _text(held, "reason"),
        suspended_until=ticket.suspended_until,
        open_parts=_open_parts(session, ticket) if verb is Verb.REPORT else 0,
        cause_code=ticket.cause_code or None,
        tested=was_tested(past),
        prevention=bool(ticket.prevention),
        confirmed=any(e.verb is Verb.FOLLOW_UP and e.facts.get("fixed") for e in past),
        parent=None if parent is None else parent.number,
        parent_restored=parent is not None and parent.restored_at is not None,
        responsible=ticket.responsible or ticket.first_recipient,
        holds=hold_rules(norms.suspension) if norms and verb in _HOLDING else NO_HOLDS,
        causes=frozenset(norms.causes.codes() if norms and verb in _WITH_CAUSE else ()),
    )


def _asks_parent(ticket: Ticket, verb: Verb) -> bool:
    return ticket.parent_id is not None and verb in _OF_MANY


def _pending(past: Sequence[Past]) -> Past | None:
    """Return the request to hold that nobody answered yet."""
    latest = _last(past, *_ASKING)
    return latest if latest is not None and latest.verb is Verb.REQUEST_SUSPEND else None


def _open_parts(session: Session, ticket: Ticket) -> int:
    return (
        session.scalar(
            select(func.count())
            .select_from(WorkOrder)
            .where(
                WorkOrder.ticket_id == ticket.id,
                WorkOrder.lead.is_(False),
                WorkOrder.state.in_(LIVE_ORDERS),
            )
        )
        or 0
    )


def _last(past: Sequence[Past], *verbs: Verb) -> Past | None:
    return next((event for event in reversed(past) if event.verb in verbs), None)


def _text(event: Past, name: str) -> str | None:
    value: Any = event.facts.get(name)
    return None if value is None else str(value)
