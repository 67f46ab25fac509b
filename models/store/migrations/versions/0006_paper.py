"""What paper needs of the tables."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
TEXTS = "source code number form reason filed_by"


def upgrade() -> None:
    """Let a print be about anything, and let scanned pages be filed."""
    kind = sa.Column("subject_kind", sa.String(24), nullable=False, server_default="ticket")
    op.add_column("print", kind)
    op.add_column("print", sa.Column("subject_id", KEY, nullable=True))
    op.add_column("print", sa.Column("copies", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("print", sa.Column("places", sa.Text(), nullable=True))
    op.execute("UPDATE print SET subject_id = ticket_id")
    op.create_index("ix_print_subject_kind_subject_id", "print", ["subject_kind", "subject_id"])
    op.create_table(
        "scanned_page",
        sa.Column("id", KEY, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in TEXTS.split()),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("copy_number", sa.Integer(), nullable=False),
        sa.Column("sheet_page", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document_sha256", sa.String(64), nullable=False),
        sa.Column("print_id", KEY, nullable=True),
        sa.Column("ticket_id", KEY, nullable=True),
        sa.Column("empty_boxes", sa.Text(), nullable=True),
        sa.Column("filed_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_scanned_page"),
        sa.UniqueConstraint("document_sha256", name="uq_scanned_page_document_sha256"),
        *(
            sa.ForeignKeyConstraint([column], [to], name=f"fk_scanned_page_{column}")
            for column, to in (
                ("document_sha256", "document.sha256"),
                ("print_id", "print.id"),
                ("ticket_id", "ticket.id"),
            )
        ),
    )
    for column in ("state", "print_id", "ticket_id"):
        op.create_index(f"ix_scanned_page_{column}", "scanned_page", [column])
