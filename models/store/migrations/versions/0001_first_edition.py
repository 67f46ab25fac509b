"""Every table of the first edition, as ``first_edition.toml`` lists them.

Neither takes anything from the mapped classes: those move on, this stays.
"""

import tomllib
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

LISTED = Path(__file__).parent.parent / "first_edition.toml"
KINDS: dict[str, Any] = {
    "key": sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
    "number": sa.Integer(),
    "real": sa.Float(),
    "flag": sa.Boolean(),
    "text": sa.Text(),
    "json": sa.Text(),
    "short": sa.String(8),
    "term": sa.String(24),
    "verb": sa.String(40),
    "digest": sa.String(64),
    "uid": sa.Uuid(),
    "day": sa.Date(),
    "moment": sa.DateTime(timezone=True),
    "bytes": sa.LargeBinary(),
}
COUNTED_BY_US = {"event", "chain_head", "counter", "document"}


def upgrade() -> None:
    """Make every table with its indexes."""
    for table, listed in tomllib.loads(LISTED.read_text(encoding="utf-8")).items():
        op.create_table(table, *_columns(table, listed), *_constraints(table, listed))
        for name, index in listed.get("index", {}).items():
            where = sa.text(index["where"]) if "where" in index else None
            op.create_index(
                name,
                table,
                index["on"].split(),
                unique=index.get("unique", False),
                sqlite_where=where,
                postgresql_where=where,
            )


def _columns(table: str, listed: dict[str, Any]) -> list[sa.Column[Any]]:
    return [
        sa.Column(
            name,
            KINDS[kind.rstrip("?")],
            nullable=kind.endswith("?"),
            autoincrement=False if table in COUNTED_BY_US else "auto",
        )
        for kind, names in listed["columns"].items()
        for name in names.split()
    ]


def _constraints(table: str, listed: dict[str, Any]) -> list[sa.Constraint]:
    primary = sa.PrimaryKeyConstraint(*listed["primary"], name=f"pk_{table}")
    unique = [
        sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")
        for columns in listed.get("unique", [])
    ]
    points = [
        sa.ForeignKeyConstraint([column], [to], name=f"fk_{table}_{column}")
        for column, to in listed.get("points", {}).items()
    ]
    return [primary, *unique, *points]
