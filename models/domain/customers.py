"""Whom the office serves: customers, their contacts, sites, circuits and terminals."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.domain.base import KEY, Base, Editable
from models.rules.terms import (
    BoundarySide,
    CircuitState,
    Importance,
    Industry,
    Locality,
    Owner,
    Reach,
    Segment,
    Service,
    ServiceGrade,
    SpendBand,
    ValueClass,
)


class Customer(Editable, Base):
    """An enterprise customer (集团客户). ``office_hours`` holds am/pm start and end."""

    __tablename__ = "customer"
    __table_args__ = (
        Index(None, "name"),
        Index(None, "initials"),
        Index(None, "grade"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    search_key: Mapped[str] = mapped_column(default="")
    initials: Mapped[str] = mapped_column(default="")
    importance: Mapped[Importance] = mapped_column(default=Importance.COUNTY)
    industry: Mapped[Industry] = mapped_column(default=Industry.OTHER)
    spend_band: Mapped[SpendBand | None] = mapped_column(default=None)
    office_class: Mapped[str] = mapped_column(default="")
    value_class: Mapped[ValueClass | None] = mapped_column(default=None)
    grade: Mapped[ServiceGrade] = mapped_column(default=ServiceGrade.STANDARD)
    registered_name: Mapped[str] = mapped_column(default="")
    registered_address: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    locality: Mapped[Locality] = mapped_column(default=Locality.URBAN)
    address: Mapped[str] = mapped_column(default="")
    longitude: Mapped[float | None] = mapped_column(default=None)
    latitude: Mapped[float | None] = mapped_column(default=None)
    office_hours: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    account_manager: Mapped[str] = mapped_column(default="")
    responsible_crew_id: Mapped[int | None] = mapped_column(
        ForeignKey("crew.id"), index=True, default=None
    )
    contract_number: Mapped[str] = mapped_column(default="")
    contract_ends_on: Mapped[date | None] = mapped_column(default=None)
    premises_rules: Mapped[str] = mapped_column(default="")
    service_line: Mapped[str] = mapped_column(default="")
    private: Mapped[bool] = mapped_column(default=False)
    notes: Mapped[str] = mapped_column(default="")
    archived_at: Mapped[datetime | None] = mapped_column(default=None)


class Contact(Editable, Base):
    """Somebody at a customer. A change of person is a new row, the old one gets an end day.

    ``site_id`` says where they sit; ``office_hours`` are their own where these differ from
    the customer's. Neither it nor a terminal's segment has a foreign key or a default of the
    table: the columns came later.
    """

    __tablename__ = "contact"

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    name: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    phones: Mapped[list[str]] = mapped_column(insert_default=list, default_factory=list)
    phone_key: Mapped[str] = mapped_column(index=True, default="")
    preferred_window: Mapped[str] = mapped_column(default="")
    do_not_call: Mapped[bool] = mapped_column(default=False)
    valid_from_on: Mapped[date | None] = mapped_column(default=None)
    valid_to_on: Mapped[date | None] = mapped_column(default=None)
    site_id: Mapped[int | None] = mapped_column(KEY, default=None)
    office_hours: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    notes: Mapped[str] = mapped_column(default="")


class Site(Editable, Base):
    """A place of a customer where circuits end (A端/Z端)."""

    __tablename__ = "site"

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    name: Mapped[str]
    town: Mapped[str] = mapped_column(default="")
    locality: Mapped[Locality] = mapped_column(default=Locality.URBAN)
    address: Mapped[str] = mapped_column(default="")
    longitude: Mapped[float | None] = mapped_column(default=None)
    latitude: Mapped[float | None] = mapped_column(default=None)
    access_notes: Mapped[str] = mapped_column(default="")
    archived_at: Mapped[datetime | None] = mapped_column(default=None)


class Circuit(Editable, Base):
    """A leased line (专线). No grade of its own means the customer's counts."""

    __tablename__ = "circuit"
    __table_args__ = (Index(None, "room", "odf"), Index(None, "splitter"))

    number: Mapped[str] = mapped_column(unique=True)
    product_number: Mapped[str] = mapped_column(default="")
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    site_a_id: Mapped[int | None] = mapped_column(ForeignKey("site.id"), default=None)
    site_z_id: Mapped[int | None] = mapped_column(ForeignKey("site.id"), default=None)
    service: Mapped[Service] = mapped_column(default=Service.OTHER)
    reach: Mapped[Reach] = mapped_column(default=Reach.WITHIN_PROVINCE)
    grade: Mapped[ServiceGrade | None] = mapped_column(default=None)
    value_class: Mapped[ValueClass | None] = mapped_column(default=None)
    speed: Mapped[str] = mapped_column(default="")
    access: Mapped[str] = mapped_column(default="")
    segment: Mapped[Segment] = mapped_column(default=Segment.ENTERPRISE_ACCESS)
    room: Mapped[str] = mapped_column(default="")
    odf: Mapped[str] = mapped_column(default="")
    port: Mapped[str] = mapped_column(default="")
    splitter: Mapped[str] = mapped_column(default="")
    splitter_ratio: Mapped[str] = mapped_column(default="")
    core: Mapped[str] = mapped_column(default="")
    olt_port: Mapped[str] = mapped_column(default="")
    vlan: Mapped[str] = mapped_column(default="")
    ip: Mapped[str] = mapped_column(default="")
    gateway: Mapped[str] = mapped_column(default="")
    protected: Mapped[bool] = mapped_column(default=False)
    state: Mapped[CircuitState] = mapped_column(default=CircuitState.IN_SERVICE)
    opened_on: Mapped[date | None] = mapped_column(default=None)
    maintainer: Mapped[str] = mapped_column(default="")
    boundary_side: Mapped[BoundarySide] = mapped_column(default=BoundarySide.OUTER)
    baseline_dbm: Mapped[float | None] = mapped_column(default=None)
    baseline_on: Mapped[date | None] = mapped_column(default=None)
    notes: Mapped[str] = mapped_column(default="")
    archived_at: Mapped[datetime | None] = mapped_column(default=None)


class Terminal(Editable, Base):
    """A box at the customer's end of a circuit (客户端设备)."""

    __tablename__ = "terminal"

    circuit_id: Mapped[int] = mapped_column(ForeignKey("circuit.id"), index=True)
    kind: Mapped[str] = mapped_column(default="")
    brand: Mapped[str] = mapped_column(default="")
    model: Mapped[str] = mapped_column(default="")
    serial: Mapped[str] = mapped_column(index=True, default="")
    mac: Mapped[str] = mapped_column(default="")
    owner: Mapped[Owner] = mapped_column(default=Owner.CARRIER)
    location: Mapped[str] = mapped_column(default="")
    installed_on: Mapped[date | None] = mapped_column(default=None)
    warranty_ends_on: Mapped[date | None] = mapped_column(default=None)
    segment: Mapped[Segment | None] = mapped_column(default=None)
    boundary_side: Mapped[BoundarySide] = mapped_column(default=BoundarySide.OUTER)
    maintainer: Mapped[str] = mapped_column(default="")
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("terminal.id"), default=None)
