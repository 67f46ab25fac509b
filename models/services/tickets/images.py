"""What a step changed, as it stood before and after: what undo puts back (步骤前像).

Taken from the session's own book of changes, so no effect has to remember to tell it.
Images are working memory, not record: only the latest are kept, the chain keeps the rest.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, event, insert, inspect
from sqlalchemy.orm import Session

from models.domain import StepImage
from models.domain.base import Editable
from models.domain.canonical import plain
from models.services.journal import action_of

KEPT = 4_000  # events of the office back; nobody takes back what lies further behind
SWEEP_EVERY = 256
COUNTED = frozenset({"id", "version", "created_at", "last_sequence"})


@dataclass(slots=True)
class Images:
    """The rows changed while watching: first values by row, and the rows made."""

    before: dict[int, tuple[Any, dict[str, object]]] = field(default_factory=dict)
    made: dict[int, Any] = field(default_factory=dict)

    def rows(self) -> list[dict[str, object]]:
        """Return plain images: table, id, values before and after; a made row has none before."""
        found = []
        for key, (row, before) in self.before.items():
            if key in self.made:
                continue
            after = {name: plain(getattr(row, name)) for name in before}
            told = {name: plain(value) for name, value in before.items()}
            changed = {name for name in told if told[name] != after[name]}
            if changed:
                found.append(
                    _image(row, {n: told[n] for n in changed}, {n: after[n] for n in changed})
                )
        return found + [_image(row, None, {}) for row in self.made.values()]


def _image(row: Any, before: object, after: object) -> dict[str, object]:
    return {"table": row.__tablename__, "id": row.id, "before": before, "after": after}


@contextmanager
def watching(session: Session) -> Iterator[Images]:
    """Note what is changed and made until the block ends."""
    images = Images()

    def note(_session: Session, _flush: object, _objects: object) -> None:
        _note(session, images)

    event.listen(session, "before_flush", note)
    try:
        yield images
    finally:
        event.remove(session, "before_flush", note)


def _note(session: Session, images: Images) -> None:
    for row in session.dirty:
        if isinstance(row, Editable):
            _, first = images.before.setdefault(id(row), (row, {}))
            for name, value in inspect(row).committed_state.items():
                if name not in COUNTED:
                    first.setdefault(name, value)
    images.made |= {id(row): row for row in session.new}


def keep(session: Session, images: Images, *, sequence: int) -> None:
    """Keep the images of the event just written; sweep what is too old now and then."""
    values = {
        "sequence": sequence,
        "action_uid": action_of(session).uid,
        "rows": images.rows(),
    }
    session.execute(insert(StepImage), values)
    if sequence % SWEEP_EVERY == 0:
        session.execute(delete(StepImage).where(StepImage.sequence < sequence - KEPT))
