"""First-recipient duty (首问负责): who took a request first, who looked after it, K15."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Event, Ticket
from models.domain.ledger import TICKET
from models.rules.states import TicketState, Verb

HANDED = frozenset({Verb.PASS_ON, Verb.TRANSFER})


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One request: ``hands`` are the people it was handed on to, each of whom accepted it."""

    ticket: str
    customer_name: str
    first_recipient: str
    responsible: str
    hands: tuple[str, ...]
    state: TicketState

    @property
    def by_first(self) -> bool:
        """Say whether it was filed without having been handed on (首问解决)."""
        return self.state is TicketState.CLOSED and not self.hands


@dataclass(frozen=True, slots=True)
class DutyRate:
    """Requests solved by their first recipient out of all (首问解决率, K15)."""

    solved: int
    requests: int

    @property
    def share(self) -> float | None:
        """The rate, none without requests."""
        return self.solved / self.requests if self.requests else None


def duty_rows(session: Session, *, since: datetime, until: datetime) -> tuple[DutyRow, ...]:
    """Return the requests of a stretch, oldest first; cancelled ones are no requests.

    A change of shift hands nothing on: the duty follows the request, not the chair.
    """
    tickets = session.scalars(
        select(Ticket)
        .where(
            Ticket.reported_at >= since,
            Ticket.reported_at < until,
            Ticket.state.not_in((TicketState.VOID, TicketState.DRAFT)),
        )
        .order_by(Ticket.reported_at, Ticket.id)
    ).all()
    hands = _hands(session, [one.id for one in tickets])
    return tuple(
        DutyRow(
            ticket=one.number,
            customer_name=one.customer_name,
            first_recipient=one.first_recipient,
            responsible=one.responsible or one.first_recipient,
            hands=tuple(hands.get(one.id, ())),
            state=one.state,
        )
        for one in tickets
    )


def duty_rate(rows: tuple[DutyRow, ...]) -> DutyRate:
    """Return how many of the requests that are over were solved by their first recipient."""
    over = [row for row in rows if row.state in (TicketState.CLOSED, TicketState.TRANSFERRED)]
    return DutyRate(sum(row.by_first for row in over), len(over))


def _hands(session: Session, tickets: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    events = session.execute(
        select(Event.subject_id, Event.facts)
        .where(
            Event.subject_kind == TICKET,
            Event.subject_id.in_(tickets),
            Event.verb.in_(sorted(HANDED)),
        )
        .order_by(Event.sequence)
    )
    for ticket, facts in events:
        if ticket is not None:
            found.setdefault(ticket, []).append(str(facts.get("accepted_by") or ""))
    return found
