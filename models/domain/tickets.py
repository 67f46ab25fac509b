"""The customer's affair with its clock, the papers crews take along, and their prints."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.domain.base import KEY, Base, Editable, EnumText, Kept, moment_of_action, partial_index
from models.rules.reasons import PinKind
from models.rules.states import TicketState
from models.rules.terms import (
    Channel,
    Liability,
    Locality,
    OrderState,
    Reach,
    RequestCategory,
    Satisfaction,
    Segment,
    Service,
    ServiceGrade,
    Severity,
    TicketKind,
)

_OPEN = "closed_at IS NULL"


class PaperState(StrEnum):
    """Whether the signed paper came back (工单回收)."""

    NONE = "none"
    PRINTED = "printed"
    RETURNED = "returned"


class Ticket(Editable, Base):
    """A customer's affair (工单). ``closed_at`` is set in every final state.

    ``due_at`` and ``next_mark_at`` are a projection the services recompute from the
    events after each one; nobody patches them.
    """

    __tablename__ = "ticket"
    __table_args__ = (
        partial_index(
            "ix_ticket_open_due",
            "due_at",
            "id",
            where=_OPEN,
        ),
        partial_index(
            "ix_ticket_open_mark",
            "next_mark_at",
            where=_OPEN,
        ),
        Index(None, "reported_at", "id"),
        Index(None, "customer_id", "reported_at"),
        Index(None, "crew_id", "reported_at", "id"),
        partial_index(
            "ix_ticket_open_circuit",
            "circuit_id",
            where=_OPEN,
        ),
        Index(None, "circuit_id", "reported_at"),
        partial_index(
            "uq_ticket_external",
            "external_source",
            "external_number",
            unique=True,
            where="external_number <> ''",
        ),
    )

    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[TicketKind] = mapped_column(default=TicketKind.FAULT)
    category: Mapped[RequestCategory] = mapped_column(default=RequestCategory.EQUIPMENT_FAULT)
    state: Mapped[TicketState] = mapped_column(default=TicketState.PENDING)
    previous_state: Mapped[TicketState | None] = mapped_column(default=None)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), default=None)
    customer_name: Mapped[str] = mapped_column(default="")
    circuit_id: Mapped[int | None] = mapped_column(ForeignKey("circuit.id"), default=None)
    circuit_number: Mapped[str] = mapped_column(default="")
    site_id: Mapped[int | None] = mapped_column(ForeignKey("site.id"), default=None)
    contact_name: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    service: Mapped[Service | None] = mapped_column(default=None)
    reach: Mapped[Reach | None] = mapped_column(default=None)
    grade: Mapped[ServiceGrade | None] = mapped_column(default=None)
    locality: Mapped[Locality] = mapped_column(default=Locality.URBAN)
    segment: Mapped[Segment | None] = mapped_column(default=None)
    town: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    symptom: Mapped[str] = mapped_column(default="")
    reporter: Mapped[str] = mapped_column(default="")
    channel: Mapped[Channel] = mapped_column(default=Channel.PHONE)
    external_source: Mapped[str] = mapped_column(default="")
    external_number: Mapped[str] = mapped_column(default="")
    severity: Mapped[Severity] = mapped_column(default=Severity.ORDINARY)
    first_recipient: Mapped[str] = mapped_column(default="")
    responsible: Mapped[str] = mapped_column(default="")
    reported_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None] = mapped_column(default=None)
    promise: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    norm_edition: Mapped[str] = mapped_column(default="")
    crew_id: Mapped[int | None] = mapped_column(ForeignKey("crew.id"), default=None)
    technician_id: Mapped[int | None] = mapped_column(ForeignKey("technician.id"), default=None)
    dispatched_at: Mapped[datetime | None] = mapped_column(default=None)
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    next_mark_at: Mapped[datetime | None] = mapped_column(default=None)
    restored_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    urges: Mapped[int] = mapped_column(default=0)
    repeats: Mapped[int] = mapped_column(default=0)
    reopened: Mapped[int] = mapped_column(default=0)
    sent_back: Mapped[int] = mapped_column(default=0)
    appointed_at: Mapped[datetime | None] = mapped_column(default=None)
    suspended_until: Mapped[datetime | None] = mapped_column(default=None)
    cause_code: Mapped[str] = mapped_column(default="")
    liability: Mapped[Liability | None] = mapped_column(default=None)
    process: Mapped[str] = mapped_column(default="")
    prevention: Mapped[str] = mapped_column(default="")
    satisfaction: Mapped[Satisfaction | None] = mapped_column(default=None)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), index=True, default=None)
    batch_uid: Mapped[UUID | None] = mapped_column(default=None)
    paper_state: Mapped[PaperState] = mapped_column(EnumText(PaperState), default=PaperState.NONE)
    last_sequence: Mapped[int] = mapped_column(KEY, default=0)


class WorkOrder(Editable, Base):
    """The paper a crew takes along (派工单): number is the ticket's with ``-P1`` and on."""

    __tablename__ = "work_order"
    __table_args__ = (
        Index("uq_work_order_sequence", "ticket_id", "sequence", unique=True),
        Index(None, "crew_id", "state"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    sequence: Mapped[int] = mapped_column(default=1)
    crew_id: Mapped[int] = mapped_column(ForeignKey("crew.id"))
    state: Mapped[OrderState] = mapped_column(default=OrderState.ISSUED)
    planned_at: Mapped[datetime | None] = mapped_column(default=None)
    planned_minutes: Mapped[int | None] = mapped_column(default=None)
    vehicle_id: Mapped[int | None] = mapped_column(ForeignKey("vehicle.id"), default=None)
    leader_id: Mapped[int | None] = mapped_column(ForeignKey("technician.id"), default=None)
    pin: Mapped[PinKind] = mapped_column(
        EnumText(PinKind), server_default="none", default=PinKind.NONE
    )
    window_from_at: Mapped[datetime | None] = mapped_column(default=None)
    window_to_at: Mapped[datetime | None] = mapped_column(default=None)
    lead: Mapped[bool] = mapped_column(default=True)
    task: Mapped[str] = mapped_column(default="")
    issued_at: Mapped[datetime]
    acknowledged_at: Mapped[datetime | None] = mapped_column(default=None)
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
    recalled_at: Mapped[datetime | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
    prints: Mapped[int] = mapped_column(default=0)


class Print(Kept, Base):
    """One printed copy (打印记录); append-only. Copy 2 and on is marked 补打."""

    __tablename__ = "print"
    __table_args__ = (
        Index("uq_print_copy", "form", "subject_number", "copy_number", unique=True),
        Index(None, "ticket_id"),
        Index(None, "work_order_id"),
        Index(None, "subject_kind", "subject_id"),
    )

    form: Mapped[str]
    form_version: Mapped[str] = mapped_column(default="")
    subject_number: Mapped[str]
    subject_kind: Mapped[str] = mapped_column(String(24), default="ticket")
    subject_id: Mapped[int | None] = mapped_column(KEY, default=None)
    work_order_id: Mapped[int | None] = mapped_column(ForeignKey("work_order.id"), default=None)
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), default=None)
    copy_number: Mapped[int] = mapped_column(default=1)
    printed_at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(default="")
    desk: Mapped[str] = mapped_column(default="")
    printer: Mapped[str] = mapped_column(default="")
    paper: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str] = mapped_column(String(64), default="")
    pages: Mapped[int] = mapped_column(default=1)
    copies: Mapped[int] = mapped_column(default=1)
    places: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
    document_sha256: Mapped[str | None] = mapped_column(ForeignKey("document.sha256"), default=None)


class Document(Base):
    """A file of record kept under its own digest (PDF of record, scans); append-only."""

    __tablename__ = "document"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str]
    mime: Mapped[str] = mapped_column(default="application/pdf")
    bytes: Mapped[bytes]
    created_at: Mapped[datetime] = mapped_column(insert_default=moment_of_action, init=False)
