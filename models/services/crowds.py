"""Many reports, one trouble: the parent ticket, its children, told and brought back together.

Each child keeps its own events and its own clock; together means one action, not one record.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Crowd, Ticket
from models.domain.ledger import Past, past_of
from models.errors import RefusedError
from models.rules.crowd_terms import CrowdState, SharedNode
from models.rules.facts_base import LINE
from models.rules.states import FINAL_STATES, TicketState, Verb
from models.rules.terms import (
    CallOutcome,
    Channel,
    Reach,
    RequestCategory,
    ServiceGrade,
    TicketKind,
)
from models.rules.text import clean
from models.services.journal import action_of, as_of, record
from models.services.records import find
from models.services.tickets import Opened, appending, do, open_ticket

CROWD = "crowd"
FEWEST = 2  # one customer is no crowd
_BACK = frozenset({Verb.RESTORE, Verb.RESTORE_ALONG})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A child an action could not reach, and the refusal that says why."""

    number: str
    error: RefusedError


@dataclass(frozen=True, slots=True)
class CrowdDone:
    """What an action on a whole trouble did, and whom it left as they were."""

    done: tuple[str, ...]
    left: tuple[LeftOut, ...] = ()


def accept_crowd(
    session: Session,
    *,
    tickets: Sequence[str],
    shared: SharedNode | str,
    place: str,
    triggered_at: datetime,
    symptom: str = "",
) -> Opened:
    """Open the ticket that stands for several reports and put them under it (批量申告).

    Its clock runs from the earliest report under the best grade among them, so nobody's
    promise is stretched. Refuses crowd.too_few and ticket.has_parent.
    """
    node = SharedNode(shared)
    children = _children_to_be(session, tickets)
    facts = _standing_for(children, place=place, symptom=symptom)
    opened = open_ticket(session, facts, accept=True, anyway=True)
    for child in children:
        do(session, verb=Verb.JOIN, number=child.number, facts={"parent": opened.number})
    _decide(
        session,
        state=CrowdState.ACCEPTED,
        node=node,
        place=place,
        tickets=[child.number for child in children],
        triggered_at=triggered_at,
        parent=find(session, "ticket", opened.number),
    )
    return opened


def join_crowd(session: Session, *, parent: str, tickets: Sequence[str]) -> CrowdDone:
    """Put more reports under a trouble that is known already; all of them or none."""
    for number in tickets:
        do(session, verb=Verb.JOIN, number=number, facts={"parent": parent})
    return CrowdDone(tuple(tickets))


def dismiss_crowd(
    session: Session,
    *,
    tickets: Sequence[str],
    shared: SharedNode | str,
    place: str,
    triggered_at: datetime,
    reason: str,
) -> None:
    """Note that reports are not one trouble; the same ones are not proposed again."""
    _decide(
        session,
        state=CrowdState.DISMISSED,
        node=SharedNode(shared),
        place=place,
        tickets=list(tickets),
        triggered_at=triggered_at,
        reason=_needed("reason", reason),
    )


def take_out(session: Session, *, number: str, reason: str) -> None:
    """Take one child out of its trouble; it is not proposed for it again."""
    child: Ticket = find(session, "ticket", number)
    crowd = session.scalar(
        select(Crowd).where(Crowd.ticket_id == child.parent_id, Crowd.ticket_id.is_not(None))
    )
    do(session, verb=Verb.TAKE_OUT, number=number, facts={"reason": reason})
    if crowd is not None:
        _decide(
            session,
            state=CrowdState.DISMISSED,
            node=crowd.shared,
            place=crowd.place,
            tickets=[number],
            triggered_at=crowd.triggered_at,
            reason=reason,
        )


def tell_child(
    session: Session, *, number: str, outcome: CallOutcome | str, person: str, phone: str, text: str
) -> None:
    """Note one call of the call list on the child it was about (告知)."""
    told = {"outcome": outcome, "person": person, "phone": phone, "text": text}
    do(session, verb=Verb.CONTACT, number=number, facts=told)


def restore_children(session: Session, *, parent: str) -> CrowdDone:
    """Bring every child back that is still down, each at the moment the trouble ended for it.

    Refuses ticket.parent_down while the parent is; a child whose own record goes on past
    that moment comes back at its last step.
    """
    head: Ticket = find(session, "ticket", parent)
    if head.restored_at is None:
        raise RefusedError("ticket.parent_down", parent=parent)
    told = _how(past_of(session, head.id))
    restored_at = head.restored_at

    def back(child: Ticket) -> None:
        at = max(restored_at, _last_step(past_of(session, child.id), child.reported_at))
        with as_of(session, at, reason=f"随主单{parent}恢复"):
            do(session, verb=Verb.RESTORE_ALONG, number=child.number, facts=told)

    return _each(_children(session, head), back, only=lambda one: one.restored_at is None)


