"""The single path every verb of a ticket takes: check, effect, event, projection."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from models.domain import Ticket
from models.domain.ledger import TICKET, Past, event_as_past, past_of
from models.errors import ConflictError, RefusedError
from models.rules.action import Action
from models.rules.facts_base import FactsModel
from models.rules.lifecycle import decide, step_for
from models.rules.lifecycle_facts import facts_of
from models.rules.placement import Reason
from models.rules.states import FINAL_STATES, TicketState, Verb
from models.services.journal import action_of, record
from models.services.tickets import appending, belonging, closing, desk, field, orders, planning
from models.services.tickets.images import keep, watching
from models.services.tickets.late import check_late
from models.services.tickets.move import Effect, Move, given, no_effect
from models.services.tickets.projection import project
from models.services.tickets.snapshot import snapshot

EFFECTS: Mapping[Verb, Effect] = {
    Verb.ACCEPT: desk.accept,
    Verb.REGRADE: desk.regrade,
    Verb.PRETEST: no_effect,
    Verb.DISPATCH: orders.dispatch,
    Verb.ASSIGN: orders.assign,
    Verb.ACKNOWLEDGE: orders.acknowledge,
    Verb.DECLINE: orders.decline,
    Verb.RECALL: orders.recall,
    Verb.REPLAN: planning.replan,
    Verb.PIN: planning.pin,
    Verb.REASSIGN: orders.reassign,
    Verb.REINFORCE: orders.reinforce,
    Verb.FINISH_PART: orders.finish_part,
    Verb.TRANSFER: desk.hand_over,
    Verb.APPOINT: field.appoint,
    Verb.REAPPOINT: field.appoint,
    Verb.DEPART: no_effect,
    Verb.ARRIVE: no_effect,
    Verb.ABSENT: field.absent,
    Verb.START: no_effect,
    Verb.REQUEST_SUSPEND: no_effect,
    Verb.APPROVE_SUSPEND: field.approve_suspend,
    Verb.REFUSE_SUSPEND: no_effect,
    Verb.SUSPEND: field.suspend,
    Verb.RENEW_SUSPEND: field.renew_suspend,
    Verb.RESUME: field.resume,
    Verb.RESTORE: no_effect,
    Verb.REPORT: closing.report,
    Verb.PASS_CHECK: no_effect,
    Verb.SEND_BACK: closing.send_back,
    Verb.FOLLOW_UP: closing.follow_up,
    Verb.CLOSE: closing.close,
    Verb.VOID: desk.void,
    Verb.REOPEN: desk.reopen,
    Verb.JOIN: belonging.join,
    Verb.TAKE_OUT: belonging.take_out,
    Verb.RESTORE_ALONG: belonging.restore_along,
    Verb.PASS_ON: belonging.pass_on,
}

_VERBS = frozenset(verb.value for verb in Verb)
# Built once: making a statement costs more than asking it.
_NAMED = select(Ticket).where(Ticket.number == bindparam("number"))


@dataclass(frozen=True, slots=True)
class Done:
    """What a verb led to; ``order`` is the work order it issued or changed."""

    number: str
    verb: Verb
    state: TicketState
    version: int
    due_at: datetime | None
    order: str | None = None
    warnings: tuple[Reason, ...] = ()


def do(
    session: Session,
    *,
    verb: Verb | str,
    number: str,
    facts: Mapping[str, object] | FactsModel | None = None,
    expected_version: int | None = None,
) -> Done:
    """Do a verb to a ticket, whole or not at all.

    Raises ``RefusedError`` (state, role, facts, gates, placement, moments) and
    ``ConflictError`` when the ticket moved on since ``expected_version``. Verbs that only
    add to the record never conflict.
    """
    if verb not in _VERBS:
        raise RefusedError("ticket.unknown_verb", verb=str(verb), number=number)
    verb = Verb(verb)
    action = action_of(session)
    if verb in appending.VERBS:
        return _append(session, verb, number, facts=facts or {}, action=action)
    ticket = find_ticket(session, number)
    if expected_version is not None and ticket.version != expected_version:
        raise conflict(session, ticket, verb, facts=facts or {}, expected_version=expected_version)
    past = past_of(session, ticket.id)
    at = moment_of(action, ticket.reported_at, past, number=number)
    move = _decided(session, ticket, verb, facts=facts or {}, action=action, past=past, at=at)
    # One UPDATE of the ticket at the end; an effect flushes what it asks about itself.
    with session.no_autoflush, watching(session) as images:
        EFFECTS[verb](move)
        settle(move)
        keep(session, images, sequence=move.past[-1].sequence)
    return Done(
        number=number,
        verb=verb,
        state=ticket.state,
        version=ticket.version,
        due_at=ticket.due_at,
        order=None if move.order is None else move.order.number,
        warnings=move.warnings,
    )


def _decided(
    session: Session,
    ticket: Ticket,
    verb: Verb,
    *,
    facts: Mapping[str, object] | FactsModel,
    action: Action,
    past: list[Past],
    at: datetime,
) -> Move:
    """Let the table decide: state, role, facts, gates, in this order."""
    try:
        step_for(verb, ticket.state, action.role)
        told = facts if isinstance(facts, FactsModel) else facts_of(verb, facts)
        seen = snapshot(session, ticket, past, verb=verb, at=at)
        decision = decide(verb, told, ticket=seen, role=action.role, at=at)
    except RefusedError as error:
        error.facts.setdefault("number", ticket.number)
        raise
    return Move(
        session=session,
        ticket=ticket,
        verb=verb,
        told=decision.facts,
        action=action,
        at=at,
        past=past,
        from_state=ticket.state,
        to=decision.after,
    )


def settle(move: Move) -> None:
    """Write the state, the event and the projection, in this order."""
    ticket = move.ticket
    if move.to is TicketState.SUSPENDED and move.from_state is not TicketState.SUSPENDED:
        ticket.previous_state = move.from_state
    elif move.to is not TicketState.SUSPENDED:
        ticket.previous_state = None
    ticket.state = move.to
    if move.to in FINAL_STATES:
        ticket.closed_at = ticket.closed_at or move.at
        ticket.suspended_until = None
    else:
        ticket.closed_at = None
    standing = {"from_state": move.from_state, "to_state": move.to, "version": ticket.version}
    event = record(
        move.session,
        verb=move.verb,
        subject_kind=TICKET,
        subject_id=ticket.id,
        subject=ticket.number,
        facts={**given(move.told), **move.extra, **standing},
        happened_at=move.at,
    )
    move.past.append(event_as_past(event))
    project(ticket, move.past, now=move.action.now)
    move.session.flush()


def _append(
    session: Session,
    verb: Verb,
    number: str,
    *,
    facts: Mapping[str, object] | FactsModel,
    action: Action,
) -> Done:
    standing = appending.append(session, verb=verb, number=number, facts=facts, action=action)
    return Done(
        number=number,
        verb=verb,
        state=standing.state,
        version=standing.version,
        due_at=standing.due_at,
    )


def find_ticket(session: Session, number: str) -> Ticket:
    """Return a ticket; refuses ticket.unknown."""
    ticket = session.scalar(_NAMED, {"number": number})
    if ticket is None:
        raise RefusedError("ticket.unknown", number=number)
    return ticket


def moment_of(action: Action, reported_at: datetime, past: list[Past], *, number: str) -> datetime:
    """Return when the step counts; a late entry (补录) needs a reason and a place in time."""
    latest = max(
        (event.happened_at for event in past if event.verb not in appending.VERBS),
        default=reported_at,
    )
    if action.happened_at is None:
        # Clocks of two desks differ by seconds; the record does not run backwards for it.
        return max(action.now, latest)
    at = action.happened_at
    check_late(action, at, reported_at, number=number)
    if at < latest:
        raise RefusedError("ticket.before_last_step", number=number, at=at, last=latest)
    return at


def conflict(
    session: Session,
    ticket: Ticket,
    verb: Verb,
    *,
    facts: Mapping[str, object] | FactsModel,
    expected_version: int,
) -> ConflictError:
    """Return the lost race: what the desk saw, what it wants, what somebody did meanwhile."""
    past = past_of(session, ticket.id)
    since = [event for event in past if event.facts.get("version", 0) >= expected_version]
    saw = since[0].facts.get("from_state") if since else ticket.state
    latest = past[-1]
    mine = dict(facts) if isinstance(facts, Mapping) else dict(given(facts))
    return ConflictError(
        ticket.number,
        before={"state": saw},
        mine={"verb": verb, **mine},
        theirs={
            "state": ticket.state,
            "verb": latest.verb,
            "actor": latest.actor,
            "happened_at": latest.happened_at,
        },
    )
