"""One spelling for every fact, so that the same facts always give the same hash."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from uuid import UUID

_PLAIN = frozenset({type(None), str, int, bool, float})


def moment_text(moment: datetime) -> str:
    """Return ``2026-11-20T15:30:00.000000+00:00``; raises TypeError for a naive moment."""
    if moment.tzinfo is None:
        raise TypeError(f"a moment needs its zone: {moment!r}")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def plain(value: object) -> object:
    """Return a value in the types JSON knows; raises TypeError for any other.

    Moments become UTC text with microseconds, lengths become seconds, sets are sorted.
    """
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, Mapping):
        return {
            name if type(name) is str else _name(name): item
            if type(item) in _PLAIN
            else plain(item)
            for name, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted((plain(item) for item in value), key=str)
    return _scalar(value)


def _scalar(value: object) -> object:
    match value:
        case datetime():
            return moment_text(value)
        case date():
            return value.isoformat()
        case timedelta():
            seconds = value.total_seconds()
            return int(seconds) if seconds.is_integer() else seconds
        case UUID() | Decimal():
            return str(value)
        case str():
            return str(value)
    raise TypeError(f"{type(value).__name__} cannot stand among facts")


def _name(name: object) -> str:
    if isinstance(name, Enum):
        return str(name.value)
    if isinstance(name, str):
        return name
    raise TypeError(f"a fact is named by text, not by {type(name).__name__}")


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)


def encode(value: object) -> str:
    """Return the one JSON text of a value that is plain already."""
    return _ENCODER.encode(value)


def canonical(value: object) -> str:
    """Return the one JSON text of a value: sorted names, no blanks, no NaN."""
    return _ENCODER.encode(plain(value))
