"""An opened office: its engine, its key, its place."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine, select

from models.domain.events import ChainHead
from models.errors import RefusedError, StoreError, StoreTrouble
from models.store import chain, place, schema
from models.store.copying import copy_before_upgrade
from models.store.engine import open_engine, reading
from models.store.key import key_path, make_key, read_key
from models.store.target import Target, target_of
from models.store.troubles import told

_MAGIC = b"SQLite format 3\0"
_OURS = slice(68, 72)  # where a SQLite file keeps its application's mark


@dataclass(slots=True)
class Store:
    """An office that is open. ``engine`` writes, ``reader`` only reads."""

    target: Target
    engine: Engine
    reader: Engine
    key: bytes
    chain_id: UUID
    data_dir: Path
    listener_id: UUID = field(default_factory=uuid4)  # tells our own notices from other desks'

    @classmethod
    def open(
        cls,
        where: str | Path,
        *,
        data_dir: Path | None = None,
        key: bytes | None = None,
        create: bool = False,
    ) -> Self:
        """Open an office, bringing its tables up to date after a dated copy.

        ``data_dir`` holds ``keys/`` and ``backups/``; by default the folder of the file. A
        PostgreSQL office needs it stated. ``create`` makes a missing office. Raises
        ``StoreError`` of any kind and ``RefusedError`` store.key_missing or store.key_foreign.
        """
        target = target_of(where)
        folder = data_dir or (target.path.parent if target.path else None)
        if folder is None:
            raise ValueError("an office on a server needs a data folder for its key")
        engine = open_engine(target)
        reader = reading(engine)
        try:
            with told(str(target)):
                _ready(engine, target, folder, create=create)
                with reader.connect() as connection:
                    chain_id = connection.execute(select(ChainHead.chain_id)).scalar_one()
                    found = key or _own_key(connection, folder, chain_id)
        except OSError as error:
            engine.dispose()
            raise StoreError.of_system(error, str(target)) from error
        except StoreError as error:
            engine.dispose()
            raise _sooner_damaged(error, target.path) from error
        except BaseException:
            engine.dispose()
            raise
        return cls(target, engine, reader, found, chain_id, folder)

    @property
    def url(self) -> str:
        """The office's address, without a password."""
        return str(self.target)

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _ready(engine: Engine, target: Target, folder: Path, *, create: bool) -> None:
    if target.path is not None:
        _look_at_file(target.path, create=create)
    with reading(engine).connect() as connection:
        edition = schema.edition_of(connection, target)
    if edition == schema.EMPTY:
        if not create:
            if target.path is not None:  # an emptied file is no office that was never made
                raise StoreError(StoreTrouble.NOT_OURS, where=str(target), reason="empty")
            raise StoreError(StoreTrouble.MISSING, where=str(target))
        chain_id = uuid4()
        make_key(folder, chain_id)  # first: a chain without its key could not be continued
        schema.migrate(engine, target, chain_id=chain_id)
    elif edition < schema.EDITION:
        _upgrade(engine, target, folder)


def _own_key(connection: Connection, folder: Path, chain_id: UUID) -> bytes:
    found = read_key(folder, chain_id)
    if not chain.fits(connection, found):
        raise RefusedError("store.key_foreign", path=key_path(folder, chain_id))
    return found


def _sooner_damaged(error: StoreError, path: Path | None) -> StoreError:
    """Call a file that carries our mark, or SQLite's, damaged rather than somebody else's.

    Only what SQLite could make nothing of comes without a reason of our own.
    """
    if error.kind is not StoreTrouble.NOT_OURS or "said" not in error.facts or path is None:
        return error
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return error
    mark = schema.APPLICATION_ID.to_bytes(4, "big")
    if head.startswith(_MAGIC) or head[_OURS] == mark:
        return StoreError(StoreTrouble.CORRUPT, **error.facts)
    return error


def _upgrade(engine: Engine, target: Target, folder: Path) -> None:
    copy_before_upgrade(engine, target, folder)
    schema.migrate(engine, target)


def _look_at_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError(StoreTrouble.NOT_OURS, where=str(path), reason="folder")
    place.check(path)
    if not path.exists():
        if not create:
            raise StoreError(StoreTrouble.MISSING, where=str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
    elif not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise StoreError(StoreTrouble.READ_ONLY, where=str(path))
