"""Who does the work: crews, their technicians, papers, shifts and absences."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.domain.base import KEY, Base, Editable
from models.rules.terms import CertificateKind, LeaveState, ShiftKind


class Crew(Editable, Base):
    """A maintenance crew (代维班组).

    ``default_vehicle_id`` has no foreign key: crews and vehicles point at each other, and
    SQLite cannot add a constraint afterwards.
    """

    __tablename__ = "crew"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    base_town: Mapped[str] = mapped_column(default="")
    zone: Mapped[str] = mapped_column(default="")
    towns: Mapped[list[str]] = mapped_column(insert_default=list, default_factory=list)
    skills: Mapped[list[str]] = mapped_column(insert_default=list, default_factory=list)
    segments: Mapped[list[str]] = mapped_column(insert_default=list, default_factory=list)
    state: Mapped[str] = mapped_column(default="active")
    default_vehicle_id: Mapped[int | None] = mapped_column(KEY, default=None)
    longitude: Mapped[float | None] = mapped_column(default=None)
    latitude: Mapped[float | None] = mapped_column(default=None)
    archived_at: Mapped[datetime | None] = mapped_column(default=None)


class Technician(Editable, Base):
    """A person of a crew (装维人员); ``role`` is leader, member or driver."""

    __tablename__ = "technician"

    number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    crew_id: Mapped[int | None] = mapped_column(ForeignKey("crew.id"), index=True, default=None)
    role: Mapped[str] = mapped_column(default="member")
    phone: Mapped[str] = mapped_column(default="")
    employment: Mapped[str] = mapped_column(default="")
    driving_class: Mapped[str] = mapped_column(default="")
    skills: Mapped[list[str]] = mapped_column(insert_default=list, default_factory=list)
    badge_number: Mapped[str] = mapped_column(default="")
    emergency_contact: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)
    archived_at: Mapped[datetime | None] = mapped_column(default=None)


class Certificate(Editable, Base):
    """A paper a technician holds (证件), with review and expiry days."""

    __tablename__ = "certificate"

    technician_id: Mapped[int] = mapped_column(ForeignKey("technician.id"), index=True)
    kind: Mapped[CertificateKind]
    number: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None] = mapped_column(default=None)
    review_due_on: Mapped[date | None] = mapped_column(default=None)
    expires_on: Mapped[date | None] = mapped_column(default=None)


class Shift(Editable, Base):
    """One shift of a crew or of one technician (班次)."""

    __tablename__ = "shift"
    __table_args__ = (
        Index(None, "day_on", "crew_id"),
        Index(None, "technician_id", "day_on"),
    )

    crew_id: Mapped[int] = mapped_column(ForeignKey("crew.id"))
    technician_id: Mapped[int | None] = mapped_column(ForeignKey("technician.id"), default=None)
    day_on: Mapped[date]
    kind: Mapped[ShiftKind]
    starts_at: Mapped[datetime | None] = mapped_column(default=None)
    ends_at: Mapped[datetime | None] = mapped_column(default=None)


class Leave(Editable, Base):
    """An absence asked for and decided (请假)."""

    __tablename__ = "leave"

    technician_id: Mapped[int] = mapped_column(ForeignKey("technician.id"), index=True)
    kind: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    approved_by: Mapped[str] = mapped_column(default="")
    state: Mapped[LeaveState] = mapped_column(default=LeaveState.ASKED)
    reason: Mapped[str] = mapped_column(default="")


class RosterTemplate(Editable, Base):
    """A pattern of shifts that turns round (轮班模板): a step a day, then from the first again.

    One that ``follows_calendar`` rests its day shifts on days off and works make-up days.
    """

    __tablename__ = "roster_template"

    name: Mapped[str] = mapped_column(unique=True)
    steps: Mapped[list[str]] = mapped_column(insert_default=list, default_factory=list)
    follows_calendar: Mapped[bool] = mapped_column(default=False)
    archived_at: Mapped[datetime | None] = mapped_column(default=None)


class ShiftSwap(Editable, Base):
    """Two technicians who want each other's shifts (调班): one's of a day for the other's."""

    __tablename__ = "shift_swap"

    technician_id: Mapped[int] = mapped_column(ForeignKey("technician.id"), index=True)
    day_on: Mapped[date]
    other_id: Mapped[int] = mapped_column(ForeignKey("technician.id"), index=True)
    other_day_on: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")
    state: Mapped[LeaveState] = mapped_column(default=LeaveState.ASKED)
    decided_by: Mapped[str] = mapped_column(default="")


class Avoidance(Editable, Base):
    """A technician kept away from a customer after a dispute (当事人回避)."""

    __tablename__ = "avoidance"

    technician_id: Mapped[int] = mapped_column(ForeignKey("technician.id"), index=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    reason: Mapped[str] = mapped_column(default="")
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), default=None)
    lifted_at: Mapped[datetime | None] = mapped_column(default=None)