def close_children(session: Session, *, parent: str) -> CrowdDone:
    """Report and file every child that is back and whose customer was told so.

    The cause and the work are the parent's. A child whose customer nobody reached since,
    or that a gate keeps, stays and is named.
    """
    head: Ticket = find(session, "ticket", parent)
    if not head.cause_code:
        raise RefusedError("crowd.not_reported", parent=parent)
    facts = {
        "process": head.process or head.symptom,
        "cause_code": head.cause_code,
        "liability": head.liability,
        "prevention": head.prevention or None,
    }

    def file(child: Ticket) -> None:
        if not _was_told(past_of(session, child.id)):
            raise RefusedError("crowd.not_told", number=child.number)
        if child.state is TicketState.RESTORED:
            do(session, verb=Verb.REPORT, number=child.number, facts=facts)
        do(session, verb=Verb.CLOSE, number=child.number)

    waiting = {TicketState.RESTORED, TicketState.REPLIED, TicketState.VISITING}
    return _each(_children(session, head), file, only=lambda one: one.state in waiting)


# What is decided


def _children_to_be(session: Session, tickets: Sequence[str]) -> list[Ticket]:
    found = [find(session, "ticket", number) for number in dict.fromkeys(tickets)]
    customers = {one.customer_id or one.customer_name for one in found}
    if len(customers) < FEWEST:
        raise RefusedError("crowd.too_few", count=len(customers))
    for one in found:
        if one.parent_id is not None:
            above = session.get(Ticket, one.parent_id)
            number = "" if above is None else above.number
            raise RefusedError("ticket.has_parent", number=one.number, parent=number)
    return found


def _standing_for(children: Sequence[Ticket], *, place: str, symptom: str) -> dict[str, Any]:
    order = list(ServiceGrade)
    grades = [one.grade for one in children if one.grade is not None]
    services = Counter(one.service for one in children if one.service is not None)
    across = any(one.reach is Reach.ACROSS_PROVINCES for one in children)
    first = min(children, key=lambda one: one.reported_at)
    names = "、".join(one.customer_name for one in children)
    return {
        "kind": TicketKind.FAULT,
        "category": RequestCategory.EQUIPMENT_FAULT,
        "symptom": symptom or f"{place}批量申告，{len(children)}户业务中断：{names}",
        "customer_name": clean(f"{place}批量故障", limit=LINE, field="place"),
        "reporter": first.reporter or first.customer_name,
        "reported_at": first.reported_at,
        "channel": Channel.PHONE,
        "service": services.most_common(1)[0][0] if services else None,
        "reach": Reach.ACROSS_PROVINCES if across else Reach.WITHIN_PROVINCE,
        "grade": min(grades, key=order.index) if grades else None,
        "locality": first.locality,
        "town": first.town or None,
        "address": first.address or None,
    }


def _decide(
    session: Session,
    *,
    state: CrowdState,
    node: SharedNode,
    place: str,
    tickets: list[str],
    triggered_at: datetime,
    parent: Ticket | None = None,
    reason: str = "",
) -> None:
    action = action_of(session)
    row = Crowd(
        shared=node,
        place=clean(place, limit=LINE, field="place"),
        state=state,
        ticket_id=None if parent is None else parent.id,
        triggered_at=triggered_at,
        decided_at=action.at,
        decided_by=action.actor,
        reason=reason,
        tickets=tickets,
    )
    session.add(row)
    session.flush()
    verb = "accept_crowd" if state is CrowdState.ACCEPTED else "dismiss_crowd"
    facts: dict[str, object] = {"shared": node, "tickets": tickets, "triggered_at": triggered_at}
    if parent is not None:
        facts["parent"] = parent.number
    if reason:
        facts["reason"] = reason
    record(
        session, verb=verb, subject_kind=CROWD, subject_id=row.id, subject=row.place, facts=facts
    )


def _needed(name: str, text: str) -> str:
    told = clean(text, limit=LINE, field=name)
    if not told:
        raise RefusedError("record.empty", field=name)
    return told


# What is done to each


def _children(session: Session, head: Ticket) -> list[Ticket]:
    statement = select(Ticket).where(
        Ticket.parent_id == head.id, Ticket.state.not_in(sorted(FINAL_STATES))
    )
    return list(session.scalars(statement.order_by(Ticket.id)))


def _each(
    children: Sequence[Ticket],
    step: Callable[[Ticket], None],
    *,
    only: Callable[[Ticket], bool],
) -> CrowdDone:
    """Take a step with every child it concerns; who is refused it stays as before."""
    done: list[str] = []
    left: list[LeftOut] = []
    for child in children:
        if not only(child):
            continue
        try:
            step(child)
        except RefusedError as error:
            left.append(LeftOut(child.number, error))
        else:
            done.append(child.number)
    return CrowdDone(tuple(done), tuple(left))


def _how(past: Sequence[Past]) -> Mapping[str, object]:
    """Return how the trouble ended, as its own restoration tells it."""
    for event in reversed(past):
        if event.verb in _BACK or event.facts.get("outcome") == "restored":
            how = event.facts.get("how") or event.facts.get("result")
            return {"how": str(how), "tests": event.facts.get("tests", ())}
    return {"how": "—"}


def _last_step(past: Sequence[Past], reported_at: datetime) -> datetime:
    steps = [event.happened_at for event in past if event.verb not in appending.VERBS]
    return max(steps, default=reported_at)


def _was_told(past: Sequence[Past]) -> bool:
    """Say whether the customer was reached since service came back."""
    for event in reversed(past):
        if event.verb in _BACK or event.facts.get("to_state") == TicketState.RESTORED:
            return False
        reached = event.facts.get("outcome") == CallOutcome.CONNECTED
        if reached and event.verb in (Verb.CONTACT, Verb.FOLLOW_UP):
            return True
    return False
