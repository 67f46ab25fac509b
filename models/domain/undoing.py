"""What a desk did last, read back from the chain: the stack undo and redo work on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.board import StepImage
from models.domain.events import Event
from models.domain.ledger import REDO, TAKEN_BACK, TICKET, UNDO
from models.rules.states import Verb

LOOK_BACK = 200  # events of one desk; nobody takes back more in a row


@dataclass(frozen=True, slots=True)
class DeskStep:
    """One event of one action: a step of a ticket as the desk did it."""

    sequence: int
    ticket_id: int
    number: str
    verb: Verb
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class DeskAction:
    """One action of a desk: the steps it was made of, in their order.

    ``image`` is where the rows of its last taking back are kept, for redo; ``whole`` says
    whether the images of all its steps are still there.
    """

    steps: tuple[DeskStep, ...]
    whole: bool = True
    image: int | None = None

    @property
    def sequences(self) -> tuple[int, ...]:
        """The events of its steps."""
        return tuple(step.sequence for step in self.steps)


@dataclass(slots=True)
class DeskPast:
    """What stands and could be taken back, and what was taken back and could be done again."""

    done: list[DeskAction] = field(default_factory=list)
    undone: list[DeskAction] = field(default_factory=list)


def desk_past(session: Session, *, desk: str, actor: str) -> DeskPast:
    """Return the last actions of somebody at a desk, oldest first."""
    statement = (
        select(Event, StepImage.action_uid)
        .outerjoin(StepImage, StepImage.sequence == Event.sequence)
        .where(
            Event.desk == desk,
            Event.actor == actor,
            Event.subject_kind.in_((TICKET, TAKEN_BACK)),
        )
        .order_by(Event.sequence.desc())
        .limit(LOOK_BACK)
    )
    rows = [(row[0], row[1]) for row in session.execute(statement)]
    past = DeskPast()
    for group in _actions(rows[::-1]):
        _follow(past, group)
    return past


def _actions(rows: Sequence[tuple[Event, UUID | None]]) -> Iterable[list[tuple[Event, bool]]]:
    """Gather the events of one action; those without an image stand alone."""
    group: list[tuple[Event, bool]] = []
    last: UUID | None = None
    for event, uid in rows:
        goes_on = uid is not None and uid == last
        if group and not goes_on:
            yield group
            group = []
        group.append((event, uid is not None))
        last = uid
    if group:
        yield group


def _follow(past: DeskPast, group: list[tuple[Event, bool]]) -> None:
    event = group[0][0]
    if event.subject_kind == TAKEN_BACK:
        _shift(past, event)
        return
    steps = tuple(
        DeskStep(one.sequence, one.subject_id or 0, one.subject, Verb(one.verb), one.recorded_at)
        for one, _ in group
    )
    past.done.append(DeskAction(steps, whole=all(kept for _, kept in group)))
    past.undone.clear()


def _shift(past: DeskPast, event: Event) -> None:
    """Move the action an undo or redo names from one pile to the other."""
    wanted = set(event.facts["of"])
    source, target = (past.done, past.undone) if event.verb == UNDO else (past.undone, past.done)
    for action in source:
        if wanted & set(action.sequences):
            source.remove(action)
            image = event.sequence if event.verb != REDO else None
            target.append(DeskAction(action.steps, whole=action.whole, image=image))
            return
