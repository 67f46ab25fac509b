"""Verbs that only add to the record: they are inserts, ask no version and never conflict."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Session

from models.domain import PaperState, Ticket
from models.domain.ledger import TICKET
from models.errors import RefusedError
from models.rules.action import Action
from models.rules.facts_base import FactsModel
from models.rules.lifecycle import decide
from models.rules.lifecycle_ticket import TicketFacts
from models.rules.states import TicketState, Verb
from models.services.journal import record
from models.services.tickets.late import check_late
from models.services.tickets.move import given

VERBS = frozenset(
    {
        Verb.CONTACT,
        Verb.FEEDBACK,
        Verb.URGE,
        Verb.ESCALATE,
        Verb.REPEAT,
        Verb.NOTE,
        Verb.PRINT,
        Verb.RETURN_PAPER,
    }
)

_TICKET = cast(Table, Ticket.__table__)
_STANDING = select(
    _TICKET.c.id,
    _TICKET.c.state,
    _TICKET.c.version,
    _TICKET.c.due_at,
    _TICKET.c.reported_at,
).where(_TICKET.c.number == bindparam("wanted"))
_SEEN = (
    update(_TICKET)
    .where(_TICKET.c.id == bindparam("ticket"))
    .values(last_sequence=bindparam("sequence"))
)
# Counting in the database itself: two desks that press at once both count.
_COUNTED = {
    Verb.URGE: _SEEN.values(urges=_TICKET.c.urges + 1),
    Verb.REPEAT: _SEEN.values(repeats=_TICKET.c.repeats + 1),
    Verb.PRINT: _SEEN.values(paper_state=PaperState.PRINTED),
    Verb.RETURN_PAPER: _SEEN.values(paper_state=PaperState.RETURNED),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the ticket stands, read without taking it."""

    id: int
    state: TicketState
    version: int
    due_at: datetime | None


def append(
    session: Session,
    *,
    verb: Verb,
    number: str,
    facts: Mapping[str, object] | FactsModel,
    action: Action,
) -> Standing:
    """Add one thing to a ticket's record; refusals are those of the life-cycle table."""
    # What this session changed but did not write yet must be seen by the question below.
    session.flush()
    row = session.execute(_STANDING, {"wanted": number}).first()
    if row is None:
        raise RefusedError("ticket.unknown", number=number)
    at = _moment(action, row.reported_at, number)
    try:
        decision = decide(verb, facts, ticket=TicketFacts(state=row.state), role=action.role, at=at)
    except RefusedError as error:
        error.facts.setdefault("number", number)
        raise
    event = record(
        session,
        verb=verb,
        subject_kind=TICKET,
        subject_id=row.id,
        subject=number,
        facts=given(decision.facts),
        happened_at=at,
    )
    statement = _COUNTED.get(verb, _SEEN)
    session.execute(statement, {"ticket": row.id, "sequence": event.sequence})
    _forget(session, row.id)
    return Standing(id=row.id, state=row.state, version=row.version, due_at=row.due_at)


def _moment(action: Action, reported_at: datetime, number: str) -> datetime:
    if action.happened_at is None:
        return max(action.now, reported_at)
    check_late(action, action.happened_at, reported_at, number=number)
    return action.happened_at


def _forget(session: Session, ticket_id: int) -> None:
    """Let a ticket this session holds be read again: its counters moved under it."""
    held = session.identity_map.get(session.identity_key(Ticket, ticket_id))
    if held is not None:
        session.expire(held, ["urges", "repeats", "paper_state", "last_sequence"])
