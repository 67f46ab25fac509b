"""Many parts of one action kept together: done from memory, written many at once (成批写入).

A list of a hundred thousand rows is as many small parts of one action, each whole or not at
all. A part that only adds, and asks only by key, need not trouble the database: its rows get
their ids ahead, its events are sealed on the spot, and both wait to be written with those of
other parts. One that wants more than that is taken back before it has touched anything, and
done again in a savepoint of its own. Both ways leave the same rows and the same chain.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeAlias, TypeVar, cast

from sqlalchemy import Select, Table, event, func, insert, inspect, select
from sqlalchemy.orm import InstanceState, ORMExecuteState, Session, UOWTransaction

from models.domain.base import Base
from models.services.journal import append_all, pen_of, whole_or_nothing
from models.services.lookups import Memory, remember
from models.services.writing import Bound, Shape, shape_of, unsaid

TOGETHER = 500  # rows that wait before they are written
_GATHERING = "gathering"

Row: TypeAlias = dict[str, Any]
Value = TypeVar("Value")


class _NeedsDatabaseError(Exception):
    """A part cannot be done from memory."""


class Gathering:
    """The parts of a batch, each whole or not at all.

    ``added`` are the records the last part that held has added, by their class.
    """

    def __init__(self, session: Session, *, from_memory: bool) -> None:
        self._session, self._pen = session, pen_of(session)
        self._began = self._pen.end
        self.memory = (
            Memory(read=self._read, has_written=self._has_written) if from_memory else None
        )
        self._is_light = False
        self._own: list[tuple[Table, Bound]] = []
        self._rows: list[tuple[Table, Bound]] = []
        self._events: list[Row] = []
        self._ids: dict[Table, _Ids] = {}
        self.added: list[tuple[type[Any], Row]] = []

    def part(self, work: Callable[[], Value]) -> Value:
        """Do one part, whole or not at all; ``work`` may be done twice, to the same effect."""
        if self.memory is not None:
            try:
                return self._from_memory(self.memory, work)
            except _NeedsDatabaseError:
                self.write_out()
                self._ids.clear()  # what is written now takes ids of its own
        return self._in_savepoint(work)

    def write(self, model: type[Any], row: Row) -> int:
        """Write a new record, now or with others; returns its id."""
        table = cast(Table, model.__table__)
        if self._is_light:
            row_id = self._ids_of(table).take()
            self._own.append((table, self._shape(table).bound({"id": row_id, **row})))
        else:
            row_id = written(self._session, model, row)
        whole = {**unsaid(table), **row, "id": row_id}
        self.added.append((model, whole))
        if self.memory is not None:
            self.memory.learn(model, whole)
        return row_id

    def write_out(self) -> None:
        """Write what waits: those others refer to first, and the events in their order."""
        by_table: dict[Table, list[Bound]] = {}
        for table, row in self._rows:
            by_table.setdefault(table, []).append(row)
        for table in sorted(by_table, key=_PLACES.__getitem__):
            self._shape(table).write(self._pen.connection, by_table[table])
        append_all(self._pen, self._events)
        self._rows, self._events = [], []

    def _shape(self, table: Table) -> Shape:
        return shape_of(table, self._pen.connection.dialect)

    # A part from memory

    def _from_memory(self, memory: Memory, work: Callable[[], Value]) -> Value:
        self._begin()
        self._is_light, self._own, self._pen.waiting = True, [], []
        try:
            value = work()
            self._refuse_unflushed()
        except BaseException:
            self._take_back(memory)
            raise
        finally:
            told, self._pen.waiting, self._is_light = self._pen.waiting, None, False
        self._rows += self._own
        self._events += told
        if len(self._rows) >= TOGETHER:
            self.write_out()
        return value

    def _take_back(self, memory: Memory) -> None:
        self._pen.go_back(self._began)
        memory.go_back()
        self.added.clear()
        for table, _ in reversed(self._own):
            self._ids[table].give_back()
        for row in self._session.new:
            self._session.expunge(row)
        for row in self._session.dirty:
            self._session.expire(row)

    def _refuse_unflushed(self) -> None:
        session = self._session
        if session.new or session.dirty or session.deleted:
            raise _NeedsDatabaseError

    def _ids_of(self, table: Table) -> "_Ids":
        if table not in self._ids:
            self._ids[table] = _Ids(lambda last: _ids_after(self._session, table, last))
        return self._ids[table]

    # A part that speaks to the database

    def _in_savepoint(self, work: Callable[[], Value]) -> Value:
        self._begin()
        try:
            with whole_or_nothing(self._session):
                return work()
        except BaseException:
            self.added.clear()
            if self.memory is not None:
                self.memory.go_back()
            raise

    def _begin(self) -> None:
        self._began = self._pen.end
        self.added.clear()
        if self.memory is not None:
            self.memory.begin()

    # What the memory asks, and how it hears of what is written past it

    def _read(self, question: Select[Any]) -> Sequence[Any]:
        if self._is_light:
            if self._own:
                raise _NeedsDatabaseError
            self.write_out()
        else:
            self._session.flush()
        return self._pen.connection.execute(question).all()

    def _has_written(self) -> bool:
        return self._pen.written > self._began.written

    def before_statement(self, state: ORMExecuteState) -> None:
        """Keep the database out of a part from memory, and hear of wholesale changes."""
        if self._is_light:
            raise _NeedsDatabaseError
        if self.memory is not None and not state.is_select:
            table = getattr(state.statement, "table", None)
            self.memory.forget(getattr(table, "name", ""))

    def before_flush(self, *_flush: object) -> None:
        """Keep the database out of a part from memory."""
        if self._is_light:
            raise _NeedsDatabaseError

    def after_flush(self, session: Session, _flush: UOWTransaction) -> None:
        """Hear of what services write by themselves."""
        if self.memory is None:
            return
        for row in session.new:
            self.memory.learn(type(row), inspect(row).dict)
        for row in session.dirty:
            self.memory.follow(type(row), partial(_has_changed, inspect(row)))
        for row in session.deleted:
            self.memory.forget(row.__tablename__)


def _has_changed(state: InstanceState[Any], name: str) -> bool:
    return bool(state.attrs[name].history.has_changes())


@contextmanager
def gathering(session: Session, *, from_memory: bool = True) -> Iterator[Gathering]:
    """Gather what the parts done inside write; all of it is written when the block ends.

    Without ``from_memory`` every part speaks to the database at once: slower, to the same effect.
    """
    gathered = Gathering(session, from_memory=from_memory)
    listeners: dict[str, Callable[..., None]] = {
        "do_orm_execute": gathered.before_statement,
        "before_flush": gathered.before_flush,
        "after_flush": gathered.after_flush,
    }
    for name, heard in listeners.items():
        event.listen(session, name, heard)
    session.info[_GATHERING] = gathered
    remember(session, gathered.memory)
    try:
        yield gathered
        gathered.write_out()
    finally:
        remember(session, None)
        del session.info[_GATHERING]
        for name, heard in listeners.items():
            event.remove(session, name, heard)


def write(session: Session, model: type[Any], row: Row) -> int:
    """Write a new record, with others where the session gathers; returns its id."""
    gathered: Gathering | None = session.info.get(_GATHERING)
    return written(session, model, row) if gathered is None else gathered.write(model, row)


def written(session: Session, model: type[Any], row: Row) -> int:
    """Write a new record now; returns its id."""
    session.flush()
    table = cast(Table, model.__table__)
    whole = {**unsaid(table), **row}
    kept = pen_of(session).connection.execute(insert(table).returning(table.c.id), whole)
    return int(kept.scalar_one())


class _Ids:
    """Row ids of one table, taken ahead in order and given back in the opposite one."""

    def __init__(self, more: Callable[[int | None], Sequence[int]]) -> None:
        self._more, self._free, self._at = more, list[int](), 0

    def take(self) -> int:
        """Return the next id."""
        if self._at == len(self._free):
            self._free += self._more(self._free[-1] if self._free else None)
        self._at += 1
        return self._free[self._at - 1]

    def give_back(self) -> None:
        """Let the id taken last be the next one again."""
        self._at -= 1


def _ids_after(session: Session, table: Table, last: int | None) -> Sequence[int]:
    """Return ids nobody has: the engine's own next ones."""
    connection = pen_of(session).connection
    if connection.dialect.name == "sqlite":
        top = select(func.coalesce(func.max(table.c.id), 0))
        last = int(connection.execute(top).scalar_one()) if last is None else last
        return range(last + 1, last + 1 + TOGETHER)
    counter = func.pg_get_serial_sequence(table.name, "id")
    following = select(func.nextval(counter)).select_from(func.generate_series(1, TOGETHER))
    return [int(one) for one in connection.execute(following).scalars()]


_PLACES = {table: place for place, table in enumerate(Base.metadata.sorted_tables)}
