"""Numbers without gaps or reuse: the counter moves in the action's own transaction."""

from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Table, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from models.domain.office import Counter, Office
from models.errors import RefusedError
from models.rules.numbering import format_number
from models.rules.zone import local_day

_COUNTER = cast(Table, Counter.__table__)


def _taking(insert: sqlite.Insert | postgresql.Insert) -> ReturningInsert[Any]:
    return insert.on_conflict_do_update(
        index_elements=[_COUNTER.c.kind, _COUNTER.c.day_on],
        set_={"next": _COUNTER.c.next + 1},
    ).returning(_COUNTER.c.next)


_VALUES = {"kind": bindparam("kind"), "day_on": bindparam("day_on"), "next": 2}
_TAKE = {
    "sqlite": _taking(sqlite.insert(_COUNTER).values(_VALUES)),
    "postgresql": _taking(postgresql.insert(_COUNTER).values(_VALUES)),
}
_CODE = select(Office.code).limit(1)


def next_serial(session: Session, letters: str, day_on: date) -> int:
    """Return the next serial of a kind on a day, from 1; a rollback gives it back."""
    take = _TAKE[session.get_bind().dialect.name]
    taken = session.execute(take, {"kind": letters, "day_on": day_on}).scalar_one()
    return int(taken) - 1


def next_number(session: Session, letters: str, day: date | datetime) -> str:
    """Return the next number of a kind, such as ``LX-GZ-20261122-0007``.

    A moment counts as its Shanghai day. Raises ``RefusedError("office.missing")`` before
    the office has a code.
    """
    code = session.execute(_CODE).scalar_one_or_none()
    if code is None:
        raise RefusedError("office.missing")
    day_on = local_day(day) if isinstance(day, datetime) else day
    return format_number(code, letters, day_on, serial=next_serial(session, letters, day_on))
