"""What drivers say, told as the three refusals the rest of the program knows."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from models.errors import RefusedError, StoreError, StoreTrouble

_SQLITE = {
    sqlite3.SQLITE_BUSY: StoreTrouble.LOCKED,
    sqlite3.SQLITE_LOCKED: StoreTrouble.LOCKED,
    sqlite3.SQLITE_FULL: StoreTrouble.FULL,
    sqlite3.SQLITE_READONLY: StoreTrouble.READ_ONLY,
    sqlite3.SQLITE_PERM: StoreTrouble.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: StoreTrouble.CORRUPT,
    sqlite3.SQLITE_NOTADB: StoreTrouble.NOT_OURS,
    sqlite3.SQLITE_CANTOPEN: StoreTrouble.UNREACHABLE,
    sqlite3.SQLITE_IOERR: StoreTrouble.UNREACHABLE,
}
_STATES = {
    "25006": StoreTrouble.READ_ONLY,
    "53100": StoreTrouble.FULL,
    "55P03": StoreTrouble.LOCKED,
    "40P01": StoreTrouble.LOCKED,
    "40001": StoreTrouble.LOCKED,
    "XX001": StoreTrouble.CORRUPT,
    "XX002": StoreTrouble.CORRUPT,
}
_AWAY = ("08", "28", "3D", "53", "57P")  # gone, not let in, no such database, full up, stopping
_OUT_OF_RANGE = ("22003", "22021")  # too large a number, no character of UTF-8

# What a broken unique index means to the office; any other one is ``record.taken``.
_TAKEN = {
    ("reservation", ("subject_kind", "subject_id")): "thing.taken",
    ("loan", ("subject_kind", "subject_id")): "thing.out",
    ("ticket", ("external_source", "external_number")): "ticket.external_known",
    ("event", ("uid",)): "action.already",
}


@contextmanager
def told(where: str) -> Iterator[None]:
    """Raise ``StoreError`` or ``RefusedError`` for what a driver raises inside the block.

    Half a character, NUL and numbers beyond 64 bits are ``value.unfit``, on both engines.
    """
    try:
        yield
    except exc.DBAPIError as error:
        translated = translate(error, where)
        if translated is None:
            raise
        raise translated from error
    except sqlite3.Error as error:  # a driver used without SQLAlchemy, such as for a copy
        trouble = _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if trouble is None:
            raise
        raise StoreError(trouble, where=where, said=str(error)) from error
    except exc.TimeoutError as error:  # every pooled connection is in use
        raise StoreError(StoreTrouble.LOCKED, where=where, by="") from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise RefusedError("value.unfit") from error


def translate(error: exc.DBAPIError, where: str) -> StoreError | RefusedError | None:
    """Return the office's word for a driver error, or None when it is a bug of ours."""
    origin = error.orig
    if isinstance(origin, sqlite3.Error):
        trouble = _SQLITE.get(getattr(origin, "sqlite_errorcode", 0) & 0xFF)
    else:
        trouble = _of_postgresql(error)
    if trouble is not None:
        return StoreError(trouble, where=where, said=str(origin))
    if isinstance(error, exc.IntegrityError):
        return _taken(error)
    return RefusedError("value.unfit") if _unfit(error) else None


def _unfit(error: exc.DBAPIError) -> bool:
    """Tell whether PostgreSQL was given NUL, or a number beyond its column."""
    if not isinstance(error, exc.DataError):
        return False
    state = getattr(error.orig, "sqlstate", None)
    return state in _OUT_OF_RANGE or (state is None and "NUL" in str(error.orig))


def _of_postgresql(error: exc.DBAPIError) -> StoreTrouble | None:
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        gone = isinstance(error, exc.OperationalError | exc.InterfaceError)
        return StoreTrouble.UNREACHABLE if gone or error.connection_invalidated else None
    if state in _STATES:
        return _STATES[state]
    return StoreTrouble.UNREACHABLE if state.startswith(_AWAY) else None


def _taken(error: exc.IntegrityError) -> RefusedError | None:
    said = str(error.orig)
    if isinstance(error.orig, sqlite3.Error):
        head, _, listed = said.partition("UNIQUE constraint failed: ")
        if head or not listed:
            return None
        pairs = [one.strip().rpartition(".") for one in listed.split(",")]
        table, columns = pairs[0][0], tuple(pair[2] for pair in pairs)
    else:
        from psycopg.errors import UniqueViolation  # loaded long since, if it was raised

        if not isinstance(error.orig, UniqueViolation):
            return None
        table = error.orig.diag.table_name or ""
        detail = error.orig.diag.message_detail or ""
        columns = tuple(detail.partition("(")[2].partition(")")[0].split(", "))
    code = _TAKEN.get((table, columns), "record.taken")
    return RefusedError(code, noun=table, fields=columns)
