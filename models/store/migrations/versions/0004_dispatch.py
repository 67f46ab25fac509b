"""What dispatch needs of the tables: planned lengths, pins, steps to undo, alarms answered."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TERM = sa.String(24)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Let an order have a length and a pin; remember steps to undo and answers to alarms."""
    op.add_column("work_order", sa.Column("planned_minutes", sa.Integer(), nullable=True))
    op.create_table(
        "step_image",
        sa.Column("sequence", KEY, nullable=False, autoincrement=False),
        sa.Column("action_uid", sa.Uuid(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_step_image"),
    )
    op.create_table(
        "alarm_answer",
        sa.Column("id", KEY, nullable=False),
        sa.Column("ticket_id", KEY, nullable=False),
        sa.Column("limit_name", sa.String(24), nullable=False),
        sa.Column("level", sa.String(24), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("acknowledged_by", sa.Text(), nullable=False),
        sa.Column("acknowledged_at", MOMENT, nullable=True),
        sa.Column("snoozed_by", sa.Text(), nullable=False),
        sa.Column("snoozed_until", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alarm_answer"),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_alarm_answer_ticket_id"),
    )
    op.create_index(
        "uq_alarm_answer", "alarm_answer", ["ticket_id", "limit_name", "level"], unique=True
    )
    pin = sa.Column("pin", TERM, nullable=False, server_default="none")
    op.add_column("work_order", pin)
    op.add_column("work_order", sa.Column("window_from_at", MOMENT, nullable=True))
    op.add_column("work_order", sa.Column("window_to_at", MOMENT, nullable=True))
