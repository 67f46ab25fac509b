"""Trouble that comes in crowds, what is reported upwards, shifts handed over, spoilt paper."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.domain.base import Base, Editable, EnumText
from models.rules.crowd_terms import CrowdState, ReportStage, SharedNode
from models.rules.terms import EscalationLevel


class Crowd(Editable, Base):
    """What a dispatcher decided about reports that may be one trouble (批量申告).

    ``tickets`` are the numbers decided about; ``ticket_id`` is the ticket that stands for
    them, none where they were found not to belong together.
    """

    __tablename__ = "crowd"
    __table_args__ = (Index(None, "ticket_id"), Index(None, "decided_at"))

    shared: Mapped[SharedNode] = mapped_column(EnumText(SharedNode))
    place: Mapped[str]
    state: Mapped[CrowdState] = mapped_column(EnumText(CrowdState))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), default=None)
    triggered_at: Mapped[datetime]
    decided_at: Mapped[datetime]
    decided_by: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    tickets: Mapped[list[str]] = mapped_column(default_factory=list)


class Escalation(Editable, Base):
    """One report upwards (升级报备): first, further or last, of one ticket."""

    __tablename__ = "escalation"
    __table_args__ = (Index(None, "ticket_id"), Index(None, "reported_at"))

    number: Mapped[str] = mapped_column(unique=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    stage: Mapped[ReportStage] = mapped_column(EnumText(ReportStage))
    level: Mapped[EscalationLevel]
    cause_of_report: Mapped[str] = mapped_column(default="")
    recipients: Mapped[list[str]] = mapped_column(default_factory=list)
    receiver: Mapped[str] = mapped_column(default="")
    reporter: Mapped[str] = mapped_column(default="")
    found_at: Mapped[datetime]
    reported_at: Mapped[datetime]
    symptom: Mapped[str] = mapped_column(default="")
    scope: Mapped[str] = mapped_column(default="")
    cause: Mapped[str] = mapped_column(default="")
    progress: Mapped[str] = mapped_column(default="")
    expected_at: Mapped[datetime | None] = mapped_column(default=None)
    support: Mapped[str] = mapped_column(default="")
    explanation: Mapped[str] = mapped_column(default="")
    restored_at: Mapped[datetime | None] = mapped_column(default=None)


class Handover(Editable, Base):
    """One shift handed to the next (值班交接), with the list as it stood then."""

    __tablename__ = "handover"
    __table_args__ = (Index(None, "handed_over_at"),)

    number: Mapped[str] = mapped_column(unique=True)
    shift: Mapped[str] = mapped_column(default="")
    next_shift: Mapped[str] = mapped_column(default="")
    handed_over_at: Mapped[datetime]
    handed_over_by: Mapped[str] = mapped_column(default="")
    taken_over_by: Mapped[str] = mapped_column(default="")
    by_password: Mapped[bool] = mapped_column(default=False)
    on_duty: Mapped[list[str]] = mapped_column(default_factory=list)
    next_on_duty: Mapped[list[str]] = mapped_column(default_factory=list)
    listed: Mapped[dict[str, Any]]
    major_events: Mapped[str] = mapped_column(default="")
    major_reason: Mapped[str] = mapped_column(default="")
    notices: Mapped[str] = mapped_column(default="")
    left_over: Mapped[str] = mapped_column(default="")


class VoidPaper(Editable, Base):
    """A sheet spoilt or lost, taken off the list of those out (作废单据)."""

    __tablename__ = "void_paper"
    __table_args__ = (Index(None, "subject_number"),)

    form: Mapped[str] = mapped_column(default="")
    subject_number: Mapped[str]
    serial: Mapped[str] = mapped_column(default="")
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), default=None)
    voided_at: Mapped[datetime]
    voided_by: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
