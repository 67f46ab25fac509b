"""What the dispatch board remembers beside the record: images of steps, answers to alarms."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.domain.base import KEY, Base, Editable


class StepImage(Base):
    """The rows one step of a ticket changed, before and after (步骤前像); what undo puts back.

    ``sequence`` is the step's event, ``action_uid`` the action it was part of. Swept when old.
    """

    __tablename__ = "step_image"

    sequence: Mapped[int] = mapped_column(KEY, primary_key=True, autoincrement=False)
    action_uid: Mapped[UUID]
    rows: Mapped[list[Any]] = mapped_column(insert_default=list, default_factory=list)


class AlarmAnswer(Editable, Base):
    """What somebody answered to an alarm (告警确认): seen, or remind me later.

    An alarm itself is computed: a ticket whose limit is nearly used up or past. It is a new
    one, with no answer yet, once the limit falls due at another moment.
    """

    __tablename__ = "alarm_answer"
    __table_args__ = (Index("uq_alarm_answer", "ticket_id", "limit_name", "level", unique=True),)

    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    limit_name: Mapped[str] = mapped_column(String(24))
    level: Mapped[str] = mapped_column(String(24))
    due_at: Mapped[datetime]
    acknowledged_by: Mapped[str] = mapped_column(default="")
    acknowledged_at: Mapped[datetime | None] = mapped_column(default=None)
    snoozed_by: Mapped[str] = mapped_column(default="")
    snoozed_until: Mapped[datetime | None] = mapped_column(default=None)
