"""The edition after ours, for tests: rebuilds a table, fills a column, adds and drops."""

import sqlalchemy as sa
from alembic import op

revision = "NEXT"
down_revision = "OURS"
branch_labels = None
depends_on = None


def upgrade():
    """Change everything a real migration changes."""
    with op.batch_alter_table("ticket", recreate="auto") as batch:
        batch.add_column(sa.Column("planted", sa.Text(), nullable=False, server_default="-"))
        batch.alter_column("symptom", new_column_name="complaint")
    op.execute("UPDATE ticket SET planted = number")
    op.create_table("planted", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO planted VALUES (1)")
    op.drop_index("ix_circuit_splitter", "circuit")
