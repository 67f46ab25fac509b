"""What a typed line would do: which ticket it means, from which state to which, what it lacks."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, case, or_, select
from sqlalchemy.orm import Session

from models.domain import Crew, Ticket
from models.domain.edition import norms_on
from models.queries.crews import placement_shown
from models.queries.ticket_board import crew_names, ticket_row
from models.queries.ticket_rows import TicketRow
from models.rules.facts_open import Party
from models.rules.lifecycle import TABLE
from models.rules.lifecycle_facts import needs
from models.rules.placement import Reason
from models.rules.states import OPEN_STATES, TicketState, Verb
from models.rules.terms import Role
from models.rules.typed import Typed, Vocabulary, parse, pin_words, reason_words
from models.rules.zone import local_day

MOST = 8
SAME_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class CommandEcho:
    """What a line means to this office, before anything is done (回显).

    ``row`` is the ticket meant; while it is open which, ``candidates`` are the tickets it
    may be. ``after`` is the state the step leads to, none where it stays or the facts
    decide; ``missing`` the facts a form has to ask for; ``allowed`` whether state and role
    let it; ``happened_at`` is set only for what lies back, and then needs a reason; ``against``
    is what speaks against the crew named, as the dispatch itself will judge.
    """

    typed: Typed
    row: TicketRow | None = None
    candidates: tuple[TicketRow, ...] = ()
    after: TicketState | None = None
    missing: tuple[str, ...] = ()
    allowed: bool = True
    crew_name: str = ""
    happened_at: datetime | None = None
    against: tuple[Reason, ...] = ()


def vocabulary(session: Session, *, now: datetime) -> Vocabulary:
    """Return what a line may name in this office: its crews and its reasons for a hold."""
    reasons = norms_on(session, local_day(now)).suspension.reasons
    named = [(code, name) for code, one in reasons.items() for name in (code, one.zh, one.en)]
    return Vocabulary(
        crews=crew_names(session), reasons=(*reason_words(), *named), pins=pin_words()
    )


def echo(
    session: Session, *, line: str, now: datetime, role: Role, current: str | None = None
) -> CommandEcho:
    """Return what a line would do; ``current`` is the ticket on screen, meant if none is named."""
    known = vocabulary(session, now=now)
    typed = parse(line, known, now)
    verb = typed.verb
    rows = _tickets(session, typed, current=current, now=now)
    if not rows and isinstance(verb, Verb) and not (typed.ticket or typed.crews):
        waiting = _waiting_for(session, verb, now=now)
        return CommandEcho(typed, candidates=tuple(waiting))
    if isinstance(verb, Verb):
        fitting = [row for row in rows if row.state in TABLE[verb].froms]
        rows = fitting or rows
    if len(rows) != 1:
        return CommandEcho(typed, candidates=tuple(rows[:MOST]))
    names = dict(known.crews)
    crew = names.get(typed.crews[0], "") if len(typed.crews) == 1 else ""
    if not isinstance(verb, Verb):
        return CommandEcho(typed, row=rows[0], crew_name=crew)
    found = _told(typed, verb, rows[0], role=role, now=now, crew=crew)
    if not crew or not found.allowed:
        return found
    placement = placement_shown(
        session,
        rows[0].number,
        Party(crew=typed.crews[0]),
        planned_at=typed.moment or now,
        verb=verb,
    )
    return replace(found, against=placement.reasons)


def _told(
    typed: Typed, verb: Verb, row: TicketRow, *, role: Role, now: datetime, crew: str
) -> CommandEcho:
    step, facts = TABLE[verb], typed.facts()
    implied = {"planned_at"} if crew else set()  # a crew that is sent goes now
    happened_at = typed.happened_at
    if happened_at is not None and abs(happened_at - now) < SAME_MINUTE:
        happened_at = None
    return CommandEcho(
        typed,
        row=row,
        after=step.to if isinstance(step.to, TicketState) else None,
        missing=tuple(name for name in needs(verb) if name not in facts and name not in implied),
        allowed=row.state in step.froms and role in step.who,
        crew_name=crew,
        happened_at=happened_at,
    )


def _tickets(
    session: Session, typed: Typed, *, current: str | None, now: datetime
) -> list[TicketRow]:
    """Return the tickets a line may mean, open ones first, newest first."""
    spoken = typed.spoken
    if typed.ticket:
        wanted = _numbered(typed.ticket)
    elif typed.crews and not (spoken is not None and spoken.crew):
        wanted = Ticket.crew_id.in_(select(Crew.id).where(Crew.code.in_(typed.crews)))
    elif current:
        wanted = Ticket.number == current
    else:
        return []
    statement = select(Ticket.number).where(wanted).order_by(Ticket.id.desc()).limit(MOST + 1)
    numbers = session.scalars(statement.where(Ticket.state.in_(OPEN_STATES))).all()
    if not numbers and (typed.ticket or not typed.crews):
        numbers = session.scalars(statement).all()
    return [ticket_row(session, number, now=now) for number in numbers]


def _waiting_for(session: Session, verb: Verb, *, now: datetime) -> list[TicketRow]:
    """Return the open tickets a verb could be done to, first due first: to choose from."""
    states = TABLE[verb].froms & OPEN_STATES
    statement = (
        select(Ticket.number)
        .where(Ticket.state.in_(states), Ticket.closed_at.is_(None))
        .order_by(case((Ticket.due_at.is_(None), 1), else_=0), Ticket.due_at, Ticket.id)
        .limit(MOST)
    )
    return [ticket_row(session, number, now=now) for number in session.scalars(statement)]


def _numbered(fragment: str) -> ColumnElement[bool]:
    """Match a whole number, its end, or its letters and serial: GZ-0007."""
    number = fragment.partition("-P")[0]
    head, _, serial = number.rpartition("-")
    ways = [
        Ticket.number == number,
        Ticket.external_number == number,
        Ticket.number.endswith(f"-{number}", autoescape=True),
    ]
    if head and head.isalpha():
        ways.append(
            Ticket.number.contains(f"-{head}-", autoescape=True)
            & Ticket.number.endswith(f"-{serial}", autoescape=True)
        )
    return or_(*ways)
