"""What stores needs of the tables: spare parts, counts, trips, fuel, own intervals."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
TERM = sa.String(24)


def upgrade() -> None:
    """Make the tables of the store, and the columns older tables lacked."""
    _spares()
    _counts()
    _driving()
    _columns()


def _table(name: str, *parts: Any, points: dict[str, str] | None = None) -> None:
    op.create_table(
        name,
        sa.Column("id", KEY, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        *(
            sa.ForeignKeyConstraint([column], [to], name=f"fk_{name}_{column}")
            for column, to in (points or {}).items()
        ),
    )


def _need(kind: Any, *names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=False) for name in names]


def _may(kind: Any, *names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=True) for name in names]


def _partial(name: str, table: str, column: str, *, where: str, unique: bool) -> None:
    told = sa.text(where)
    op.create_index(name, table, [column], unique=unique, sqlite_where=told, postgresql_where=told)


def _spares() -> None:
    _table(
        "spare",
        *_need(sa.Text(), "code", "name", "spec", "unit", "shelf"),
        *_need(sa.Integer(), "minimum", "stock"),
        *_need(sa.Boolean(), "by_serial"),
        *_may(MOMENT, "archived_at"),
        sa.UniqueConstraint("code", name="uq_spare_code"),
        sa.CheckConstraint("stock >= 0", name="ck_spare_stock"),
    )
    _table(
        "spare_move",
        *_need(KEY, "spare_id"),
        *_need(TERM, "kind"),
        *_need(sa.Integer(), "quantity", "balance"),
        *_need(MOMENT, "moved_at"),
        *_need(sa.Text(), "number", "batch", "serial", "old_serial", "reason"),
        *_may(KEY, "technician_id", "crew_id", "ticket_id", "terminal_id"),
        *_need(sa.Boolean(), "owes_old"),
        *_may(TERM, "old_fate"),
        *_may(MOMENT, "old_back_at"),
        points={
            "spare_id": "spare.id",
            "technician_id": "technician.id",
            "crew_id": "crew.id",
            "ticket_id": "ticket.id",
            "terminal_id": "terminal.id",
        },
    )
    op.create_index("ix_spare_move_spare_id_moved_at", "spare_move", ["spare_id", "moved_at"])
    op.create_index("ix_spare_move_ticket_id", "spare_move", ["ticket_id"])
    op.create_index("ix_spare_move_number", "spare_move", ["number"])
    op.create_index("ix_spare_move_serial", "spare_move", ["serial"])
    owing = "owes_old AND old_back_at IS NULL"
    _partial("ix_spare_move_owing", "spare_move", "moved_at", where=owing, unique=False)


def _counts() -> None:
    _table(
        "stocktake",
        *_need(sa.Text(), "number", "counted_by", "note"),
        *_need(TERM, "scope"),
        *_need(MOMENT, "started_at"),
        *_may(MOMENT, "closed_at"),
        sa.UniqueConstraint("number", name="uq_stocktake_number"),
    )
    _table(
        "stocktake_line",
        *_need(KEY, "stocktake_id"),
        *_need(sa.Text(), "code", "name", "serials", "note"),
        *_may(KEY, "subject_id"),
        *_need(sa.Integer(), "expected", "found"),
        *_may(MOMENT, "seen_at"),
        *_may(TERM, "verdict"),
        points={"stocktake_id": "stocktake.id"},
    )
    op.create_index(
        "uq_stocktake_line_code", "stocktake_line", ["stocktake_id", "code"], unique=True
    )


def _driving() -> None:
    _table(
        "trip",
        *_need(KEY, "vehicle_id"),
        *_need(MOMENT, "left_at"),
        *_need(sa.Integer(), "start_km"),
        *_need(sa.Text(), "number", "route", "purpose", "incidents"),
        *_may(KEY, "technician_id", "crew_id", "ticket_id"),
        *_may(MOMENT, "back_at"),
        *_may(sa.Integer(), "end_km"),
        points={
            "vehicle_id": "vehicle.id",
            "technician_id": "technician.id",
            "crew_id": "crew.id",
            "ticket_id": "ticket.id",
        },
    )
    op.create_index("ix_trip_vehicle_id_left_at", "trip", ["vehicle_id", "left_at"])
    op.create_index("ix_trip_ticket_id", "trip", ["ticket_id"])
    _partial("uq_trip_out", "trip", "vehicle_id", where="back_at IS NULL", unique=True)
    _table(
        "refuel",
        *_need(KEY, "vehicle_id"),
        *_need(MOMENT, "fuelled_at"),
        *_need(sa.Float(), "litres", "amount"),
        *_need(sa.Integer(), "odometer_km"),
        *_may(KEY, "technician_id"),
        *_need(sa.Text(), "station", "note"),
        points={"vehicle_id": "vehicle.id", "technician_id": "technician.id"},
    )
    op.create_index("ix_refuel_vehicle_id_fuelled_at", "refuel", ["vehicle_id", "fuelled_at"])


def _columns() -> None:
    """Add to older tables; SQLite adds no foreign key afterwards, so none here has one."""
    for table, name, kind in (
        ("due", "every_months", sa.Integer()),
        ("due", "every_km", sa.Integer()),
        ("contact", "site_id", KEY),
        ("contact", "office_hours", sa.Text()),
        ("terminal", "segment", TERM),
    ):
        op.add_column(table, sa.Column(name, kind, nullable=True))
    for table, name, empty in (
        ("due", "title", ""),
        ("vehicle", "accessories", ""),
        ("loan", "number", ""),
        ("loan", "accessories", "[]"),
        ("loan", "missing", "[]"),
    ):
        op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=empty))
