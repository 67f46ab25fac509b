"""A sheet that came back is told in one go: every step its own event, at its own moment.

The steps go through the same table as if they had been told by phone; one reason marks them
all as late entries. What the record has already is never told a second time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Ticket, WorkOrder
from models.errors import RefusedError
from models.rules.facts_base import LINE
from models.rules.facts_sheet import ReturnedSheet, moments_of, sheet_of
from models.rules.numbering import parse_order
from models.rules.states import FINAL_STATES, TicketState, Verb
from models.rules.terms import OrderState
from models.rules.text import clean
from models.services.journal import action_of, as_of
from models.services.tickets import do

_DONE = frozenset({TicketState.REPLIED, TicketState.VISITING}) | FINAL_STATES
_UNSENT = frozenset(
    {TicketState.DRAFT, TicketState.PENDING, TicketState.TO_DISPATCH, TicketState.SUSPENDED}
)


@dataclass(frozen=True, slots=True)
class BackfillDone:
    """Which ticket the sheet was of, which steps it told, and where the ticket stands now."""

    number: str
    order: str
    steps: tuple[Verb, ...]
    state: TicketState


def backfill(
    session: Session, *, order: str, told: Mapping[str, object], reason: str
) -> BackfillDone:
    """Tell everything a returned sheet says, whole or not at all (补录回填).

    Refuses ticket.no_such_order, ticket.late_reason_missing, backfill.not_sent, what
    ``moments_of`` refuses, and what the table refuses of any one step.
    """
    sheet = sheet_of(told)
    found = session.execute(
        select(WorkOrder, Ticket)
        .join(Ticket, Ticket.id == WorkOrder.ticket_id)
        .where(WorkOrder.number == order)
    ).first()
    if found is None:
        raise RefusedError("paper.unknown_number", number=order)
    work_order, ticket = found
    reason = clean(reason, limit=LINE, field="reason")
    steps: tuple[Verb, ...]
    if not work_order.lead:
        steps = _part(session, work_order, sheet=sheet, reason=_said(reason, ticket))
    elif ticket.state in _DONE:
        steps = ()
    else:
        steps = _road(session, ticket, sheet, reason=_said(reason, ticket))
    facts = {"signed": sheet.signed, "order": order, "note": sheet.comment}
    do(session, verb=Verb.RETURN_PAPER, number=ticket.number, facts=facts)
    return BackfillDone(ticket.number, order, (*steps, Verb.RETURN_PAPER), ticket.state)


def _said(reason: str, ticket: Ticket) -> str:
    if not reason:
        raise RefusedError("ticket.late_reason_missing", number=ticket.number, field="reason")
    return reason


def _road(
    session: Session, ticket: Ticket, sheet: ReturnedSheet, *, reason: str
) -> tuple[Verb, ...]:
    """Walk the main road from where the ticket stands to its report."""
    if ticket.state in _UNSENT:
        raise RefusedError("backfill.not_sent", number=ticket.number, state=ticket.state)
    moments = moments_of(sheet, ticket.state, now=action_of(session).now)
    for verb, at in moments:
        with as_of(session, at, reason=reason):
            do(session, verb=verb, number=ticket.number, facts=_facts(verb, sheet))
    end = sheet.left_at or _end(moments, ticket)
    with as_of(session, end, reason=reason):
        do(session, verb=Verb.REPORT, number=ticket.number, facts=_report(sheet))
    return (*(verb for verb, _ in moments), Verb.REPORT)


def _part(
    session: Session, order: WorkOrder, *, sheet: ReturnedSheet, reason: str
) -> tuple[Verb, ...]:
    """Tell that a reinforcing crew is done with its part; the main sheet tells the rest."""
    if order.state is OrderState.FINISHED:
        return ()
    at = sheet.left_at or sheet.restored_at
    if at is None:
        raise RefusedError("backfill.step_missing", step=Verb.FINISH_PART, field="left_at")
    with as_of(session, at, reason=reason):
        facts = {"order": order.number, "done": sheet.process or "—"}
        number = parse_order(order.number)[0]
        do(session, verb=Verb.FINISH_PART, number=number, facts=facts)
    return (Verb.FINISH_PART,)


def _end(moments: Sequence[tuple[Verb, datetime]], ticket: Ticket) -> datetime:
    restored = moments[-1][1] if moments else ticket.restored_at
    if restored is None:
        raise RefusedError("backfill.step_missing", step=Verb.RESTORE, field="restored_at")
    return restored


def _facts(verb: Verb, sheet: ReturnedSheet) -> dict[str, object]:
    made: dict[Verb, dict[str, object]] = {
        Verb.ACKNOWLEDGE: {"by_phone": False},
        Verb.DEPART: {
            "called": sheet.called,
            "five_ones": sheet.five_ones,
            "self_checked": sheet.self_checked,
        },
        Verb.ARRIVE: {"met": sheet.met},
        Verb.START: {"cause_guess": sheet.cause_code or "—"},
        Verb.RESTORE: {"how": sheet.process or "—", "tests": _plain(sheet.tests)},
    }
    return made[verb]


def _report(sheet: ReturnedSheet) -> dict[str, object]:
    return {
        "process": sheet.process or "",
        "cause_code": sheet.cause_code,
        "liability": sheet.liability,
        "prevention": sheet.prevention,
        "materials": _plain(sheet.materials),
        "replaced": _plain(sheet.replaced),
        "tests": _plain(sheet.tests),
        "customer_signed": sheet.signed,
        "customer_comment": sheet.comment,
        "five_ones": sheet.five_ones,
        "satisfaction": sheet.satisfaction,
        "left_at": sheet.left_at,
    }


def _plain(rows: Sequence[BaseModel]) -> list[dict[str, object]]:
    return [row.model_dump(exclude_none=True) for row in rows]
