"""What the roster needs: patterns that turn round, and shifts two people swap."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add both tables."""
    op.create_table(
        "roster_template",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("steps", sa.Text(), nullable=False),
        sa.Column("follows_calendar", sa.Boolean(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_roster_template"),
        sa.UniqueConstraint("name", name="uq_roster_template_name"),
    )
    op.create_table(
        "shift_swap",
        sa.Column("id", KEY, nullable=False),
        sa.Column("technician_id", KEY, nullable=False),
        sa.Column("day_on", sa.Date(), nullable=False),
        sa.Column("other_id", KEY, nullable=False),
        sa.Column("other_day_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["technician_id"], ["technician.id"], name="fk_shift_swap_technician_id"
        ),
        sa.ForeignKeyConstraint(["other_id"], ["technician.id"], name="fk_shift_swap_other_id"),
        sa.PrimaryKeyConstraint("id", name="pk_shift_swap"),
    )
    op.create_index("ix_shift_swap_technician_id", "shift_swap", ["technician_id"])
    op.create_index("ix_shift_swap_other_id", "shift_swap", ["other_id"])
