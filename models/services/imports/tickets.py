"""Tickets out of other systems' lists: opened once, and never changed by a list again."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Ticket
from models.services.imports.names import Names
from models.services.imports.records import Facts, Records
from models.services.journal import action_of
from models.services.lookups import Lookup, look_up
from models.services.tickets import open_ticket

_TOLD_AS: Lookup[int] = Lookup(Ticket, ("external_source", "external_number"))


def _as_told(_session: Session, _names: Names, facts: Facts) -> Facts:
    return dict(facts)


def _find(session: Session, _names: Names, facts: Facts) -> int | None:
    source, number = facts["external_source"], facts["external_number"]
    return look_up(session, _TOLD_AS, source, number)


def _open(session: Session, _names: Names, facts: Facts) -> int:
    """Open a ticket, or count the row on the one whose circuit is down already (重复申告)."""
    opened = open_ticket(session, facts)
    ticket = session.scalars(select(Ticket).where(Ticket.number == opened.number)).one()
    if not opened.repeated:
        ticket.batch_uid = action_of(session).uid
    return ticket.id


TICKETS = Records(
    settle=_as_told,
    key=lambda facts: f"{facts['external_source']}:{facts['external_number']}",
    find=_find,
    add=_open,
)
