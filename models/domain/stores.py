"""What is used up, counted and driven: spare parts, stocktakes, trips, fuel."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.domain.base import KEY, Base, Editable, partial_index
from models.rules.stock import CountScope, CountVerdict, MoveKind, OldFate


class Spare(Editable, Base):
    """A kind of spare part the store keeps (备品备件); ``stock`` can never be below nothing."""

    __tablename__ = "spare"
    __table_args__ = (CheckConstraint("stock >= 0", name="stock"),)

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    spec: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    shelf: Mapped[str] = mapped_column(default="")
    minimum: Mapped[int] = mapped_column(default=0)
    by_serial: Mapped[bool] = mapped_column(default=False)
    stock: Mapped[int] = mapped_column(default=0)
    archived_at: Mapped[datetime | None] = mapped_column(default=None)


class SpareMove(Editable, Base):
    """Parts that came in or went out (出入库); ``quantity`` is negative when they leave.

    Moves of one ``number`` stand on one slip. ``owes_old`` says that the old part has to come
    back for the new one (旧件换新件).
    """

    __tablename__ = "spare_move"
    __table_args__ = (
        Index(None, "spare_id", "moved_at"),
        Index(None, "ticket_id"),
        partial_index(
            "ix_spare_move_owing",
            "moved_at",
            where="owes_old AND old_back_at IS NULL",
        ),
    )

    spare_id: Mapped[int] = mapped_column(ForeignKey("spare.id"))
    kind: Mapped[MoveKind]
    quantity: Mapped[int]
    balance: Mapped[int]
    moved_at: Mapped[datetime]
    number: Mapped[str] = mapped_column(index=True, default="")
    batch: Mapped[str] = mapped_column(default="")
    serial: Mapped[str] = mapped_column(index=True, default="")
    technician_id: Mapped[int | None] = mapped_column(ForeignKey("technician.id"), default=None)
    crew_id: Mapped[int | None] = mapped_column(ForeignKey("crew.id"), default=None)
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), default=None)
    terminal_id: Mapped[int | None] = mapped_column(ForeignKey("terminal.id"), default=None)
    owes_old: Mapped[bool] = mapped_column(default=False)
    old_serial: Mapped[str] = mapped_column(default="")
    old_fate: Mapped[OldFate | None] = mapped_column(default=None)
    old_back_at: Mapped[datetime | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")


class Stocktake(Editable, Base):
    """One count of what is really there (盘点)."""

    __tablename__ = "stocktake"

    number: Mapped[str] = mapped_column(unique=True)
    scope: Mapped[CountScope]
    started_at: Mapped[datetime]
    counted_by: Mapped[str] = mapped_column(default="")
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")


class StocktakeLine(Editable, Base):
    """One code of a count: what the book says and what was found (盘点明细).

    ``expected`` is what the book said when the line was last counted, before that when the
    count began. ``subject_id`` is none for a code nobody registered; ``serials`` were read for
    its code, so that one read twice counts once.
    """

    __tablename__ = "stocktake_line"
    __table_args__ = (Index("uq_stocktake_line_code", "stocktake_id", "code", unique=True),)

    stocktake_id: Mapped[int] = mapped_column(ForeignKey("stocktake.id"))
    code: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    subject_id: Mapped[int | None] = mapped_column(KEY, default=None)
    expected: Mapped[int] = mapped_column(default=0)
    found: Mapped[int] = mapped_column(default=0)
    serials: Mapped[list[str]] = mapped_column(insert_default=list, default_factory=list)
    seen_at: Mapped[datetime | None] = mapped_column(default=None)
    verdict: Mapped[CountVerdict | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")


class Trip(Editable, Base):
    """One drive of a vehicle (出车记录), as a rule for a ticket."""

    __tablename__ = "trip"
    __table_args__ = (
        Index(None, "vehicle_id", "left_at"),
        partial_index(
            "uq_trip_out",
            "vehicle_id",
            unique=True,
            where="back_at IS NULL",
        ),
    )

    vehicle_id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"))
    left_at: Mapped[datetime]
    start_km: Mapped[int]
    number: Mapped[str] = mapped_column(default="")
    technician_id: Mapped[int | None] = mapped_column(ForeignKey("technician.id"), default=None)
    crew_id: Mapped[int | None] = mapped_column(ForeignKey("crew.id"), default=None)
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), index=True, default=None)
    route: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    back_at: Mapped[datetime | None] = mapped_column(default=None)
    end_km: Mapped[int | None] = mapped_column(default=None)
    incidents: Mapped[str] = mapped_column(default="")


class Refuel(Editable, Base):
    """Fuel taken (加油记录); ``amount`` is in yuan."""

    __tablename__ = "refuel"
    __table_args__ = (Index(None, "vehicle_id", "fuelled_at"),)

    vehicle_id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"))
    fuelled_at: Mapped[datetime]
    litres: Mapped[float]
    amount: Mapped[float] = mapped_column(default=0.0)
    odometer_km: Mapped[int] = mapped_column(default=0)
    technician_id: Mapped[int | None] = mapped_column(ForeignKey("technician.id"), default=None)
    station: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
