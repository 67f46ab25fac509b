"""Lists of tickets: the board of open ones, counts above it, any list for export."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from models.domain import Crew, Customer, PaperState, Ticket
from models.domain.ledger import Past, pasts_of, read
from models.errors import RefusedError
from models.queries.ticket_rows import BoardCounts, BoardFilter, TicketRow
from models.rules.clock import LimitState
from models.rules.promise import Promise
from models.rules.states import FINAL_STATES, SERVICE_DOWN_STATES, TicketState
from models.rules.text import search_key

HALF = 0.5
FOUR_FIFTHS = 0.8
MOST_NAMED = 500
LATE = frozenset({LimitState.OVERDUE, LimitState.MISSED})

_PARENT = aliased(Ticket)
_COLUMNS = (
    Ticket,
    Customer.number.label("customer_number"),
    Customer.importance.label("importance"),
    Crew.code.label("crew_code"),
    Crew.name.label("crew_name"),
    _PARENT.number.label("parent_number"),
)


def open_board(
    session: Session, *, now: datetime, filters: BoardFilter | None = None
) -> tuple[TicketRow, ...]:
    """Return tickets as the board shows them: first due first, without a clock last."""
    filters = filters or BoardFilter()
    # NULLS LAST is spelled out because the two engines disagree about the default.
    order = (case((Ticket.due_at.is_(None), 1), else_=0), Ticket.due_at, Ticket.id)
    return _listed(session, filters, now=now, order=order)


def ticket_list(session: Session, *, now: datetime, filters: BoardFilter) -> tuple[TicketRow, ...]:
    """Return tickets of any state, newest report first: for history and export."""
    order = (Ticket.reported_at.desc(), Ticket.id.desc())
    return _listed(session, filters, now=now, order=order)


def _listed(
    session: Session, filters: BoardFilter, *, now: datetime, order: Sequence[Any]
) -> tuple[TicketRow, ...]:
    statement = _filtered(filters, now).order_by(*order).limit(filters.limit)
    rows = _rows(session, statement, now)
    return tuple(row for row in rows if row.is_late) if filters.overdue else rows


def tickets_named(
    session: Session, numbers: Sequence[str], *, now: datetime
) -> tuple[TicketRow, ...]:
    """Return the rows of some tickets, in the order named; at most ``MOST_NAMED`` of them."""
    wanted = list(dict.fromkeys(numbers))[:MOST_NAMED]
    rows = _rows(session, _base().where(Ticket.number.in_(wanted)), now)
    by_number = {row.number: row for row in rows}
    return tuple(by_number[number] for number in wanted if number in by_number)


def crew_names(session: Session) -> tuple[tuple[str, str], ...]:
    """Return code and name of the crews a board can be narrowed to."""
    statement = select(Crew.code, Crew.name).where(Crew.archived_at.is_(None)).order_by(Crew.code)
    return tuple((row.code, row.name) for row in session.execute(statement))


def ticket_row(session: Session, number: str, *, now: datetime) -> TicketRow:
    """Return one ticket's row; refuses ticket.unknown."""
    rows = _rows(session, _base().where(Ticket.number == number), now)
    if not rows:
        raise RefusedError("ticket.unknown", number=number)
    return rows[0]


def _base() -> Any:
    return (
        select(*_COLUMNS)
        .outerjoin(Customer, Customer.id == Ticket.customer_id)
        .outerjoin(Crew, Crew.id == Ticket.crew_id)
        .outerjoin(_PARENT, _PARENT.id == Ticket.parent_id)
    )


