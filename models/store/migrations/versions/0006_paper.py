"""What paper needs of the tables."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Let a print be about anything, not only a ticket."""
    kind = sa.Column("subject_kind", sa.String(24), nullable=False, server_default="ticket")
    op.add_column("print", kind)
    op.add_column("print", sa.Column("subject_id", KEY, nullable=True))
    op.execute("UPDATE print SET subject_id = ticket_id")
    op.create_index("ix_print_subject_kind_subject_id", "print", ["subject_kind", "subject_id"])
