"""Keeping a mapping under a name, so that the next list of that shape reads by itself."""

from collections.abc import Callable, Sequence

from sqlalchemy.orm import Session

from models.errors import RefusedError
from models.rules.imports import ImportMap, ReadRow, map_key
from models.rules.text import clean
from models.services.imports.engine import FileIdentity, ImportDone, import_rows
from models.services.office import put_setting

LONGEST_NAME = 60


def remember_map(session: Session, *, kind: str, chosen: ImportMap, name: str) -> None:
    """Keep a mapping under a name; the same mapping again leaves no event."""
    named = clean(name, limit=LONGEST_NAME, field="name")
    if not named:
        raise RefusedError("record.empty", field="name")
    put_setting(session, map_key(kind, named), chosen.to_json())


def bring_in(
    session: Session,
    *,
    kind: str,
    file: FileIdentity,
    chosen: ImportMap,
    rows: Sequence[ReadRow],
    good_rows: bool,
    rehearse: bool,
    remember: str,
    progress: Callable[[int, int], None],
) -> ImportDone:
    """Import a list as ``import_rows`` does, and remember a mapping somebody has edited."""
    done = import_rows(
        session,
        kind=kind,
        file=file,
        chosen=chosen,
        rows=rows,
        good_rows=good_rows,
        rehearse=rehearse,
        progress=progress,
    )
    if remember:
        remember_map(session, kind=kind, chosen=chosen, name=remember)
    return done
