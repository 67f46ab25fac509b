"""Whom a ticket belongs to: the trouble it is one of many of, the person who looks after it."""

from sqlalchemy import select

from models.domain import Ticket
from models.errors import RefusedError
from models.rules.facts_open import JoinFacts, PassOnFacts
from models.rules.states import OPEN_STATES
from models.services.records import find
from models.services.tickets.move import Move


def join(move: Move) -> None:
    """Make the ticket one of many under the ticket that stands for the trouble (并入主单).

    Refuses ticket.bad_parent for itself, for a ticket that is a child, and for one that
    is over; a ticket with children of its own joins nothing.
    """
    parent: Ticket = find(move.session, "ticket", move.facts(JoinFacts).parent)
    has_children = move.session.scalar(
        select(Ticket.id).where(Ticket.parent_id == move.ticket.id).limit(1)
    )
    unfit = parent.id == move.ticket.id or parent.parent_id is not None
    if unfit or has_children is not None or parent.state not in OPEN_STATES:
        raise RefusedError("ticket.bad_parent", number=move.ticket.number, parent=parent.number)
    move.ticket.parent_id = parent.id


def take_out(move: Move) -> None:
    """The ticket turned out to be another trouble: it goes its own way (移出主单)."""
    parent = move.session.get(Ticket, move.ticket.parent_id)
    move.extra["parent"] = None if parent is None else parent.number
    move.ticket.parent_id = None


def restore_along(move: Move) -> None:
    """Service is back because the trouble's is; the child keeps its own clock (随主单恢复)."""
    parent = move.session.get(Ticket, move.ticket.parent_id)
    move.extra["parent"] = None if parent is None else parent.number
    move.ticket.suspended_until = None


def pass_on(move: Move) -> None:
    """Somebody else looks after the request; the first recipient stays on record (移交)."""
    move.extra["handed_by"] = move.ticket.responsible or move.ticket.first_recipient
    move.ticket.responsible = move.facts(PassOnFacts).accepted_by
