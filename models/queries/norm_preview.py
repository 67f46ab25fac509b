"""Before the norms change: which open tickets were promised something else (影响预览)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Ticket
from models.domain.edition import laid, norms_on
from models.rules.norms import Norms, promise_for
from models.rules.promise import Promise
from models.rules.states import TicketState
from models.rules.terms import ServiceGrade
from models.rules.zone import local_day

PREVIEW = "preview"


@dataclass(frozen=True, slots=True)
class AffectedRow:
    """An open ticket that would be promised otherwise if it were accepted after the change.

    It keeps ``promised``; ``would_be`` is what its like will get. Not yet accepted
    tickets have no ``promised`` and will be accepted under the new edition.
    """

    number: str
    customer_name: str
    grade: ServiceGrade | None
    state: TicketState
    promised: timedelta | None
    would_be: timedelta
    due_at: datetime | None


def affected(
    session: Session, patch: Mapping[str, Any], *, now: datetime
) -> tuple[AffectedRow, ...]:
    """Return the open tickets a patch would touch; refuses norms.overlay_refused."""
    held = laid(norms_on(session, local_day(now)), patch, edition=PREVIEW)
    statement = select(Ticket).where(Ticket.closed_at.is_(None)).order_by(Ticket.due_at, Ticket.id)
    rows = (_row(ticket, held) for ticket in session.scalars(statement))
    return tuple(row for row in rows if row is not None)


def _row(ticket: Ticket, held: Norms) -> AffectedRow | None:
    if ticket.grade is None or ticket.service is None or ticket.reach is None:
        return None
    after = promise_for(
        held,
        kind=ticket.kind,
        service=ticket.service,
        reach=ticket.reach,
        grade=ticket.grade,
        locality=ticket.locality,
    )
    before = None if ticket.promise is None else Promise.from_json(ticket.promise)
    if before is not None and before.restoration == after.restoration:
        return None
    return AffectedRow(
        number=ticket.number,
        customer_name=ticket.customer_name,
        grade=ticket.grade,
        state=ticket.state,
        promised=None if before is None else before.restoration,
        would_be=after.restoration,
        due_at=ticket.due_at,
    )
