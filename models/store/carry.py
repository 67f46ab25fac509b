"""Carries a whole office from one database to another, engine to engine, row for row.

A server's office is backed up into a SQLite file this way, and a file moves to a server.
"""

from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, insert, select, text, update

from models.domain import Base

SLICE = 1000


def carry(source: Connection, goal: Connection) -> int:
    """Copy every row into an empty office; returns how many. Both sides are in transactions."""
    if goal.dialect.name == "sqlite":
        goal.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    carried = sum(_carry_table(table, source, goal) for table in Base.metadata.sorted_tables)
    if goal.dialect.name == "postgresql":
        _move_sequences(goal)
    return carried


def _carry_table(table: Table, source: Connection, goal: Connection) -> int:
    """Copy one table; what points into the table itself is filled in afterwards."""
    inward = [key.parent.name for key in table.foreign_keys if key.column.table is table]
    goal.execute(table.delete())
    count = 0
    pointing: list[dict[str, Any]] = []
    rows = source.execute(select(table), execution_options={"yield_per": SLICE})
    for slice_ in rows.mappings().partitions():
        ready = [{**row, **dict.fromkeys(inward)} for row in slice_]
        goal.execute(insert(table), ready)
        count += len(ready)
        for name in inward:
            pointing += [{"own": row["id"], name: row[name]} for row in slice_ if row[name]]
    for name in inward:
        wanted = [{"own": one["own"], "to": one[name]} for one in pointing if name in one]
        if wanted:
            point = update(table).where(table.c.id == bindparam("own"))
            goal.execute(point.values({name: bindparam("to")}), wanted)
    return count


def _move_sequences(goal: Connection) -> None:
    """Let new rows be numbered after the carried ones."""
    for table in Base.metadata.sorted_tables:
        name = goal.execute(
            text("SELECT pg_get_serial_sequence(:table, :column)"),
            {"table": f'"{table.name}"', "column": next(iter(table.primary_key)).name},
        ).scalar()
        highest = goal.execute(select(func.max(next(iter(table.primary_key))))).scalar()
        if name is not None and highest is not None:
            goal.execute(text("SELECT setval(:name, :highest)"), {"name": name, "highest": highest})