def _filtered(filters: BoardFilter, now: datetime) -> Any:
    statement = _base().where(*_states(filters.states))
    if filters.crew is not None:
        statement = statement.where(Crew.code == filters.crew)
    if filters.grade is not None:
        statement = statement.where(Ticket.grade == filters.grade)
    if filters.kind is not None:
        statement = statement.where(Ticket.kind == filters.kind)
    if filters.customer is not None:
        statement = statement.where(Customer.number == filters.customer)
    if filters.overdue:
        statement = statement.where(_may_be_late(now))
    if filters.unprinted:
        statement = statement.where(Ticket.paper_state == PaperState.NONE)
    if filters.reported_from is not None:
        statement = statement.where(Ticket.reported_at >= filters.reported_from)
    if filters.reported_to is not None:
        statement = statement.where(Ticket.reported_at < filters.reported_to)
    for word in filters.text.split():
        statement = statement.where(_mentions(word))
    return statement


def _states(states: frozenset[TicketState]) -> Sequence[ColumnElement[bool]]:
    """Return the conditions for some states; open ones use the index of open tickets."""
    where: list[ColumnElement[bool]] = []
    if not states & FINAL_STATES:
        where.append(Ticket.closed_at.is_(None))
    if states != frozenset(TicketState):
        where.append(Ticket.state.in_(sorted(states)))
    return where


def _may_be_late(now: datetime) -> ColumnElement[bool]:
    """Past due while down, or restored after it; a held one has to be read to know."""
    down = and_(Ticket.restored_at.is_(None), Ticket.due_at < now)
    return or_(down, Ticket.restored_at > Ticket.due_at)


def _mentions(word: str) -> ColumnElement[bool]:
    key = search_key(word)
    texts = (
        Ticket.number,
        Ticket.customer_name,
        Ticket.circuit_number,
        Ticket.symptom,
        Ticket.contact_phone,
        Ticket.external_number,
        Ticket.address,
    )
    found: list[ColumnElement[bool]] = [
        func.lower(text).contains(word.lower(), autoescape=True) for text in texts
    ]
    found.append(Customer.search_key.contains(key, autoescape=True))
    if key.isascii():
        found.append(Customer.initials.contains(key, autoescape=True))
    return or_(*found)


def _rows(session: Session, statement: Select[Any], now: datetime) -> tuple[TicketRow, ...]:
    found = session.execute(statement).all()
    pasts = pasts_of(session, [row.Ticket.id for row in found if _needs_history(row.Ticket)])
    return tuple(_row(row, pasts, now) for row in found)


def _needs_history(ticket: Ticket) -> bool:
    """Say whether the columns alone cannot tell the clock: it stands, or keeps office hours."""
    if ticket.promise is None or ticket.closed_at is not None or ticket.restored_at is not None:
        return False
    return ticket.state is TicketState.SUSPENDED or ticket.promise["basis"] == "working"


@dataclass(frozen=True, slots=True)
class ClockColumns:
    """The clock of one row."""

    state: LimitState = LimitState.NOT_STARTED
    due_at: datetime | None = None
    remaining: timedelta | None = None
    at50: datetime | None = None
    at80: datetime | None = None

    def is_due_soon(self, now: datetime) -> bool:
        """Say whether four fifths of a running limit are used up."""
        return self.state is LimitState.RUNNING and self.at80 is not None and self.at80 <= now


def clock_columns(
    ticket: Ticket, now: datetime, past: Sequence[Past] | None = None
) -> ClockColumns:
    """Return a row's clock: from its columns, or from its history where that is needed."""
    if ticket.promise is None or ticket.due_at is None:
        return ClockColumns()
    if past:
        limit = read(past, now=now).restoration
        return ClockColumns(
            limit.state, limit.due_at, limit.remaining, at50=limit.at50, at80=limit.at80
        )
    if ticket.restored_at is not None:
        in_time = ticket.restored_at <= ticket.due_at
        state = LimitState.MET if in_time else LimitState.MISSED
        return ClockColumns(state, ticket.due_at, ticket.due_at - ticket.restored_at)
    if ticket.closed_at is not None:
        late = ticket.state is TicketState.TRANSFERRED and ticket.closed_at > ticket.due_at
        return ClockColumns(LimitState.MISSED if late else LimitState.WAIVED, ticket.due_at)
    state = LimitState.RUNNING if now <= ticket.due_at else LimitState.OVERDUE
    whole = Promise.from_json(ticket.promise).restoration
    return ClockColumns(
        state,
        ticket.due_at,
        ticket.due_at - now,
        ticket.due_at - whole * (1 - HALF),
        ticket.due_at - whole * (1 - FOUR_FIFTHS),
    )


