"""What the engine asks of each kind: who a row is about, how it comes in, how it changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models.domain.base import Base
from models.domain.office import ImportedRow
from models.errors import RefusedError
from models.services.gathering import fetch
from models.services.imports.names import Names
from models.services.records import edit

Facts = dict[str, Any]

MODELS: Mapping[str, type[Any]] = {
    mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers
}
UNDONE = "undone:"  # before the key of a row whose batch was taken back


@dataclass(frozen=True, slots=True)
class Records:
    """One kind's way into the archive.

    ``settle`` turns the names a row tells into numbers and fills in what follows from
    others; ``key`` says who the settled row is about; ``find`` gives the record's row id,
    if the office has it. ``add`` and ``change`` go through the services of the kind. Each
    may be asked twice about one row (see ``gathering``) and only asks and writes the office.
    """

    settle: Callable[[Session, Names, Facts], Facts]
    key: Callable[[Facts], str]
    find: Callable[[Session, Names, Facts], int | None]
    add: Callable[[Session, Names, Facts], int]
    change: Callable[[Session, int, Facts], None] | None = None


def without(facts: Mapping[str, Any], *names: str) -> Facts:
    """Return facts without some of them."""
    return {name: value for name, value in facts.items() if name not in names}


def told(facts: Mapping[str, Any], *names: str) -> Facts:
    """Return those of the facts that a row tells."""
    return {name: facts[name] for name in names if name in facts}


def take_out_again(session: Session, noun: str, row_id: int, *, name: str) -> None:
    """Take a record out of the archive that only the undoing of a batch had put there.

    Raises ``RefusedError("import.archived")`` for one the office itself put away.
    """
    row = fetch(session, MODELS[noun], row_id)
    if row is None or getattr(row, "archived_at", None) is None:
        return
    undone = exists().where(
        ImportedRow.subject_kind == noun,
        ImportedRow.subject_id == row_id,
        ImportedRow.key.startswith(UNDONE),
    )
    if not session.scalar(select(undone)):
        raise RefusedError("import.archived", name=name)
    values = {"archived_at": None}
    edit(
        session,
        row,
        noun=noun,
        subject=name,
        expected_version=None,
        values=values,
        verb="restore",
    )
