"""Rows as the driver takes them: values bound when they are told, written many at once.

SQLAlchemy binds every column of every row of a statement anew. A list of a hundred thousand
rows says most of them the same way: what nothing is said of is bound once for each table.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, TypeAlias, cast

from sqlalchemy import Connection, Table, insert
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.schema import CallableColumnDefault, Column, ScalarElementColumnDefault

from models.domain.base import WRITTEN, Moment

Bound: TypeAlias = list[Any]
_Bind: TypeAlias = Callable[[Any], Any]
CREATED = "created_at"  # said of every row: by its action, not by its table


@cache
def unsaid(table: Table) -> Mapping[str, Any]:
    """Return what a new row holds where nothing is said."""
    return {
        column.key: _default(column)
        for column in table.columns
        if not column.primary_key and column.key != CREATED
    }


def _default(column: Column[Any]) -> Any:
    stands = column.default
    if isinstance(stands, CallableColumnDefault):
        return cast(Callable[[None], Any], stands.arg)(None)  # an empty list: needs no context
    return stands.arg if isinstance(stands, ScalarElementColumnDefault) else None


class Shape:
    """How rows of one table are bound and written on one engine.

    ``numbered`` rows bring their ids; others are given theirs by the engine.
    """

    def __init__(self, table: Table, dialect: Dialect, *, numbered: bool) -> None:
        names = [c.key for c in table.columns if numbered or not c.primary_key]
        compiled = insert(table).compile(dialect=dialect, column_keys=names)
        order = compiled.positiontup or names
        self._statement, self._is_positional = compiled.string, bool(compiled.positiontup)
        self._places = {name: place for place, name in enumerate(order)}
        self._binds = [_bind(table.columns[name], dialect) for name in order]
        self._options = {WRITTEN: table.name}
        self._blank: Bound = [None] * len(order)
        self._blank = self.bound(unsaid(table))

    def bound(self, row: Mapping[str, Any]) -> Bound:
        """Return a row as the driver takes it; what it does not say is as it stands unsaid."""
        bound = self._blank.copy()
        places, binds = self._places, self._binds
        for name, value in row.items():
            place = places[name]
            bind = binds[place]
            bound[place] = value if bind is None else bind(value)
        return bound

    def write(self, connection: Connection, rows: Sequence[Bound]) -> None:
        """Write rows, all in one call of the driver."""
        if not rows:
            return
        told: list[Any] = (
            [tuple(row) for row in rows]
            if self._is_positional
            else [dict(zip(self._places, row, strict=True)) for row in rows]
        )
        connection.exec_driver_sql(self._statement, told, execution_options=self._options)


@lru_cache(maxsize=256)
def shape_of(table: Table, dialect: Dialect, *, numbered: bool = True) -> Shape:
    """Return how rows of a table are written; made once for each engine."""
    return Shape(table, dialect, numbered=numbered)


def _bind(column: Column[Any], dialect: Dialect) -> _Bind | None:
    """Return what binds a column's values; the moments of one action are bound once."""
    bind: _Bind | None = column.type.dialect_impl(dialect).bind_processor(dialect)
    if bind is not None and isinstance(column.type, Moment):
        return lru_cache(maxsize=64)(bind)
    return bind
