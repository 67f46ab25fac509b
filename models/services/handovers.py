"""Handing a shift over (值班交接): the list as it stands, counted, and taken over by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Account, Handover
from models.domain.open_list import Counted, OpenList, OpenPromise, OpenTicket, open_list
from models.errors import RefusedError
from models.rules.action import Action
from models.rules.facts_base import LINE, PROSE
from models.rules.text import clean
from models.services.accounts import sign_in
from models.services.journal import action_of, record
from models.services.numbering import next_number

LETTERS = "JJ"
HANDOVER = "handover"
KEYS = "keys"


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted of one kind of thing, and what there is to say about it."""

    name: str  # vehicle, keys, or a kind of instrument
    found: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverFacts:
    """Everything the two dispatchers say; the list itself comes from the record.

    ``notes`` are remarks by ticket number. ``password`` is the next dispatcher's own; left
    out, the account is only chosen, and the record says so.
    """

    taken_over_by: str
    password: str = ""
    shift: str = ""
    next_shift: str = ""
    on_duty: Sequence[str] = ()
    next_on_duty: Sequence[str] = ()
    notes: Mapping[str, str]
    counts: Sequence[Count] = ()
    major_events: str = ""
    major_reason: str = ""
    notices: str = ""
    left_over: str = ""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The number of the hand-over, or why the next dispatcher was not let in.

    A wrong password is an answer and not a refusal: the attempt is kept as an event.
    """

    number: str | None
    code: str = ""
    until: datetime | None = None

    def require(self) -> str:
        """Return the number, or raise the refusal."""
        if self.number is None:
            raise RefusedError(self.code, field="password", until=self.until)
        return self.number


def hand_over(session: Session, facts: HandoverFacts) -> HandedOver:
    """Keep a hand-over with the list as it stands this moment.

    Refuses handover.same_person, handover.unknown_account, and handover.major_fault while a
    major fault lasts and no reason is given.
    """
    action = action_of(session)
    taker = _taker(session, facts)
    if taker == action.actor:
        raise RefusedError("handover.same_person", field="taken_over_by", person=taker)
    listed = open_list(session, now=action.now)
    reason = clean(facts.major_reason, limit=LINE, field="major_reason")
    if listed.major and not reason:
        raise RefusedError("handover.major_fault", field="major_reason", ticket=listed.major[0])
    if facts.password:
        answer = sign_in(session, name=taker, password=facts.password)
        if answer.account is None:
            return HandedOver(None, answer.code, answer.until)
    number = next_number(session, LETTERS, action.at)
    row = _row(facts, listed, action, number=number, reason=reason if listed.major else "")
    session.add(row)
    session.flush()
    record(
        session,
        verb="hand_over",
        subject_kind=HANDOVER,
        subject_id=row.id,
        subject=number,
        facts={
            "taken_over_by": taker,
            "by_password": row.by_password,
            "tickets": len(listed.tickets),
            "promises": len(listed.promises),
            **({"major_reason": reason} if listed.major else {}),
        },
    )
    return HandedOver(number)


def _taker(session: Session, facts: HandoverFacts) -> str:
    """Return who takes over: an account of the office, where it has any."""
    name = clean(facts.taken_over_by, limit=LINE, field="taken_over_by")
    if not name:
        raise RefusedError("record.empty", field="taken_over_by")
    known = session.scalar(select(Account).where(Account.name == name))
    any_at_all = session.scalar(select(Account.id).limit(1)) is not None
    if any_at_all and (known is None or not known.active):
        raise RefusedError("handover.unknown_account", field="taken_over_by", person=name)
    return name


def _row(
    facts: HandoverFacts, listed: OpenList, action: Action, *, number: str, reason: str
) -> Handover:
    return Handover(
        number=number,
        shift=clean(facts.shift, limit=LINE, field="shift"),
        next_shift=clean(facts.next_shift, limit=LINE, field="next_shift"),
        handed_over_at=action.at,
        handed_over_by=action.actor,
        taken_over_by=clean(facts.taken_over_by, limit=LINE, field="taken_over_by"),
        by_password=bool(facts.password),
        on_duty=_names(facts.on_duty, "on_duty"),
        next_on_duty=_names(facts.next_on_duty, "next_on_duty"),
        listed={
            "tickets": [_ticket(one, facts.notes) for one in listed.tickets],
            "promises": [_promise(one) for one in listed.promises],
            "counts": _counted(listed.counts, facts.counts),
            "major": list(listed.major),
        },
        major_events=clean(facts.major_events, limit=PROSE, field="major_events", lines=True),
        major_reason=reason,
        notices=clean(facts.notices, limit=PROSE, field="notices", lines=True),
        left_over=clean(facts.left_over, limit=PROSE, field="left_over", lines=True),
    )


def _names(told: Sequence[str], field: str) -> list[str]:
    return [name for name in (clean(one, limit=LINE, field=field) for one in told) if name]


def _ticket(one: OpenTicket, notes: Mapping[str, str]) -> dict[str, object]:
    return {
        "number": one.number,
        "customer": one.customer,
        "grade": one.grade,
        "state": one.state,
        "section": one.section,
        "due_at": one.due_at,
        "remaining": None if one.remaining is None else int(one.remaining.total_seconds()),
        "crew": one.crew,
        "responsible": one.responsible,
        "note": clean(notes.get(one.number, ""), limit=LINE, field="note"),
    }


def _promise(one: OpenPromise) -> dict[str, object]:
    return {
        "number": one.number,
        "matter": clean(one.matter, limit=LINE * 2, field="matter"),
        "due_at": one.due_at,
        "due_on": None if one.due_on is None else one.due_on.isoformat(),
        "responsible": one.responsible,
    }


def _counted(expected: Sequence[Counted], told: Sequence[Count]) -> list[dict[str, object]]:
    """Return a line for everything the register has and for whatever was counted besides."""
    said = {one.name: one for one in told}
    lines: list[dict[str, object]] = []
    for one in expected:
        name = str(one.instrument or one.kind)
        found = said.pop(name, Count(name))
        lines.append(_count(one.kind, found, in_store=one.in_store, lent=one.lent))
    return lines + [_count(one.name, one) for one in said.values()]


def _count(
    kind: str, told: Count, *, in_store: int | None = None, lent: int | None = None
) -> dict[str, object]:
    return {
        "kind": kind,
        "name": told.name,
        "in_store": in_store,
        "lent": lent,
        "found": clean(told.found, limit=LINE, field="found"),
        "note": clean(told.note, limit=LINE, field="note"),
    }
