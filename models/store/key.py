"""The chain's key: a file beside the office, never inside the database.

Whoever can write the database but not read this file cannot forge an event.
"""

import os
import secrets
from pathlib import Path
from uuid import UUID

from models.errors import RefusedError

KEY_BYTES = 32
_FOLDER = "keys"


def key_path(data_dir: Path, chain_id: UUID) -> Path:
    """Return where the key of a chain lies."""
    return data_dir / _FOLDER / f"{chain_id}.key"


def anchor_path(data_dir: Path, chain_id: UUID) -> Path:
    """Return where the ends the chain once had are remembered."""
    return data_dir / _FOLDER / f"{chain_id}.anchors"


def make_key(data_dir: Path, chain_id: UUID) -> bytes:
    """Make the key of a new chain, readable by this user only, and return it."""
    return keep_key(data_dir, chain_id, secrets.token_bytes(KEY_BYTES))


def keep_key(data_dir: Path, chain_id: UUID, key: bytes) -> bytes:
    """Write a key so that it is there whole after a power cut; returns it."""
    path = key_path(data_dir, chain_id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    return key


def read_key(data_dir: Path, chain_id: UUID) -> bytes:
    """Return the key of a chain; raises ``RefusedError("store.key_missing")``."""
    path = key_path(data_dir, chain_id)
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        raise RefusedError("store.key_missing", path=path) from None
    if len(key) != KEY_BYTES:
        raise RefusedError("store.key_missing", path=path)
    return key
