"""Everything that ever happened, in one keyed chain that only grows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.domain.base import KEY, Base

GENESIS = "0" * 64


class Event(Base):
    """One thing that happened (事件). Written only by ``models.services.journal``.

    ``happened_at`` is when it counts, ``recorded_at`` when it was written; a late entry
    (补录) keeps both and a reason. ``hash`` covers every other column and ``prev_hash``.
    """

    __tablename__ = "event"
    __table_args__ = (Index(None, "subject_kind", "subject_id", "sequence"),)

    sequence: Mapped[int] = mapped_column(KEY, primary_key=True, autoincrement=False)
    uid: Mapped[UUID] = mapped_column(unique=True)
    happened_at: Mapped[datetime]
    recorded_at: Mapped[datetime]
    actor: Mapped[str]
    desk: Mapped[str]
    subject_kind: Mapped[str] = mapped_column(String(24))
    subject_id: Mapped[int | None] = mapped_column(KEY, default=None)
    subject: Mapped[str] = mapped_column(default="")
    verb: Mapped[str] = mapped_column(String(40))
    facts: Mapped[dict[str, Any]] = mapped_column(insert_default=dict, default_factory=dict)
    late_reason: Mapped[str | None] = mapped_column(default=None)
    prev_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class ChainHead(Base):
    """Where the chain ends; the row every writer locks. ``chain_id`` names the key file."""

    __tablename__ = "chain_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    chain_id: Mapped[UUID]
    sequence: Mapped[int] = mapped_column(KEY, default=0)
    hash: Mapped[str] = mapped_column(String(64), default=GENESIS)
    recorded_at: Mapped[datetime | None] = mapped_column(default=None)
