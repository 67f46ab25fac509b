"""Import mappings an office saved, and the batches it has brought in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.office import ImportBatch, Setting
from models.errors import RefusedError
from models.rules.imports import ImportMap, map_from, map_key


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One batch, newest first in lists."""

    uid: UUID
    kind: str
    file_name: str
    rows_total: int
    rows_done: int
    created_at: datetime
    undone_at: datetime | None


def saved_map(session: Session, *, kind: str, name: str) -> ImportMap:
    """Return a mapping the office saved; refused as import.unknown_map."""
    stored = session.scalar(select(Setting.value).where(Setting.key == map_key(kind, name)))
    if not isinstance(stored, dict):
        raise RefusedError("import.unknown_map", name=name)
    return map_from(name, stored)


def saved_maps(session: Session, *, kind: str) -> tuple[ImportMap, ...]:
    """Return the mappings the office saved for a kind, the newest first."""
    prefix = map_key(kind, "")
    rows = session.execute(
        select(Setting.key, Setting.value)
        .where(Setting.key.startswith(prefix, autoescape=True))
        .order_by(Setting.id.desc())
    )
    return tuple(
        map_from(key.removeprefix(prefix), value) for key, value in rows if isinstance(value, dict)
    )


def batches(session: Session, *, limit: int = 50) -> tuple[BatchRow, ...]:
    """Return the latest batches, newest first."""
    found = session.scalars(select(ImportBatch).order_by(ImportBatch.id.desc()).limit(limit))
    return tuple(
        BatchRow(
            uid=batch.uid,
            kind=batch.kind,
            file_name=batch.file_name,
            rows_total=batch.rows_total,
            rows_done=batch.rows_done,
            created_at=batch.created_at,
            undone_at=batch.undone_at,
        )
        for batch in found
    )
