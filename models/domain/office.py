"""The office itself: who may sign in, its norms, settings, counters and imports."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.domain.base import KEY, Base, Editable, JsonText, Kept
from models.rules.terms import Role


class Office(Editable, Base):
    """The county maintenance office (县代维办公室); one row."""

    __tablename__ = "office"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    county: Mapped[str] = mapped_column(default="")
    contractor: Mapped[str] = mapped_column(default="")
    carrier: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    supervise_phone: Mapped[str] = mapped_column(default="")
    calendar_version: Mapped[str] = mapped_column(default="")
    demo: Mapped[bool] = mapped_column(default=False)


class Account(Editable, Base):
    """Somebody who may sign in (账号)."""

    __tablename__ = "account"

    name: Mapped[str] = mapped_column(unique=True)
    display_name: Mapped[str] = mapped_column(default="")
    role: Mapped[Role] = mapped_column(default=Role.DISPATCHER)
    password_hash: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)
    must_change: Mapped[bool] = mapped_column(default=False)
    failed_count: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None] = mapped_column(default=None)
    last_signed_in_at: Mapped[datetime | None] = mapped_column(default=None)
    technician_id: Mapped[int | None] = mapped_column(ForeignKey("technician.id"), default=None)


class NormOverlay(Kept, Base):
    """An office's own edition of the norms, laid over the shipped one; append-only."""

    __tablename__ = "norm_overlay"

    edition: Mapped[str] = mapped_column(unique=True)
    effective_on: Mapped[date]
    patch: Mapped[dict[str, Any]]
    actor: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class Setting(Editable, Base):
    """One office-wide setting."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(unique=True)
    value: Mapped[Any] = mapped_column(JsonText, nullable=True, default=None)


class Counter(Base):
    """The next free number of a kind on a day (单号计数)."""

    __tablename__ = "counter"

    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    day_on: Mapped[date] = mapped_column(primary_key=True)
    next: Mapped[int] = mapped_column(default=1)


class ImportBatch(Editable, Base):
    """One file brought in (导入批次), so that it can be taken back."""

    __tablename__ = "import_batch"

    uid: Mapped[UUID] = mapped_column(unique=True)
    kind: Mapped[str]
    file_name: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str] = mapped_column(String(64), default="")
    mapping: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    rows_total: Mapped[int] = mapped_column(default=0)
    rows_done: Mapped[int] = mapped_column(default=0)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)


class ImportedRow(Kept, Base):
    """Which record a row of a file became; its key makes a second import a no-op."""

    __tablename__ = "imported_row"
    __table_args__ = (
        Index("ix_imported_row_subject", "subject_kind", "subject_id"),
        Index("ix_imported_row_key", "key"),
    )

    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id"), index=True)
    key: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[int] = mapped_column(KEY)
    digest: Mapped[str] = mapped_column(String(64), default="")
