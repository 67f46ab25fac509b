"""Taking back the last action of a desk, and doing it again: each an event of its own (撤销).

Nothing is deleted. The rows are put back as they stood before the step, the history leaves
the step out from here on, and the clock is read anew. An order that had been given out keeps
its number as a recalled one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Base, Event, Reservation, StepImage, Ticket, WorkOrder
from models.domain.ledger import REDO, TAKEN_BACK, TICKET, UNDO, past_of
from models.domain.undoing import DeskAction, DeskPast, DeskStep, desk_past
from models.errors import RefusedError
from models.rules.action import Action
from models.rules.states import TicketState, Verb
from models.rules.terms import OrderState
from models.rules.undoing import CANNOT
from models.services.journal import action_of, record
from models.services.tickets.appending import VERBS as APPENDING
from models.services.tickets.images import Images, keep, watching
from models.services.tickets.projection import project
from models.services.tickets.restoring import moved, put_back, stand_as_told

BY_UNDO = "undo"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was taken back or done again: the steps' verbs, their ticket, where it stands now."""

    number: str
    verbs: tuple[Verb, ...]
    state: TicketState
    again: bool = False


def undo(session: Session, *, sequence: int | None = None) -> TakenBack:
    """Take back this desk's last action, or the one an event names.

    Refuses undo.nothing, undo.moved_on, undo.changed_since, undo.too_old, undo.thing_taken,
    undo.kept_record, and the code of the table for what can never be taken back.
    """
    action = action_of(session)
    wanted = _wanted(desk_past(session, desk=action.desk, actor=action.actor), sequence)
    for step in wanted.steps:
        if step.verb in CANNOT:
            raise RefusedError(CANNOT[step.verb], number=step.number, verb=step.verb)
    if not wanted.whole:
        step = wanted.steps[-1]
        raise RefusedError("undo.too_old", number=step.number, verb=step.verb)
    images = _images(session, wanted.sequences)
    return _carry_out(session, wanted, images, verb=UNDO)


def redo(session: Session) -> TakenBack:
    """Do again what this desk took back last; refuses undo.nothing_to_redo and as ``undo``."""
    action = action_of(session)
    past = desk_past(session, desk=action.desk, actor=action.actor)
    if not past.undone:
        raise RefusedError("undo.nothing_to_redo")
    wanted = past.undone[-1]
    images = _images(session, () if wanted.image is None else (wanted.image,))
    if not images:
        step = wanted.steps[-1]
        raise RefusedError("undo.too_old", number=step.number, verb=step.verb)
    return _carry_out(session, wanted, images, verb=REDO)


def _wanted(past: DeskPast, sequence: int | None) -> DeskAction:
    if not past.done:
        raise RefusedError("undo.nothing")
    if sequence is None:
        return past.done[-1]
    for one in past.done:
        if sequence in one.sequences:
            return one
    raise RefusedError("undo.nothing")


def _images(session: Session, sequences: Iterable[int]) -> list[list[dict[str, Any]]]:
    """Return the images of some events, the latest first: they are put back in that order."""
    statement = (
        select(StepImage.rows)
        .where(StepImage.sequence.in_(sequences))
        .order_by(StepImage.sequence.desc())
    )
    return list(session.scalars(statement))


def _carry_out(
    session: Session, wanted: DeskAction, images: list[list[dict[str, Any]]], *, verb: str
) -> TakenBack:
    action, last = action_of(session), wanted.steps[-1]
    for step in wanted.steps:
        _refuse_moved_on(session, wanted, step)
    with session.no_autoflush, watching(session) as seen:
        for rows in images:
            for image in rows:
                _put_back(session, image, action=action, step=last)
        session.flush()
        tickets = dict.fromkeys(step.ticket_id for step in wanted.steps)
        for ticket_id in tickets:
            ticket = session.get_one(Ticket, ticket_id)
            _write(session, ticket, wanted, seen=seen, verb=verb)
    return TakenBack(
        number=last.number,
        verbs=tuple(step.verb for step in wanted.steps),
        state=session.get_one(Ticket, last.ticket_id).state,
        again=verb == REDO,
    )


def _refuse_moved_on(session: Session, wanted: DeskAction, step: DeskStep) -> None:
    """Later steps of the ticket stand on this one, whoever took them."""
    known = {one.sequence for one in past_of(session, step.ticket_id)}
    statement = (
        select(Event)
        .where(
            Event.subject_kind == TICKET,
            Event.subject_id == step.ticket_id,
            Event.sequence > max(wanted.sequences),
            Event.verb.not_in([str(verb) for verb in APPENDING]),
        )
        .order_by(Event.sequence)
    )
    for event in session.scalars(statement):
        if event.sequence in known:
            raise RefusedError(
                "undo.moved_on",
                number=step.number,
                verb=step.verb,
                later=Verb(event.verb),
                actor=event.actor,
                at=event.recorded_at,
            )


def _put_back(
    session: Session, image: Mapping[str, Any], *, action: Action, step: DeskStep
) -> None:
    row = _row(session, image)
    if image["before"] is None:
        _withdraw(row, action, step)
        return
    if not stand_as_told(row, image["after"]):
        raise RefusedError("undo.changed_since", number=step.number, verb=step.verb)
    put_back(row, image["before"])
    if isinstance(row, Reservation) and row.released_at is None:
        _refuse_taken(session, row, step)


def _row(session: Session, image: Mapping[str, Any]) -> Any:
    for mapper in Base.registry.mappers:
        if mapper.class_.__tablename__ == image["table"]:
            return session.get_one(mapper.class_, image["id"])
    raise RefusedError("undo.too_old", number="", verb="")


def _withdraw(row: object, action: Action, step: DeskStep) -> None:
    """End what a step had made; a row of any other kind is a record that stays."""
    match row:
        case WorkOrder():
            row.state, row.recalled_at, row.reason = OrderState.RECALLED, action.now, BY_UNDO
        case Reservation():
            row.released_at = action.now
        case _:
            raise RefusedError("undo.kept_record", number=step.number, verb=step.verb)


def _refuse_taken(session: Session, row: Reservation, step: DeskStep) -> None:
    """Somebody else holds the thing by now."""
    other = session.scalar(
        select(WorkOrder.number)
        .join(Reservation, Reservation.work_order_id == WorkOrder.id)
        .where(
            Reservation.subject_kind == row.subject_kind,
            Reservation.subject_id == row.subject_id,
            Reservation.released_at.is_(None),
            Reservation.id != row.id,
        )
    )
    if other is not None:
        raise RefusedError("undo.thing_taken", number=step.number, verb=step.verb, order=other)


def _write(
    session: Session, ticket: Ticket, wanted: DeskAction, *, seen: Images, verb: str
) -> None:
    """Write the event, and read the ticket's clock from the history as it stands now."""
    steps = [step for step in wanted.steps if step.ticket_id == ticket.id]
    event = record(
        session,
        verb=verb,
        subject_kind=TAKEN_BACK,
        subject_id=ticket.id,
        subject=ticket.number,
        facts={
            "of": [step.sequence for step in steps],
            "verbs": [step.verb for step in steps],
            "state": ticket.state,
            "rows": moved(seen.rows()),
        },
    )
    if ticket.state is not TicketState.SUSPENDED:  # a clock that stands reads as it was put back
        project(ticket, past_of(session, ticket.id), now=action_of(session).now)
    ticket.last_sequence = event.sequence
    session.flush()
    keep(session, seen, sequence=event.sequence)
