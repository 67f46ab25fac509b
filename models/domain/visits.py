"""Talking to customers: phone visits and their attempts, site visits, follow-up calls."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.domain.base import Base, Editable, Kept, partial_index
from models.rules.terms import CallOutcome, CallWindow, Satisfaction


class PhoneVisit(Editable, Base):
    """A courtesy call (电话拜访); the equipment is asked after before anything else."""

    __tablename__ = "phone_visit"
    __table_args__ = (
        Index(None, "customer_id", "planned_on"),
        Index(None, "planned_on"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None)
    planned_on: Mapped[date | None] = mapped_column(default=None)
    window: Mapped[CallWindow | None] = mapped_column(default=None)
    called_at: Mapped[datetime | None] = mapped_column(default=None)
    duration_seconds: Mapped[int] = mapped_column(default=0)
    caller: Mapped[str] = mapped_column(default="")
    outcome: Mapped[CallOutcome | None] = mapped_column(default=None)
    in_window: Mapped[bool | None] = mapped_column(default=None)
    equipment_confirmed: Mapped[str] = mapped_column(default="")
    satisfaction: Mapped[Satisfaction | None] = mapped_column(default=None)
    topics: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    promised: Mapped[str] = mapped_column(default="")
    promised_on: Mapped[date | None] = mapped_column(default=None)
    next_visit_on: Mapped[date | None] = mapped_column(default=None)
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), default=None)
    reason: Mapped[str] = mapped_column(default="")
    running_normal: Mapped[bool | None] = mapped_column(default=None)
    attempts: Mapped[int] = mapped_column(default=0)
    next_call_at: Mapped[datetime | None] = mapped_column(default=None)
    handed_to: Mapped[str] = mapped_column(default="")
    finished_at: Mapped[datetime | None] = mapped_column(default=None)


class CallAttempt(Kept, Base):
    """One time the customer was dialled (拨打记录); append-only."""

    __tablename__ = "call_attempt"
    __table_args__ = (Index(None, "called_at"),)

    phone_visit_id: Mapped[int] = mapped_column(ForeignKey("phone_visit.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None)
    called_at: Mapped[datetime]
    duration_seconds: Mapped[int] = mapped_column(default=0)
    caller: Mapped[str] = mapped_column(default="")
    outcome: Mapped[CallOutcome]
    window: Mapped[CallWindow]
    note: Mapped[str] = mapped_column(default="")


class CallAssignment(Editable, Base):
    """Who calls a customer (拜访分工)."""

    __tablename__ = "call_assignment"

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), unique=True)
    caller: Mapped[str] = mapped_column(default="")


class Undertaking(Editable, Base):
    """What was promised on the phone or has to be put right after a visit (承诺与整改)."""

    __tablename__ = "undertaking"
    __table_args__ = (
        partial_index(
            "ix_undertaking_open_due",
            "due_on",
            where="done_at IS NULL",
        ),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    phone_visit_id: Mapped[int | None] = mapped_column(
        ForeignKey("phone_visit.id"), index=True, default=None
    )
    site_visit_id: Mapped[int | None] = mapped_column(
        ForeignKey("site_visit.id"), index=True, default=None
    )
    what: Mapped[str]
    owner: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date]
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    result: Mapped[str] = mapped_column(default="")


class Recording(Editable, Base):
    """A sound file of a call (通话录音), kept beside the office's papers under its digest."""

    __tablename__ = "recording"

    phone_visit_id: Mapped[int] = mapped_column(ForeignKey("phone_visit.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    file_name: Mapped[str] = mapped_column(default="")
    kept_as: Mapped[str] = mapped_column(default="")
    size_bytes: Mapped[int] = mapped_column(default=0)
    desk: Mapped[str] = mapped_column(default="")
    keep_until_on: Mapped[date | None] = mapped_column(default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


class SiteVisit(Editable, Base):
    """A visit to a customer's premises (客户走访)."""

    __tablename__ = "site_visit"
    __table_args__ = (
        Index(None, "customer_id", "planned_on"),
        Index(None, "planned_on"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    site_id: Mapped[int | None] = mapped_column(ForeignKey("site.id"), default=None)
    planned_on: Mapped[date | None] = mapped_column(default=None)
    visited_at: Mapped[datetime | None] = mapped_column(default=None)
    left_at: Mapped[datetime | None] = mapped_column(default=None)
    visitors: Mapped[str] = mapped_column(default="")
    attendees: Mapped[str] = mapped_column(default="")
    checks: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    scores: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    opinion: Mapped[str] = mapped_column(default="")
    plan: Mapped[str] = mapped_column(default="")
    signed: Mapped[bool] = mapped_column(default=False)
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), default=None)
    purpose: Mapped[str] = mapped_column(default="")
    topics: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    running_normal: Mapped[bool | None] = mapped_column(default=None)
    next_visit_on: Mapped[date | None] = mapped_column(default=None)


class FollowUpCall(Editable, Base):
    """A call after a ticket was worked (回访); ``fixed`` is the customer's word."""

    __tablename__ = "follow_up_call"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    called_at: Mapped[datetime]
    caller: Mapped[str] = mapped_column(default="")
    outcome: Mapped[CallOutcome] = mapped_column(default=CallOutcome.CONNECTED)
    satisfaction: Mapped[Satisfaction | None] = mapped_column(default=None)
    comment: Mapped[str] = mapped_column(default="")
    fixed: Mapped[bool | None] = mapped_column(default=None)
