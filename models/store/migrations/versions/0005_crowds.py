"""Crowds of reports, reports upwards, shifts handed over, spoilt paper, who looks after what."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
TERM = sa.String(24)


def _editable() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", KEY, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
    ]


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _moments(*names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, MOMENT, nullable=nullable) for name in names]


def _to_ticket(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=f"fk_{table}_ticket_id")


def upgrade() -> None:
    """Make the four tables, and say of every ticket who looks after it."""
    op.create_table(
        "crowd",
        *_editable(),
        sa.Column("shared", TERM, nullable=False),
        sa.Column("state", TERM, nullable=False),
        sa.Column("ticket_id", KEY, nullable=True),
        *_texts("place", "decided_by", "reason", "tickets"),
        *_moments("triggered_at", "decided_at"),
        sa.PrimaryKeyConstraint("id", name="pk_crowd"),
        _to_ticket("crowd"),
    )
    op.create_index("ix_crowd_ticket_id", "crowd", ["ticket_id"])
    op.create_index("ix_crowd_decided_at", "crowd", ["decided_at"])
    op.create_table(
        "escalation",
        *_editable(),
        sa.Column("ticket_id", KEY, nullable=False),
        sa.Column("stage", TERM, nullable=False),
        sa.Column("level", TERM, nullable=False),
        *_texts("number", "cause_of_report", "recipients", "receiver", "reporter"),
        *_texts("symptom", "scope", "cause", "progress", "support", "explanation"),
        *_moments("found_at", "reported_at"),
        *_moments("expected_at", "restored_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_escalation"),
        sa.UniqueConstraint("number", name="uq_escalation_number"),
        _to_ticket("escalation"),
    )
    op.create_index("ix_escalation_ticket_id", "escalation", ["ticket_id"])
    op.create_index("ix_escalation_reported_at", "escalation", ["reported_at"])
    op.create_table(
        "handover",
        *_editable(),
        *_texts("number", "shift", "next_shift", "handed_over_by", "taken_over_by"),
        *_texts("on_duty", "next_on_duty", "listed"),
        *_texts("major_events", "major_reason", "notices", "left_over"),
        sa.Column("by_password", sa.Boolean(), nullable=False),
        *_moments("handed_over_at"),
        sa.PrimaryKeyConstraint("id", name="pk_handover"),
        sa.UniqueConstraint("number", name="uq_handover_number"),
    )
    op.create_index("ix_handover_handed_over_at", "handover", ["handed_over_at"])
    op.create_table(
        "void_paper",
        *_editable(),
        *_texts("form", "subject_number", "serial", "voided_by", "reason"),
        sa.Column("ticket_id", KEY, nullable=True),
        *_moments("voided_at"),
        sa.PrimaryKeyConstraint("id", name="pk_void_paper"),
        _to_ticket("void_paper"),
    )
    op.create_index("ix_void_paper_subject_number", "void_paper", ["subject_number"])
    op.add_column("ticket", sa.Column("responsible", sa.Text(), nullable=False, server_default=""))
