"""What visits need: attempts, who calls whom, promises that are followed, recordings."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the tables and the columns."""
    columns: tuple[tuple[str, Any, str | None], ...] = (
        ("reason", sa.Text(), ""),
        ("running_normal", sa.Boolean(), None),
        ("attempts", sa.Integer(), "0"),
        ("next_call_at", MOMENT, None),
        ("handed_to", sa.Text(), ""),
        ("finished_at", MOMENT, None),
    )
    for name, kind, default in columns:
        _add("phone_visit", name, kind, default=default)
    columns = (
        ("purpose", sa.Text(), ""),
        ("topics", sa.Text(), None),
        ("running_normal", sa.Boolean(), None),
        ("next_visit_on", sa.Date(), None),
    )
    for name, kind, default in columns:
        _add("site_visit", name, kind, default=default)
    _attempts()
    _assignments()
    _undertakings()
    _recordings()


def _add(table: str, name: str, kind: Any, *, default: str | None) -> None:
    op.add_column(table, sa.Column(name, kind, nullable=default is None, server_default=default))


def _attempts() -> None:
    op.create_table(
        "call_attempt",
        _needed("id", KEY),
        _needed("phone_visit_id", KEY),
        sa.Column("contact_id", KEY),
        _needed("called_at", MOMENT),
        _needed("duration_seconds", sa.Integer()),
        _needed("caller", sa.Text()),
        _needed("outcome", sa.String(24)),
        _needed("window", sa.String(24)),
        _needed("note", sa.Text()),
        _needed("created_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_call_attempt"),
        _points("call_attempt", "phone_visit_id", "phone_visit.id"),
        _points("call_attempt", "contact_id", "contact.id"),
    )
    op.create_index("ix_call_attempt_phone_visit_id", "call_attempt", ["phone_visit_id"])
    op.create_index("ix_call_attempt_called_at", "call_attempt", ["called_at"])


def _assignments() -> None:
    op.create_table(
        "call_assignment",
        _needed("id", KEY),
        _needed("customer_id", KEY),
        _needed("caller", sa.Text()),
        _needed("version", sa.Integer()),
        _needed("created_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_call_assignment"),
        sa.UniqueConstraint("customer_id", name="uq_call_assignment_customer_id"),
        _points("call_assignment", "customer_id", "customer.id"),
    )


def _undertakings() -> None:
    op.create_table(
        "undertaking",
        _needed("id", KEY),
        _needed("customer_id", KEY),
        sa.Column("phone_visit_id", KEY),
        sa.Column("site_visit_id", KEY),
        _needed("what", sa.Text()),
        _needed("owner", sa.Text()),
        _needed("due_on", sa.Date()),
        sa.Column("done_at", MOMENT),
        _needed("result", sa.Text()),
        _needed("version", sa.Integer()),
        _needed("created_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_undertaking"),
        _points("undertaking", "customer_id", "customer.id"),
        _points("undertaking", "phone_visit_id", "phone_visit.id"),
        _points("undertaking", "site_visit_id", "site_visit.id"),
    )
    for column in ("customer_id", "phone_visit_id", "site_visit_id"):
        op.create_index(f"ix_undertaking_{column}", "undertaking", [column])
    still_open = sa.text("done_at IS NULL")
    op.create_index(
        "ix_undertaking_open_due",
        "undertaking",
        ["due_on"],
        sqlite_where=still_open,
        postgresql_where=still_open,
    )


def _recordings() -> None:
    op.create_table(
        "recording",
        _needed("id", KEY),
        _needed("phone_visit_id", KEY),
        _needed("sha256", sa.String(64)),
        _needed("file_name", sa.Text()),
        _needed("kept_as", sa.Text()),
        _needed("size_bytes", sa.Integer()),
        _needed("desk", sa.Text()),
        sa.Column("keep_until_on", sa.Date()),
        sa.Column("removed_at", MOMENT),
        _needed("version", sa.Integer()),
        _needed("created_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_recording"),
        _points("recording", "phone_visit_id", "phone_visit.id"),
    )
    op.create_index("ix_recording_phone_visit_id", "recording", ["phone_visit_id"])


def _needed(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=f"fk_{table}_{column}")
