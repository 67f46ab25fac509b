"""Copies that can be trusted: made in one step, checked, dated, thinned, and put back.

A plain copy of the file under load is a broken backup (reliability finding 13). Every copy is
read back: SQLite's own check, the chain with its key, and the manifest's digest.
"""

import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path
from uuid import UUID, uuid4

from models.errors import RefusedError, StoreError
from models.rules.zone import local
from models.store import chain, schema
from models.store.carry import carry
from models.store.copying import SUFFIX, copy_file, leave_wal, sync
from models.store.engine import open_copy, open_engine, reading
from models.store.key import anchor_path, keep_key, read_key
from models.store.office import Store
from models.store.target import Target, target_of
from models.store.troubles import told

DAILY, WEEKLY, MONTHLY = 7, 4, 12
_PREFIX = "paidan-"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy holds, written beside it; ``sequence`` and ``hash`` anchor the chain."""

    made_at: str
    edition: int
    chain_id: str
    events: int
    sequence: int
    hash: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that passed its checks."""

    path: Path
    manifest: Manifest


def back_up(store: Store, folder: Path, *, now: datetime) -> Backup:
    """Copy the office into ``folder`` with its key, check the copy, thin older ones.

    The copy opens from a read-only stick (no WAL). Whoever holds the folder holds the key:
    keep it closed. Raises ``StoreError`` and ``RefusedError("backup.damaged")``.
    """
    path = folder / f"{_PREFIX}{local(now):%Y%m%d-%H%M%S}{SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        manifest = _made(store, path, now=now)
    except OSError as error:
        raise StoreError.of_system(error, str(folder)) from error
    thin(folder)
    return Backup(path, manifest)


def _made(store: Store, path: Path, *, now: datetime) -> Manifest:
    """Make a copy whole, manifest and key first, its own name last; or leave nothing."""
    fresh = path.with_suffix(".part")
    fresh.unlink(missing_ok=True)
    try:
        manifest = _copied(store, fresh, now=now)
        _write(path.with_suffix(".json"), json.dumps(asdict(manifest), indent=1))
        keep_key(path.parent, store.chain_id, store.key)
        fresh.replace(path)
    except BaseException:
        for leftover in (fresh, path.with_suffix(".json")):
            leftover.unlink(missing_ok=True)
        raise
    end = chain.Anchor(manifest.sequence, manifest.hash)
    chain.keep_anchor(anchor_path(store.data_dir, store.chain_id), end)
    return manifest


def _copied(store: Store, fresh: Path, *, now: datetime) -> Manifest:
    with told(str(fresh.parent)):
        _copy(store, fresh)
        report = _check(
            fresh, store.key, chain.kept_anchors(anchor_path(store.data_dir, store.chain_id))
        )
        sync(fresh)
    return Manifest(
        made_at=now.astimezone(UTC).isoformat(),
        edition=schema.EDITION,
        chain_id=str(store.chain_id),
        events=report.events,
        sequence=report.end.sequence,
        hash=report.end.hash,
        sha256=_digest(fresh),
        bytes=fresh.stat().st_size,
    )


def restore(source: Path, where: str | Path, *, data_dir: Path | None = None) -> None:
    """Put a copy back as a new office and lay its key beside it; checks everything first.

    Raises ``RefusedError`` ``backup.damaged`` or ``backup.exists``; nothing is overwritten.
    """
    target = target_of(where)
    folder = data_dir or (target.path.parent if target.path else None)
    if folder is None:
        raise ValueError("an office on a server needs a data folder for its key")
    manifest = read_manifest(source)
    key = read_key(source.parent, UUID(manifest.chain_id))
    anchor = chain.Anchor(manifest.sequence, manifest.hash)
    with told(str(source)):
        if _digest(source) != manifest.sha256:
            raise RefusedError("backup.damaged", path=str(source), problem="sha256")
        _check(source, key, [anchor])
        _place(source, target)
    keep_key(folder, UUID(manifest.chain_id), key)


def read_manifest(source: Path) -> Manifest:
    """Return what was written beside a copy; raises ``RefusedError("backup.damaged")``."""
    try:
        found = json.loads(source.with_suffix(".json").read_text(encoding="utf-8"))
        return Manifest(**found)
    except (OSError, ValueError, TypeError):
        raise RefusedError("backup.damaged", path=str(source), problem="manifest") from None


def listed(folder: Path) -> list[Path]:
    """Return the copies of a folder, oldest first."""
    return sorted(folder.glob(f"{_PREFIX}*{SUFFIX}"))


def thin(folder: Path) -> list[Path]:
    """Keep the newest copy of 7 days, 4 weeks and 12 months; return what was removed."""
    copies = {path: _day(path) for path in reversed(listed(folder))}
    kept: set[Path] = set()
    for count, span in ((DAILY, "%Y%j"), (WEEKLY, "%G%V"), (MONTHLY, "%Y%m")):
        newest: dict[str, Path] = {}
        for path, day in copies.items():
            newest.setdefault(day.strftime(span), path)
        kept.update(list(newest.values())[:count])
    gone = [path for path in copies if path not in kept]
    for path in gone:
        path.unlink()
        path.with_suffix(".json").unlink(missing_ok=True)
    return gone


def _copy(store: Store, fresh: Path) -> None:
    if store.target.path is not None:
        copy_file(store.engine, fresh)
        return
    goal = target_of(fresh)
    engine = open_engine(goal)
    try:
        schema.migrate(engine, goal, chain_id=uuid4())
        with store.reader.connect() as source, engine.begin() as copy:
            carry(source, copy)
    finally:
        engine.dispose()
    leave_wal(fresh)


def _check(path: Path, key: bytes, anchors: Iterable[chain.Anchor]) -> chain.ChainReport:
    engine = open_copy(path)
    try:
        with engine.connect() as connection:
            said = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
            report = chain.read_through(connection, key, anchors=anchors)
    finally:
        engine.dispose()
    if said != "ok":
        raise RefusedError("backup.damaged", path=str(path), problem=said)
    if not report.holds:
        problem = f"{report.breaks[0].kind} {report.breaks[0].sequence}"
        raise RefusedError("backup.damaged", path=str(path), problem=problem)
    return report


def _place(source: Path, target: Target) -> None:
    if target.path is not None:
        if target.path.exists():
            raise RefusedError("backup.exists", path=str(target.path))
        target.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.path.with_name(target.path.name + ".part")
        shutil.copyfile(source, fresh)
        sync(fresh)
        fresh.replace(target.path)
        return
    engine, copy = open_engine(target), open_copy(source)
    try:
        with reading(engine).connect() as connection:
            if schema.edition_of(connection, target) != schema.EMPTY:
                raise RefusedError("backup.exists", path=str(target))
        schema.migrate(engine, target)
        with copy.connect() as rows, engine.begin() as goal:
            carry(rows, goal)
    finally:
        engine.dispose()
        copy.dispose()


def _day(path: Path) -> datetime:
    return datetime.strptime(path.stem.removeprefix(_PREFIX) + "+0800", "%Y%m%d-%H%M%S%z")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _write(path: Path, content: str) -> None:
    fresh = path.with_suffix(".json.part")
    fresh.write_text(content, encoding="utf-8")
    sync(fresh)
    fresh.replace(path)
