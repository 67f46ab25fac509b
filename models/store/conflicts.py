"""Says what a stale save would have overwritten: before, mine and theirs, field by field."""

from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session, UOWTransaction

from models.errors import ConflictError

_CHANGES = "changes"
_HIDDEN = {"version", "id"}


def remember_changes(session: Session, _flush: UOWTransaction, _objects: object) -> None:
    """Note old and new values before a flush; a failed flush would forget them."""
    if not session.dirty:
        return
    noted: list[tuple[type, Any, dict[str, Any], dict[str, Any]]] = []
    for row in session.dirty:
        state = inspect(row)
        before = {name: old for name, old in state.committed_state.items() if name not in _HIDDEN}
        mine = {name: state.dict[name] for name in before if name in state.dict}
        noted.append((type(row), state.identity, before, mine))
    session.info[_CHANGES] = noted


def conflict_of(session: Session) -> ConflictError:
    """Return the conflict of the save that just failed, compared with what is stored now.

    The session has rolled back; the rows are read anew.
    """
    for kind, identity, before, mine in session.info.get(_CHANGES, []):
        stored = session.get(kind, identity, populate_existing=True)
        theirs = {name: getattr(stored, name) for name in before} if stored is not None else {}
        if theirs != before:
            subject = getattr(stored, "number", None) or f"{kind.__tablename__} {identity[0]}"
            return ConflictError(str(subject), before=before, mine=mine, theirs=theirs)
    kind, identity, before, mine = session.info[_CHANGES][0]
    return ConflictError(
        f"{kind.__tablename__} {identity[0]}", before=before, mine=mine, theirs=before
    )
