"""What is lent and what falls due: vehicles, instruments, loans, reservations."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.domain.base import KEY, Base, Editable, partial_index
from models.rules.terms import DueKind, InstrumentKind, ThingKind, ThingState


class Vehicle(Editable, Base):
    """A vehicle (车辆), own or leased."""

    __tablename__ = "vehicle"

    plate: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(default="")
    seats: Mapped[int] = mapped_column(default=5)
    ownership: Mapped[str] = mapped_column(default="")
    lease_ends_on: Mapped[date | None] = mapped_column(default=None)
    keeper_id: Mapped[int | None] = mapped_column(ForeignKey("technician.id"), default=None)
    crew_id: Mapped[int | None] = mapped_column(ForeignKey("crew.id"), index=True, default=None)
    state: Mapped[ThingState] = mapped_column(default=ThingState.IN_STORE)
    odometer_km: Mapped[int] = mapped_column(default=0)
    fuel_card: Mapped[str] = mapped_column(default="")
    accessories: Mapped[str] = mapped_column(default="", server_default="")
    archived_at: Mapped[datetime | None] = mapped_column(default=None)


class Instrument(Editable, Base):
    """A test instrument (仪表)."""

    __tablename__ = "instrument"

    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[InstrumentKind]
    name: Mapped[str]
    model: Mapped[str] = mapped_column(default="")
    maker: Mapped[str] = mapped_column(default="")
    serial: Mapped[str] = mapped_column(default="")
    keeper_id: Mapped[int | None] = mapped_column(ForeignKey("technician.id"), default=None)
    crew_id: Mapped[int | None] = mapped_column(ForeignKey("crew.id"), index=True, default=None)
    state: Mapped[ThingState] = mapped_column(default=ThingState.IN_STORE)
    accessories: Mapped[str] = mapped_column(default="")
    valid_until_on: Mapped[date | None] = mapped_column(default=None)
    archived_at: Mapped[datetime | None] = mapped_column(default=None)


class Calibration(Editable, Base):
    """One calibration of an instrument (校准) and how long it holds."""

    __tablename__ = "calibration"

    instrument_id: Mapped[int] = mapped_column(ForeignKey("instrument.id"), index=True)
    certificate_number: Mapped[str] = mapped_column(default="")
    body: Mapped[str] = mapped_column(default="")
    calibrated_on: Mapped[date]
    valid_until_on: Mapped[date]


class Due(Editable, Base):
    """Something that falls due on a vehicle, instrument or technician (到期事项).

    ``title`` tells an interval of the office's own from others of the same kind; it comes
    again ``every_months`` or ``every_km``, where these are set.
    """

    __tablename__ = "due"
    __table_args__ = (
        Index(None, "subject_kind", "subject_id"),
        partial_index(
            "ix_due_open",
            "due_on",
            where="done_at IS NULL",
        ),
    )

    subject_kind: Mapped[str]
    subject_id: Mapped[int] = mapped_column(KEY)
    kind: Mapped[DueKind]
    due_on: Mapped[date]
    due_km: Mapped[int | None] = mapped_column(default=None)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="", server_default="")
    every_months: Mapped[int | None] = mapped_column(default=None)
    every_km: Mapped[int | None] = mapped_column(default=None)


class Loan(Editable, Base):
    """A thing handed out and brought back (领用/归还); a thing is out only once at a time.

    ``accessories`` went along with it; ``missing`` are those that did not come back.
    """

    __tablename__ = "loan"
    __table_args__ = (
        partial_index(
            "uq_loan_out",
            "subject_kind",
            "subject_id",
            unique=True,
            where="returned_at IS NULL",
        ),
        Index(None, "ticket_id"),
    )

    subject_kind: Mapped[ThingKind]
    subject_id: Mapped[int] = mapped_column(KEY)
    technician_id: Mapped[int | None] = mapped_column(ForeignKey("technician.id"), default=None)
    crew_id: Mapped[int | None] = mapped_column(ForeignKey("crew.id"), index=True, default=None)
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), default=None)
    work_order_id: Mapped[int | None] = mapped_column(ForeignKey("work_order.id"), default=None)
    lent_at: Mapped[datetime]
    due_back_at: Mapped[datetime | None] = mapped_column(default=None)
    returned_at: Mapped[datetime | None] = mapped_column(default=None)
    condition: Mapped[str] = mapped_column(default="")
    overridden_by: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="", server_default="")
    accessories: Mapped[list[str]] = mapped_column(
        insert_default=list, default_factory=list, server_default="[]"
    )
    missing: Mapped[list[str]] = mapped_column(
        insert_default=list, default_factory=list, server_default="[]"
    )


class Reservation(Editable, Base):
    """A vehicle or instrument bound to a work order until released.

    The partial unique index makes double booking impossible on both engines: one
    unreleased reservation per thing.
    """

    __tablename__ = "reservation"
    __table_args__ = (
        partial_index(
            "uq_reservation_open",
            "subject_kind",
            "subject_id",
            unique=True,
            where="released_at IS NULL",
        ),
    )

    subject_kind: Mapped[ThingKind]
    subject_id: Mapped[int] = mapped_column(KEY)
    work_order_id: Mapped[int] = mapped_column(ForeignKey("work_order.id"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None] = mapped_column(default=None)
    released_at: Mapped[datetime | None] = mapped_column(default=None)
