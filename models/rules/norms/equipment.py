"""How many people, vehicles and instruments an office needs, and what must be in date."""

from typing import Annotated, Literal

from models.rules.norms.kit import (
    Count,
    Limit,
    Positive,
    Source,
    Table,
    Text,
    Words,
    every,
    norm,
)
from models.rules.terms import CertificateKind, DueKind, InstrumentKind, NormSource

Per = Literal["grid", "crew", "shift", "office", "two_crews"]


@norm
class Quota(Words):
    """At least so many of a thing for each grid, crew, shift or office (配置标准)."""

    quantity: Positive
    per: Per
    instrument: InstrumentKind | None = None
    source: NormSource
    note: str = ""


@norm
class CompanyClass:
    """What a contractor's class of qualification asks for, cable specialism (资质等级)."""

    each_instrument: Count
    gps: Count
    vehicles: Count
    source: NormSource
    note: str = ""


@norm
class CableAnchors:
    """Quantities and quality per 1,000 km of cable route."""

    each_instrument: Count
    gps: Count
    vehicles: Count
    further_share: Annotated[float, Count]
    technicians: Count
    trouble_hours_trunk: Count
    trouble_hours_local: Count
    faults_trunk: Count
    faults_local: Count
    handling_trunk: Limit
    handling_local: Limit
    source: NormSource
    note: str = ""


@norm
class CalibrationRule:
    """How long a calibration or a function check holds (校准周期)."""

    months: Positive
    certificate: bool
    reference: str = ""
    source: NormSource
    note: str = ""


@norm
class CertificateRule:
    """How long a certificate holds and how often it is reviewed (有效期、复审)."""

    valid_years: Positive | None = None
    review_years: Positive | None = None
    job: Literal["electrical", "climbing", "driving", "any", "none"]
    source: NormSource
    note: str = ""


@norm
class DueRule:
    """What falls due on a vehicle: after so many months, or so many kilometres."""

    months: Positive | None = None
    kilometres: Positive | None = None
    source: NormSource
    note: str = ""


@norm
class ReminderNorms:
    """How many days ahead a due date is announced; lending past it needs a supervisor."""

    days: tuple[Count, ...]
    lend_past_due_needs_supervisor: bool
    rented_vehicle_months: Positive
    source: NormSource
    note: str = ""


@norm
class EquipmentNorms:
    """Quotas, calibrations, certificates, dues."""

    source: Source
    quotas: Table[Text, Quota]
    company_classes: Table[Text, CompanyClass]
    cable: CableAnchors
    calibrations: Annotated[Table[InstrumentKind, CalibrationRule], every(InstrumentKind)]
    certificates: Annotated[Table[CertificateKind, CertificateRule], every(CertificateKind)]
    dues: Table[DueKind, DueRule]
    reminders: ReminderNorms
