"""Talking to customers: phone visits, site visits, follow-up calls."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.domain.base import Base, Editable
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
