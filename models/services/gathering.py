"""Many parts of one action kept together: done from memory, written many at once (成批写入).

A list of a hundred thousand rows is as many small parts of one action, each whole or not at
all. A part that adds records, or changes each of them once, and asks only by key need not
trouble the database: new rows get their ids ahead, events are sealed on the spot, and all of
it waits to be written with what other parts leave. A part that wants more is taken back before
it has touched anything, and done again in a savepoint of its own. Both ways leave the same
rows and the same chain.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeAlias, TypeVar, cast

from sqlalchemy import Select, Table, event, insert, inspect
from sqlalchemy.orm import InstanceState, ORMExecuteState, Session, UOWTransaction

from models.domain.base import Base
from models.services.ids import Ids
from models.services.journal import append_all, pen_of, whole_or_nothing
from models.services.lookups import Memory, remember
from models.services.writing import Bound, Shape, shape_of, unsaid

TOGETHER = 500  # new rows that wait before they are written
PATIENCE = 20  # parts in vain before only every twentieth is tried
EDITS_TOGETHER = 50  # changed ones: the session looks through them at every step
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
        self._ids: dict[Table, Ids] = {}
        self._first: dict[Table, int] = {}  # ids from here on are not stored yet
        self._own_edits: list[Any] = []
        self._edits: list[Any] = []
        self._in_vain = 0  # parts in a row that could not be done from memory
        self._held: list[Any] = []  # the session itself would let go of what it has read
        self.added: list[tuple[type[Any], Row]] = []

    def part(self, work: Callable[[], Value]) -> Value:
        """Do one part, whole or not at all; ``work`` may be done twice, to the same effect."""
        if self.memory is None:
            return self._in_savepoint(work)
        if self._in_vain < PATIENCE or self._in_vain % PATIENCE == 0:
            try:
                value = self._from_memory(self.memory, work)
            except _NeedsDatabaseError:
                pass
            else:
                self._in_vain = 0
                return value
        self._in_vain += 1
        self.write_out()
        self._ids.clear()  # what is written now takes ids of its own
        return self._in_savepoint(work)

    def write(self, model: type[Any], row: Row) -> int:
        """Write a new record, now or with others; returns its id."""
        table = cast(Table, model.__table__)
        if self._is_light:
            row_id = self._ids_of(table).take()
            self._first.setdefault(table, row_id)
            self._own.append((table, self._shape(table).bound({"id": row_id, **row})))
        else:
            row_id = written(self._session, model, row)
        whole = {**unsaid(table), **row, "id": row_id}
        self.added.append((model, whole))
        if self.memory is not None:
            self.memory.learn(model, whole)
        return row_id

    def fetch(self, model: type[Any], row_id: int) -> Any:
        """Return a stored record, or None; reading leaves nothing to take back."""
        if not self._is_light:
            return self._session.get(model, row_id)
        if row_id >= self._first.get(cast(Table, model.__table__), row_id + 1):
            raise _NeedsDatabaseError
        with self._let_through(), self._session.no_autoflush:
            row = self._session.get(model, row_id)
        self._held.append(row)
        return row

    def before_edit(self, row: Any) -> None:
        """Let a record be changed, unless an earlier change of it still waits."""
        if self._is_light and any(row is one for one in (*self._edits, *self._own_edits)):
            raise _NeedsDatabaseError

    def after_edit(self, row: Any) -> int:
        """Write a changed record, now or with others; returns the version it has then."""
        if not self._is_light:
            self._session.flush()
            return int(row.version)
        has_changed = partial(_has_changed, inspect(row))
        if self.memory is not None and self.memory.follows_from(type(row), has_changed):
            raise _NeedsDatabaseError
        self._own_edits.append(row)
        return int(row.version) + 1

    def write_out(self) -> None:
        """Write what waits: those others refer to first, and the events in their order."""
        by_table: dict[Table, list[Bound]] = {}
        for table, row in self._rows:
            by_table.setdefault(table, []).append(row)
        for table in sorted(by_table, key=_PLACES.__getitem__):
            self._shape(table).write(self._pen.connection, by_table[table])
        if self._edits:
            with self._let_through():
                self._session.flush()
        append_all(self._pen, self._events)
        self._rows, self._events, self._edits = [], [], []
        self._first.clear()

    @contextmanager
    def _let_through(self) -> Iterator[None]:
        """Ask or write what is no part's own, whatever kind of part is under way."""
        before, self._is_light = self._is_light, False
        try:
            yield
        finally:
            self._is_light = before

    def _shape(self, table: Table) -> Shape:
        return shape_of(table, self._pen.connection.dialect)

    # A part from memory

    def _from_memory(self, memory: Memory, work: Callable[[], Value]) -> Value:
        self._begin()
        self._is_light, self._pen.waiting = True, []
        self._own, self._own_edits, self._held = [], [], []
        try:
            value = work()
            self._refuse_unflushed()
        except BaseException:
            self._take_back(memory)
            raise
        finally:
            told, self._pen.waiting, self._is_light = self._pen.waiting, None, False
        self._rows += self._own
        self._edits += self._own_edits
        self._events += told
        if len(self._rows) >= TOGETHER or len(self._edits) >= EDITS_TOGETHER:
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
        for row in self._changed_besides(self._edits):
            self._session.expire(row)

    def _refuse_unflushed(self) -> None:
        session = self._session
        edits = [*self._edits, *self._own_edits]
        if session.new or session.deleted or self._changed_besides(edits):
            raise _NeedsDatabaseError

    def _changed_besides(self, edits: Sequence[Any]) -> list[Any]:
        """Return the records that are changed, but for those whose change waits."""
        waiting = set(map(id, edits))
        return [row for row in self._session.dirty if id(row) not in waiting]

    def _ids_of(self, table: Table) -> Ids:
        if table not in self._ids:
            self._ids[table] = Ids(self._pen.connection, table, ahead=TOGETHER)
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
            if self._own or self._own_edits:
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


def is_gathering(session: Session) -> bool:
    """Tell whether what is done now is a part of a batch."""
    return session.info.get(_GATHERING) is not None


def fetch(session: Session, model: type[Any], row_id: int) -> Any:
    """Return a record by its id, or None."""
    gathered: Gathering | None = session.info.get(_GATHERING)
    return session.get(model, row_id) if gathered is None else gathered.fetch(model, row_id)


def before_edit(session: Session, row: Any) -> None:
    """Stand before a change of a record; a batch sees to it that none of them is lost."""
    gathered: Gathering | None = session.info.get(_GATHERING)
    if gathered is not None:
        gathered.before_edit(row)


def after_edit(session: Session, row: Any) -> int:
    """Write a changed record, with others where the session gathers; returns its version then."""
    gathered: Gathering | None = session.info.get(_GATHERING)
    if gathered is not None:
        return gathered.after_edit(row)
    session.flush()
    return int(row.version)


def written(session: Session, model: type[Any], row: Row) -> int:
    """Write a new record now; returns its id."""
    session.flush()
    table = cast(Table, model.__table__)
    whole = {**unsaid(table), **row}
    kept = pen_of(session).connection.execute(insert(table).returning(table.c.id), whole)
    return int(kept.scalar_one())


_PLACES = {table: place for place, table in enumerate(Base.metadata.sorted_tables)}