def _row(row: Row[Any], pasts: Mapping[int, Sequence[Past]], now: datetime) -> TicketRow:
    ticket: Ticket = row.Ticket
    clock = clock_columns(ticket, now, pasts.get(ticket.id))
    return TicketRow(
        number=ticket.number,
        kind=ticket.kind,
        category=ticket.category,
        state=ticket.state,
        version=ticket.version,
        customer_number=row.customer_number,
        customer_name=ticket.customer_name,
        importance=row.importance,
        grade=ticket.grade,
        service=ticket.service,
        reach=ticket.reach,
        circuit_number=ticket.circuit_number or None,
        symptom=ticket.symptom.split("\n", 1)[0],
        contact_name=ticket.contact_name,
        contact_phone=ticket.contact_phone,
        crew_code=row.crew_code,
        crew_name=row.crew_name,
        locality=ticket.locality,
        town=ticket.town,
        channel=ticket.channel,
        external_number=ticket.external_number or None,
        first_recipient=ticket.first_recipient,
        severity=ticket.severity,
        reported_at=ticket.reported_at,
        accepted_at=ticket.accepted_at,
        due_at=clock.due_at,
        at50=clock.at50,
        at80=clock.at80,
        clock=clock.state,
        remaining=clock.remaining,
        urges=ticket.urges,
        repeats=ticket.repeats,
        reopened=ticket.reopened,
        appointed_at=ticket.appointed_at,
        suspended_until=ticket.suspended_until,
        restored_at=ticket.restored_at,
        closed_at=ticket.closed_at,
        paper_state=ticket.paper_state,
        parent_number=row.parent_number,
    )


def board_counts(session: Session, *, now: datetime) -> BoardCounts:
    """Return the figures over all open tickets, in one pass."""
    statement = (
        select(Ticket, Crew.code.label("crew_code"))
        .outerjoin(Crew, Crew.id == Ticket.crew_id)
        .where(Ticket.closed_at.is_(None))
    )
    found = session.execute(statement).all()
    pasts = pasts_of(session, [row.Ticket.id for row in found if _needs_history(row.Ticket)])
    states: Counter[TicketState] = Counter(row.Ticket.state for row in found)
    down = [row for row in found if row.Ticket.state in SERVICE_DOWN_STATES]
    clocks = [clock_columns(row.Ticket, now, pasts.get(row.Ticket.id)) for row in found]
    return BoardCounts(
        open=len(found),
        overdue=sum(clock.state in LATE for clock in clocks),
        due_soon=sum(clock.is_due_soon(now) for clock in clocks),
        suspended=states[TicketState.SUSPENDED],
        to_dispatch=states[TicketState.TO_DISPATCH],
        unacknowledged=states[TicketState.DISPATCHED],
        to_check=states[TicketState.REPLIED],
        to_visit=states[TicketState.VISITING],
        papers_out=sum(row.Ticket.paper_state is PaperState.PRINTED for row in found),
        by_state=dict(states),
        by_crew=dict(Counter(row.crew_code for row in down if row.crew_code is not None)),
    )


def next_mark(session: Session, *, now: datetime) -> datetime | None:
    """Return when some row of the board next changes its colour.

    The cached mark of a row is its first one; once that is past, the row's own later
    marks count.
    """
    statement = select(Ticket).where(Ticket.closed_at.is_(None), Ticket.next_mark_at.is_not(None))
    found: list[datetime | None] = []
    for ticket in session.scalars(statement):
        found += [ticket.next_mark_at, ticket.suspended_until]
        if ticket.state is not TicketState.SUSPENDED:
            clock = clock_columns(ticket, now)
            found += [clock.at50, clock.at80, clock.due_at]
    return min((moment for moment in found if moment is not None and moment > now), default=None)
